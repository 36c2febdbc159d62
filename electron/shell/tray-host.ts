import { execFile } from 'node:child_process';

const watcher = 'org.kde.StatusNotifierWatcher';
const bus = 'org.freedesktop.DBus';

// Any of these may be missing; a missing one is as good as the answer "no".
const questions: readonly (readonly [command: string, ...rest: string[]])[] = [
  ['dbus-send', '--session', '--print-reply', `--dest=${bus}`, '/', `${bus}.NameHasOwner`, `string:${watcher}`],
  ['gdbus', 'call', '--session', '--dest', bus, '--object-path', '/', '--method', `${bus}.NameHasOwner`, watcher],
  ['busctl', '--user', 'call', bus, '/', bus, 'NameHasOwner', 's', watcher],
];

const answersYes = ([command, ...rest]: readonly [string, ...string[]]): Promise<boolean> =>
  new Promise((resolve) => {
    execFile(command, rest, { timeout: 2000 }, (error, stdout) => resolve(error === null && /\btrue\b/.test(stdout)));
  });

/** Whether something shows tray icons. On Linux a desktop may have no place for them; elsewhere there always is one. */
export const hasTrayHost = async (): Promise<boolean> => {
  if (process.platform !== 'linux') return true;
  return (await Promise.all(questions.map(answersYes))).includes(true);
};
