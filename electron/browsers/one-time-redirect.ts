/**
 * Handing a secret address to a browser. A browser's command line can be read by every user of the machine, so it gets
 * an address on loopback instead, which leads on to the secret one: once, within a minute, and only for this user.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { minuteMs } from '../../shared/time.ts';
import { isOwnConnection } from './connection-owner.ts';

export type OneTimeRedirect = {
  /** `http://127.0.0.1:<port>/<random>`: nothing secret once it was used. */
  readonly address: string;
  /** Resolves when it has led on, or its time is over: the port is closed then. */
  readonly ended: Promise<'used' | 'unused'>;
  close(): void;
};

const sameText = (left: string, right: string): boolean => {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
};

const headers = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close',
};

/**
 * Listens on a free port of 127.0.0.1 until the first browser came, for at most `withinMs`.
 *
 * On Linux a connection of another user is refused and uses nothing up; elsewhere the system does not say whose it is.
 */
export const openOneTimeRedirect = async (target: string, withinMs = minuteMs): Promise<OneTimeRedirect> => {
  const path = `/${randomBytes(32).toString('base64url')}`;
  let used = false;

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const expected =
      request.method === 'GET' &&
      request.headers.host === new URL(address).host &&
      sameText(request.url ?? '', path) &&
      (await isOwnConnection(request.socket));
    if (!expected || used) {
      response.writeHead(404, headers).end();
      return;
    }
    used = true;
    // A browser follows; what stays in its history is the address on loopback, which leads nowhere any more.
    response.writeHead(303, { ...headers, location: target }).end(close);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const listening = server.address();
  if (listening === null || typeof listening === 'string') throw new Error('no port was given');
  const address = `http://127.0.0.1:${listening.port}${path}`;

  const close = () => {
    clearTimeout(timer);
    server.close();
    // Browsers open connections in advance, which would keep the port.
    server.closeAllConnections();
  };
  const timer = setTimeout(close, withinMs);
  const ended = new Promise<'used' | 'unused'>((resolve) => {
    server.once('close', () => resolve(used ? 'used' : 'unused'));
  });

  return { address, ended, close };
};
