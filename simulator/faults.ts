import { isPageOperation, type Operation } from './routes.ts';

/** Where a fault strikes: one operation, everything of the APIs, or everything. */
export type FaultRoute = Operation | 'api' | '*';

/**
 * Something that goes wrong on a route, until it is taken back or has happened `times` times.
 * - `latency` answers later, by `ms`
 * - `status` answers with an error of this status; the exception that goes with it can be chosen
 * - `throttle` answers as the service does when called too fast
 * - `drop` ends the connection without doing anything
 * - `malformed` answers 200 with something that is not the promised JSON
 * - `truncated` does what was asked and breaks off in the middle of the answer
 * - `clock-offset` lets the service's clock be wrong by `ms`
 * - `revoke` ends the sign-ins (of one user, or all) just before the request is looked at
 * - `committed-but-response-lost` does what was asked and ends the connection instead of answering
 */
export type Fault = { readonly route: FaultRoute; readonly times?: number } & (
  | { readonly kind: 'latency'; readonly ms: number }
  | { readonly kind: 'status'; readonly status: number; readonly exception?: string; readonly error?: string }
  | { readonly kind: 'throttle' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'clock-offset'; readonly ms: number }
  | { readonly kind: 'revoke'; readonly userName?: string }
  | { readonly kind: 'committed-but-response-lost' }
);

export type Faults = {
  /** Puts a fault in place and returns the function that takes it back. Throws RangeError for `times` below 1. */
  add(fault: Fault): () => void;
  clear(): void;
  /** The faults that strike a request; each one counts as having happened. */
  strike(operation: Operation | undefined): readonly Fault[];
};

const strikesAt = (route: FaultRoute, operation: Operation | undefined): boolean =>
  route === '*' || route === operation || (route === 'api' && !isPageOperation(operation));

export const createFaults = (): Faults => {
  const active = new Map<symbol, { readonly fault: Fault; left: number }>();
  return {
    add: (fault) => {
      if (fault.times !== undefined && !(fault.times >= 1)) throw new RangeError('times must be at least 1');
      const key = Symbol(fault.kind);
      active.set(key, { fault, left: fault.times ?? Number.POSITIVE_INFINITY });
      return () => {
        active.delete(key);
      };
    },
    clear: () => active.clear(),
    strike: (operation) => {
      const striking: Fault[] = [];
      for (const [key, entry] of active) {
        if (!strikesAt(entry.fault.route, operation)) continue;
        striking.push(entry.fault);
        entry.left -= 1;
        if (entry.left <= 0) active.delete(key);
      }
      return striking;
    },
  };
};

/** How a request ends that gets no answer: in code the same rejection that `fetch` gives. */
export class ConnectionDropped extends TypeError {
  constructor() {
    super('fetch failed', { cause: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }) });
  }
}
