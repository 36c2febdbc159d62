/** One cookie jar per session, account and role. */
import { type Session, session } from 'electron';
import type { RoleRef, SessionId } from '../../shared/model.ts';

export const consoleKeyOf = ({ sessionId, accountId, roleName, chainedRoleId = '' }: RoleRef): string =>
  [sessionId, accountId, roleName, chainedRoleId].join(' ');

/**
 * Jars in memory: the cookies in them are a role's console session, as good as its credentials, which are on no disk
 * either. Signing in again takes no click, so that nothing is lost with them.
 */
export const createConsoleJars = () => {
  const opened = new Map<string, { readonly sessionId: SessionId; readonly jar: Session }>();
  return {
    open(role: RoleRef): Session {
      const key = consoleKeyOf(role);
      const jar = opened.get(key)?.jar ?? session.fromPartition(`console-${key}`);
      opened.set(key, { sessionId: role.sessionId, jar });
      return jar;
    },
    /** Forgets what the consoles of a session have stored. */
    async empty(sessionId: SessionId): Promise<void> {
      const jars = [...opened.values()].flatMap((each) => (each.sessionId === sessionId ? [each.jar] : []));
      await Promise.all(jars.flatMap((jar) => [jar.clearStorageData(), jar.clearCache(), jar.clearAuthCache()]));
    },
  };
};

export type ConsoleJars = ReturnType<typeof createConsoleJars>;
