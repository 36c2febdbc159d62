import { AppError, type ErrorCode, errorView } from '../../shared/errors.ts';
import type { SessionId, SessionStatus, SignInMethod } from '../../shared/model.ts';
import { authorizeDevice } from './device-authorization.ts';
import { appError } from './errors.ts';
import type { DeviceAuthorization } from './oidc.ts';
import type { AccessToken, Ports } from './ports.ts';
import { keepSecrets, readSecrets, type SessionContexts } from './session-context.ts';

export type SignInEnd =
  | { readonly kind: 'signed-in'; readonly token: AccessToken }
  | { readonly kind: 'ended'; readonly because: ErrorCode; readonly detail?: string };

const viewOf = ({ verificationUri, verificationUriComplete, userCode, expiresAt }: DeviceAuthorization) => ({
  verificationUri,
  ...(verificationUriComplete !== undefined && { verificationUriComplete }),
  userCode,
  expiresAt,
});

const reasonOf = (error: unknown): { because: ErrorCode; detail?: string } => {
  const { code: because, ...rest } = errorView(appError(error));
  return { because, ...rest };
};

/** Sign-in attempts, at most one per session. */
export const createSignIn = (
  ports: Ports,
  contexts: SessionContexts,
  report: (id: SessionId, status: SessionStatus) => void,
) => {
  const attempts = new Map<SessionId, AbortController>();

  const keptRegistration = async (id: SessionId) => {
    try {
      return (await readSecrets(contexts.of(id), ports))?.registration;
    } catch (error) {
      if (error instanceof AppError && error.code === 'endpoint-changed') return undefined;
      throw error;
    }
  };

  const attempt = async (id: SessionId, signal: AbortSignal): Promise<AccessToken> => {
    const context = contexts.of(id);
    report(id, { kind: 'starting' });
    const { registration, token } = await authorizeDevice(
      context,
      ports,
      await keptRegistration(id),
      signal,
      (authorization) => report(id, { kind: 'authorizing', method: 'device', ...viewOf(authorization) }),
    );
    const secrets = { endpoints: context.endpoints, registration, token };
    await ports.secrets.exclusively(id, () => keepSecrets(ports, id, secrets));
    return token;
  };

  return {
    isRunning: (id: SessionId): boolean => attempts.has(id),
    /** Resolves when the attempt is over, however it ended; `undefined` when one was running already. */
    async run(id: SessionId): Promise<SignInEnd | undefined> {
      if (attempts.has(id)) return undefined;
      const controller = new AbortController();
      attempts.set(id, controller);
      try {
        return { kind: 'signed-in', token: await attempt(id, controller.signal) };
      } catch (error) {
        return { kind: 'ended', ...(controller.signal.aborted ? { because: 'cancelled' } : reasonOf(error)) };
      } finally {
        attempts.delete(id);
      }
    },
    switch(id: SessionId, method: SignInMethod): void {
      if (method !== 'device') attempts.get(id)?.abort();
    },
    cancel(id: SessionId): void {
      attempts.get(id)?.abort();
    },
    stop(): void {
      for (const controller of attempts.values()) controller.abort();
    },
  };
};
