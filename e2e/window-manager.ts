/** A screen with a window manager, as most people have one: which window has the focus, and real keys. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startDaemon } from '../build/daemon.mjs';
import { startDisplay } from '../build/display.mjs';
import type { RunFolder } from '../build/run-folder.mjs';

const run = promisify(execFile);

type FocusedWindow = { readonly title: string; readonly pid: number };

/** A program of others, to type into: it keeps each line that was ended with Return. */
type Terminal = { readonly title: string; lines(): Promise<readonly string[]>; close(): Promise<void> };

export type WindowManager = {
  /** The window that has the keyboard; none where nothing is open. */
  focused(): Promise<FocusedWindow | undefined>;
  /** Presses a key, or several together such as `ctrl+alt+k`, as the keyboard does: it goes wherever keys go now. */
  press(keys: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Opens a terminal and resolves once it is on the screen. */
  openTerminal(title?: string): Promise<Terminal>;
};

type ManagedScreen = { readonly DISPLAY: string; readonly windows: WindowManager; stop(): Promise<void> };

/** New windows and those that ask get the focus; without frames nothing of a theme or a font is needed. */
const configuration = `<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse><focusLast>yes</focusLast></focus>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <keyboard/>
  <mouse/>
  <applications><application class="*"><decor>no</decor></application></applications>
</openbox_config>
`;

const ready = 'the windows are managed';

/** A display of the test's own with openbox on it. */
export const startManagedScreen = async (runFolder: RunFolder): Promise<ManagedScreen> => {
  const display = await startDisplay(runFolder.env);
  const env = { ...runFolder.env, ...display.env };
  const config = join(runFolder.path, 'openbox.xml');
  await writeFile(config, configuration);
  const openbox = await startDaemon('openbox', ['--config-file', config, '--startup', `echo ${ready}`], {
    env,
    ready: new RegExp(ready),
  }).catch(async (error: unknown) => {
    await display.stop();
    throw error;
  });

  const xdotool = (...args: string[]) => run('xdotool', args, { env, timeout: 10_000 });

  /** A window that goes while xdotool looks at all of them ends its search, which then begins again. */
  const untilShown = async (title: string, triesLeft = 5): Promise<void> => {
    try {
      await xdotool('search', '--sync', '--onlyvisible', '--name', `^${title}$`);
    } catch (error) {
      if (triesLeft === 0 || !/BadWindow|BadDrawable/.test(String(error))) throw error;
      await untilShown(title, triesLeft - 1);
    }
  };

  const openTerminal = async (title = 'Terminal'): Promise<Terminal> => {
    const typed = join(runFolder.path, `${title}.txt`);
    await writeFile(typed, '');
    const terminal = await startDaemon('xterm', ['-T', title, '-e', 'sh', '-c', `cat > "${typed}"`], { env });
    await untilShown(title);
    return {
      title,
      lines: async () => (await readFile(typed, 'utf8')).split('\n').slice(0, -1),
      close: terminal.stop,
    };
  };

  return {
    ...display.env,
    windows: {
      async focused() {
        const told = await xdotool('getactivewindow', 'getwindowname', 'getwindowpid').catch(() => undefined);
        const [title, pid] = told?.stdout.split('\n') ?? [];
        return title === undefined || pid === undefined ? undefined : { title, pid: Number(pid) };
      },
      press: async (keys) => void (await xdotool('key', '--clearmodifiers', keys)),
      type: async (text) => void (await xdotool('type', '--clearmodifiers', text)),
      openTerminal,
    },
    async stop() {
      await openbox.stop();
      await display.stop();
    },
  };
};
