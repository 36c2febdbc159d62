/** The three clocks of a sign-in, its end, and a machine's clock that is wrong, in words. Pure: the caller brings `now`. */
import type { CopiedCredentials, RenewalObstacle, SessionStatus } from './model.ts';
import { formatMoment, formatWhen } from './moments.ts';
import { formatDuration, minuteMs, secondMs } from './time.ts';

export type SignedIn = Extract<SessionStatus, { kind: 'signed-in' }>;

/** How long something lasts, at a glance, and what to know of it. */
type ClockWords = { readonly life: string; readonly note: string };

export const clocksTitle = 'How long it lasts';
/** What the line that opens them is for. */
export const clocksHint = 'How long everything lasts';

export const clockNames = {
  accessToken: 'Access token',
  portalSession: 'Portal session',
  roleCredentials: 'Role credentials',
} as const;

/** The button below a session that cannot be renewed. */
export const remedyName = (because: RenewalObstacle): string =>
  because === 'no-scopes' ? 'Make renewable' : 'Sign in again';

/** Within a ring, for minutes. */
export const minutesSign = (minutes: number): string => `${minutes}m`;

const toleranceMs = 5 * secondMs;

const left = (at: number, now: number): string =>
  at - now < minuteMs ? 'less than a minute left' : `${formatDuration(at - now)} left`;

const until = (at: number, now: number): string =>
  at > now ? `until ${formatMoment(at, now)}, ${left(at, now)}` : `ran out ${formatWhen(at, now)}`;

/** When the sign-in ends for good, as far as that is known. */
export const endOfSignIn = ({ renewal, expiresAt, portalSession }: SignedIn): number | undefined =>
  renewal.kind === 'impossible' ? expiresAt : portalSession?.endsAt;

/** True while the token at hand ends with the portal session, so that renewing it gains nothing. */
export const isLastToken = ({ renewal, expiresAt, portalSession }: SignedIn): boolean =>
  renewal.kind === 'planned' && portalSession?.endsAt !== undefined && portalSession.endsAt <= expiresAt + toleranceMs;

/** The latest of the wanted warnings that is due, as its length before the end; `undefined` before the first. */
export const dueWarning = (status: SignedIn, warningsMs: readonly number[], now: number): number | undefined => {
  const end = endOfSignIn(status);
  if (end === undefined || end <= now) return undefined;
  const due = warningsMs.filter((lengthMs) => end - now <= lengthMs);
  return due.length === 0 ? undefined : Math.min(...due);
};

const renewalNote = (status: SignedIn, now: number, isPaused: boolean): string => {
  const { renewal } = status;
  if (isLastToken(status)) return 'It ends with the portal session.';
  if (isPaused && (renewal.kind === 'planned' || renewal.kind === 'waiting')) {
    return 'Background work is paused: it is renewed only when something needs it.';
  }
  switch (renewal.kind) {
    case 'planned':
      return `Latchkey renews it ${formatWhen(renewal.at, now)}, without you.`;
    case 'now':
      return 'Latchkey is renewing it.';
    case 'waiting':
      return 'The last try to renew it failed. Latchkey goes on trying.';
    case 'impossible':
      return 'It cannot be renewed.';
  }
};

export const accessTokenWords = (status: SignedIn, now: number, isPaused = false): ClockWords => ({
  life: until(status.expiresAt, now),
  note: renewalNote(status, now, isPaused),
});

export const portalSessionWords = ({ portalSession, renewal }: SignedIn, now: number): ClockWords => {
  const { signedInAt, endsAt } = portalSession ?? {};
  const meanwhile =
    renewal.kind === 'impossible'
      ? 'This sign-in ends with its token, whatever is left then.'
      : 'A renewed token with a shorter life gives it away, and you are warned then.';
  const since =
    signedInAt === undefined ? 'Latchkey did not see you sign in.' : `You signed in ${formatWhen(signedInAt, now)}.`;
  return endsAt === undefined
    ? {
        life: 'end not known',
        note: `${since} AWS does not tell when it ends. ${meanwhile}`,
      }
    : { life: until(endsAt, now), note: `${since} AWS renews nothing beyond its end.` };
};

/** `copied`: credentials of this session that lie on the clipboard. */
export const roleCredentialsWords = (copied: CopiedCredentials | undefined, now: number): ClockWords => {
  const stay = 'They stay good when you sign out.';
  return copied === undefined
    ? { life: 'each its own', note: `Fetched when you copy them or a tool asks. ${stay}` }
    : {
        life: until(copied.expiresAt, now),
        note: `${copied.role.roleName} in ${copied.accountName}, copied ${formatWhen(copied.copiedAt, now)}. ${stay}`,
      };
};

type ObstacleWords = { readonly title: string; readonly body: string };

export const renewableWords: ObstacleWords = {
  title: 'Renewable session',
  body: 'Latchkey keeps it going without you, until the portal session ends.',
};

/** Which kind of session it is that cannot be renewed, why, and what a click changes. */
export const obstacleWords: Record<RenewalObstacle, ObstacleWords & { readonly remedy: string }> = {
  'no-scopes': {
    title: 'Session without scopes',
    body: 'It was registered as older AWS profiles are: without scopes, AWS gives it no refresh token, and one token of 8 hours at most.',
    remedy: 'Adds the scope sso:account:access and asks you to sign in once more.',
  },
  'no-refresh-token': {
    title: 'Session without a refresh token',
    body: 'It has its scopes, but AWS gave no refresh token with this sign-in.',
    remedy: 'Signs out, then asks you to sign in. AWS may give a refresh token this time.',
  },
  'registration-expired': {
    title: 'Session whose registration ran out',
    body: 'A refresh token works only with the client registration it was made with. That one ran out, or AWS refused it.',
    remedy: 'Signs out, registers anew and asks you to sign in.',
  },
  'registration-unknown': {
    title: 'Session signed in by another tool',
    body: 'That tool left an access token, but no client registration to renew it with.',
    remedy: 'Signs out, registers Latchkey and asks you to sign in.',
  },
};

/** What the person is told when the end is near. */
export const endNearWords = (status: SignedIn, now: number): { readonly title: string; readonly body: string } => {
  const end = endOfSignIn(status) ?? status.expiresAt;
  return {
    title: `This sign-in ends ${formatWhen(end, now)}`,
    body:
      status.renewal.kind === 'impossible'
        ? 'It cannot be renewed. Signing in anew signs out first, so that a full session begins.'
        : 'Renewing it signs out first, so that a full session begins.',
  };
};

/** `skewMs`: the service's clock minus this machine's. */
export const clockSkewWords = (skewMs: number): { readonly title: string; readonly body: string } => ({
  title: `The clock of this machine is ${formatDuration(Math.abs(skewMs))} ${skewMs > 0 ? 'slow' : 'fast'}`,
  body: 'Latchkey allows for that. Other AWS tools will be refused: set the clock, or have the system set it.',
});
