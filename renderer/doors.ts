/** The doors for tools as the window shows them: names for roles, callers and tokens, and lines to copy. Pure. */
import type { ActivityEntry } from '../shared/activity.ts';
import type { NamedRole } from '../shared/door-words.ts';
import type { Caller, CallerScope, DoorName, EndpointTokenView } from '../shared/doors.ts';
import { tokenNameMissingWords, tokenNameTakenWords, tokenProfilesMissingWords } from '../shared/endpoint-words.ts';
import type { Catalog, DoorsView, RecentRole, RoleRef, SessionId, SessionView } from '../shared/model.ts';

/** Puts the names the window knows to a role. */
export type NameRole = (role: RoleRef) => NamedRole;

const accountKey = (sessionId: SessionId, accountId: string): string => `${sessionId} ${accountId}`;

/** A synced list knows best; the roles used last are known before it is read. */
export const createNameRole = (
  sessions: readonly SessionView[],
  catalogs: ReadonlyMap<SessionId, Catalog>,
  recentRoles: readonly RecentRole[],
): NameRole => {
  const sessionNames = new Map(sessions.map(({ session }) => [session.id, session.name]));
  const accountNames = new Map(
    recentRoles.map(({ sessionId, accountId, accountName }) => [accountKey(sessionId, accountId), accountName]),
  );
  for (const [id, { accounts }] of catalogs) {
    for (const { accountId, accountName } of accounts) accountNames.set(accountKey(id, accountId), accountName);
  }
  return ({ sessionId, accountId, roleName }) => {
    const accountName = accountNames.get(accountKey(sessionId, accountId));
    const sessionName = sessionNames.get(sessionId);
    return {
      ...{ roleName, accountId },
      ...(accountName !== undefined && { accountName }),
      ...(sessionName !== undefined && { sessionName }),
    };
  };
};

export const everything: CallerScope = { roles: 'any', consent: 'given' };

const isSameCaller = (left: Caller, right: Caller): boolean => left.door === right.door && left.name === right.name;

export const scopeOf = (scopes: DoorsView['scopes'], caller: Caller): CallerScope =>
  scopes.find((each) => isSameCaller(each.caller, caller))?.scope ?? everything;

/** Names to offer for a caller of a door: those that came to it, the newest first, and those that may come. */
export const callerNames = (
  door: DoorName,
  tokens: readonly EndpointTokenView[],
  profiles: readonly string[],
  activity: readonly ActivityEntry[],
): readonly string[] => {
  const expected = door === 'container-endpoint' ? tokens.map(({ name }) => name) : profiles;
  // A caller that could not be told is in the log under no name of its own.
  const seen = activity.flatMap((entry) =>
    'caller' in entry && entry.caller.door === door && entry.role !== undefined ? entry.caller.name : [],
  );
  return [...new Set([...seen, ...expected])];
};

/** What keeps a token from being made, or `undefined`. */
export const tokenProblem = (
  name: string,
  profiles: ReadonlySet<string>,
  tokens: readonly EndpointTokenView[],
): { readonly field: 'name' | 'profiles'; readonly words: string } | undefined => {
  if (name === '') return { field: 'name', words: tokenNameMissingWords };
  if (tokens.some((token) => token.name === name)) {
    return { field: 'name', words: tokenNameTakenWords(name) };
  }
  return profiles.size === 0 ? { field: 'profiles', words: tokenProfilesMissingWords } : undefined;
};

const mostSuggestions = 4;

/** Those of the names to offer while one is typed. */
export const suggestedNames = (typed: string, names: readonly string[]): readonly string[] => {
  const wanted = typed.trim().toLowerCase();
  if (names.some((name) => name === typed.trim())) return [];
  return names.filter((name) => name.toLowerCase().includes(wanted)).slice(0, mostSuggestions);
};

const isPlainWord = (word: string): boolean => /^[\w.@+/:=-]+$/.test(word);
/** AWS tools disagree about these even within quotes. */
const isUnquotable = (word: string): boolean => /["$`\\%^&<>|!\p{Cc}]| [#;]/u.test(word);

/** The setting that gives a profile one role through the credential process; placeholders where there is no role. */
export const credentialProcessLine = (helper: string, role?: RoleRef & { readonly sessionName: string }): string => {
  const { sessionName, accountId, roleName } = role ?? { sessionName: 'NAME', accountId: 'ID', roleName: 'ROLE' };
  const session = role !== undefined && isUnquotable(sessionName) ? role.sessionId : sessionName;
  const [sessionWord, roleWord] = [session, roleName].map((word) => (isPlainWord(word) ? word : `"${word}"`));
  return `credential_process = "${helper}" --session ${sessionWord} --account ${accountId} --role ${roleWord}`;
};
