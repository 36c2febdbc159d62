import { randomBytes, randomInt } from 'node:crypto';
import { createBoundedMap } from './bounded-map.ts';
import { drawIdentifier, type IssuedSecrets } from './issued-secrets.ts';
import { oidcRefusal } from './refusal.ts';
import type { Settings } from './settings.ts';

/** What the person decided about a device authorization, if anything yet. */
type Decision =
  | { readonly kind: 'pending' }
  | { readonly kind: 'approved'; readonly portalSessionId: string }
  | { readonly kind: 'denied' }
  | { readonly kind: 'exchanged' };

type Polling = { readonly polls: number; readonly lastPollAt: number; readonly slowedDown: boolean };

export type DeviceAuthorization = {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly expiresAt: number;
  decision: Decision;
  polling: Polling;
};

export type DeviceAuthorizations = {
  start(client: { readonly clientId: string; readonly clientName: string }, now: number): DeviceAuthorization;
  /** The authorization a person may still decide about, by its code as typed (case, blanks and dash don't matter). */
  pending(typedUserCode: string, now: number): DeviceAuthorization | undefined;
  pendingUserCodes(now: number): string[];
  /**
   * One poll with a device code. Returns the portal session it was approved in, and uses the code up.
   * @throws Refusal InvalidGrant, ExpiredToken, AccessDenied, AuthorizationPending or SlowDown
   */
  exchange(deviceCode: string, clientId: string, now: number): string;
  sweep(now: number): void;
};

const letters = 'BCDFGHJKLMNPQRSTVWXZ';
/** What `slow_down` adds to the interval for good: RFC 8628 section 3.5. */
const slowDownMs = 5000;
/** Timers fire by a monotonic clock and may be early by the wall clock; an honest client is not refused for that. */
const timerSlackMs = 20;
/** How long after its end a code is remembered, to say "expired" and not "never heard of". */
const remembranceMs = 3_600_000;

const normalized = (typedUserCode: string): string => {
  const typed = typedUserCode.toUpperCase().replace(/[^A-Z]/g, '');
  return `${typed.slice(0, 4)}-${typed.slice(4)}`;
};

const drawLetters = (count: number): string =>
  Array.from({ length: count }, () => letters.charAt(randomInt(letters.length))).join('');

export const createDeviceAuthorizations = (
  settings: Pick<Settings, 'deviceCodeSeconds' | 'intervalSeconds' | 'reusedDeviceCode'>,
  secrets: IssuedSecrets,
): DeviceAuthorizations => {
  const uselessAt = ({ expiresAt }: DeviceAuthorization): number => expiresAt + remembranceMs;
  const byDeviceCode = createBoundedMap<DeviceAuthorization>(10_000, uselessAt);
  const byUserCode = createBoundedMap<DeviceAuthorization>(10_000, uselessAt);

  const isPending = (authorization: DeviceAuthorization, now: number): boolean =>
    authorization.decision.kind === 'pending' && now < authorization.expiresAt;

  const drawUserCode = (): string => {
    let userCode: string;
    do userCode = `${drawLetters(4)}-${drawLetters(4)}`;
    while (byUserCode.get(userCode) !== undefined);
    return userCode;
  };

  /** Counts a poll; true when it came too early. The second poll may follow the first at once. */
  const isTooEarly = (authorization: DeviceAuthorization, now: number): boolean => {
    const { polls, lastPollAt, slowedDown } = authorization.polling;
    const intervalMs = settings.intervalSeconds * 1000 + (slowedDown ? slowDownMs : 0);
    // A last poll in the future only means that the clock was set back since.
    const sinceLastMs = now - lastPollAt;
    const early = polls >= 2 && sinceLastMs >= 0 && sinceLastMs < intervalMs - timerSlackMs;
    authorization.polling = { polls: polls + 1, lastPollAt: now, slowedDown: slowedDown || early };
    return early;
  };

  return {
    start: ({ clientId, clientName }, now) => {
      const authorization: DeviceAuthorization = {
        deviceCode: secrets.remember(drawIdentifier(() => randomBytes(64))),
        userCode: drawUserCode(),
        clientId,
        clientName,
        expiresAt: now + settings.deviceCodeSeconds * 1000,
        decision: { kind: 'pending' },
        polling: { polls: 0, lastPollAt: 0, slowedDown: false },
      };
      byDeviceCode.set(authorization.deviceCode, authorization);
      byUserCode.set(authorization.userCode, authorization);
      return authorization;
    },

    pending: (typedUserCode, now) => {
      const found = byUserCode.get(normalized(typedUserCode));
      return found !== undefined && isPending(found, now) ? found : undefined;
    },

    pendingUserCodes: (now) =>
      [...byUserCode.values()].filter((found) => isPending(found, now)).map(({ userCode }) => userCode),

    exchange: (deviceCode, clientId, now) => {
      const authorization = byDeviceCode.get(deviceCode);
      if (authorization === undefined || authorization.clientId !== clientId) {
        throw oidcRefusal('InvalidGrantException', 'Invalid grant provided');
      }
      const { decision } = authorization;
      if (decision.kind === 'exchanged') {
        throw settings.reusedDeviceCode === 'expired_token'
          ? oidcRefusal('ExpiredTokenException', 'The device code has expired')
          : oidcRefusal('InvalidGrantException', 'Invalid grant provided');
      }
      if (now >= authorization.expiresAt) throw oidcRefusal('ExpiredTokenException', 'The device code has expired');
      switch (decision.kind) {
        case 'denied':
          throw oidcRefusal('AccessDeniedException', 'The authorization request was denied');
        case 'pending':
          throw isTooEarly(authorization, now)
            ? oidcRefusal('SlowDownException', 'Polling faster than the interval allows')
            : oidcRefusal('AuthorizationPendingException', 'Authorization is still pending');
        case 'approved':
          authorization.decision = { kind: 'exchanged' };
          return decision.portalSessionId;
      }
    },

    sweep: (now) => {
      byDeviceCode.sweep(now);
      byUserCode.sweep(now);
    },
  };
};
