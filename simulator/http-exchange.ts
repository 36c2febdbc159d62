import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { ConnectionDropped } from './faults.ts';
import { largestBodyBytes } from './reception.ts';
import { isPagePath } from './routes.ts';
import type { Simulator } from './simulator.ts';

/** A request that came over a socket, before its body was read. */
export type Arrival = { readonly incoming: IncomingMessage; readonly method: string; readonly url: URL };

const verbs = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** A refusal that comes from this machine and not from the simulated services. */
export const sayNo = (status: number, message: string): Response =>
  new Response(JSON.stringify({ message }), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });

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

/** Ends a connection as a network does that failed; what runs over another connection can only be cut off. */
const drop = (socket: Socket): void => {
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
};

const refuseWebPages = ({ incoming, url }: Arrival): Response | undefined => {
  const { origin } = incoming.headers;
  // SECURITY: SDKs send no Origin; browsers send one with every call and form that could do harm.
  const isOwn = isPagePath(url.pathname) && origin === `${url.protocol}//${incoming.headers.host}`;
  return origin === undefined || isOwn ? undefined : sayNo(403, 'Requests from web pages are refused');
};

/**
 * Leads what comes over sockets to a simulator.
 * @param parts `originOf` tells the origin a request was sent to, without a slash at the end; `refuse` judges where it
 * was sent to, before its body is read; `answerInstead` may answer in place of the simulator
 */
export const createRequestListener = (
  simulator: Simulator,
  parts: {
    readonly originOf: (incoming: IncomingMessage) => string;
    readonly refuse: (arrival: Arrival) => Response | undefined;
    readonly answerInstead?: (arrival: Arrival, body: Uint8Array) => Response | undefined;
  },
): RequestListener => {
  const answer = async (incoming: IncomingMessage, signal: AbortSignal): Promise<Response> => {
    const method = incoming.method ?? 'GET';
    const target = incoming.url ?? '';
    if (!target.startsWith('/')) return sayNo(400, 'Not a path');
    const arrival = { incoming, method, url: new URL(`${parts.originOf(incoming)}${target}`) };
    const refused = parts.refuse(arrival) ?? refuseWebPages(arrival);
    if (refused !== undefined) return refused;
    if (!verbs.includes(method)) return sayNo(405, 'Unknown verb');
    const body = await readBody(incoming);
    if (body === undefined) return sayNo(413, 'The request body is too large');
    const instead = parts.answerInstead?.(arrival, body);
    if (instead !== undefined) return instead;
    const hasBody = method !== 'GET' && method !== 'HEAD';
    return simulator.fetch(
      new Request(arrival.url, { method, headers: headersOf(incoming), signal, ...(hasBody ? { body } : {}) }),
    );
  };

  return async (incoming, outgoing) => {
    const aborted = new AbortController();
    outgoing.once('close', () => aborted.abort());
    try {
      const response = await answer(incoming, aborted.signal);
      // Whatever was not read of the request must not be taken for the next one.
      if (!incoming.complete) outgoing.setHeader('connection', 'close');
      await send(response, outgoing);
    } catch (error) {
      if (error instanceof ConnectionDropped) drop(incoming.socket);
      else if (aborted.signal.aborted) incoming.socket.destroy();
      else await send(sayNo(500, 'The simulator failed'), outgoing);
    }
  };
};
