/** How a protocol stays short without losing its story. Pure. */
import type { ProtocolEntry } from './protocol.ts';

export const mostEntries = 500;

/** What can go first: polls that were told to wait, listings and credentials that came, and the middle of an outage. */
const isRoutine = (entry: ProtocolEntry): boolean => {
  if (entry.kind !== 'exchange') return false;
  if (entry.error === 'authorization_pending' || (entry.retry?.number ?? 0) > 2) return true;
  return (
    entry.outcome === 'answered' &&
    (entry.operation === 'ListAccounts' ||
      entry.operation === 'ListAccountRoles' ||
      entry.operation === 'GetRoleCredentials')
  );
};

const isRegistration = (entry: ProtocolEntry): boolean =>
  entry.kind === 'exchange' && entry.operation === 'RegisterClient' && entry.outcome === 'answered';

const isSignIn = (entry: ProtocolEntry): boolean => entry.kind === 'event' && entry.event === 'signed-in';

const lastIndex = (entries: readonly ProtocolEntry[], is: (entry: ProtocolEntry) => boolean): number => {
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (entry !== undefined && is(entry)) return index;
  }
  return -1;
};

/**
 * One entry more, and where there are too many by then one less: the oldest of what is routine, else the oldest. The
 * last sign-in and the registration it was made with stay: what happens much later is explained by them.
 */
export const withEntry = (entries: readonly ProtocolEntry[], entry: ProtocolEntry): readonly ProtocolEntry[] => {
  const all = [...entries, entry];
  if (all.length <= mostEntries) return all;
  const routine = all.findIndex(isRoutine);
  const stays = new Set([lastIndex(all, isRegistration), lastIndex(all, isSignIn)]);
  const goes = routine >= 0 ? routine : all.findIndex((_, index) => !stays.has(index));
  return all.filter((_, index) => index !== goes);
};
