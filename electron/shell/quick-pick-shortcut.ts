/** The keys that open the quick-pick whatever has the focus: registered with the system as the settings say. */
import { isAccelerator } from '../../shared/accelerator.ts';
import type { QuickPickView } from '../../shared/model.ts';
import type { Clock } from '../engine/ports.ts';
import type { State } from './state.ts';

// Long enough to press keys; a page that went away while it recorded them does not keep the shortcut from working.
const longestHoldMs = 30_000;

/** As `globalShortcut` of Electron has it. `register` is false where the system gives the keys to somebody else. */
export type SystemShortcuts = {
  register(accelerator: string, pressed: () => void): boolean;
  unregister(accelerator: string): void;
};

type QuickPickShortcutPorts = {
  readonly state: Pick<State, 'read' | 'change' | 'subscribe'>;
  readonly system: SystemShortcuts;
  readonly clock: Pick<Clock, 'setTimer'>;
  readonly onPressed: () => void;
};

export type QuickPickShortcut = {
  /** Leaves the keys to whoever presses new ones, or listens to them again. */
  hold(isHeld: boolean): void;
  /** Gives the keys back to the system. */
  close(): void;
};

export const openQuickPickShortcut = (ports: QuickPickShortcutPorts): QuickPickShortcut => {
  const { state, system, clock, onPressed } = ports;
  let registered: string | undefined;
  let endHold: (() => void) | undefined;
  let isClosed = false;

  const release = () => {
    if (registered !== undefined) system.unregister(registered);
    registered = undefined;
  };

  const register = (keys: string): QuickPickView['shortcut'] => {
    if (keys === '') return 'none';
    if (!isAccelerator(keys)) return 'malformed';
    try {
      if (!system.register(keys, onPressed)) return 'taken';
    } catch {
      return 'malformed';
    }
    registered = keys;
    return 'registered';
  };

  const listen = () => {
    release();
    const shortcut = register(state.read().settings.quickPickShortcut);
    const { quickPick } = state.read();
    if (quickPick.shortcut !== shortcut) state.change({ quickPick: { ...quickPick, shortcut } });
  };

  const hold = (isHeld: boolean) => {
    endHold?.();
    endHold = undefined;
    if (isClosed) return;
    if (!isHeld) return listen();
    release();
    endHold = clock.setTimer(longestHoldMs, () => hold(false));
  };

  listen();
  const end = state.subscribe(({ settings }, before) => {
    if (settings.quickPickShortcut !== before.settings.quickPickShortcut) hold(false);
  });

  return {
    hold,
    close() {
      isClosed = true;
      end();
      endHold?.();
      release();
    },
  };
};
