/** Start at login, hidden in the tray, by the means of each platform. */
import { homedir } from 'node:os';
import { app } from 'electron';
import { AppError } from '../../shared/errors.ts';
import { type AutostartEntry, autostartPath, createAutostartEntry } from '../files/autostart-entry.ts';
import type { State } from '../shell/state.ts';

const hidden = '--hidden';

/** What starts this app again as it runs now: from a checkout the runtime needs its folder, an AppImage its own file. */
const startCommand = (): readonly string[] => {
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  return [
    process.env.APPIMAGE ?? process.execPath,
    ...(app.isPackaged ? [] : [app.getAppPath()]),
    ...(folder === '' ? [] : [`--user-data-dir=${folder}`]),
    hidden,
  ];
};

/** The login items of macOS and Windows; only Windows passes arguments on. */
const systemLoginItem = (): AutostartEntry => {
  const [path = process.execPath, ...rest] = startCommand();
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
          startCommand(),
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
