import { createEngine, type Engine } from '../electron/engine/engine.ts';
import type { ApplicationToken, EngineSession, Ports, SessionSecrets } from '../electron/engine/ports.ts';
import type { ApplicationTokenView } from '../shared/applications.ts';
import type { ChainedRole } from '../shared/chained-roles.ts';
import type { ErrorView } from '../shared/errors.ts';
import type {
  Account,
  CatalogDelta,
  IssuedCredentials,
  SessionId,
  SessionStatus,
  SyncStatus,
} from '../shared/model.ts';
import type { ProtocolEntry } from '../shared/protocol.ts';
import type { SimulatorOptions } from '../simulator/settings.ts';
import { createSimulator, type Simulator } from '../simulator/simulator.ts';
import { createHandClock, type HandClock } from './hand-clock.ts';

type Exchange = { readonly at: number; readonly url: string; readonly operation: string };

/** The engine over the real simulator: no port is open, no file is written, and time is turned by hand. */
export type EngineBed = {
  readonly engine: Engine;
  readonly clock: HandClock;
  readonly simulator: Simulator;
  /** `serviceAheadMs`: the service's clock minus this machine's. `wrongDates`: how far off the next answers' `Date` is. */
  readonly network: {
    isOnline: boolean;
    isServiceUp: boolean;
    isServiceHanging: boolean;
    serviceAheadMs: number;
    readonly wrongDates: number[];
  };
  readonly vault: Map<SessionId, SessionSecrets>;
  /** The token files of AWS tools, by what they call the session. */
  readonly shared: Map<string, Pick<SessionSecrets, 'registration' | 'token'>>;
  readonly exchanges: readonly Exchange[];
  readonly statuses: Map<SessionId, SessionStatus[]>;
  readonly syncs: Map<SessionId, SyncStatus>;
  readonly deltas: CatalogDelta[];
  readonly notices: ErrorView[];
  readonly issued: IssuedCredentials[];
  /** Where start URLs of a company's own led. */
  readonly regions: ReadonlyMap<SessionId, string>;
  /** What was told of the machine's clock. */
  readonly skews: readonly (number | undefined)[];
  /** What a person has set up, by its id. */
  readonly chainedRoles: Map<string, ChainedRole>;
  /** The vault's part for applications, by their ids. */
  readonly applicationTokens: Map<string, ApplicationToken>;
  readonly applicationViews: Map<string, ApplicationTokenView | undefined>;
  readonly protocols: Map<SessionId, ProtocolEntry[]>;
  status(id: SessionId): SessionStatus | undefined;
  exchangesOf(operation: string): readonly Exchange[];
  /** Starts the sign-in and turns the clock until the user code is there. */
  reachUserCode(id: SessionId): Promise<{ readonly userCode: string; readonly done: Promise<void> }>;
  /** Signs in, approving as the given user. */
  signIn(id: SessionId, userName?: string): Promise<void>;
  /** A second engine on the same vault, as after a restart. */
  restart(): Engine;
};

const operationOf = (method: string, url: URL): string => `${method} ${url.pathname}`;

const createPlainTurns = () => {
  const tails = new Map<string, Promise<unknown>>();
  return <T>(id: string, work: () => Promise<T>): Promise<T> => {
    const turn = (tails.get(id) ?? Promise.resolve()).then(work, work);
    tails.set(
      id,
      turn.catch(() => undefined),
    );
    return turn;
  };
};

const nameOf = ({ sharedAs, startUrl }: EngineSession): string =>
  sharedAs?.kind === 'sso-session' ? sharedAs.name : startUrl;

export const northwind: EngineSession = {
  id: 'northwind',
  name: 'Northwind',
  startUrl: 'https://d-9067f2a4c1.awsapps.com/start',
  region: 'us-east-1',
  scopes: ['sso:account:access'],
};

export const createEngineBed = (
  options: SimulatorOptions & {
    environment?: Ports['environment'];
    signInMethod?: ReturnType<Ports['signInMethod']>;
    configuredEndpoints?: Ports['configuredEndpoints'];
    wrapSecrets?: (secrets: Ports['secrets']) => Ports['secrets'];
    wrapSharedTokens?: (files: Ports['sharedTokens']) => Ports['sharedTokens'];
  } = {},
): EngineBed => {
  const {
    environment = {},
    signInMethod = { usual: 'device' },
    configuredEndpoints = () => ({ endpoints: {}, disagreeing: [] }),
    wrapSecrets = (secrets) => secrets,
    wrapSharedTokens = (files) => files,
    ...simulatorOptions
  } = options;
  const clock = createHandClock();
  const network = {
    ...{ isOnline: true, isServiceUp: true, isServiceHanging: false, serviceAheadMs: 0 },
    wrongDates: [] as number[],
  };
  const serviceClock = { ...clock, now: () => clock.now() + network.serviceAheadMs };
  const simulator = createSimulator({ clock: serviceClock, ...simulatorOptions });
  const vault = new Map<SessionId, SessionSecrets>();
  const shared: EngineBed['shared'] = new Map();
  const kept = new Map<SessionId, { accounts: readonly Account[]; syncedAt: number }>();
  const exchanges: Exchange[] = [];
  const statuses = new Map<SessionId, SessionStatus[]>();
  const syncs = new Map<SessionId, SyncStatus>();
  const deltas: CatalogDelta[] = [];
  const notices: ErrorView[] = [];
  const issued: IssuedCredentials[] = [];
  const regions = new Map<SessionId, string>();
  const skews: (number | undefined)[] = [];
  const protocols = new Map<SessionId, ProtocolEntry[]>();
  const chainedRoles = new Map<string, ChainedRole>();
  const applicationTokens = new Map<string, ApplicationToken>();
  const applicationViews = new Map<string, ApplicationTokenView | undefined>();
  const inTurn = createPlainTurns();
  const inFile = createPlainTurns();

  const ports: Ports = {
    clock,
    random: () => 0.5,
    environment,
    signInMethod: () => signInMethod,
    isForeignConnection: async () => false,
    configuredEndpoints,
    network: { isOnline: () => network.isOnline },
    fetch: async (url, init) => {
      exchanges.push({ at: clock.now(), url, operation: operationOf(init.method ?? 'GET', new URL(url)) });
      if (network.isServiceHanging) {
        return await new Promise((_, reject) => {
          init.signal?.addEventListener('abort', () => reject(new TypeError('aborted')));
        });
      }
      if (!network.isServiceUp) throw new TypeError('fetch failed');
      const answer = await simulator.fetch(new Request(url, init));
      const wrongByMs = network.wrongDates.shift();
      if (wrongByMs !== undefined) answer.headers.set('date', new Date(clock.now() + wrongByMs).toUTCString());
      return answer;
    },
    secrets: wrapSecrets({
      read: async (id) => vault.get(id),
      write: async (id, secrets) => void vault.set(id, structuredClone(secrets)),
      forget: async (id) => void vault.delete(id),
      exclusively: inTurn,
    }),
    sharedTokens: wrapSharedTokens({
      read: async (session) => shared.get(nameOf(session)),
      write: async (session, token, registration) => {
        const standing = shared.get(nameOf(session))?.token;
        if (standing !== undefined && standing.expiresAt > token.expiresAt) return;
        // Their file has no room for more.
        const { portalSession: _portalSession, ...tokenInFile } = token;
        const { clientId = '', clientSecret = '', expiresAt = 0 } = registration ?? {};
        const client = registration && { registration: { clientId, clientSecret, expiresAt, scopes: [] } };
        shared.set(nameOf(session), structuredClone({ token: tokenInFile, ...client }));
      },
      forget: async (session) => void shared.delete(nameOf(session)),
      exclusively: (session, work) => inFile(nameOf(session), work),
    }),
    catalogs: {
      read: async (id) => kept.get(id),
      write: async (id, catalog) => void kept.set(id, structuredClone(catalog)),
      forget: async (id) => void kept.delete(id),
    },
    chainedRole: (id) => chainedRoles.get(id),
    applicationTokens: {
      read: async (id) => applicationTokens.get(id),
      write: async (id, token) => void applicationTokens.set(id, structuredClone(token)),
      forget: async (id) => void applicationTokens.delete(id),
      signedBy: async (session) =>
        [...applicationTokens].filter(([, { signedBy }]) => signedBy === session).map(([id]) => id),
    },
    publish: {
      status: (id, status) => void statuses.set(id, [...(statuses.get(id) ?? []), status]),
      sync: (id, sync) => void syncs.set(id, sync),
      catalog: (delta) => void deltas.push(delta),
      region: (id, region) => void regions.set(id, region),
      clockSkew: (skewMs) => void skews.push(skewMs),
      notice: (notice) => void notices.push(notice),
      issued: (each) => void issued.push(each),
      applicationToken: (id, token) => void applicationViews.set(id, token),
      protocol: (id, entry) => void protocols.set(id, [...(protocols.get(id) ?? []), entry]),
    },
  };

  const engine = createEngine(ports);
  const status = (id: SessionId) => statuses.get(id)?.at(-1);

  const reachUserCode = async (id: SessionId) => {
    const done = engine.signIn(id);
    await clock.settle();
    const now = status(id);
    if (now?.kind !== 'authorizing' || now.method !== 'device')
      throw new Error(`expected a user code, found ${JSON.stringify(now)}`);
    return { userCode: now.userCode, done };
  };

  return {
    engine,
    clock,
    simulator,
    network,
    vault,
    shared,
    exchanges,
    statuses,
    syncs,
    deltas,
    notices,
    issued,
    regions,
    skews,
    chainedRoles,
    applicationTokens,
    applicationViews,
    protocols,
    status,
    reachUserCode,
    exchangesOf: (operation) => exchanges.filter((exchange) => exchange.operation === operation),
    async signIn(id, userName) {
      const { userCode, done } = await reachUserCode(id);
      simulator.control.approve(userCode, userName);
      await clock.advance(3_000);
      await done;
    },
    restart: () => createEngine(ports),
  };
};
