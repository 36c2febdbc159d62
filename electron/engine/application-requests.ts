import type { Application } from '../../shared/applications.ts';
import { AppError } from '../../shared/errors.ts';
import { type Margin, marginForPeople, noneKept } from './access-token.ts';
import { createSigningOidcClient } from './clients.ts';
import { judge, type Refusal } from './errors.ts';
import { inItsRegion } from './other-region.ts';
import type { ApplicationToken } from './ports.ts';
import { recordExchanges } from './protocol.ts';
import type { RoleCredentialsOnDemand } from './role-credentials.ts';
import type { EnginePorts } from './service-clock.ts';
import type { SessionContext } from './session-context.ts';
import { createTokenWithIam, type IamGrant } from './token-with-iam.ts';

/** The service names the end of a grant and that of the signing credentials alike. */
const isOfSigner = (refusal: Refusal): boolean => refusal === 'credentials-refused' || refusal === 'expired-token';

/**
 * Asks for tokens of applications, signed with the signer's credentials: in the region of the context, or where the
 * service says it has to be; with credentials fetched afresh once where those kept were refused. One try otherwise: a
 * code or an assertion may be good for one. Throws ServiceError, and AppError for the signer's credentials.
 */
export const createApplicationRequests =
  (ports: EnginePorts, roles: Pick<RoleCredentialsOnDemand, 'get'>) =>
  async (
    { applicationArn, signer }: Application,
    grant: IamGrant,
    context: SessionContext,
  ): Promise<ApplicationToken> => {
    const { clock, publish } = ports;
    const ask = async ({ endpoints, session }: SessionContext, margin: Margin): Promise<ApplicationToken> => {
      const credentials = await roles.get(signer, margin);
      const client = recordExchanges(createSigningOidcClient(endpoints.oidc, session.region, credentials, ports), {
        clock: clock.local,
        host: new URL(endpoints.oidc).host,
        record: (entry) => publish.protocol(session.id, entry),
      });
      const issued = await createTokenWithIam(client, clock, applicationArn, grant);
      return { ...issued, signedBy: signer.sessionId, region: session.region, endpoint: endpoints.oidc };
    };
    const askWith = (margin: Margin) => inItsRegion(context, ports, (there) => ask(there, margin));
    return await askWith(marginForPeople).catch((error: unknown) => {
      if (error instanceof AppError || !isOfSigner(judge(error).refusal)) throw error;
      return askWith(noneKept);
    });
  };
