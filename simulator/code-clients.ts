import type { CodeClient } from './authorization-requests.ts';
import { type ClientRegistrations, mayUseGrant } from './client-registrations.ts';
import type { Settings } from './settings.ts';
import { createStartUrlCheck } from './start-urls.ts';

/** Finds who an authorization code is for, by the `client_id` of an address. */
export const createCodeClients = (
  settings: Pick<Settings, 'startUrls'>,
  clients: ClientRegistrations,
): ((clientId: string, now: number) => CodeClient | undefined) => {
  const isKnownStartUrl = createStartUrlCheck(settings.startUrls);
  return (clientId, now) => {
    const client = clients.find(clientId, now);
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
