import type { Application, ApplicationTokenView, TokenRequest } from '../../shared/applications.ts';
import { AppError, errorView } from '../../shared/errors.ts';
import type { SessionId } from '../../shared/model.ts';
import { minuteMs } from '../../shared/time.ts';
import { applicationError } from './application-errors.ts';
import { createApplicationRequests } from './application-requests.ts';
import { judge, type Refusal } from './errors.ts';
import { createFlights } from './flights.ts';
import type { ApplicationToken, RoleCredentials } from './ports.ts';
import type { RoleCredentialsOnDemand } from './role-credentials.ts';
import type { EnginePorts } from './service-clock.ts';
import { createSessionContext, type SessionContext, type SessionContexts } from './session-context.ts';
import type { IamGrant } from './token-with-iam.ts';

/** A token this near to its end is renewed first. */
const leastLeftMs = minuteMs;

const deadGrants: ReadonlySet<Refusal> = new Set(['invalid-grant', 'expired-token']);

export type Applications = {
  /** Publishes what the vault holds for these. */
  start(applications: readonly Application[]): Promise<void>;
  /**
   * CreateTokenWithIAM; keeps what was issued and publishes what may be known of it. Throws AppError: `grant-refused`,
   * `application-refused`, `scopes-refused`, `refresh-token-missing`, `endpoint-changed`, what the signer's credentials
   * fail with, and what every request may.
   */
  exchange(
    application: Application,
    request: TokenRequest,
  ): Promise<{ readonly accessToken: string; readonly token: ApplicationTokenView }>;
  forget(id: string): Promise<void>;
  /** Forgets what credentials of this session were used for. */
  forgetSignedBy(id: SessionId): Promise<void>;
  /**
   * Credentials of the identity role with the identity context of the token, which is renewed where that is due and
   * possible. Throws AppError: `identity-context-missing`, `identity-role-missing`, and what renewing and assuming throw.
   */
  identityCredentials(application: Application): Promise<RoleCredentials>;
};

type Needs = {
  readonly roles: RoleCredentialsOnDemand;
  readonly accessToken: (id: SessionId) => Promise<string>;
};

/** Tokens of applications of trusted identity propagation, and what they are for. */
export const createApplications = (
  ports: EnginePorts,
  contexts: SessionContexts,
  { roles, accessToken }: Needs,
): Applications => {
  const { clock, applicationTokens: tokens, publish } = ports;
  const flights = createFlights<ApplicationToken>();
  const ask = createApplicationRequests(ports, roles);

  const viewOf = (token: ApplicationToken): ApplicationTokenView => ({
    issuedAt: clock.toLocal(token.issuedAt),
    expiresAt: clock.toLocal(token.expiresAt),
    issuedTokenType: token.issuedTokenType,
    scopes: token.scopes,
    hasIdentityContext: token.identityContext !== undefined,
    isRefreshable: token.refreshToken !== undefined,
  });

  /** How often something was forgotten, by application or session: an answer still on its way comes too late then. */
  const forgotten = new Map<string, number>();
  const turnOf = ({ id, signer }: Application): string =>
    [forgotten.get(id) ?? 0, forgotten.get(signer.sessionId) ?? 0].join();
  const endTurn = (id: string) => forgotten.set(id, (forgotten.get(id) ?? 0) + 1);

  const keep = async (id: string, token: ApplicationToken): Promise<void> => {
    await tokens.write(id, token).catch((error: unknown) => publish.notice(errorView(error)));
    publish.applicationToken(id, viewOf(token));
  };

  const forget = async (id: string): Promise<void> => {
    endTurn(id);
    await tokens.forget(id).catch((error: unknown) => publish.notice(errorView(error)));
    publish.applicationToken(id, undefined);
  };

  const contextIn = ({ signer }: Application, region: string): SessionContext =>
    createSessionContext({ ...contexts.of(signer.sessionId).session, region }, ports);

  /** SECURITY: a token, and what came with it, goes only to where it came from. Throws AppError `endpoint-changed`. */
  const contextOf = (application: Application, { region, endpoint }: ApplicationToken): SessionContext => {
    const context = contextIn(application, region);
    if (context.endpoints.oidc !== endpoint) throw new AppError('endpoint-changed');
    return context;
  };

  const issue = async (
    application: Application,
    grant: IamGrant,
    context: SessionContext,
  ): Promise<ApplicationToken> => {
    const turn = turnOf(application);
    const token = await ask(application, grant, context);
    if (turn !== turnOf(application)) throw new AppError('application-changed', { detail: application.name });
    return token;
  };

  const exchange = async (application: Application, grant: IamGrant): Promise<ApplicationToken> => {
    try {
      const token = await issue(application, grant, contextIn(application, application.region));
      await keep(application.id, token);
      return token;
    } catch (error) {
      throw applicationError(error, application);
    }
  };

  const refresh = (application: Application, scopes?: readonly string[]): Promise<ApplicationToken> =>
    flights.share(application.id, async () => {
      const kept = await tokens.read(application.id);
      const { refreshToken } = kept ?? {};
      if (kept === undefined || refreshToken === undefined) {
        throw new AppError('refresh-token-missing', { detail: application.name });
      }
      const context = contextOf(application, kept);
      try {
        const grant = { grant: 'refresh-token' as const, refreshToken, ...(scopes && { scopes }) };
        const renewed = { refreshToken, ...(await issue(application, grant, context)) };
        await keep(application.id, renewed);
        return renewed;
      } catch (error) {
        // A request that was made wrongly says nothing about the refresh token in it.
        const isDead = deadGrants.has(judge(error).refusal);
        if (isDead && (await tokens.read(application.id))?.refreshToken === refreshToken) {
          const { refreshToken: _dead, ...rest } = kept;
          await keep(application.id, rest);
        }
        throw applicationError(error, application);
      }
    });

  const asked = async (application: Application, request: TokenRequest): Promise<ApplicationToken> => {
    switch (request.grant) {
      case 'refresh-token':
        return await refresh(application, request.scopes);
      case 'token-exchange': {
        const subjectToken = request.subjectToken ?? (await accessToken(application.signer.sessionId));
        return await exchange(application, { ...request, subjectToken });
      }
      default:
        return await exchange(application, request);
    }
  };

  const live = async (application: Application): Promise<ApplicationToken> => {
    const kept = await tokens.read(application.id);
    if (kept !== undefined) contextOf(application, kept);
    if (kept !== undefined && clock.now() < kept.expiresAt - leastLeftMs) return kept;
    if (kept?.refreshToken !== undefined) return await refresh(application);
    throw new AppError('identity-context-missing', { detail: application.name });
  };

  return {
    async start(applications) {
      for (const { id } of applications) {
        const kept = await tokens.read(id);
        publish.applicationToken(id, kept && viewOf(kept));
      }
    },

    async exchange(application, request) {
      const issued = await asked(application, request);
      return { accessToken: issued.accessToken, token: viewOf(issued) };
    },

    forget,

    async forgetSignedBy(session) {
      endTurn(session);
      for (const id of await tokens.signedBy(session)) await forget(id);
    },

    async identityCredentials(application) {
      const { id, name, identityRoleArn: roleArn, signer, region } = application;
      if (roleArn === undefined) throw new AppError('identity-role-missing', { detail: name });
      const { identityContext, issuedAt } = await live(application);
      if (identityContext === undefined) throw new AppError('identity-context-missing', { detail: name });
      const wanted = { source: signer, roleArn, region, identityContext };
      const credentials = await roles.assume(wanted, JSON.stringify([id, roleArn, signer, issuedAt]));
      return { ...credentials, expiresAt: clock.toLocal(credentials.expiresAt) };
    },
  };
};
