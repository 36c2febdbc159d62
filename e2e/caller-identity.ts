import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { createStsClient } from '../electron/engine/clients.ts';
import type { RoleCredentials } from '../electron/engine/ports.ts';
import type { EngineBed } from './engine-bed.ts';

/** Whom AWS takes the holder of credentials for: the ARN that GetCallerIdentity answers. */
export const identityOf = async (
  { simulator, clock }: EngineBed,
  credentials: RoleCredentials,
): Promise<string | undefined> => {
  const fetch = (url: string, init: RequestInit) => simulator.fetch(new Request(url, init));
  const client = createStsClient('https://sts.us-east-1.amazonaws.com', 'us-east-1', credentials, { fetch, clock });
  return (await client.send(new GetCallerIdentityCommand({}))).Arn;
};
