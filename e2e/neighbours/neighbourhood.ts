import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAwsConfig } from '../../electron/aws-files/aws-config.ts';
import { openConfigFile } from '../../electron/aws-files/config-file.ts';
import { awsPaths } from '../../electron/aws-files/paths.ts';
import type { EngineSession } from '../../electron/engine/ports.ts';
import { openActivity } from '../../electron/providers/activity.ts';
import { openContainerEndpoint } from '../../electron/providers/container-endpoint.ts';
import { credentialProcessValue, writeCredentialHelper } from '../../electron/providers/credential-helper.ts';
import type { DoorPorts } from '../../electron/providers/door.ts';
import { createEndpointToken, writeTokenFile } from '../../electron/providers/endpoint-tokens.ts';
import { openLocalDoor } from '../../electron/providers/local-door.ts';
import { systemClock } from '../../electron/shell/clock.ts';
import { targetOf } from '../../electron/shell/door-targets.ts';
import { AppError } from '../../shared/errors.ts';
import { hourMs, secondMs } from '../../shared/time.ts';
import { serveSimulator } from '../../simulator/http-server.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { serveTlsFront } from '../../simulator/tls-front.ts';
import { createTokenLedger } from '../races/token-ledger.ts';
import { createFileEngine } from './file-engine.ts';

const userName = 'maya';
const role = { accountId: '412055367781', accountName: 'payments-prod', roleName: 'ReadOnly' };

/** A session of Latchkey, a home folder with the files of AWS tools, both doors, and the service behind it all. */
export const createNeighbourhood = async () => {
  const root = await mkdtemp(join(tmpdir(), 'latchkey-neighbours-'));
  const home = join(root, 'home');
  const userData = join(home, '.config', 'Latchkey');
  mkdirSync(userData, { recursive: true });
  const environment = { HOME: home, PATH: process.env.PATH };
  const paths = awsPaths(environment);

  const simulator = createSimulator({ portalCallsPerSecond: 1000 });
  const { startUrl, region } = simulator.control;
  const ledger = createTokenLedger(simulator);
  const latchkey = ledger.serviceFor('Latchkey');
  const forLatchkey = await serveSimulator(latchkey.service);
  const forTools = await serveSimulator(ledger.serviceFor('boto3').service);
  const front = await serveTlsFront(simulator);
  const caFile = join(root, 'ca.pem');
  writeFileSync(caFile, front.caCertificate);

  const unshared: EngineSession = { id: 'one', name: 'Northwind', startUrl, region, scopes: ['sso:account:access'] };
  const shared: EngineSession = { ...unshared, sharedAs: { kind: 'sso-session', name: 'northwind' } };
  let session = shared;
  const tokenFile = join(paths.tokenCache, `${createHash('sha1').update('northwind').digest('hex')}.json`);

  const { engine, statuses, start, stop } = await createFileEngine({ home, userData, url: forLatchkey.url });
  const status = () => statuses.get(session.id)?.at(-1);
  await start([session]);

  const activity = openActivity({
    path: join(userData, 'activity.log'),
    onFailure: (error) => {
      throw error;
    },
  });
  const doors: DoorPorts = {
    clock: systemClock,
    credentials: engine.roleCredentials,
    mayUse: async () => 'allowed',
    findTarget: async (asked) => targetOf(asked, await readAwsConfig(paths), [session]),
    record: activity.record,
  };
  const local = await openLocalDoor(
    {
      ...{ ...doors, status: () => ({ version: '1', sessions: [] }), signIn: async () => undefined },
      findExchange: () => {
        throw new AppError('application-unknown');
      },
    },
    { userData, platform: process.platform, environment },
  );
  const helper = await writeCredentialHelper(userData, process.platform);
  const configFile = openConfigFile({ paths, backups: join(userData, 'backups'), now: Date.now });

  /** Writes the one profile as the session is shared or not; returns its name. */
  const writeProfile = async (): Promise<string> => {
    const planned = await configFile.plan({
      session: { owner: session.id, name: 'northwind', startUrl, region, scopes: session.scopes },
      style: session.sharedAs === undefined ? 'process' : 'sso',
      roles: [role],
      template: '{account}-{role}',
      region: 'eu-central-1',
      commandFor: (_, profile) => credentialProcessValue(helper, profile, process.platform),
    });
    if (planned.kind === 'refused') throw new Error(JSON.stringify(planned.problems));
    await configFile.apply(planned.plan);
    return planned.plan.names[0]?.name ?? '';
  };

  const openEndpoint = async (profile: string) => {
    const { token, kept } = createEndpointToken('tools', [profile]);
    const endpoint = await openContainerEndpoint({ ...doors, tokens: () => [kept] }, 0);
    const file = await writeTokenFile(userData, kept, token);
    return { url: endpoint.urlOf(profile), token, file, close: endpoint.close };
  };

  const wayVariables = {
    endpoints: {
      AWS_ENDPOINT_URL_SSO_OIDC: forTools.url,
      AWS_ENDPOINT_URL_SSO: forTools.url,
      AWS_ENDPOINT_URL_STS: forTools.url,
    },
    front: { HTTPS_PROXY: front.url, AWS_CA_BUNDLE: caFile },
  };

  return {
    home,
    simulator,
    ledger,
    tokenFile,
    status,
    /** Of a tool that is led to the service one way or the other; nothing of this machine's own AWS set-up. */
    environmentFor: (way: keyof typeof wayVariables, more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
      ...environment,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_MAX_ATTEMPTS: '1',
      AWS_PAGER: '',
      ...wayVariables[way],
      ...more,
    }),
    toolsUrl: forTools.url,
    async signIn(): Promise<void> {
      const done = engine.signIn(session.id);
      while (status()?.kind !== 'authorizing') await new Promise((resolve) => setImmediate(resolve));
      for (const userCode of simulator.control.pendingUserCodes()) simulator.control.approve(userCode, userName);
      await done;
    },
    /** The service refuses the access token, so that Latchkey has to refresh or to find a newer one. */
    async refuseToken(): Promise<void> {
      latchkey.refuseNext();
      const always = { leftMs: hourMs, shareOfLife: 1 };
      await engine.roleCredentials({ sessionId: session.id, ...role }, always);
    },
    /** Epoch seconds at which the token in the file ends. */
    tokenFileEndsAt: (): number =>
      Math.floor(Date.parse(JSON.parse(readFileSync(tokenFile, 'utf8')).expiresAt) / secondMs),
    async stopSharing(): Promise<void> {
      await engine.changeSession(unshared);
      session = unshared;
    },
    /** What the AWS CLI keeps of role credentials it once had, so that it asks again. */
    clearCliCache: (): void => rmSync(join(home, '.aws', 'cli'), { recursive: true, force: true }),
    writeProfile,
    openEndpoint,
    async close(): Promise<void> {
      stop();
      await Promise.all([local, forLatchkey, forTools, front].map((each) => each.close()));
      await activity.settled();
      await rm(root, { recursive: true });
    },
    settled: activity.settled,
  };
};

export type Neighbourhood = Awaited<ReturnType<typeof createNeighbourhood>>;
