/** One sign-in in Latchkey, and every tool of AWS on this machine works: by the shared token, then by both doors. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLeakSearch } from '../leaks.ts';
import { boto3Version, startBoto3 } from '../races/boto3-process.ts';
import { ask, type Client, clients } from './clients.ts';
import { createNeighbourhood, type Neighbourhood } from './neighbourhood.ts';

const arn = /^arn:aws:sts::412055367781:assumed-role\/AWSReservedSSO_ReadOnly_[0-9a-f]{16}\/maya$/;
const timeoutMs = 60_000;

for (const { name, version } of clients) console.info(`${name}: ${version ?? 'skipped, not installed here'}`);
const installed = clients.filter(({ version }) => version !== undefined);

let place: Neighbourhood;
let profile: string;

beforeAll(async () => {
  place = await createNeighbourhood();
  await place.signIn();
  profile = await place.writeProfile();
}, timeoutMs);

afterAll(() => place.close());

const callsOf = (operation: string): number =>
  place.simulator.control.requests().filter((request) => request.operation === operation).length;

/** Every client there is asks, all at once; what each is told. */
const askAll = async (variablesFor: (client: Client) => Readonly<Record<string, string>>) => {
  place.clearCliCache();
  const told = installed.map(async (client) => {
    const answer = ask(client, place.environmentFor(client.way, variablesFor(client)));
    return [client.name, await answer.catch(String)] as const;
  });
  return Object.fromEntries(await Promise.all(told));
};

const everyoneIsMaya = () => Object.fromEntries(installed.map(({ name }) => [name, expect.stringMatching(arn)]));

const foundSecretsIn = async (folder: string): Promise<readonly string[]> => {
  await place.settled();
  return createLeakSearch(place.simulator.control.secrets()).inFolder(folder);
};

describe('a session that is shared', () => {
  it(
    'serves every client, before and after Latchkey refreshes',
    async () => {
      for (const refreshes of [0, 1]) {
        const fetches = callsOf('GetRoleCredentials');
        expect(await askAll(() => ({ AWS_PROFILE: profile }))).toEqual(everyoneIsMaya());
        expect(callsOf('GetRoleCredentials') - fetches).toBe(installed.length);
        expect(place.ledger.uses.filter(({ by }) => by === 'Latchkey')).toHaveLength(refreshes);
        if (refreshes === 0) await place.refuseToken();
      }
      // The one of Latchkey.
      expect(callsOf('StartDeviceAuthorization')).toBe(1);
      expect(place.ledger.uses).toHaveLength(1);
    },
    timeoutMs,
  );

  it.runIf(boto3Version() !== undefined)(
    'goes on with a token that boto3 refreshed',
    async () => {
      const boto3 = await startBoto3(place.home, profile, place.toolsUrl);
      await boto3.refresh(0);
      await boto3.stop();
      const endsAt = place.tokenFileEndsAt();
      const followedUntil = () => {
        const status = place.status();
        return status?.kind === 'signed-in' ? Math.floor(status.expiresAt / 1000) : undefined;
      };
      await expect.poll(followedUntil, { timeout: 2000, interval: 20 }).toBe(endsAt);
      expect(place.ledger.uses.at(-1)).toMatchObject({ by: 'boto3', of: 'Latchkey' });
      await place.refuseToken();
      expect(place.ledger.uses.at(-1)).toMatchObject({ by: 'Latchkey', of: 'boto3', status: 200 });
    },
    timeoutMs,
  );

  it('has its token in the one file and nowhere else', async () => {
    place.clearCliCache();
    expect(await foundSecretsIn(place.home)).toEqual([place.tokenFile]);
  });
});

describe('the session, no longer shared', () => {
  beforeAll(async () => {
    await place.stopSharing();
    expect(await place.writeProfile()).toBe(profile);
  });

  it(
    'serves every client by credential_process, before and after Latchkey refreshes',
    async () => {
      expect(existsSync(place.tokenFile)).toBe(false);
      expect(await askAll(() => ({ AWS_PROFILE: profile }))).toEqual(everyoneIsMaya());
      const uses = place.ledger.uses.length;
      await place.refuseToken();
      expect(place.ledger.uses).toHaveLength(uses + 1);
      expect(await askAll(() => ({ AWS_PROFILE: profile }))).toEqual(everyoneIsMaya());
    },
    timeoutMs,
  );

  it(
    'serves every client by the container endpoint',
    async () => {
      const endpoint = await place.openEndpoint(profile);
      const variablesFor = ({ readsTokenFile }: Client) => ({
        AWS_CONTAINER_CREDENTIALS_FULL_URI: endpoint.url,
        ...(readsTokenFile
          ? { AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: endpoint.file }
          : { AWS_CONTAINER_AUTHORIZATION_TOKEN: endpoint.token }),
        AWS_DEFAULT_REGION: 'us-east-1',
      });
      expect(await askAll(variablesFor)).toEqual(everyoneIsMaya());
      await endpoint.close();
    },
    timeoutMs,
  );

  it('has left no secret anywhere in the home folder', async () => {
    expect(place.simulator.control.secrets().length).toBeGreaterThan(10);
    expect(await foundSecretsIn(place.home)).toEqual([]);
  });
});
