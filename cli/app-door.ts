import { readFile } from 'node:fs/promises';
import { type IncomingMessage, type RequestOptions, request } from 'node:http';
import { type DoorAddress, type RefusalCode, wireCode } from '../shared/doors.ts';
import { secondMs } from '../shared/time.ts';
import { findDoor, type Place } from './app-place.ts';
import { exitCodes } from './exit-codes.ts';
import { NotRunning, Problem } from './problem.ts';

/** Longer than the app takes to give up by itself. */
const patienceMs = 30 * secondMs;

const signInCodes: readonly RefusalCode[] = ['sign-in-again', 'sign-in-needed-to-copy', 'signed-out-elsewhere'];
const refusedCodes: readonly RefusalCode[] = [
  ...(['caller-refused', 'asking-person', 'no-access', 'assume-role-refused'] as const),
  ...(['application-refused', 'grant-refused', 'scopes-refused'] as const),
];

const exitCodeOf = (code: unknown) => {
  const isOneOf = (codes: readonly RefusalCode[]) => codes.some((each) => wireCode(each) === code);
  if (isOneOf(signInCodes)) return exitCodes.signInNeeded;
  return isOneOf(refusedCodes) ? exitCodes.refused : exitCodes.failed;
};

const problemIn = (body: string): Problem => {
  const noWords = new Problem('Latchkey gave an answer this command does not know. Update both.', exitCodes.failed);
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null || !('Code' in value && 'Message' in value)) return noWords;
    return new Problem(String(value.Message), exitCodeOf(value.Code));
  } catch {
    return noWords;
  }
};

/** Where to connect, and the header that opens a port; a socket lets only this user in. */
const way = async (address: DoorAddress): Promise<RequestOptions> => {
  if ('socket' in address) return { socketPath: address.socket, headers: { host: 'localhost' } };
  const line = await readFile(address.tokenFile, 'utf8');
  const authorization = line.replace(/^Authorization: /, '').trim();
  return { host: '127.0.0.1', port: address.port, headers: { host: '127.0.0.1', authorization } };
};

const exchange = (options: RequestOptions, body: string | undefined): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const sent = request(options, resolve);
    sent.setTimeout(patienceMs, () => sent.destroy(new Error('timed out')));
    sent.once('error', reject);
    if (body !== undefined) sent.setHeader('content-length', Buffer.byteLength(body));
    sent.end(body);
  });

const isAbsence = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ECONNREFUSED');

/**
 * One question to the running app; resolves with the text of its answer. Throws NotRunning, or Problem with the app's
 * own words.
 */
export const askApp = async (
  place: Place,
  path: string,
  { query = {}, body }: { readonly query?: Readonly<Record<string, string>>; readonly body?: unknown } = {},
): Promise<string> => {
  const address = await findDoor(place);
  if (address === undefined) throw new NotRunning();
  const search = new URLSearchParams(query).toString();
  const options = {
    ...(await way(address).catch(() => {
      throw new NotRunning();
    })),
    path: search === '' ? path : `${path}?${search}`,
    method: body === undefined ? 'GET' : 'POST',
  };
  try {
    const response = await exchange(options, body === undefined ? undefined : JSON.stringify(body));
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    const answer = Buffer.concat(chunks).toString('utf8');
    if (response.statusCode === 200) return answer;
    throw problemIn(answer);
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (isAbsence(error)) throw new NotRunning();
    throw new Problem('Latchkey did not answer. Look whether it is still running, then try again.', exitCodes.failed);
  }
};
