/** What happened on this machine in words, and what of a protocol is trouble. Pure. */
import { errorTitle } from './copy.ts';
import { assertNever } from './errors.ts';
import { formatMoment } from './moments.ts';
import type { EventEntry, ProtocolEntry } from './protocol.ts';
import { skewWords } from './protocol-words.ts';

const methodNames = { device: 'with a code', browser: 'in the browser' } as const;

/** What happened here: a title, and where useful a second line. */
export const eventWords = (entry: EventEntry, now: number): { readonly title: string; readonly detail?: string } => {
  const until = (at: number) => `Good until ${formatMoment(at, now)}`;
  switch (entry.event) {
    case 'started':
      return entry.vault === 'encrypted'
        ? { title: 'Latchkey started' }
        : { title: 'Latchkey started without a keychain', detail: 'Sign-ins are kept in memory and end with this run' };
    case 'stopped':
      return { title: 'Latchkey quit' };
    case 'vault-set-aside':
      return { title: 'The saved sign-ins could not be decrypted', detail: 'They were put aside' };
    case 'sign-in-started':
      return { title: 'Sign-in started' };
    case 'approval-awaited':
      return {
        title: `Waiting for approval ${methodNames[entry.method]}`,
        detail: `Until ${formatMoment(entry.expiresAt, now)}`,
      };
    case 'signed-in':
      return {
        title: 'Signed in',
        detail: entry.isRenewable ? until(entry.expiresAt) : `${until(entry.expiresAt)}, cannot be renewed`,
      };
    case 'sign-in-ended':
      return entry.because === 'cancelled'
        ? { title: errorTitle({ code: 'cancelled' }) }
        : { title: 'The sign-in ended without success', detail: errorTitle({ code: entry.because }) };
    case 'signed-out-by-person':
      return entry.toldService
        ? { title: 'You signed out' }
        : { title: 'You signed out on this machine only', detail: 'AWS could not be told' };
    case 'restored':
      return { title: 'Found the sign-in that was kept', detail: until(entry.expiresAt) };
    case 'nothing-kept':
      return { title: 'No sign-in is kept' };
    case 'store-failed':
      return { title: 'The kept sign-in could not be read', detail: errorTitle({ code: entry.because }) };
    case 'adopted':
      return { title: 'Took over the token of another tool', detail: until(entry.expiresAt) };
    case 'shared-token-gone':
      return { title: 'The shared token file is gone', detail: 'Another tool signed out' };
    case 'dropped':
      return entry.because === 'sign-in-again'
        ? { title: 'Signed out', detail: 'AWS refused the token for good' }
        : { title: 'Signed out', detail: errorTitle({ code: entry.because }) };
    case 'not-kept':
      return {
        title: 'The token could not be kept',
        detail: `${errorTitle({ code: entry.because })}; this run goes on from memory`,
      };
    case 'session-changed':
      return { title: 'Start URL, region or scopes were changed' };
    case 'network-lost':
      return { title: 'Network lost' };
    case 'network-back':
      return { title: 'Network back' };
    case 'woke':
      return { title: 'The machine woke' };
    case 'paused':
      return { title: 'You paused background work', detail: 'Nothing is renewed by itself until you resume it' };
    case 'resumed':
      return { title: 'You resumed background work' };
    case 'clock-skew':
      return { title: skewWords(entry.skewMs) };
    default:
      return assertNever(entry);
  }
};

/** True for what a person who looks for trouble wants to see. */
export const isTrouble = (entry: ProtocolEntry): boolean => {
  if (entry.kind === 'exchange') {
    return entry.outcome !== 'answered' && entry.outcome !== 'aborted' && entry.error !== 'authorization_pending';
  }
  switch (entry.event) {
    case 'sign-in-ended':
      return entry.because !== 'cancelled';
    case 'vault-set-aside':
    case 'store-failed':
    case 'shared-token-gone':
    case 'dropped':
    case 'not-kept':
    case 'network-lost':
      return true;
    case 'clock-skew':
      return entry.skewMs !== 0;
    case 'started':
      return entry.vault === 'memory-only';
    default:
      return false;
  }
};
