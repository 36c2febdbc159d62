import type { SSOClient } from '@aws-sdk/client-sso';
import { AppError } from '../../shared/errors.ts';
import type { SessionId } from '../../shared/model.ts';
import { judge } from './errors.ts';
import type { Refresh } from './refresh.ts';
import type { SessionContexts } from './session-context.ts';

export type PortalCall = <Value>(
  id: SessionId,
  call: (client: SSOClient, accessToken: string) => Promise<Value>,
) => Promise<Value>;

/** Makes portal calls with a session's access token. A 401 refreshes it once; a second one means a sign-in is needed. */
export const createPortalCall = (contexts: SessionContexts, refresh: Refresh): PortalCall => {
  const isUnauthorized = (error: unknown) => judge(error).refusal === 'unauthorized';
  return async (id, call) => {
    const { portal } = contexts.of(id).clients;
    const token = await refresh.current(id);
    try {
      return await call(portal, token.accessToken);
    } catch (error) {
      if (error instanceof AppError || !isUnauthorized(error)) throw error;
    }
    const fresh = await refresh.replace(id, token);
    try {
      return await call(portal, fresh.accessToken);
    } catch (error) {
      if (error instanceof AppError || !isUnauthorized(error)) throw error;
      await refresh.refused(id, fresh);
      throw new AppError('sign-in-again');
    }
  };
};
