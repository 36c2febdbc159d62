/** Builds the quick-pick: its window, and the keys that open it from anywhere. */
import { globalShortcut } from 'electron';
import { systemClock } from '../shell/clock.ts';
import type { MainFeeds } from '../shell/feeds.ts';
import type { FramedWindowPorts } from '../shell/framed-window.ts';
import { quickPickSwitch } from '../shell/launch-options.ts';
import type { Log } from '../shell/log.ts';
import { createQuickPickHandlers } from '../shell/quick-pick-handlers.ts';
import { openQuickPickShortcut } from '../shell/quick-pick-shortcut.ts';
import { createQuickPick } from '../shell/quick-pick-window.ts';
import type { State } from '../shell/state.ts';
import { startCommand } from './start-command.ts';

type Parts = {
  readonly state: State;
  readonly mainFeeds: Pick<MainFeeds, 'roleFeeds'>;
  readonly framed: () => FramedWindowPorts;
  readonly log: Log;
};

const isWayland = (): boolean =>
  process.platform === 'linux' && (process.env.XDG_SESSION_TYPE === 'wayland' || Boolean(process.env.WAYLAND_DISPLAY));

const quoted = (word: string): string => (/[^\w@%+=:,./-]/.test(word) ? `"${word}"` : word);

export const buildQuickPick = ({ state, mainFeeds, framed, log }: Parts) => {
  const quickPick = createQuickPick({
    window: framed,
    feeds: mainFeeds.roleFeeds,
    clock: systemClock,
    tell: state.notify,
    log,
  });
  const command = startCommand(quickPickSwitch).map(quoted).join(' ');
  state.change({ quickPick: { ...state.read().quickPick, isWayland: isWayland(), command } });
  const shortcut = openQuickPickShortcut({
    state,
    system: globalShortcut,
    clock: systemClock,
    onPressed: quickPick.toggle,
  });
  return {
    open: quickPick.open,
    handlers: createQuickPickHandlers({
      takeTyped: quickPick.takeTyped,
      leave: quickPick.leave,
      hold: shortcut.hold,
    }),
    close() {
      shortcut.close();
      quickPick.closeAll();
    },
  };
};
