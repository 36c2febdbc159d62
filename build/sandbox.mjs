import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runProgram } from './child.mjs';
import { SetupProblem, say } from './progress.mjs';

/**
 * The arguments Electron needs for its sandbox on this machine. Only root, whom Chromium refuses to sandbox, runs
 * without one; where it could not start for anyone else, this stops and says how to make it work.
 * @param {string} electronPath
 * @returns {Promise<string[]>}
 */
export async function sandboxArguments(electronPath) {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) {
    say('running as root: Electron starts without its sandbox');
    return ['--no-sandbox'];
  }
  const helper = join(dirname(electronPath), 'chrome-sandbox');
  if (isSetuidRoot(helper) || (await canMakeNamespaces())) return [];
  throw new SetupProblem(remedy(helper));
}

/** @param {string} helper */
function isSetuidRoot(helper) {
  if (!existsSync(helper)) return false;
  const { uid, mode } = statSync(helper);
  return uid === 0 && (mode & 0o7777) === 0o4755;
}

/** Whether an unprivileged process may have the namespaces Chromium's sandbox is made of. */
async function canMakeNamespaces() {
  if (kernelSetting('unprivileged_userns_clone') === '0') return false;
  // Ubuntu's restriction lets a user namespace be made but leaves it without power, so ask for what takes some.
  try {
    const args = ['--user', '--map-root-user', '--net', 'true'];
    return (await runProgram('unshare', args, { output: 'pipe' })).code === 0;
  } catch {
    return kernelSetting('apparmor_restrict_unprivileged_userns') !== '1';
  }
}

/** @param {string} name */
function kernelSetting(name) {
  const path = `/proc/sys/kernel/${name}`;
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}

/** @param {string} helper */
function remedy(helper) {
  const lines = [
    "Electron's sandbox cannot start here: this system does not let ordinary users make namespaces.",
    'Latchkey does not run without it. Give its sandbox helper the rights it needs:',
    '',
    `  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
  ];
  if (kernelSetting('unprivileged_userns_clone') === '0') {
    lines.push('', 'or allow namespaces for everyone:', '', '  sudo sysctl -w kernel.unprivileged_userns_clone=1');
  } else if (kernelSetting('apparmor_restrict_unprivileged_userns') === '1') {
    lines.push(
      '',
      'or allow namespaces for everyone:',
      '',
      '  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
    );
  }
  return lines.join('\n');
}
