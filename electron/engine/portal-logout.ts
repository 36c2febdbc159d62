import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { SessionId } from '../../shared/model.ts';
import { judge } from './errors.ts';
import { logout } from './portal.ts';
import type { Refresh } from './refresh.ts';
import type { SessionContexts } from './session-context.ts';

/** Nothing live to end at the service. */
const overAlready: ReadonlySet<ErrorCode> = new Set([
  'sign-in-again',
  'sign-in-needed-to-copy',
  'registration-expired',
  'token-ran-out',
]);

/** Ends a session's portal session at the service. Rejects where the service could not be told (AppError, ServiceError). */
export const createPortalLogout =
  (contexts: SessionContexts, refresh: Refresh) =>
  async (id: SessionId): Promise<void> => {
    const { portal } = contexts.of(id).clients;
    const token = await refresh.current(id).catch((error: unknown) => {
      if (error instanceof AppError && overAlready.has(error.code)) return undefined;
      throw error;
    });
    if (token === undefined) return;
    await logout(portal, token.accessToken).catch((error: unknown) => {
      // The service does not know the token any more: it is signed out there already.
      if (judge(error).refusal !== 'unauthorized') throw error;
    });
  };
