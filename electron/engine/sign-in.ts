import { AppError, type ErrorCode, errorView } from '../../shared/errors.ts';
import type { DeviceAuthorizationView, SessionId, SessionStatus, SignInMethod } from '../../shared/model.ts';
import { authorizeInBrowser } from './authorization-code.ts';
import { authorizeDevice } from './device-authorization.ts';
import { appError } from './errors.ts';
import type { DeviceAuthorization } from './oidc.ts';
import type { ClientRegistration } from './ports.ts';
import type { Standing } from './renewal.ts';
import type { EnginePorts } from './service-clock.ts';
import {
  createSessionContext,
  keepSecrets,
  readSecrets,
  type SessionContext,
  type SessionContexts,
} from './session-context.ts';
import type { Authorized, SignInTarget } from './sign-in-flow.ts';
import { resolveStartUrl } from './vanity.ts';

export type SignInEnd =
  | { readonly kind: 'signed-in'; readonly standing: Standing }
  /** Another tool signed in meanwhile, and shares what it got. */
  | { readonly kind: 'adopted'; readonly standing: Standing }
  | { readonly kind: 'ended'; readonly because: ErrorCode; readonly detail?: string };

/** One attempt of a person to sign in; it may change its method on the way. */
type Attempt = {
  method: SignInMethod;
  isCancelled: boolean;
  flow: AbortController;
  /** The access token that was kept when it began. */
  readonly before: Promise<string | undefined>;
  adopted?: Standing;
};

const viewOf = ({
  verificationUri,
  verificationUriComplete,
  userCode,
  expiresAt,
}: DeviceAuthorization): DeviceAuthorizationView => ({
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
  ports: EnginePorts,
  contexts: SessionContexts,
  report: (id: SessionId, status: SessionStatus) => void,
) => {
  const attempts = new Map<SessionId, Attempt>();

  const keptRegistrations = async (context: SessionContext): Promise<readonly ClientRegistration[]> => {
    try {
      const { registration, otherRegistration } = (await readSecrets(context, ports)) ?? {};
      return [registration, otherRegistration].flatMap((each) => each ?? []);
    } catch (error) {
      if (error instanceof AppError && error.code === 'endpoint-changed') return [];
      throw error;
    }
  };

  const keptAccessToken = async (id: SessionId): Promise<string | undefined> => {
    const kept = await readSecrets(contexts.of(id), ports);
    return kept?.token?.accessToken;
  };

  const authorize = (context: SessionContext, method: SignInMethod, target: SignInTarget): Promise<Authorized> => {
    const { id } = context.session;
    return method === 'device'
      ? authorizeDevice(context, ports, target, (authorization) =>
          report(id, { kind: 'authorizing', method, ...viewOf(authorization) }),
        )
      : authorizeInBrowser(context, ports, target, (authorization) =>
          report(id, { kind: 'authorizing', method, ...authorization }),
        );
  };

  const keep = async (context: SessionContext, { registration, token }: Authorized): Promise<void> => {
    const { session, endpoints } = context;
    await ports.secrets.exclusively(session.id, async () => {
      const kept = await keptRegistrations(context).catch(() => []);
      const otherRegistration = kept.find(({ method }) => method !== undefined && method !== registration.method);
      const secrets = { endpoints, registration, token, ...(otherRegistration && { otherRegistration }) };
      await keepSecrets(ports, session.id, secrets);
    });
  };

  const runFlow = async (id: SessionId, { method, flow: { signal } }: Attempt): Promise<Standing> => {
    report(id, { kind: 'starting' });
    const { session } = contexts.of(id);
    const { startUrl, region } = await resolveStartUrl(session, ports, signal);
    const isMoved = region !== session.region;
    const context = isMoved
      ? createSessionContext({ ...session, region }, { ...ports, clock: ports.clock.local })
      : contexts.of(id);
    const kept = await keptRegistrations(context);
    const { registration, token } = await authorize(context, method, { startUrl, kept, signal });
    const signedIn = { ...token, portalSession: { signedInAt: token.issuedAt } };
    if (isMoved) {
      contexts.set(context.session);
      ports.publish.region(id, region);
    }
    await keep(context, { registration, token: signedIn });
    return { registration, token: signedIn };
  };

  return {
    isRunning: (id: SessionId): boolean => attempts.has(id),
    /** Resolves when the attempt is over, however it ended; `undefined` when one was running already. */
    async run(id: SessionId, method: SignInMethod): Promise<SignInEnd | undefined> {
      if (attempts.has(id)) return undefined;
      const before = keptAccessToken(id).catch(() => undefined);
      const attempt: Attempt = { method, isCancelled: false, flow: new AbortController(), before };
      attempts.set(id, attempt);
      try {
        for (;;) {
          const { flow } = attempt;
          try {
            return { kind: 'signed-in', standing: await runFlow(id, attempt) };
          } catch (error) {
            if (attempt.isCancelled) return { kind: 'ended', because: 'cancelled' };
            if (attempt.adopted !== undefined) return { kind: 'adopted', standing: attempt.adopted };
            if (!flow.signal.aborted) return { kind: 'ended', ...reasonOf(error) };
          }
          attempt.flow = new AbortController();
        }
      } finally {
        attempts.delete(id);
      }
    },
    /** The flow under way is given up for the other one, within the same attempt. */
    switch(id: SessionId, method: SignInMethod): void {
      const attempt = attempts.get(id);
      if (attempt === undefined || attempt.method === method) return;
      attempt.method = method;
      attempt.flow.abort();
    },
    /** A live token that was not kept before the attempt is what the attempt is for: it ends with it. */
    async adopt(id: SessionId, standing: Standing): Promise<void> {
      const attempt = attempts.get(id);
      const { accessToken, expiresAt } = standing.token;
      if (attempt === undefined || expiresAt <= ports.clock.now() || (await attempt.before) === accessToken) return;
      attempt.adopted = standing;
      attempt.flow.abort();
    },
    cancel(id: SessionId): void {
      const attempt = attempts.get(id);
      if (attempt === undefined) return;
      attempt.isCancelled = true;
      attempt.flow.abort();
    },
    stop(): void {
      for (const attempt of attempts.values()) {
        attempt.isCancelled = true;
        attempt.flow.abort();
      }
    },
  };
};
