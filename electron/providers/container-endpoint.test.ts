import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDoorBed, secrets } from '../../e2e/door-bed.ts';
import { AppError } from '../../shared/errors.ts';
import { type ContainerEndpoint, openContainerEndpoint } from './container-endpoint.ts';
import { createToken, hashToken } from './door-token.ts';

const token = createToken();
const otherToken = createToken();
let tokens = [
  { name: 'laptop', tokenHash: hashToken(token), profiles: ['dev'] },
  { name: 'agent', tokenHash: hashToken(otherToken), profiles: ['prod', 'my team & co'] },
];

const { bed, ports } = createDoorBed();
let endpoint: ContainerEndpoint;
beforeAll(async () => {
  endpoint = await openContainerEndpoint({ ...ports, tokens: () => tokens }, 0);
});
afterAll(() => endpoint.close());
beforeEach(() => {
  bed.calls.length = 0;
  bed.recorded.length = 0;
});

// Not by fetch, which marks its requests as a browser's.
const ask = async (profile: string, authorization: string) => {
  const request = get(endpoint.urlOf(profile), { headers: { authorization } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const body: Readonly<Record<string, string>> = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  return { status: response.statusCode, body, headers: response.headers };
};

describe('the container endpoint', () => {
  it('gives a token the credentials of its profile, as SDKs read them', async () => {
    const { status, body, headers } = await ask('dev', token);
    expect(status).toBe(200);
    expect(body).toEqual({
      AccessKeyId: 'ASIACANARYEXAMPLE123',
      SecretAccessKey: secrets.secretAccessKey,
      Token: secrets.sessionToken,
      Expiration: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      AccountId: '111122223333',
    });
    expect(headers['content-type']).toBe('application/json');
    expect(headers['cache-control']).toBe('no-store');
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(bed.recorded).toEqual([
      {
        at: expect.any(Number),
        caller: { door: 'container-endpoint', name: 'laptop' },
        profile: 'dev',
        role: { sessionId: 'session-1', accountId: '111122223333', roleName: 'Developer' },
        outcome: 'allowed',
      },
    ]);
  });

  it('keeps every token to its own profiles, whatever they are called', async () => {
    expect((await ask('my team & co', otherToken)).status).toBe(200);
    const foreign = await ask('dev', otherToken);
    expect([foreign.status, foreign.body.Code]).toEqual([403, 'CallerRefused']);
    const unknown = await ask('staging', otherToken);
    expect([unknown.status, unknown.body.Code]).toEqual([403, 'CallerRefused']);
    expect(bed.calls).toHaveLength(1);
  });

  it('stops answering a token that was taken away', async () => {
    const before = tokens;
    tokens = tokens.slice(1);
    expect(await ask('dev', token)).toMatchObject({ status: 403, body: { Code: 'Forbidden', Message: 'Forbidden' } });
    tokens = before;
    expect((await ask('dev', token)).status).toBe(200);
  });

  it.each([
    ['sign-in-again', 401, 'SignInAgain', /sign-in "acme"/],
    ['no-access', 403, 'NoAccess', /not assigned/],
    ['throttled', 429, 'Throttled', /slow down/],
    ['offline', 503, 'Offline', /network/],
  ] as const)('says %s with Code and Message', async (code, status, wire, words) => {
    const giving = bed.credentials;
    bed.credentials = () => Promise.reject(new AppError(code));
    const answer = await ask('dev', token);
    bed.credentials = giving;
    expect([answer.status, answer.body.Code]).toEqual([status, wire]);
    expect(answer.body.Message).toMatch(words);
    expect(bed.recorded).toMatchObject([{ outcome: 'refused', because: code }]);
  });

  it('answers AskingPerson at once while the person is being asked', async () => {
    const before = bed.access;
    bed.access = () => 'asking';
    expect(await ask('dev', token)).toMatchObject({ status: 403, body: { Code: 'AskingPerson' } });
    bed.access = () => 'refused';
    expect(await ask('dev', token)).toMatchObject({ status: 403, body: { Code: 'CallerRefused' } });
    bed.access = before;
    expect(bed.calls).toEqual([]);
  });

  it('fails within half a second while the service is slow, and has the answer for the next request', async () => {
    const giving = bed.credentials;
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const fetched = arrived.then(giving);
    bed.credentials = () => fetched;
    const startedAt = performance.now();
    expect(await ask('dev', token)).toMatchObject({ status: 503, body: { Code: 'StillFetching' } });
    expect(performance.now() - startedAt).toBeLessThan(500);
    arrive();
    expect((await ask('dev', token)).status).toBe(200);
    bed.credentials = giving;
    expect(bed.recorded.map(({ outcome }) => outcome)).toEqual(['refused', 'allowed']);
  });

  it('survives a fetch that fails after its request was answered', async () => {
    const giving = bed.credentials;
    let fail = (_: Error): void => undefined;
    bed.credentials = () =>
      new Promise((_, reject) => {
        fail = reject;
      });
    expect((await ask('dev', token)).body.Code).toBe('StillFetching');
    fail(new Error(secrets.secretAccessKey));
    bed.credentials = giving;
    expect((await ask('dev', token)).status).toBe(200);
  });

  it('keeps its port, and says so when another program has taken it', async () => {
    const stranger = createServer();
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const address = stranger.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const opening = openContainerEndpoint({ ...ports, tokens: () => tokens }, port);
    await expect(opening).rejects.toMatchObject({ code: 'port-in-use', detail: String(port) });
    await new Promise((resolve) => stranger.close(resolve));
    const second = await openContainerEndpoint({ ...ports, tokens: () => tokens }, port);
    expect(second.port).toBe(port);
    await second.close();
  });

  it.runIf(process.platform === 'linux')('listens on 127.0.0.1 and nowhere else', () => {
    // What `ss` reads: address and port of each socket in hex, and 0A for one that listens.
    const port = endpoint.port.toString(16).toUpperCase().padStart(4, '0');
    const listening = ['tcp', 'tcp6'].flatMap((table) =>
      readFileSync(`/proc/net/${table}`, 'utf8')
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .filter(([, local = '', , state]) => local.endsWith(`:${port}`) && state === '0A')
        .map(([, local]) => local),
    );
    expect(listening).toEqual([`0100007F:${port}`]);
  });
});
