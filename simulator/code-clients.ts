import type { CodeClient } from './authorization-requests.ts';
import { type ClientRegistrations, mayUseGrant } from './client-registrations.ts';
import type { Application, LiveDirectory } from './directory.ts';
import type { Settings } from './settings.ts';
import { createStartUrlCheck } from './start-urls.ts';

const ofApplication = ({ applicationArn, name, redirectUris, scopes, grantTypes }: Application): CodeClient => ({
  clientId: applicationArn,
  clientName: name,
  redirectUris,
  scopes,
  mayUseCodes: grantTypes.includes('authorization_code'),
  isOurs: true,
});

/** Finds who an authorization code is for, by the `client_id` of an address: a client, or an application's ARN. */
export const createCodeClients = (
  settings: Pick<Settings, 'startUrls'>,
  parts: { readonly clients: ClientRegistrations; readonly directory: Pick<LiveDirectory, 'application'> },
): ((clientId: string, now: number) => CodeClient | undefined) => {
  const isKnownStartUrl = createStartUrlCheck(settings.startUrls);
  return (clientId, now) => {
    const application = parts.directory.application(clientId);
    if (application !== undefined) return ofApplication(application);
    const client = parts.clients.find(clientId, now);
    if (client === undefined) return undefined;
    const { clientName, redirectUris, scopes, issuerUrl } = client;
    return {
      clientId,
      clientName,
      redirectUris,
      scopes,
      mayUseCodes: mayUseGrant(client, 'authorization_code'),
      isOurs: issuerUrl === undefined || isKnownStartUrl(issuerUrl),
    };
  };
};
