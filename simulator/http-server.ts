import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isLoopbackHost } from './aws-hosts.ts';
import { ConnectionDropped } from './faults.ts';
import { createHttpControl, isControlPath } from './http-control.ts';
import { largestBodyBytes } from './reception.ts';
import { isPagePath } from './routes.ts';
import type { Simulator } from './simulator.ts';

export type RunningServer = {
  /** The origin to point clients at, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
};

const verbs = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

const sayNo = (status: number, message: string): Response =>
  new Response(JSON.stringify({ message }), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });

const tooLarge = (): Response => sayNo(413, 'The request body is too large');

/** The body, or undefined when it is larger than anything meant for us; what is left of it is not read then. */
const readBody = async (incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > largestBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
};

const headersOf = (incoming: IncomingMessage): Headers => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
};

/** Sends an answer; one whose body breaks off is sent as far as it goes, then the connection ends. */
const send = async (response: Response, outgoing: ServerResponse): Promise<void> => {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) outgoing.setHeader(name, value);
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of response.body ?? []) chunks.push(chunk);
    outgoing.end(Buffer.concat(chunks));
  } catch {
    outgoing.write(Buffer.concat(chunks), () => outgoing.destroy());
  }
};

/**
 * Refuses what no honest client sends to a service on this machine: another host's name (DNS rebinding), a web page's
 * API call, a form posted from elsewhere.
 */
const refusedBy = (incoming: IncomingMessage, path: string): Response | undefined => {
  const host = incoming.headers.host ?? '';
  // SECURITY: only names of this very machine.
  if (!isLoopbackHost(host.toLowerCase().replace(/:\d{1,5}$/, ''))) {
    return sayNo(403, 'This simulator answers to loopback host names only');
  }
  const { origin } = incoming.headers;
  // SECURITY: SDKs send no Origin; browsers send one with every call and form that could do harm.
  if (origin === undefined || (isPagePath(path) && origin === `http://${host}`)) return undefined;
  return sayNo(403, 'Requests from web pages are refused');
};

/**
 * Puts a port around a simulator, on 127.0.0.1 only.
 * @param options `port` 0 takes any free one; `control` also serves the control interface under `/_control/`
 * @throws the listen error, for example with code `EADDRINUSE`
 */
export const serveSimulator = async (
  simulator: Simulator,
  options: { readonly port?: number; readonly control?: boolean } = {},
): Promise<RunningServer> => {
  const answerControl = options.control === true ? createHttpControl(simulator.control) : undefined;
  let origin = '';

  const answer = async (incoming: IncomingMessage, signal: AbortSignal): Promise<Response> => {
    const method = incoming.method ?? 'GET';
    const target = incoming.url ?? '';
    if (!target.startsWith('/')) return sayNo(400, 'Not a path');
    const url = new URL(`${origin}${target}`);
    const refused = refusedBy(incoming, url.pathname);
    if (refused !== undefined) return refused;
    if (!verbs.includes(method)) return sayNo(405, 'Unknown verb');
    const body = await readBody(incoming);
    if (body === undefined) return tooLarge();
    if (answerControl !== undefined && isControlPath(url.pathname)) return answerControl(method, url.pathname, body);
    const hasBody = method !== 'GET' && method !== 'HEAD';
    return simulator.fetch(
      new Request(url, { method, headers: headersOf(incoming), signal, ...(hasBody ? { body } : {}) }),
    );
  };

  const server = createServer(async (incoming, outgoing) => {
    const aborted = new AbortController();
    outgoing.once('close', () => aborted.abort());
    try {
      const response = await answer(incoming, aborted.signal);
      // Whatever was not read of the request must not be taken for the next one.
      if (!incoming.complete) outgoing.setHeader('connection', 'close');
      await send(response, outgoing);
    } catch (error) {
      if (error instanceof ConnectionDropped) incoming.socket.resetAndDestroy();
      else if (aborted.signal.aborted) incoming.socket.destroy();
      else await send(sayNo(500, 'The simulator failed'), outgoing);
    }
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  origin = `http://127.0.0.1:${port}`;

  return {
    url: origin,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
