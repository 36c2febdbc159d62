import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runProgram } from './child.mjs';
import { SetupProblem, say, secondsSince } from './progress.mjs';

/** @typedef {{ program: string, packages: string[] }} Need */

/**
 * What Electron links against, as Debian packages. Newer releases renamed some, so each is a list of names to try.
 * Debian's dependencies bring in the many other libraries.
 */
const libraryPackages = [['libgtk-3-0t64', 'libgtk-3-0'], ['libnss3'], ['libgbm1'], ['libasound2t64', 'libasound2']];

/** A display, a session bus, a keyring and notifications of our own, for runs without a desktop. */
const desktopNeeds = [
  { program: 'Xvfb', packages: ['xvfb'] },
  { program: 'dbus-daemon', packages: ['dbus-daemon'] },
  { program: 'gnome-keyring-daemon', packages: ['gnome-keyring'] },
];
const notificationLibrary = { file: 'libnotify.so.4', packages: ['libnotify4'] };

/**
 * Looks into the clipboard from outside the app; says which window has the focus; presses keys; is the other program;
 * is the other browser; tells who listens; runs WireMock.
 */
const testNeeds = [
  { program: 'xclip', packages: ['xclip'] },
  { program: 'openbox', packages: ['openbox'] },
  { program: 'xdotool', packages: ['xdotool'] },
  { program: 'xterm', packages: ['xterm'] },
  { program: 'chromium', packages: ['chromium'] },
  { program: 'ss', packages: ['iproute2'] },
  { program: 'java', packages: ['default-jre-headless'] },
];

/**
 * Makes sure that Electron finds its shared libraries and, if asked, that a desktop of our own can be started. Missing
 * Debian packages are installed when that needs no question; otherwise this stops and says what to do.
 * @param {string} electronPath
 * @param {'app' | 'desktop' | 'tests'} purpose each includes the one before
 */
export async function prepareSystemPackages(electronPath, purpose) {
  if (process.platform !== 'linux') return;
  const needs = purpose === 'app' ? [] : purpose === 'desktop' ? desktopNeeds : [...desktopNeeds, ...testNeeds];
  const missing = await whatIsMissing(electronPath, needs);
  if (missing.names.length === 0) return;

  say(`missing on this system: ${missing.names.join(', ')}`);
  if (!isDebian()) {
    throw new SetupProblem(`Please install what provides: ${missing.names.join(', ')}`);
  }
  await install(missing.packages);
  const still = await whatIsMissing(electronPath, needs);
  if (still.names.length > 0) throw new SetupProblem(`Still missing after that: ${still.names.join(', ')}`);
}

/**
 * @param {string} electronPath
 * @param {readonly Need[]} needs
 */
async function whatIsMissing(electronPath, needs) {
  const libraries = await missingLibraries(electronPath);
  const programs = needs.filter(({ program }) => !isInPath(program));
  const notifications =
    needs.length > 0 && !(await knowsLibrary(notificationLibrary.file)) ? [notificationLibrary] : [];
  return {
    names: [...libraries, ...programs.map(({ program }) => program), ...notifications.map(({ file }) => file)],
    packages: [
      ...(libraries.length > 0 ? libraryPackages : []),
      ...[...programs, ...notifications].map(({ packages }) => packages),
    ],
  };
}

/** @param {string} electronPath */
async function missingLibraries(electronPath) {
  const { stdout } = await runProgram('ldd', [electronPath], { output: 'pipe' });
  return [...stdout.matchAll(/^\s*(\S+) => not found$/gm)].map(([, name]) => name ?? '');
}

/** @param {string} library one that Electron opens by name, so that `ldd` does not list it */
async function knowsLibrary(library) {
  const ldconfig = existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig';
  return (await runProgram(ldconfig, ['-p'], { output: 'pipe' })).stdout.includes(`${library} `);
}

/** @param {string} program */
function isInPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** @param {string[][]} wanted alternatives, newest name first */
async function install(wanted) {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !process.env.CI) {
    const names = (await known(wanted)).join(' ');
    throw new SetupProblem(
      `Please run this, then try again:\n\n  sudo apt-get install --no-install-recommends ${names}\n`,
    );
  }
  const startedAt = Date.now();
  say('apt-get update');
  await aptGet(isRoot, ['update', '-q']);
  const names = await known(wanted);
  say(`apt-get install ${names.join(' ')}`);
  await aptGet(isRoot, ['install', '-q', '-y', '--no-install-recommends', ...names]);
  say(`apt-get: ${secondsSince(startedAt)}`);
}

/**
 * @param {boolean} isRoot
 * @param {string[]} args
 */
async function aptGet(isRoot, args) {
  const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
  const [program = '', ...rest] = isRoot ? command : ['sudo', '-n', ...command];
  const { code } = await runProgram(program, rest, { output: 'stderr' });
  if (code !== 0) throw new SetupProblem(`apt-get ${args[0]} failed (exit code ${code}); its messages are above.`);
}

/**
 * The first name of each that this release offers.
 * @param {string[][]} wanted
 */
async function known(wanted) {
  const { stdout } = await runProgram('apt-cache', ['policy', ...wanted.flat()], { output: 'pipe' });
  const offered = new Set(
    [...stdout.matchAll(/^(\S+):\n {2}Installed: .*\n {2}Candidate: (?!\(none\))/gm)].map(([, name]) => name),
  );
  return wanted.map((names) => names.find((name) => offered.has(name)) ?? names.at(-1) ?? '');
}
