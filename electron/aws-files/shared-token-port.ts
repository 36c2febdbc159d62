import { AppError } from '../../shared/errors.ts';
import { hourMs } from '../../shared/time.ts';
import type { EngineSession, SharedTokens as SharedTokensPort } from '../engine/ports.ts';
import type { SharedTokens } from './sso-cache.ts';
import type { TokenKey } from './token-key.ts';

/** The token file of a shared session. A session that is not shared has none of its own: its name stands in. */
const tokenKeyOf = ({ sharedAs, name, startUrl, region }: EngineSession): TokenKey => ({
  kind: sharedAs?.kind ?? 'sso-session',
  name: sharedAs?.kind === 'sso-session' ? sharedAs.name : name,
  startUrl,
  region,
});

/** What stands in a token file says nothing of when the token was issued; a full life is the careful guess. */
const usualLifeMs = hourMs;

/** The engine's port to the token files that AWS tools share. */
export const createSharedTokenPort = (tokens: SharedTokens): SharedTokensPort => ({
  async read(session) {
    const reading = await tokens.read(tokenKeyOf(session));
    if (reading.kind === 'token') {
      const { token, registration } = reading.shared;
      const issuedAt = Math.min(token.issuedAt, token.expiresAt - usualLifeMs);
      return { token: { ...token, issuedAt }, ...(registration && { registration }) };
    }
    if (reading.kind === 'absent') return undefined;
    const { code, file } = reading.problem;
    // Another session's token, or no token at all: ours is not there, and that is certain.
    if (code === 'token-of-another-session' || code === 'not-a-token') return undefined;
    throw new AppError('file-unreadable', { detail: file });
  },
  async write(session, token, registration) {
    await tokens.write(tokenKeyOf(session), { token, ...(registration && { registration }) });
  },
  async forget(session) {
    await tokens.forget(tokenKeyOf(session));
  },
  exclusively: (session, work) => tokens.exclusively(tokenKeyOf(session), work),
});
