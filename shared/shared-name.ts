import type { FoundSession } from './aws-files.ts';
import type { SharedName, SsoSession } from './model.ts';
import { slug } from './profile-names.ts';

/**
 * What AWS tools are to call a session that is shared with them: as the config file calls it already, else its name in
 * the characters every tool reads, with a number behind it where that name is taken, in Latchkey or in the file.
 */
export const sharedNameFor = (
  session: SsoSession,
  sessions: readonly SsoSession[],
  found: readonly FoundSession[],
): Extract<SharedName, { kind: 'sso-session' }> => {
  const ofOthers = sessions
    .filter(({ id }) => id !== session.id)
    .flatMap(({ sharedAs }) => (sharedAs?.kind === 'sso-session' ? [sharedAs.name] : []));
  const named = found.filter(({ kind }) => kind === 'sso-session');
  const isSame = ({ startUrl, region }: FoundSession) => startUrl === session.startUrl && region === session.region;
  const standing = named.find((each) => isSame(each) && !ofOthers.includes(each.name));
  if (standing !== undefined) return { kind: 'sso-session', name: standing.name };
  const taken = new Set([...ofOthers, ...named.map(({ name }) => name)]);
  const wanted = slug(session.name) || 'session';
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(name)) return { kind: 'sso-session', name };
  }
};

/** The name a session found in a config file gets here: its own, numbered where one of ours has it already. */
export const adoptedNameFor = (found: Pick<FoundSession, 'name'>, sessions: readonly SsoSession[]): string => {
  const taken = new Set(sessions.map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? found.name : `${found.name} ${number}`;
    if (!taken.has(name)) return name;
  }
};

/** True for a session of ours that shares its sign-in under what was found. */
export const isAdopted = (
  { kind, name, startUrl, region }: Pick<FoundSession, 'kind' | 'name' | 'startUrl' | 'region'>,
  session: SsoSession,
): boolean =>
  session.startUrl === startUrl &&
  session.region === region &&
  session.sharedAs?.kind === kind &&
  (session.sharedAs.kind === 'legacy' || session.sharedAs.name === name);
