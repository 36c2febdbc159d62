import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';

/** One process, told apart from any that gets the same pid later. */
export type ProcessIdentity = {
  readonly pid: number;
  /** When it was born, in the system's own words; empty where the system does not say. */
  readonly born: string;
  /** Machine, boot and container: pids of another place mean nothing here. */
  readonly place: string;
};

const run = promisify(execFile);

// Field 22 of /proc/<pid>/stat, in ticks since the boot. The name before it may hold blanks and brackets.
const bornOnLinux = async (pid: number): Promise<string> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // Killed, and only waiting for its parent to notice.
  return fields[0] === 'Z' ? 'ended' : (fields[19] ?? '');
};

const bornOf = async (pid: number): Promise<string> => {
  try {
    if (process.platform === 'linux') return await bornOnLinux(pid);
    if (process.platform === 'win32') return '';
    const { stdout } = await run('/bin/ps', ['-o', 'lstart=', '-p', String(pid)]);
    return stdout.trim();
  } catch {
    return '';
  }
};

const placeOnLinux = async (): Promise<string> => {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const space = await readlink('/proc/self/ns/pid').catch(() => '');
  return `${hostname()} ${boot.trim()} ${space}`;
};

let own: Promise<ProcessIdentity> | undefined;

/** Who we are. Asked once, then remembered. */
export const ownIdentity = (): Promise<ProcessIdentity> => {
  own ??= (async () => ({
    pid: process.pid,
    born: await bornOf(process.pid),
    place: process.platform === 'linux' ? await placeOnLinux() : hostname(),
  }))();
  return own;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Whether that very process still runs; `undefined` where it cannot be known from here. */
export const isRunning = async ({ pid, born, place }: ProcessIdentity): Promise<boolean | undefined> => {
  const we = await ownIdentity();
  if (place !== we.place) return hasRebooted(place, we.place) ? false : undefined;
  if (!isAlive(pid)) return false;
  const now = await bornOf(pid);
  return born === '' || now === '' ? undefined : now === born;
};

/** The same machine at another boot: nothing of then runs now. */
const hasRebooted = (then: string, now: string): boolean => {
  const [host, boot, space] = then.split(' ');
  const [ownHost, ownBoot, ownSpace] = now.split(' ');
  return boot !== undefined && host === ownHost && space === ownSpace && boot !== ownBoot;
};
