/** Where the main window was left, and whether that place still exists. */
export type WindowPlace = {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
};

type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export const smallestWindow = { width: 720, height: 480 };

const firstPlace: WindowPlace = { width: 1120, height: 740, maximized: false };

// So much of the window must be within reach on some screen, or it goes back to the middle.
const graspable = { width: 120, height: 60 };

const overlap = (start: number, length: number, otherStart: number, otherLength: number): number =>
  Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart);

/** The place to open at: as it was left, unless its screen is gone, and never larger than the largest screen. */
export const reachablePlace = (left: WindowPlace | undefined, screens: readonly Area[]): WindowPlace => {
  const { x, y, ...size } = left ?? firstPlace;
  const width = Math.max(smallestWindow.width, Math.min(size.width, ...screens.map((screen) => screen.width)));
  const height = Math.max(smallestWindow.height, Math.min(size.height, ...screens.map((screen) => screen.height)));
  const reachable =
    x !== undefined &&
    y !== undefined &&
    screens.some(
      (screen) =>
        overlap(x, width, screen.x, screen.width) >= graspable.width &&
        y >= screen.y &&
        overlap(y, height, screen.y, screen.height) >= graspable.height,
    );
  return { width, height, maximized: size.maximized, ...(reachable ? { x, y } : {}) };
};
