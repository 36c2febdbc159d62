/** Start at login, hidden in the tray, by the means of each platform. */
import { homedir } from 'node:os';
import { app } from 'electron';
import { AppError } from '../../shared/errors.ts';
import { type AutostartEntry, autostartPath, createAutostartEntry } from '../files/autostart-entry.ts';
import type { State } from '../shell/state.ts';
import { startCommand } from './start-command.ts';

const hidden = '--hidden';

/** The login items of macOS and Windows; only Windows passes arguments on. */
const systemLoginItem = (): AutostartEntry => {
  const [path = process.execPath, ...rest] = startCommand(hidden);
  const args = rest.map((each) => (each.includes(' ') ? `"${each}"` : each));
  const isOn = async () => app.getLoginItemSettings({ path, args }).openAtLogin;
  return {
    isOn,
    async set(on) {
      app.setLoginItemSettings({ openAtLogin: on, path, args });
      if ((await isOn()) !== on) throw new AppError('login-start-refused');
    },
  };
};

/** Whether the system started the app at login, where it cannot say so by an argument. */
export const wasStartedAtLogin = (): boolean =>
  process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;

export const buildLoginStart = (state: State) => {
  const entry =
    process.platform === 'linux'
      ? createAutostartEntry(
          autostartPath({ home: homedir(), configHome: process.env.XDG_CONFIG_HOME }),
          startCommand(hidden),
        )
      : systemLoginItem();
  const look = async (): Promise<void> => state.change({ startsAtLogin: await entry.isOn() });

  return {
    /** Puts into the state what is so on this machine. Throws AppError `file-unreadable`. */
    look,
    /** Throws AppError `login-entry-foreign`, `login-start-refused`, `file-unreadable`, `file-unwritable`. */
    async set(on: boolean): Promise<void> {
      await entry.set(on);
      await look();
    },
  };
};
