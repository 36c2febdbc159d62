import type { Operation } from './routes.ts';

/** One answered request. Neither query nor headers nor body are kept: they are where the secrets are. */
export type RequestLogEntry = {
  /** Epoch ms, by the simulator's clock. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation | undefined;
  /** Undefined when the connection was dropped instead of answered. */
  readonly status: number | undefined;
  /** The error code of a refusal, such as `slow_down` or `ForbiddenException`. */
  readonly error: string | undefined;
  readonly clientId: string | undefined;
  readonly grantType: string | undefined;
};

/** The latest requests, oldest first. */
export type RequestLog = { add(entry: RequestLogEntry): void; entries(): RequestLogEntry[] };

const capacity = 10_000;

export const createRequestLog = (onRequest: (entry: RequestLogEntry) => void): RequestLog => {
  const entries: RequestLogEntry[] = [];
  return {
    add: (entry) => {
      entries.push(entry);
      if (entries.length > capacity) entries.splice(0, entries.length - capacity);
      onRequest(entry);
    },
    entries: () => [...entries],
  };
};

const longestNote = 80;

const noted = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.slice(0, longestNote) : undefined;

/** What of a request may be written down: who called and which grant was asked for, by its body or its address. */
export const loggableMembers = (
  body: Uint8Array,
  query: URLSearchParams,
): { readonly clientId: string | undefined; readonly grantType: string | undefined } => {
  try {
    const { clientId, grantType } = JSON.parse(new TextDecoder().decode(body));
    return { clientId: noted(clientId), grantType: noted(grantType) };
  } catch {
    return { clientId: noted(query.get('client_id')), grantType: undefined };
  }
};
