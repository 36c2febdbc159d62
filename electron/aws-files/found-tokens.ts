/** Which of the found sessions AWS tools are signed in to now. */
import type { FoundInAwsFiles, FoundSession } from '../../shared/aws-files.ts';
import type { SharedTokens } from './sso-cache.ts';

/** Says of each session until when its token in the cache holds, where there is one that does. Never throws. */
export const withLiveTokens = async (
  found: FoundInAwsFiles,
  tokens: Pick<SharedTokens, 'read'>,
  now: number,
): Promise<FoundInAwsFiles> => {
  const look = async (session: FoundSession): Promise<FoundSession> => {
    const reading = await tokens.read(session);
    if (reading.kind !== 'token' || reading.shared.token.expiresAt <= now) return session;
    return { ...session, tokenUntil: reading.shared.token.expiresAt };
  };
  return { ...found, sessions: await Promise.all(found.sessions.map(look)) };
};
