/** The fetch port for commands that run without Electron: by what the environment says, and nothing else. */
import type { Ports } from '../engine/ports.ts';
import { chosenBundle } from './certificate-authorities.ts';
import { readEnvironmentProxies } from './environment-proxies.ts';
import { createNodeFetch } from './node-fetch.ts';
import { isSameLogin } from './proxy-login.ts';

type HeadlessOptions = {
  /** Such as `process.env`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly userAgent: string;
};

/**
 * Goes by HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, and trusts as AWS_CA_BUNDLE or NODE_EXTRA_CA_CERTS say. A
 * proxy's login is the one in its address; nobody is asked, so without one that holds the port rejects with AppError
 * `proxy-password-needed`.
 */
export const createHeadlessFetch = ({ environment, userAgent }: HeadlessOptions): Ports['fetch'] => {
  const proxies = readEnvironmentProxies(environment);
  return createNodeFetch({
    userAgent,
    routesTo: async (address) => [proxies?.proxyFor(address) ?? 'direct'],
    bundle: chosenBundle(environment),
    findLogin: async ({ proxy, refused }) => {
      const login = proxies?.loginFor(proxy);
      return login && !refused.some((each) => isSameLogin(each, login)) ? login : undefined;
    },
  });
};
