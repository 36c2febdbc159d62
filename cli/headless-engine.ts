/** The app's engine inside a command: no window and no vault. What AWS tools do not share is gone with the process. */
import { createConfiguredEndpoints } from '../electron/aws-files/configured-endpoints.ts';
import { awsPaths } from '../electron/aws-files/paths.ts';
import { createSharedTokenPort } from '../electron/aws-files/shared-token-port.ts';
import { openSharedTokens } from '../electron/aws-files/sso-cache.ts';
import { createEngine, type Engine } from '../electron/engine/engine.ts';
import type { Clock, Ports, SessionSecrets } from '../electron/engine/ports.ts';
import { createTurns } from '../electron/files/turns.ts';
import { createHeadlessFetch } from '../electron/network/headless-fetch.ts';
import type { ChainedRole } from '../shared/chained-roles.ts';
import type { ErrorView } from '../shared/errors.ts';
import type { SessionId, SessionStatus } from '../shared/model.ts';
import type { Place } from './app-place.ts';

export type HeadlessPorts = {
  readonly place: Place;
  readonly chainedRole: (id: string) => ChainedRole | undefined;
  readonly onStatus: (id: SessionId, status: SessionStatus) => void;
  readonly onNotice: (error: ErrorView) => void;
};

const systemClock: Clock = {
  now: Date.now,
  setTimer(lengthMs, run) {
    const timer = setTimeout(run, lengthMs);
    return () => clearTimeout(timer);
  },
};

const secretsInMemory = (): Ports['secrets'] => {
  const kept = new Map<SessionId, SessionSecrets>();
  return {
    read: async (id) => kept.get(id),
    write: async (id, secrets) => void kept.set(id, secrets),
    forget: async (id) => void kept.delete(id),
    exclusively: createTurns(),
  };
};

const noCatalogs: Ports['catalogs'] = {
  read: async () => undefined,
  write: async () => undefined,
  forget: async () => undefined,
};

const noApplicationTokens: Ports['applicationTokens'] = {
  read: async () => undefined,
  write: async () => undefined,
  forget: async () => undefined,
  signedBy: async () => [],
};

export const createHeadlessEngine = async ({
  place: { environment, platform },
  chainedRole,
  onStatus,
  onNotice,
}: HeadlessPorts): Promise<Engine> => {
  // What the SDK says of Node's age is for developers, not for whoever reads this command's output.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const paths = awsPaths(environment, platform);
  const configuredEndpoints = createConfiguredEndpoints(paths);
  await configuredEndpoints.read();
  return createEngine({
    fetch: createHeadlessFetch({ environment, userAgent: 'Latchkey-command-line' }),
    clock: systemClock,
    random: Math.random,
    network: { isOnline: () => true },
    secrets: secretsInMemory(),
    sharedTokens: createSharedTokenPort(openSharedTokens({ folder: paths.tokenCache, now: Date.now })),
    catalogs: noCatalogs,
    applicationTokens: noApplicationTokens,
    environment,
    configuredEndpoints: configuredEndpoints.of,
    chainedRole,
    signInMethod: () => ({ usual: 'device' }),
    isForeignConnection: async () => false,
    publish: {
      status: onStatus,
      sync: () => undefined,
      catalog: () => undefined,
      region: () => undefined,
      clockSkew: () => undefined,
      notice: onNotice,
      protocol: () => undefined,
      issued: () => undefined,
      applicationToken: () => undefined,
    },
  });
};
