import type { SessionId } from '../../shared/model.ts';
import type { AccessToken, ClientRegistration, SharedTokens } from './ports.ts';

type Unwritten = { readonly token: AccessToken; readonly registration?: ClientRegistration };

/**
 * Token files over a disk that may fail: a token that could not be written waits in memory, stands for the file until
 * then, and is written at the next look. The one it replaced may be spent, so it must not be read again.
 */
export const withUnwrittenTokens = (files: SharedTokens): SharedTokens => {
  const unwritten = new Map<SessionId, Unwritten>();
  return {
    async read(session) {
      const ours = unwritten.get(session.id);
      if (ours === undefined) return await files.read(session);
      const isWritten = await files.write(session, ours.token, ours.registration).then(
        () => true,
        () => false,
      );
      if (isWritten) unwritten.delete(session.id);
      const standing = await files.read(session).catch(() => undefined);
      const isNewer = standing?.token !== undefined && standing.token.expiresAt > ours.token.expiresAt;
      return isWritten || isNewer ? (standing ?? ours) : ours;
    },
    async write(session, token, registration) {
      unwritten.set(session.id, { token, ...(registration && { registration }) });
      await files.write(session, token, registration);
      unwritten.delete(session.id);
    },
    async forget(session) {
      unwritten.delete(session.id);
      await files.forget(session);
    },
    exclusively: files.exclusively,
  };
};
