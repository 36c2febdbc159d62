import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { awsPaths } from '../../electron/aws-files/paths.ts';
import { createSharedTokenPort } from '../../electron/aws-files/shared-token-port.ts';
import { openSharedTokens } from '../../electron/aws-files/sso-cache.ts';
import { sweepAwsFolders } from '../../electron/aws-files/sweep.ts';
import { watchAwsFiles } from '../../electron/aws-files/watch.ts';
import { createEngine, type Engine } from '../../electron/engine/engine.ts';
import type { EngineSession } from '../../electron/engine/ports.ts';
import { systemClock } from '../../electron/shell/clock.ts';
import { openCatalogs } from '../../electron/vault/catalogs.ts';
import type { Cipher } from '../../electron/vault/cipher.ts';
import { openVault } from '../../electron/vault/vault.ts';
import type { SessionId, SessionStatus } from '../../shared/model.ts';

/** Latchkey without window, tray and doors: the engine over real files, the real network and real time. */
export type FileEngine = {
  readonly engine: Engine;
  /** What is published for a session, latest last. */
  readonly statuses: ReadonlyMap<SessionId, readonly SessionStatus[]>;
  /** The parts of `engine.start`: clears what a killed run left, then takes the sessions up and watches the files. */
  start(sessions: readonly EngineSession[]): Promise<void>;
  stop(): void;
};

type Options = {
  /** Stands for the home folder: `.aws` is in it. */
  readonly home: string;
  readonly userData: string;
  /** Where every service answers. */
  readonly url: string;
  readonly onStatus?: (id: SessionId, status: SessionStatus) => void;
};

const key = Buffer.alloc(32, 'Latchkey');
const ivBytes = 12;
const tagBytes = 16;

/** Stands for the keychain. Whoever reads this knows the key, but what lies on the disk shows nothing as it is. */
const cipher: Cipher = {
  isAvailable: () => true,
  encrypt: async (text) => {
    const iv = randomBytes(ivBytes);
    const encrypting = createCipheriv('aes-256-gcm', key, iv);
    return Buffer.concat([iv, encrypting.update(text, 'utf8'), encrypting.final(), encrypting.getAuthTag()]);
  },
  decrypt: async (bytes) => {
    const decrypting = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes));
    decrypting.setAuthTag(bytes.subarray(-tagBytes));
    return decrypting.update(bytes.subarray(ivBytes, -tagBytes), undefined, 'utf8') + decrypting.final('utf8');
  },
};

export const createFileEngine = async ({ home, userData, url, onStatus }: Options): Promise<FileEngine> => {
  const paths = awsPaths({ HOME: home });
  const vault = await openVault({ folder: userData, cipher });
  const statuses = new Map<SessionId, readonly SessionStatus[]>();
  const catalogs = openCatalogs(join(userData, 'catalogs'));
  let stopWatching = (): void => undefined;
  const engine = createEngine({
    fetch: (address, init) => fetch(address, init),
    clock: systemClock,
    random: Math.random,
    network: { isOnline: () => true },
    secrets: vault.secrets,
    sharedTokens: createSharedTokenPort(openSharedTokens({ folder: paths.tokenCache, now: Date.now })),
    catalogs,
    environment: { AWS_ENDPOINT_URL_SSO_OIDC: url, AWS_ENDPOINT_URL_SSO: url },
    signInMethod: () => ({ usual: 'device' }),
    isForeignConnection: async () => false,
    configuredEndpoints: () => ({ endpoints: {}, disagreeing: [] }),
    chainedRole: () => undefined,
    applicationTokens: vault.applicationTokens,
    publish: {
      status: (id, status) => {
        statuses.set(id, [...(statuses.get(id) ?? []), status]);
        onStatus?.(id, status);
      },
      sync: () => undefined,
      catalog: () => undefined,
      region: () => undefined,
      clockSkew: () => undefined,
      notice: ({ code }) => {
        throw new Error(`a file could not be written: ${code}`);
      },
      protocol: () => undefined,
      issued: () => undefined,
      applicationToken: () => undefined,
    },
  });
  return {
    engine,
    statuses,
    async start(sessions) {
      const ids = sessions.map(({ id }) => id);
      await Promise.all([sweepAwsFolders(paths), vault.keepOnly(ids), catalogs.keepOnly(ids)]);
      await engine.start(sessions);
      stopWatching = await watchAwsFiles(paths, (change) => {
        if (change === 'tokens') for (const { id } of sessions) void engine.recheck(id);
      });
    },
    stop() {
      stopWatching();
      engine.stop();
    },
  };
};
