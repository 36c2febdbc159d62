import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The X display's clipboard, seen from outside the app. What it holds stays in this process: Playwright's traces
 * record what the app is asked to evaluate, and no secret may get into one.
 */
export type OutsideClipboard = {
  /** The text, or '' where nothing lies there. */
  read(): Promise<string>;
  /** As another program would: the text stays until somebody else copies something. */
  write(text: string): Promise<void>;
};

export const outsideClipboard = (display: string): OutsideClipboard => {
  const env = { ...process.env, DISPLAY: display };
  return {
    read: () =>
      run('xclip', ['-selection', 'clipboard', '-o'], { env, timeout: 5000 }).then(
        ({ stdout }) => stdout,
        () => '',
      ),
    async write(text) {
      // xclip stays in the background to hand the text out, and ends when the display does.
      const xclip = spawn('xclip', ['-selection', 'clipboard', '-i'], { env, stdio: ['pipe', 'ignore', 'ignore'] });
      xclip.stdin.end(text);
      await once(xclip, 'exit');
    },
  };
};
