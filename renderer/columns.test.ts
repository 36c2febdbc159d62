import { describe, expect, it } from 'vitest';
import { columnsFor, usualDetails, usualSidebar } from './columns.ts';

const open = { detailsOpen: true };
const listIn = (width: number, layout = open as Parameters<typeof columnsFor>[1]) => {
  const { sidebar, details } = columnsFor(width, layout);
  return width - sidebar - details;
};

describe('columnsFor', () => {
  it.each([
    [520, 'over'],
    [900, 'over'],
    [1000, 'beside'],
    [1280, 'beside'],
    [1920, 'beside'],
  ] as const)('puts the details of a window of %i px %s the list', (width, placement) => {
    expect(columnsFor(width, open).placement).toBe(placement);
  });

  it('makes room beside the list where the sidebar is narrow', () => {
    expect(columnsFor(910, { ...open, sidebarWidth: 190 }).placement).toBe('beside');
  });

  it('has usual widths until a divider was moved, and those it was moved to afterwards', () => {
    expect(columnsFor(1280, open)).toMatchObject({ sidebar: usualSidebar(1280), details: usualDetails(1280) });
    const moved = { ...open, sidebarWidth: 240, detailsWidth: 400 };
    expect(columnsFor(1280, moved)).toMatchObject({ sidebar: 240, details: 400 });
  });

  it.each([1000, 1120, 1280, 1920])('never leaves the list less than it needs (%i px)', (width) => {
    for (const sidebarWidth of [0, 300, 5000]) {
      for (const detailsWidth of [0, 300, 5000]) {
        const layout = { ...open, sidebarWidth, detailsWidth };
        const { placement, sidebar, details, sidebarRange, detailsRange } = columnsFor(width, layout);
        expect(sidebar).toBeLessThanOrEqual(sidebarRange.max);
        if (placement === 'over') continue;
        expect(listIn(width, layout)).toBeGreaterThanOrEqual(420);
        expect(details).toBeGreaterThanOrEqual(detailsRange.min);
        expect(details).toBeLessThanOrEqual(detailsRange.max);
      }
    }
  });

  it('does not let the sidebar push open details over the list, and does where they are closed', () => {
    const { sidebar, sidebarRange } = columnsFor(1000, open);
    const pushed = columnsFor(1000, { ...open, sidebarWidth: sidebarRange.max });
    expect(pushed.placement).toBe('beside');
    expect(pushed.sidebar).toBeGreaterThanOrEqual(sidebar);
    expect(columnsFor(1000, { detailsOpen: false }).sidebarRange.max).toBe(400);
  });

  it('fits what lies over the list into the smallest window', () => {
    const { sidebar, details } = columnsFor(320, open);
    expect(sidebar).toBe(61);
    expect(details).toBe(320 - 61);
  });
});
