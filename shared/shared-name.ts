import type { FoundSession } from './aws-files.ts';
import type { SharedName, SsoSession } from './model.ts';
import { slug } from './profile-names.ts';

/**
 * What AWS tools are to call a session that is shared with them: its name in the characters every tool reads, with a
 * number behind it where another session has that name already, in Latchkey or in the config file.
 */
export const sharedNameFor = (
  session: SsoSession,
  sessions: readonly SsoSession[],
  found: readonly FoundSession[],
): Extract<SharedName, { kind: 'sso-session' }> => {
  const ofOthers = sessions
    .filter(({ id }) => id !== session.id)
    .flatMap(({ sharedAs }) => (sharedAs?.kind === 'sso-session' ? [sharedAs.name] : []));
  const elsewhere = found
    .filter(({ kind, startUrl, region }) => {
      return kind === 'sso-session' && (startUrl !== session.startUrl || region !== session.region);
    })
    .map(({ name }) => name);
  const taken = new Set([...ofOthers, ...elsewhere]);
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
