import { describe, expect, it } from 'vitest';
import { emptyState } from '../../e2e/empty-state.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { openQuickPickShortcut, type SystemShortcuts } from './quick-pick-shortcut.ts';
import { createState } from './state.ts';

/** A system that has given some keys away, and hands the others out. */
const createSystem = (taken: readonly string[] = []) => {
  const given = new Map<string, () => void>();
  const system: SystemShortcuts = {
    register(accelerator, pressed) {
      if (accelerator.includes('F24')) throw new TypeError('conversion failure');
      if (taken.includes(accelerator)) return false;
      given.set(accelerator, pressed);
      return true;
    },
    unregister: (accelerator) => void given.delete(accelerator),
  };
  return { system, given, keys: () => [...given.keys()] };
};

const usual = defaultSettings.quickPickShortcut;

const openBed = (quickPickShortcut: string, taken: readonly string[] = []) => {
  const state = createState({ ...emptyState, settings: { ...defaultSettings, quickPickShortcut } }, () => 'id');
  const { system, given, keys } = createSystem(taken);
  const timers: (() => void)[] = [];
  let presses = 0;
  const shortcut = openQuickPickShortcut({
    state,
    system,
    clock: {
      setTimer: (_ms, run) => {
        timers.push(run);
        return () => void timers.splice(timers.indexOf(run), 1);
      },
    },
    onPressed: () => {
      presses += 1;
    },
  });
  const choose = (keysWanted: string) =>
    state.change({ settings: { ...state.read().settings, quickPickShortcut: keysWanted } });
  const standing = () => state.read().quickPick.shortcut;
  return { state, shortcut, given, keys, timers, choose, standing, presses: () => presses };
};

describe('openQuickPickShortcut', () => {
  it('registers the keys of the settings and hears them', () => {
    const bed = openBed(usual);
    expect(bed.keys()).toEqual([usual]);
    expect(bed.standing()).toBe('registered');
    bed.given.get(usual)?.();
    expect(bed.presses()).toBe(1);
  });

  it('gives the old keys back for new ones, and all of them where none are wanted', () => {
    const bed = openBed(usual);
    bed.choose('Control+Alt+K');
    expect(bed.keys()).toEqual(['Control+Alt+K']);
    bed.choose('');
    expect(bed.keys()).toEqual([]);
    expect(bed.standing()).toBe('none');
  });

  it('says that another program has the keys, and tries others', () => {
    const bed = openBed(usual, [usual]);
    expect(bed.standing()).toBe('taken');
    bed.choose('Control+Alt+K');
    expect(bed.standing()).toBe('registered');
    bed.choose(usual);
    expect(bed.standing()).toBe('taken');
    expect(bed.keys()).toEqual([]);
  });

  it.each(['nonsense', 'K', 'Control+F24'])('says that %s are no keys', (keys) => {
    const bed = openBed(keys);
    expect(bed.standing()).toBe('malformed');
    expect(bed.keys()).toEqual([]);
  });

  it('leaves other changes of the settings alone', () => {
    const bed = openBed(usual);
    bed.shortcut.hold(true);
    bed.state.change({ settings: { ...bed.state.read().settings, consoleIn: 'browser' } });
    expect(bed.keys()).toEqual([]);
  });

  it('does not listen while keys are recorded, and does again afterwards or after a while', () => {
    const bed = openBed(usual);
    bed.shortcut.hold(true);
    expect(bed.keys()).toEqual([]);
    bed.shortcut.hold(false);
    expect(bed.keys()).toEqual([usual]);
    expect(bed.timers).toEqual([]);
    bed.shortcut.hold(true);
    bed.timers[0]?.();
    expect(bed.keys()).toEqual([usual]);
    bed.shortcut.hold(true);
    bed.choose('Control+Alt+K');
    expect(bed.keys()).toEqual(['Control+Alt+K']);
  });

  it('gives the keys back when it closes', () => {
    const bed = openBed(usual);
    bed.shortcut.close();
    expect(bed.keys()).toEqual([]);
    bed.choose('Control+Alt+K');
    bed.shortcut.hold(false);
    expect(bed.keys()).toEqual([]);
  });
});
