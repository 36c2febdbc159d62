import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type DoorAddress, doorFileName } from '../shared/doors.ts';

export type Place = {
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  readonly home: string;
  /** As given by --user-data-dir. */
  readonly userData?: string;
};

const appName = 'Latchkey';

/** Where Electron keeps the app's data, unless told otherwise. */
export const userDataFolder = ({ platform, environment, home, userData }: Place): string => {
  if (userData !== undefined) return resolve(userData);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', appName);
  if (platform === 'win32') return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), appName);
  return join(environment.XDG_CONFIG_HOME || join(home, '.config'), appName);
};

const addressIn = (value: unknown): DoorAddress | undefined => {
  if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number')
    return undefined;
  const { pid } = value;
  if ('socket' in value && typeof value.socket === 'string') return { pid, socket: value.socket };
  if (!('port' in value && 'tokenFile' in value)) return undefined;
  const { port, tokenFile } = value;
  return typeof port === 'number' && typeof tokenFile === 'string' ? { pid, port, tokenFile } : undefined;
};

/** The running app's door, as it wrote it down; `undefined` when it did not, or not in a form we know. */
export const findDoor = async (place: Place): Promise<DoorAddress | undefined> => {
  try {
    return addressIn(JSON.parse(await readFile(join(userDataFolder(place), doorFileName), 'utf8')));
  } catch {
    return undefined;
  }
};
