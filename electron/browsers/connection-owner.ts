import { createReadStream } from 'node:fs';

const hexPort = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0');

/**
 * The user id of the other end of a connection within 127.0.0.1, from Linux's tables `/proc/net/tcp` and `tcp6`
 * (proc(5)); `undefined` where no row has it.
 */
export const ownerOf = (table: string, from: number, to: number): number | undefined => {
  // A socket of the newer protocol writes the older one's addresses at the end of its own.
  const at = (port: number) => `(?:0{16}FFFF0{4})?0100007F:${hexPort(port)}`;
  const ends = new RegExp(` ${at(from)} ${at(to)} `);
  const row = table.split('\n').find((line) => ends.test(line));
  const owner = row?.trim().split(/\s+/)[7];
  return owner === undefined ? undefined : Number(owner);
};

/** The text of a file without a length, which `readFile` of Node 18 cuts short. */
const wholeFile = async (path: string): Promise<string> => {
  let text = '';
  try {
    for await (const chunk of createReadStream(path, 'utf8')) text += chunk;
  } catch {
    // Without the newer protocol its table is not there.
  }
  return text;
};

type Ends = { readonly remotePort?: number | undefined; readonly localPort?: number | undefined };

const ownerAtOtherEnd = async ({ remotePort, localPort }: Ends): Promise<number | undefined> => {
  if (remotePort === undefined || localPort === undefined) return undefined;
  const tables = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map(wholeFile));
  return ownerOf(tables.join('\n'), remotePort, localPort);
};

const tellsOwners = (): boolean => process.platform === 'linux' && process.getuid !== undefined;

/** Whether the other end of a loopback connection is a program of this user. True where the system does not tell. */
export const isOwnConnection = async (ends: Ends): Promise<boolean> =>
  !tellsOwners() || (await ownerAtOtherEnd(ends)) === process.getuid?.();

const root = 0;

/** Whether two user ids certainly are two people's. Root may do as it likes, on either side. */
export const areTwoPeople = (owner: number | undefined, ourselves: number | undefined): boolean =>
  owner !== undefined && ourselves !== undefined && owner !== ourselves && owner !== root && ourselves !== root;

/** Whether the other end certainly is a program of another person on this machine. */
export const isForeignConnection = async (ends: Ends): Promise<boolean> =>
  tellsOwners() && areTwoPeople(await ownerAtOtherEnd(ends), process.getuid?.());
