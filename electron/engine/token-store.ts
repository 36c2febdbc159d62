import { createHash } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';
import type { SessionId } from '../../shared/model.ts';
import type {
  AccessToken,
  ClientRegistration,
  EngineSession,
  Ports,
  Secrets,
  SessionSecrets,
  SharedTokenNote,
} from './ports.ts';
import type { SessionContexts } from './session-context.ts';
import { withUnwrittenTokens } from './unwritten-tokens.ts';

/** Where a session's secrets are kept: in the vault, or with its token in the file that AWS tools share. */
export type TokenStore = Secrets & {
  /** Moves the secrets to where `after` keeps them, and leaves none behind. */
  move(before: EngineSession, after: EngineSession): Promise<void>;
};

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const noteOf = ({ accessToken, refreshToken, issuedAt, portalSession }: AccessToken): SharedTokenNote => ({
  accessDigest: digest(accessToken),
  ...(refreshToken !== undefined && { refreshDigest: digest(refreshToken) }),
  issuedAt,
  ...(portalSession && { portalSession }),
});

/** A token from the file, with what is known of it beside; of another tool's refresh, what both tokens have in common. */
const withNote = (token: AccessToken, note: SharedTokenNote | undefined): AccessToken => {
  if (note === undefined) return token;
  const { issuedAt, portalSession, accessDigest, refreshDigest } = note;
  const known = portalSession && { portalSession };
  if (digest(token.accessToken) === accessDigest) return { ...token, issuedAt, ...known };
  const isRefreshed = token.refreshToken !== undefined && digest(token.refreshToken) === refreshDigest;
  return isRefreshed ? { ...token, ...known } : token;
};

const registrationsOf = (kept: SessionSecrets | undefined): readonly ClientRegistration[] =>
  [kept?.registration, kept?.otherRegistration].flatMap((each) => each ?? []);

const isShared = (session: EngineSession): boolean => session.sharedAs !== undefined;

/**
 * The secrets port the engine works with. For a shared session the token stands in the token file alone; the vault
 * keeps the client registration, so that the next sign-in need not register again.
 */
export const createTokenStore = (
  { secrets: vault, sharedTokens: files }: Pick<Ports, 'secrets' | 'sharedTokens'>,
  contexts: SessionContexts,
): TokenStore => {
  const sharedTokens = withUnwrittenTokens(files);

  const sessionOf = (id: SessionId): EngineSession => {
    const session = contexts.session(id);
    if (session === undefined) throw new AppError('session-unknown');
    return session;
  };

  const readFrom = async (session: EngineSession): Promise<SessionSecrets | undefined> => {
    const kept = await vault.read(session.id);
    if (!isShared(session)) return kept;
    const shared = await sharedTokens.read(session);
    if (shared === undefined) return kept;
    // The file has no scopes: where it is our own registration, the vault knows them.
    const ours = registrationsOf(kept).find(({ clientId }) => clientId === shared.registration?.clientId);
    const other = registrationsOf(kept).find((each) => each !== ours);
    return {
      ...shared,
      ...(shared.token && { token: withNote(shared.token, kept?.sharedToken) }),
      ...(ours && { registration: ours }),
      ...(other && { otherRegistration: other }),
      // Nor has it endpoints: what it says of start URL and region is all there is to go by.
      endpoints: ours !== undefined && kept !== undefined ? kept.endpoints : contexts.of(session.id).endpoints,
    };
  };

  const writeTo = async (session: EngineSession, { token, ...rest }: SessionSecrets): Promise<void> => {
    if (!isShared(session)) {
      await vault.write(session.id, token === undefined ? rest : { ...rest, token });
      return;
    }
    if (token === undefined) await sharedTokens.forget(session);
    else await sharedTokens.write(session, token, rest.registration);
    await vault.write(session.id, token === undefined ? rest : { ...rest, sharedToken: noteOf(token) });
  };

  const forgetIn = async (session: EngineSession): Promise<void> => {
    if (isShared(session)) await sharedTokens.forget(session);
    await vault.forget(session.id);
  };

  const exclusively = async <T>(session: EngineSession, work: () => Promise<T>): Promise<T> =>
    await vault.exclusively(session.id, () => (isShared(session) ? sharedTokens.exclusively(session, work) : work()));

  return {
    read: async (id) => await readFrom(sessionOf(id)),
    write: async (id, secrets) => await writeTo(sessionOf(id), secrets),
    forget: async (id) => await forgetIn(sessionOf(id)),
    exclusively: async (id, work) => await exclusively(sessionOf(id), work),
    move: async (before, after) =>
      await exclusively(isShared(after) ? after : before, async () => {
        const secrets = await readFrom(before);
        if (secrets === undefined) return;
        await writeTo(after, secrets);
        if (!isShared(before)) return;
        // Another tool may have traded in meanwhile what was moved: what it got for it is moved too.
        const standing = await readFrom(before);
        if (standing?.token?.accessToken !== secrets.token?.accessToken)
          await writeTo(after, { ...secrets, ...standing });
        await sharedTokens.forget(before);
      }),
  };
};
