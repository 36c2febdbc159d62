import { describe, expect, it } from 'vitest';
import { reachablePlace } from './window-place.ts';

const laptop = { x: 0, y: 0, width: 1440, height: 900 };
const beside = { x: 1440, y: 0, width: 1920, height: 1080 };
const left = { x: 1600, y: 100, width: 1000, height: 700, maximized: false };

describe('reachablePlace', () => {
  it('opens where the window was left', () => {
    expect(reachablePlace(left, [laptop, beside])).toEqual(left);
  });

  it('forgets a place on a screen that is gone, and keeps the size', () => {
    expect(reachablePlace(left, [laptop])).toEqual({ width: 1000, height: 700, maximized: false });
  });

  it.each([
    ['above every screen', { ...left, x: 100, y: -50 }],
    ['below the last row of pixels', { ...left, x: 100, y: 880 }],
    ['hanging out by all but a sliver', { ...left, x: 1400, y: 100 }],
  ])('brings back a window %s', (_where, place) => {
    expect(reachablePlace(place, [laptop])).not.toHaveProperty('x');
  });

  it('fits a window to a smaller screen', () => {
    expect(reachablePlace({ width: 3000, height: 2000, maximized: true }, [laptop])).toEqual({
      width: 1440,
      height: 900,
      maximized: true,
    });
  });

  it('has a size for the first time', () => {
    expect(reachablePlace(undefined, [laptop])).toEqual({ width: 1120, height: 740, maximized: false });
  });
});
