import { SSOClient } from '@aws-sdk/client-sso';
import { SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import { STSClient } from '@aws-sdk/client-sts';
import type { Endpoints } from '../../shared/model.ts';
import { explicit } from './clients.ts';
import { ServiceError } from './errors.ts';
import { consoleHost, type Location, signInHost } from './partitions.ts';
import type { Places } from './ports.ts';

const unused = {
  fetch: () => Promise.reject(new ServiceError('aborted')),
  clock: { now: () => 0, setTimer: () => () => undefined },
};

/**
 * Endpoints by AWS's own rules: those of the SDK for `sso-oidc`, `sso` and `sts`, each in the region itself. That the
 * rules give a name does not say that it exists. Throws what the SDK throws for a region that is no DNS label.
 */
export const ruleEndpoints = (location: Location): Endpoints & Places => {
  const { region } = location;
  const parameters = { Region: region, UseFIPS: location.fips, UseDualStack: location.dualStack };
  const settings = explicit(region, unused);
  return {
    oidc: new SSOOIDCClient(settings).config.endpointProvider(parameters).url.origin,
    portal: new SSOClient(settings).config.endpointProvider(parameters).url.origin,
    sts: new STSClient(settings).config.endpointProvider({ ...parameters, UseGlobalEndpoint: false }).url.origin,
    signIn: `https://${signInHost(location)}`,
    console: `https://${consoleHost(region)}`,
  };
};
