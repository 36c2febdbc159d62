import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createEngineBed, northwind } from '../../e2e/engine-bed.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '../../shared/time.ts';
import { createEngine } from './engine.ts';
import type { Ports, SessionSecrets } from './ports.ts';

const role = { sessionId: 'northwind', accountId: '412055367781', roleName: 'ReadOnly' };

type Recorded = { readonly url: string; readonly init: RequestInit };

/** An engine whose exchanges are answered by the given function and recorded. */
const enginePlayedBy = (answer: (request: Recorded, index: number) => Response | Promise<Response>) => {
  const bed = createEngineBed();
  const recorded: Recorded[] = [];
  const vault = new Map<string, SessionSecrets>();
  const statuses: unknown[] = [];
  const ports: Ports = {
    clock: bed.clock,
    random: () => 0,
    environment: {},
    signInMethod: () => ({ usual: 'device' }),
    isForeignConnection: async () => false,
    configuredEndpoints: () => ({ endpoints: {}, disagreeing: [] }),
    network: { isOnline: () => true },
    fetch: async (url, init) => {
      recorded.push({ url, init });
      return await answer({ url, init }, recorded.length - 1);
    },
    secrets: {
      read: async (id) => vault.get(id),
      write: async (id, secrets) => void vault.set(id, secrets),
      forget: async (id) => void vault.delete(id),
      exclusively: (_, work) => work(),
    },
    sharedTokens: {
      read: async () => undefined,
      write: async () => undefined,
      forget: async () => undefined,
      exclusively: (_, work) => work(),
    },
    catalogs: { read: async () => undefined, write: async () => undefined, forget: async () => undefined },
    chainedRole: () => undefined,
    applicationTokens: {
      read: async () => undefined,
      write: async () => undefined,
      forget: async () => undefined,
      signedBy: async () => [],
    },
    publish: {
      status: (_, status) => void statuses.push(status),
      sync: () => undefined,
      catalog: () => undefined,
      region: () => undefined,
      clockSkew: () => undefined,
      notice: () => undefined,
      protocol: () => undefined,
      issued: () => undefined,
      applicationToken: () => undefined,
    },
  };
  return { engine: createEngine(ports), clock: bed.clock, recorded, vault, statuses };
};

const json = (value: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json', ...headers } });

const oidcError = (error: string, status = 400) =>
  json({ error, error_description: 'words that mean nothing' }, status);

const registration = { clientId: 'client', clientSecret: 'secret', clientSecretExpiresAt: 4_000_000_000 };
const authorization = {
  deviceCode: 'device',
  userCode: 'BDWP-HQPK',
  verificationUri: 'https://device.sso.us-east-1.amazonaws.com/',
  expiresIn: 600,
};

const startedWith = (answerToPolls: (poll: number) => Response, interval?: number) => {
  let polls = 0;
  return enginePlayedBy(({ url }) => {
    if (url.endsWith('/client/register')) return json(registration);
    if (url.endsWith('/device_authorization'))
      return json({ ...authorization, ...(interval !== undefined && { interval }) });
    if (!url.endsWith('/token')) return json({ accountList: [], nextToken: null });
    polls += 1;
    return answerToPolls(polls);
  });
};

const pollTimes = async (played: ReturnType<typeof startedWith>, forMs: number) => {
  const times: number[] = [];
  await played.engine.start([northwind]);
  const startedAt = played.clock.now();
  void played.engine.signIn('northwind');
  for (let elapsedMs = 0; elapsedMs < forMs; elapsedMs += secondMs) {
    const before = played.recorded.length;
    await played.clock.advance(secondMs);
    for (const { url } of played.recorded.slice(before)) {
      if (url.endsWith('/token')) times.push((played.clock.now() - startedAt) / secondMs);
    }
  }
  return times;
};

const signedInBed = async () => {
  const bed = createEngineBed();
  await bed.engine.start([northwind]);
  await bed.signIn('northwind');
  return bed;
};

describe('client conformance', () => {
  it('C01 sends JSON with the documented camelCase names, never form-encoded', async () => {
    const played = startedWith(
      () => json({ accessToken: 'a', tokenType: 'Bearer', expiresIn: 3600, refreshToken: 'r' }),
      1,
    );
    await played.engine.start([northwind]);
    void played.engine.signIn('northwind');
    await played.clock.advance(2 * secondMs);
    const posts = played.recorded.filter(({ init }) => init.method === 'POST');
    expect(posts.map(({ init }) => JSON.parse(String(init.body)))).toEqual([
      { clientName: 'Latchkey', clientType: 'public', scopes: ['sso:account:access'] },
      { clientId: 'client', clientSecret: 'secret', startUrl: northwind.startUrl },
      {
        clientId: 'client',
        clientSecret: 'secret',
        grantType: 'urn:ietf:params:oauth:grant-type:device_code',
        deviceCode: 'device',
      },
    ]);
    for (const { init } of posts) {
      expect(new Headers(init.headers).get('content-type')).toBe('application/json');
    }
  });

  it('C02 branches on the error member or the type, not on message text', async () => {
    const played = startedWith((poll) => {
      if (poll === 1)
        return json({ error: 'authorization_pending', error_description: 'expired_token access_denied' }, 400);
      return json({ message: 'authorization_pending' }, 400, { 'x-amzn-errortype': 'AccessDeniedException:http://x/' });
    }, 1);
    await pollTimes(played, 5 * secondMs);
    expect(played.statuses.at(-1)).toEqual({ kind: 'signed-out', because: 'denied' });
  });

  it('C03 polls no faster than the interval, 5 s when absent, and 5 s slower for good after each slow_down', async () => {
    const pending = () => oidcError('authorization_pending');
    expect(await pollTimes(startedWith(pending), 21 * secondMs)).toEqual([5, 10, 15, 20]);
    expect(await pollTimes(startedWith(pending, 2), 7 * secondMs)).toEqual([2, 4, 6]);
    const slowed = startedWith((poll) => oidcError(poll <= 2 ? 'slow_down' : 'authorization_pending'), 1);
    expect(await pollTimes(slowed, 31 * secondMs)).toEqual([1, 7, 18, 29]);
    const expiring = startedWith(pending, 100);
    expect(await pollTimes(expiring, 900 * secondMs)).toEqual([100, 200, 300, 400, 500]);
    expect(expiring.statuses.at(-1)).toEqual({ kind: 'signed-out', because: 'expired' });
  });

  it.each(['access_denied', 'expired_token', 'invalid_client', 'unauthorized_client', 'invalid_request'])(
    'C03 stops at once on %s',
    async (error) => {
      const played = startedWith(() => oidcError(error, error === 'invalid_client' ? 401 : 400), 1);
      expect(await pollTimes(played, 60 * secondMs)).toEqual([1]);
    },
  );

  it('C06 reuses a registration while more than 15 minutes of it remain', async () => {
    const bed = await signedInBed();
    const registrations = () => bed.exchangesOf('POST /client/register').length;
    await bed.engine.signOut('northwind');
    await bed.signIn('northwind');
    expect(registrations()).toBe(1);
    await bed.engine.signOut('northwind');
    await bed.clock.advance(90 * dayMs - 20 * minuteMs);
    await bed.signIn('northwind');
    expect(registrations()).toBe(1);
    await bed.engine.signOut('northwind');
    await bed.clock.advance(10 * minuteMs);
    await bed.signIn('northwind');
    expect(registrations()).toBe(2);
  });

  it('C06 drops a registration that the service does not know and registers again once', async () => {
    const bed = await signedInBed();
    await bed.engine.signOut('northwind');
    const kept = bed.vault.get('northwind');
    if (kept?.registration === undefined) throw new Error('no registration is kept');
    bed.vault.set('northwind', { ...kept, registration: { ...kept.registration, clientId: 'unknown' } });
    await bed.signIn('northwind');
    expect(bed.status('northwind')?.kind).toBe('signed-in');
    expect(bed.exchangesOf('POST /client/register')).toHaveLength(2);
    await bed.engine.signOut('northwind');
    bed.simulator.control.faults.add({
      kind: 'status',
      route: 'StartDeviceAuthorization',
      status: 401,
      exception: 'InvalidClientException',
    });
    await bed.engine.signIn('northwind');
    expect(bed.exchangesOf('POST /client/register')).toHaveLength(3);
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'client-refused' });
  });

  it('C07 sends the access token in its own header to the portal only, follows no redirect, sends no cookie', async () => {
    const played = enginePlayedBy(({ url }) => {
      if (url.endsWith('/client/register')) return json(registration);
      if (url.endsWith('/device_authorization')) return json({ ...authorization, interval: 1 });
      if (url.endsWith('/token')) return json({ accessToken: 'the-access-token', expiresIn: 3600, refreshToken: 'r' });
      return json({ accountList: [{ accountId: '000000000001', accountName: 'one' }], roleList: [], nextToken: null });
    });
    await played.engine.start([northwind]);
    void played.engine.signIn('northwind');
    await played.clock.advance(3 * secondMs);
    const carriers = played.recorded.filter(({ url, init }) =>
      `${url} ${JSON.stringify(init.headers)} ${String(init.body)}`.includes('the-access-token'),
    );
    expect(carriers.length).toBeGreaterThan(1);
    for (const { url, init } of carriers) {
      expect(new URL(url).origin).toBe('https://portal.sso.us-east-1.amazonaws.com');
      expect(new Headers(init.headers).get('x-amz-sso_bearer_token')).toBe('the-access-token');
    }
    for (const { init } of played.recorded) {
      expect(init).toMatchObject({ redirect: 'error', credentials: 'omit' });
    }
  });

  it('C08 keeps the token on 403 and backs off on 429 and 5xx', async () => {
    const bed = await signedInBed();
    bed.simulator.control.faults.add({ kind: 'status', route: 'GetRoleCredentials', status: 403, times: 1 });
    await expect(bed.engine.roleCredentials(role)).rejects.toMatchObject({ code: 'no-access' });
    expect(bed.vault.get('northwind')?.token).toBeDefined();
    bed.simulator.control.faults.add({ kind: 'throttle', route: 'GetRoleCredentials', times: 2 });
    const asked = bed.engine.roleCredentials(role);
    await bed.clock.advance(5 * secondMs);
    await asked;
    const [first = 0, second = 0, third = 0] = bed
      .exchangesOf('GET /federation/credentials')
      .slice(-3)
      .map(({ at }) => at);
    expect(second - first).toBeGreaterThanOrEqual(200);
    expect(third - second).toBeGreaterThanOrEqual(400);
  });

  it('C09 keeps the refresh token that a refresh does not replace', async () => {
    let polls = 0;
    const played = startedWith(() => {
      polls += 1;
      return json({
        accessToken: `access-${polls}`,
        expiresIn: 3600,
        ...(polls === 1 && { refreshToken: 'the-first' }),
      });
    }, 1);
    await played.engine.start([northwind]);
    void played.engine.signIn('northwind');
    await played.clock.advance(hourMs);
    expect(played.vault.get('northwind')?.token).toMatchObject({ accessToken: 'access-2', refreshToken: 'the-first' });
    await played.clock.advance(hourMs);
    expect(played.vault.get('northwind')?.token?.accessToken).toBe('access-3');
  });

  it('C09 stores a new refresh token before the token it came with is used', async () => {
    const seen: (string | undefined)[] = [];
    const played: ReturnType<typeof enginePlayedBy> = enginePlayedBy(({ url, init }) => {
      if (url.endsWith('/client/register')) return json(registration);
      if (url.endsWith('/device_authorization')) return json({ ...authorization, interval: 1 });
      if (url.endsWith('/token')) return json({ accessToken: `a${seen.length}`, expiresIn: 3600, refreshToken: 'r' });
      const used = new Headers(init.headers).get('x-amz-sso_bearer_token');
      seen.push(played.vault.get('northwind')?.token?.accessToken === used ? 'stored' : 'not stored');
      return json({ accountList: [], nextToken: null });
    });
    await played.engine.start([northwind]);
    void played.engine.signIn('northwind');
    await played.clock.advance(5 * secondMs);
    await played.clock.advance(hourMs);
    await played.engine.sync('northwind');
    expect(seen).toEqual(['stored', 'stored']);
  });

  it('C09 keeps the token through a 401 that names no error, as something in between answers it', async () => {
    let polls = 0;
    const played = startedWith(() => {
      polls += 1;
      if (polls === 1) return json({ accessToken: 'access-1', expiresIn: 3600, refreshToken: 'the-first' });
      return polls < 4 ? json({}, 401) : json({ accessToken: 'access-2', expiresIn: 3600 });
    }, 1);
    await played.engine.start([northwind]);
    void played.engine.signIn('northwind');
    await played.clock.advance(hourMs);
    expect(polls).toBe(4);
    expect(played.vault.get('northwind')?.token).toMatchObject({ accessToken: 'access-2', refreshToken: 'the-first' });
  });

  it('C10 refreshes once for callers who find the token expired together, and adopts one that is newer already', async () => {
    const bed = await signedInBed();
    bed.clock.sleep(2 * hourMs);
    const calls = () => bed.exchangesOf('POST /token').length;
    const before = calls();
    await Promise.all([
      bed.engine.roleCredentials(role),
      bed.engine.roleCredentials({ ...role, roleName: 'AdministratorAccess' }),
    ]);
    expect(calls()).toBe(before + 1);

    const secrets = bed.vault.get('northwind');
    if (secrets?.token === undefined) throw new Error('no token is kept');
    const newer = {
      ...secrets.token,
      accessToken: 'from-another-tool',
      issuedAt: bed.clock.now() + 30 * minuteMs,
      expiresAt: bed.clock.now() + 90 * minuteMs,
    };
    bed.vault.set('northwind', { ...secrets, token: newer });
    await bed.clock.advance(45 * minuteMs);
    expect(calls()).toBe(before + 1);
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', expiresAt: newer.expiresAt });
  });
});

describe('a hostile ~/.aws/config', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('changes no request', async () => {
    const record = async () => {
      const played = startedWith(() => json({ accessToken: 'a', expiresIn: 3600, refreshToken: 'r' }), 1);
      await played.engine.start([northwind]);
      void played.engine.signIn('northwind');
      await played.clock.advance(3 * secondMs);
      return played.recorded.map(({ url, init }) => ({
        url,
        body: init.body,
        // Made anew for every request.
        headers: Object.entries(init.headers ?? {}).filter(([name]) => name !== 'amz-sdk-invocation-id'),
      }));
    };
    const undisturbed = await record();
    const folder = await mkdtemp(join(tmpdir(), 'latchkey-config-'));
    try {
      const config = join(folder, 'config');
      const settings = [
        'region = evil-region-1',
        'sso_region = evil-region-1',
        'endpoint_url = https://evil.example',
        'services = evil',
        'max_attempts = 9',
        'retry_mode = adaptive',
        'use_fips_endpoint = true',
        'use_dualstack_endpoint = true',
        'defaults_mode = mobile',
        'sdk_ua_app_id = evil',
        'auth_scheme_preference = sigv4a',
        'credential_process = /bin/false',
      ].join('\n');
      const services = ['sso', 'sso_oidc'].map((name) => `${name} =\n  endpoint_url = https://evil.example`).join('\n');
      await writeFile(config, `[default]\n${settings}\n[profile evil]\n${settings}\n[services evil]\n${services}\n`);
      vi.stubEnv('AWS_CONFIG_FILE', config);
      vi.stubEnv('AWS_PROFILE', 'evil');
      expect(await record()).toEqual(undisturbed);
    } finally {
      await rm(folder, { recursive: true });
    }
    expect(undisturbed.length).toBeGreaterThan(3);
  });
});
