import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineSession } from '../../electron/engine/ports.ts';
import { minuteMs, secondMs } from '../../shared/time.ts';
import { serveSimulator } from '../../simulator/http-server.ts';
import { sampleDirectory } from '../../simulator/sample-directory.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { type Boto3Process, startBoto3 } from './boto3-process.ts';
import { buildHeadless, type LatchkeyProcess, startLatchkey } from './latchkey-process.ts';
import { createTokenLedger } from './token-ledger.ts';

const sessionName = 'northwind';
const userName = 'maya';
const accountId = '412055367781';
const roleName = 'ReadOnly';

/** Short, yet long enough that Latchkey does not renew what it adopts at once: then nobody would be seen to adopt. */
const accessTokenSeconds = (25 * minuteMs) / secondMs;

/** One account: what else a start would list is not the subject. */
const smallDirectory = () => {
  const { assignments, accounts, ...rest } = sampleDirectory();
  return {
    ...rest,
    accounts: accounts.filter((account) => account.accountId === accountId),
    assignments: assignments.filter((assignment) => assignment.accountId === accountId),
  };
};

const leftoversBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /\.(tmp|lock)$/.test(name));

export type RacingLatchkey = { process: LatchkeyProcess; refuseNext(): void; startAnother(): Promise<LatchkeyProcess> };

/** A home folder with one `[sso-session]`, its service in strict mode, and programs that share the sign-in. */
export const createRaceBed = async (options: { graceSeconds: number; latchkeys: number; boto3s: number }) => {
  const root = await mkdtemp(join(tmpdir(), 'latchkey-race-'));
  const home = join(root, 'home');
  const cache = join(home, '.aws', 'sso', 'cache');
  const simulator = createSimulator({
    directory: smallDirectory(),
    accessTokenSeconds,
    portalCallsPerSecond: 10_000,
    refreshTokenRotation: { graceSeconds: options.graceSeconds, onReuse: 'end-session' },
  });
  const { startUrl, region } = simulator.control;
  const session: EngineSession = {
    ...{ id: 'one', name: 'Northwind', startUrl, region, scopes: ['sso:account:access'] },
    sharedAs: { kind: 'sso-session', name: sessionName },
  };
  const ledger = createTokenLedger(simulator);
  const tokenFile = join(cache, `${createHash('sha1').update(sessionName).digest('hex')}.json`);
  mkdirSync(join(home, '.aws'), { recursive: true });
  writeFileSync(
    join(home, '.aws', 'config'),
    `[profile ${sessionName}]\nsso_session = ${sessionName}\n\n[sso-session ${sessionName}]\nsso_start_url = ${startUrl}\nsso_region = ${region}\n`,
  );

  const program = await buildHeadless(join(root, 'built'));
  const forBoto3 = await serveSimulator(ledger.serviceFor('boto3').service);
  const servers = [forBoto3];

  const openLatchkey = async (number: number): Promise<RacingLatchkey> => {
    const { service, refuseNext } = ledger.serviceFor('Latchkey');
    const server = await serveSimulator(service);
    servers.push(server);
    const userData = join(root, `user-data-${number}`);
    const startAnother = () =>
      startLatchkey(program, { home, userData, url: server.url, session, accountId, roleName });
    return { process: await startAnother(), refuseNext, startAnother };
  };
  const latchkeys = await Promise.all(Array.from({ length: options.latchkeys }, (_, number) => openLatchkey(number)));
  const boto3s: readonly Boto3Process[] = await Promise.all(
    Array.from({ length: options.boto3s }, () => startBoto3(home, sessionName, forBoto3.url)),
  );

  return {
    simulator,
    ledger,
    tokenFile,
    latchkeys,
    boto3s,
    approve: (userCode: string) => simulator.control.approve(userCode, userName),
    /** Temporaries and locks beside the token file. There are none while nobody refreshes. */
    leftovers: (): readonly string[] => leftoversBelow(home),
    /** Ends every program; returns what they left behind, user-data folders included. */
    async close(): Promise<readonly string[]> {
      await Promise.all([...latchkeys.map(({ process }) => process.stop()), ...boto3s.map(({ stop }) => stop())]);
      await Promise.all(servers.map((server) => server.close()));
      const left = leftoversBelow(root);
      await rm(root, { recursive: true });
      return left;
    },
  };
};

export type RaceBed = Awaited<ReturnType<typeof createRaceBed>>;
