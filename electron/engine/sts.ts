import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import { judge, ServiceError } from './errors.ts';
import type { RoleCredentials } from './ports.ts';

const identityCenter = ':iam::aws:contextProvider/IdentityCenter';

/** What AssumeRole is asked for. Without a duration AWS gives an hour. */
type WantedRole = {
  readonly roleArn: string;
  readonly roleSessionName: string;
  readonly externalId?: string;
  readonly durationSeconds?: number;
  /** `awsAdditionalDetails.identityContext` of CreateTokenWithIAM. */
  readonly identityContext?: string;
};

const partitionIn = (arn: string): string => arn.split(':')[1] ?? 'aws';

/** AssumeRole. Throws ServiceError: `forbidden`, `credentials-refused`, `invalid-request`, `region-off`. */
export const assumeRole = async (client: STSClient, wanted: WantedRole): Promise<RoleCredentials> => {
  const { roleArn, roleSessionName, externalId, durationSeconds, identityContext } = wanted;
  const command = new AssumeRoleCommand({
    RoleArn: roleArn,
    RoleSessionName: roleSessionName,
    ...(externalId !== undefined && { ExternalId: externalId }),
    ...(durationSeconds !== undefined && { DurationSeconds: durationSeconds }),
    ...(identityContext !== undefined && {
      ProvidedContexts: [
        { ProviderArn: `arn:${partitionIn(roleArn)}${identityCenter}`, ContextAssertion: identityContext },
      ],
    }),
  });
  const { Credentials: answer } = await client.send(command).catch((error: unknown) => {
    throw judge(error);
  });
  if (!answer?.AccessKeyId || !answer.SecretAccessKey || !answer.SessionToken || !answer.Expiration) {
    throw new ServiceError('server-failed', 'an answer without the expected members');
  }
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = answer;
  return { accessKeyId, secretAccessKey, sessionToken, expiresAt: answer.Expiration.getTime() };
};
