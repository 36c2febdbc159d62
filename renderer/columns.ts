/** How the main window is divided into sessions, list and details. Pure. */
import type { WindowLayout } from '../shared/model.ts';

/** Where dividers were moved to in this run. */
export type MovedWidths = Pick<WindowLayout, 'sidebarWidth' | 'detailsWidth'>;

type Range = { readonly min: number; readonly max: number };

export type Columns = {
  readonly sidebar: number;
  readonly sidebarRange: Range;
  /** Of the pane with the details of a role, whether it is open or not. */
  readonly details: number;
  readonly detailsRange: Range;
  /** Over the list where both do not fit side by side. */
  readonly placement: 'beside' | 'over';
};

const listLeast = 420;
const sidebarLeast = 184;
const sidebarMost = 400;
/** What it may have in the narrowest window that shows its words. */
const sidebarNarrow = 208;
const detailsLeast = 288;
const detailsMost = 560;
const overWidth = 340;

/** So narrow that the sidebar shows rings alone. */
export const railBelow = 520;
const railWidth = 61;

const clamp = (value: number, { min, max }: Range): number => Math.round(Math.min(Math.max(value, min), max));

export const usualSidebar = (windowWidth: number): number =>
  clamp(windowWidth * 0.28, { min: sidebarNarrow, max: 272 });

export const usualDetails = (windowWidth: number): number => clamp(windowWidth * 0.26, { min: detailsLeast, max: 344 });

/** Widths that fit the window, as near to the wanted ones as they can be: the list gives way last. */
export const columnsFor = (
  windowWidth: number,
  { sidebarWidth = usualSidebar(windowWidth), detailsWidth = usualDetails(windowWidth), detailsOpen }: WindowLayout,
): Columns => {
  const isRail = windowWidth < railBelow;
  const withoutDetails = Math.max(sidebarNarrow, Math.min(sidebarMost, windowWidth - listLeast));
  const wanted = isRail ? railWidth : clamp(sidebarWidth, { min: sidebarLeast, max: withoutDetails });
  const fits = windowWidth - wanted - listLeast >= detailsLeast;
  if (!fits) {
    const over = Math.min(overWidth, windowWidth - wanted);
    return {
      sidebar: wanted,
      sidebarRange: { min: sidebarLeast, max: withoutDetails },
      details: over,
      detailsRange: { min: over, max: over },
      placement: 'over',
    };
  }
  const detailsRange = { min: detailsLeast, max: Math.min(detailsMost, windowWidth - wanted - listLeast) };
  const details = clamp(detailsWidth, detailsRange);
  const most = detailsOpen ? Math.min(sidebarMost, windowWidth - details - listLeast) : withoutDetails;
  return {
    sidebar: wanted,
    sidebarRange: { min: sidebarLeast, max: Math.max(sidebarLeast, most) },
    details,
    detailsRange,
    placement: 'beside',
  };
};
