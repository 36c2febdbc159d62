/** What time it is for the service, on a machine whose own clock may be wrong. */
import type { SessionStatus, SyncStatus } from '../../shared/model.ts';
import type { LocalEvent } from '../../shared/protocol.ts';
import { minuteMs, secondMs } from '../../shared/time.ts';
import type { Clock, Ports, SharedTokens } from './ports.ts';

/** Below this, answers that took their time and whole seconds in `Date` say nothing. */
const leastSkewMs = 30 * secondMs;
const slowestAnswerMs = 10 * secondMs;
const tellFromMs = minuteMs;

export type ServiceClock = Clock & {
  /** This machine's own. */
  readonly local: Clock;
  /** What time it is at least: where one answer alone says that it is later than here, the time here. */
  certain(): number;
  /** The instant now, to be asked for later: the answer meanwhile may have told that the clock is wrong. */
  mark(): () => number;
  /** From the service's time to this machine's. */
  toLocal(at: number): number;
  fromLocal(at: number): number;
  /** A fetch that learns from the `Date` of answers. */
  learning(fetch: Ports['fetch']): Ports['fetch'];
};

/** The engine's own view of its ports: `now()` is the service's time, and instants are kept in it. */
export type EnginePorts = Omit<Ports, 'clock'> & { readonly clock: ServiceClock };

const dateOf = (answer: Response): number | undefined => {
  // An answer from a cache is of another time, and the hosts that lead on to AWS may have one of their own.
  if (answer.headers.has('age') || (answer.status >= 300 && answer.status < 400)) return undefined;
  const at = Date.parse(answer.headers.get('date') ?? '');
  // `Date` is cut to whole seconds (RFC 9110 section 5.6.7).
  return Number.isNaN(at) ? undefined : at + secondMs / 2;
};

/**
 * A clock that shows the service's time: this machine's, plus what the last answer showed them to be apart. It never
 * goes back by itself, so that a machine's clock set back does not lengthen a token's life. `onSkew` hears each change.
 */
export const createServiceClock = (local: Clock, onSkew: (skewMs: number) => void): ServiceClock => {
  let skewMs = 0;
  let isConfirmed = true;
  let latest = Number.NEGATIVE_INFINITY;

  const setSkew = (next: number) => {
    skewMs = next;
    latest = Number.NEGATIVE_INFINITY;
    onSkew(next);
  };

  const now = () => {
    const at = local.now() + skewMs;
    if (at < latest - leastSkewMs) setSkew(skewMs + latest - at);
    latest = Math.max(latest, local.now() + skewMs);
    return local.now() + skewMs;
  };

  const learn = (date: number, sentAt: number) => {
    const answeredAt = local.now();
    const tookMs = answeredAt - sentAt;
    if (tookMs < 0 || tookMs > slowestAnswerMs) return;
    const found = date - (sentAt + tookMs / 2);
    const next = Math.abs(found) < leastSkewMs ? 0 : Math.round(found);
    isConfirmed = Math.abs(next - skewMs) < leastSkewMs;
    if (!isConfirmed) setSkew(next);
  };

  return {
    local,
    now,
    certain: () => (isConfirmed ? now() : Math.min(now(), local.now())),
    setTimer: local.setTimer,
    mark() {
      const at = local.now();
      return () => at + skewMs;
    },
    toLocal: (at) => at - skewMs,
    fromLocal: (at) => at + skewMs,
    learning: (fetch) => async (url, init) => {
      const sentAt = local.now();
      const answer = await fetch(url, init);
      const date = dateOf(answer);
      if (date !== undefined) learn(date, sentAt);
      return answer;
    },
  };
};

/** What a person is told of the skew: whole minutes, and nothing below one. */
export const tellableSkew = (skewMs: number): number | undefined =>
  Math.abs(skewMs) > tellFromMs ? Math.round(skewMs / minuteMs) * minuteMs : undefined;

/**
 * Token files with the instants of their tokens turned to this machine's clock and back: AWS tools write and compare
 * `expiresAt` by it. A registration's end was given by the service and stays as it is.
 */
export const withLocalInstants = (files: SharedTokens, { toLocal, fromLocal }: ServiceClock): SharedTokens => ({
  ...files,
  async read(session) {
    const found = await files.read(session);
    if (found?.token === undefined) return found;
    const { issuedAt, expiresAt } = found.token;
    return { ...found, token: { ...found.token, issuedAt: fromLocal(issuedAt), expiresAt: fromLocal(expiresAt) } };
  },
  write: (session, token, registration) =>
    files.write(
      session,
      { ...token, issuedAt: toLocal(token.issuedAt), expiresAt: toLocal(token.expiresAt) },
      registration,
    ),
});

/** A status with its instants by this machine's clock, as people see them. */
const localStatus = (status: SessionStatus, { toLocal }: ServiceClock): SessionStatus => {
  switch (status.kind) {
    case 'signed-out':
    case 'starting':
      return status;
    case 'authorizing':
      return { ...status, expiresAt: toLocal(status.expiresAt) };
    case 'signed-in': {
      const { renewal, portalSession } = status;
      const { signedInAt, endsAt } = portalSession ?? {};
      return {
        ...status,
        issuedAt: toLocal(status.issuedAt),
        expiresAt: toLocal(status.expiresAt),
        renewal: 'at' in renewal ? { ...renewal, at: toLocal(renewal.at) } : renewal,
        ...(portalSession && {
          portalSession: {
            ...(signedInAt !== undefined && { signedInAt: toLocal(signedInAt) }),
            ...(endsAt !== undefined && { endsAt: toLocal(endsAt) }),
          },
        }),
      };
    }
  }
};

const localSync = (sync: SyncStatus, { toLocal }: ServiceClock): SyncStatus =>
  'at' in sync ? { ...sync, at: toLocal(sync.at) } : sync;

/** Publishes statuses with their instants by this machine's clock. */
export const inLocalTime = (publish: Ports['publish'], clock: ServiceClock): Ports['publish'] => ({
  ...publish,
  status: (id, status) => publish.status(id, localStatus(status, clock)),
  sync: (id, sync) => publish.sync(id, localSync(sync, clock)),
  issued: ({ role, issuedAt, expiresAt }) =>
    publish.issued({ role, issuedAt: clock.toLocal(issuedAt), expiresAt: clock.toLocal(expiresAt) }),
  protocol: (id, entry) => publish.protocol(id, { ...entry, at: clock.toLocal(entry.at) }),
});

export const localEvent = (event: LocalEvent, { toLocal }: ServiceClock): LocalEvent => {
  if (event.event === 'restored') {
    return { ...event, issuedAt: toLocal(event.issuedAt), expiresAt: toLocal(event.expiresAt) };
  }
  return 'expiresAt' in event ? { ...event, expiresAt: toLocal(event.expiresAt) } : event;
};
