/** Where the quick-pick stands on a screen. Pure. */
type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

type Size = { readonly width: number; readonly height: number };

const pickSize: Size = { width: 640, height: 420 };
const signSize: Size = { width: 420, height: 64 };

/** Of the room above and below it, what is above: a little over the middle is where people look. */
const roomAbove = 0.38;
/** Between the sign and the lower edge of the screen. */
const belowSign = 48;

const fitting = (size: Size, zoom: number, area: Area): Size => ({
  width: Math.min(Math.round(size.width * zoom), area.width),
  height: Math.min(Math.round(size.height * zoom), area.height),
});

const centered = (area: Area, width: number): number => Math.round(area.x + (area.width - width) / 2);

/** As large as the text in it, as far as the screen goes. */
export const quickPickPlace = (area: Area, zoom = 1): Area => {
  const { width, height } = fitting(pickSize, zoom, area);
  return { x: centered(area, width), y: Math.round(area.y + (area.height - height) * roomAbove), width, height };
};

/** The place of the sign that says what was copied: at the foot of the screen, out of the way. */
export const copiedSignPlace = (area: Area, zoom = 1): Area => {
  const { width, height } = fitting(signSize, zoom, area);
  const y = Math.max(area.y, area.y + area.height - height - belowSign);
  return { x: centered(area, width), y, width, height };
};
