import { describe, expect, it } from 'vitest';
import { copiedSignPlace, quickPickPlace } from './quick-pick-place.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
/** To the right of another one, below a bar. */
const second = { x: 1920, y: 40, width: 1280, height: 760 };

describe('the place of the quick-pick', () => {
  it('is in the middle of its screen, a little above', () => {
    expect(quickPickPlace(screen)).toEqual({ x: 640, y: 251, width: 640, height: 420 });
    expect(quickPickPlace(second)).toEqual({ x: 2240, y: 169, width: 640, height: 420 });
  });

  it('grows with the text, and never beyond the screen', () => {
    expect(quickPickPlace(screen, 1.5)).toMatchObject({ x: 480, width: 960, height: 630 });
    expect(quickPickPlace(second, 3)).toEqual(second);
  });
});

describe('the place of what says that something was copied', () => {
  it('is at the foot of the same screen', () => {
    expect(copiedSignPlace(screen)).toEqual({ x: 750, y: 968, width: 420, height: 64 });
    expect(copiedSignPlace(second)).toMatchObject({ x: 2350, y: 688 });
  });

  it('stays on a screen that has no room for it', () => {
    expect(copiedSignPlace({ x: 0, y: 0, width: 300, height: 80 }, 2)).toEqual({ x: 0, y: 0, width: 300, height: 80 });
  });
});
