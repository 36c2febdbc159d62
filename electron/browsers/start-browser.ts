/** Starting a browser with an address: a program and its words, never a shell. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { win32 } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { commandWords } from './command-words.ts';
import type { FoundBrowser } from './find-browsers.ts';

type Environment = Readonly<Record<string, string | undefined>>;

// SECURITY: a browser needs neither the credentials nor the switches that this process was started with.
const notForBrowsers = /^(?:AWS_|ELECTRON_|LATCHKEY_|NODE_|CHROME_DESKTOP$|ORIGINAL_XDG_CURRENT_DESKTOP$)/i;

/** The environment of this process without what is no business of a browser's. */
export const browserEnvironment = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !notForBrowsers.test(name)));

/**
 * What starts an installed browser in one of its profiles. Throws AppError `browser-refused` for a profile it does not
 * have.
 */
export const installedCommand = (
  { name, family, command, profiles }: FoundBrowser,
  profileId: string | undefined,
  address: string,
): readonly [string, ...string[]] => {
  if (profileId === undefined) return [...command, address];
  // SECURITY: only a profile that is there becomes a word of the command.
  const profile = profiles.find(({ id }) => id === profileId);
  if (profile === undefined) throw new AppError('browser-refused', { detail: `${name}'s profile ${profileId}` });
  const choice = family === 'chromium' ? [`--profile-directory=${profile.id}`] : ['-P', profile.id];
  return [...command, ...choice, address];
};

// SECURITY: these read an address again as commands of their own (CVE-2024-27980), here or on another machine.
const readsItsWordsAgain = /^(?:cmd|powershell|pwsh|ssh|wsl)(?:\.exe)?$|\.(?:bat|cmd)$/i;

/**
 * The person's own command line with the address in place of `{url}`, or behind it. Throws AppError `browser-refused`
 * where it cannot be split into words, and where the address would be read as a command.
 */
export const ownCommand = (line: string, address: string): readonly [string, ...string[]] => {
  const refuse = () => new AppError('browser-refused', { detail: `The command ${line.trim()}`.trim() });
  const words = commandWords(line);
  if (words === undefined || readsItsWordsAgain.test(win32.basename(words[0]))) throw refuse();
  const [program, ...rest] = words;
  if (program.includes('{url}')) throw refuse();
  // SECURITY: a word of several words is a script, which its program would go on to read, and so is the one behind -c.
  const isScript = (word: string, at: number) => /\s/.test(word) || /^-[a-z]*c$/.test(rest[at - 1] ?? '');
  if (rest.some((word, at) => word.includes('{url}') && isScript(word, at))) throw refuse();
  const named = rest.some((word) => word.includes('{url}'));
  return [program, ...(named ? rest.map((word) => word.replaceAll('{url}', () => address)) : [...rest, address])];
};

/**
 * Starts a program that goes on without us. Resolves once it runs; throws AppError `browser-refused`, naming the
 * browser, where it cannot be started.
 */
export const startDetached = async (
  [program, ...words]: readonly [string, ...string[]],
  name: string,
  environment: Environment,
): Promise<void> => {
  const child = spawn(program, words, {
    detached: true,
    stdio: 'ignore',
    shell: false,
    env: { ...browserEnvironment(environment) },
  });
  try {
    await once(child, 'spawn');
  } catch {
    // The cause names the program with its address: it stays here.
    throw new AppError('browser-refused', { detail: name });
  }
  child.unref();
};
