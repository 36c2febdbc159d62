import type { ChainedRole } from '../../shared/chained-roles.ts';
import { AppError } from '../../shared/errors.ts';
import type { RoleRef, SsoSession } from '../../shared/model.ts';
import type { ProtocolEntry } from '../../shared/protocol.ts';
import { type Margin, marginForPeople, noneKept } from './access-token.ts';
import { createStsClient } from './clients.ts';
import { appError, judge } from './errors.ts';
import { throughPassingFailures } from './passing-failures.ts';
import type { RoleCredentials } from './ports.ts';
import { recordExchanges } from './protocol.ts';
import type { EnginePorts } from './service-clock.ts';
import { createSessionContext, type SessionContexts } from './session-context.ts';
import { assumeRole } from './sts.ts';

/** What a role is assumed for, with whose credentials. */
export type AssumedRole = Pick<
  ChainedRole,
  'source' | 'roleArn' | 'externalId' | 'roleSessionName' | 'durationSeconds' | 'region'
> & {
  /** The identity context of a token, for identity-enhanced credentials. */
  readonly identityContext?: string;
};

/** What a role's session is called in AWS's logs unless the person says otherwise: at most 64 of `[\w+=,.@-]`. */
const sessionNameFor = ({ name }: SsoSession): string =>
  `latchkey-${name.replaceAll(/[^\w+=,.@-]+/g, '-')}`.slice(0, 64);

/**
 * Assumes roles with the credentials of others (STS AssumeRole), in their own region or the session's. Credentials of
 * the source that STS does not take, as when they were revoked or the clock was wrong, are fetched afresh once.
 * Rejects with an AppError: `assume-role-refused`, `assume-role-invalid`, `sts-region-off`, and what the source's
 * credentials fail with.
 */
export const createAssumption =
  (
    ports: EnginePorts,
    contexts: SessionContexts,
    credentialsOf: (role: RoleRef, margin: Margin) => Promise<RoleCredentials>,
  ) =>
  async (wanted: AssumedRole): Promise<RoleCredentials> => {
    const { source, roleArn, region: ownRegion } = wanted;
    const { session } = contexts.of(source.sessionId);
    const region = ownRegion ?? session.region;
    const { sts } = createSessionContext({ ...session, region }, ports).places();
    const recording = {
      clock: ports.clock.local,
      host: new URL(sts).host,
      record: (entry: ProtocolEntry) => ports.publish.protocol(session.id, entry),
    };
    const roleSessionName = wanted.roleSessionName ?? sessionNameFor(session);

    const attempt = (margin: Margin) =>
      throughPassingFailures(ports, async () => {
        const client = createStsClient(sts, region, await credentialsOf(source, margin), ports);
        return await assumeRole(recordExchanges(client, recording), { ...wanted, roleSessionName });
      });

    try {
      return await attempt(marginForPeople).catch((error: unknown) => {
        if (error instanceof AppError || judge(error).refusal !== 'credentials-refused') throw error;
        return attempt(noneKept);
      });
    } catch (error) {
      if (error instanceof AppError) throw error;
      switch (judge(error).refusal) {
        case 'forbidden':
          throw new AppError('assume-role-refused', { detail: roleArn });
        case 'invalid-request':
          throw new AppError('assume-role-invalid', { detail: roleArn });
        case 'region-off':
          throw new AppError('sts-region-off', { detail: region });
        default:
          throw appError(error);
      }
    }
  };
