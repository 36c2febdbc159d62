import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createEngineBed, type EngineBed, northwind } from '../../e2e/engine-bed.ts';
import { dayMs, hourMs, minuteMs } from '../../shared/time.ts';
import { challengeOf } from './authorization-request.ts';

const inBrowser = { ...northwind, signInMethod: 'browser' } as const;

const bedWith = async (options: Parameters<typeof createEngineBed>[0] = {}, session: typeof northwind = inBrowser) => {
  const bed = createEngineBed(options);
  await bed.engine.start([session]);
  return bed;
};

/** Waits for what real sockets bring, which no turning of the clock does. */
const until = async <Value>(bed: EngineBed, look: () => Value | undefined): Promise<Value> => {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await bed.clock.settle();
  }
};

const waitingAt = (bed: EngineBed) => () => {
  const status = bed.status('northwind');
  return status?.kind === 'authorizing' && status.method === 'browser' ? status : undefined;
};

const reachBrowser = async (bed: EngineBed) => {
  const done = bed.engine.signIn('northwind');
  const { authorizationUri, expiresAt } = await until(bed, waitingAt(bed));
  return { done, authorizationUri, expiresAt, uri: new URL(authorizationUri) };
};

const redirectOf = (uri: URL) => new URL(uri.searchParams.get('redirect_uri') ?? '');

const isRefused = async (port: number): Promise<boolean> => {
  const [error] = await once(connect(port, '127.0.0.1'), 'error');
  return error.code === 'ECONNREFUSED';
};

describe('C04 the authorization code grant', () => {
  it('asks at the OIDC endpoint with S256, a UUID as state and the port it listens on', async () => {
    const bed = await bedWith();
    const { uri, expiresAt, done } = await reachBrowser(bed);
    expect(`${uri.origin}${uri.pathname}`).toBe('https://oidc.us-east-1.amazonaws.com/authorize');
    const query = Object.fromEntries(uri.searchParams);
    expect(Object.keys(query)).toEqual([
      ...['response_type', 'client_id', 'redirect_uri', 'state', 'code_challenge_method', 'scopes', 'code_challenge'],
    ]);
    expect(query).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', scopes: 'sso:account:access' });
    expect(query.state).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(query.code_challenge).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(query.redirect_uri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/);
    expect(expiresAt).toBe(bed.clock.now() + 10 * minuteMs);
    bed.engine.cancelSignIn('northwind');
    await done;
  });

  it('makes the challenge that RFC 7636 makes', () => {
    const vector = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    expect(challengeOf(vector)).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  });

  it('signs in with the code, refreshes, and is gone from the port', async () => {
    const bed = await bedWith();
    const { authorizationUri, uri, done } = await reachBrowser(bed);
    const page = await fetch(bed.simulator.control.authorize(authorizationUri));
    expect(await page.text()).toContain('You are signed in');
    await done;
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', renewal: { kind: 'planned' } });
    expect(await isRefused(Number(redirectOf(uri).port))).toBe(true);
    const before = bed.vault.get('northwind')?.token?.accessToken;
    await bed.clock.advance(hourMs);
    expect(bed.vault.get('northwind')?.token?.accessToken).not.toBe(before);
    expect(bed.status('northwind')?.kind).toBe('signed-in');
  });

  it('goes on after callbacks that are not the one', async () => {
    const bed = await bedWith();
    const { authorizationUri, uri, done } = await reachBrowser(bed);
    const redirect = redirectOf(uri);
    for (const query of [
      'code=x&state=y',
      'error=access_denied',
      'error=access_denied&state=y',
      `state=${'z'.repeat(5_000)}`,
    ])
      expect((await fetch(`${redirect}?${query}`)).status).toBe(400);
    await fetch(bed.simulator.control.authorize(authorizationUri));
    await done;
    expect(bed.status('northwind')?.kind).toBe('signed-in');
  });

  it('ends when the person refuses, and says so in the browser, too', async () => {
    const bed = await bedWith();
    const { authorizationUri, done } = await reachBrowser(bed);
    const page = await fetch(bed.simulator.control.refuseAuthorize(authorizationUri));
    expect(await page.text()).toContain('Sign-in denied');
    await done;
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'denied' });
  });

  it('ends after ten minutes, and at once when cancelled, and leaves no listener', async () => {
    const bed = await bedWith();
    const first = await reachBrowser(bed);
    await bed.clock.advance(10 * minuteMs);
    await first.done;
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'expired' });
    const second = await reachBrowser(bed);
    bed.engine.cancelSignIn('northwind');
    await second.done;
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'cancelled' });
    for (const { uri } of [first, second]) expect(await isRefused(Number(redirectOf(uri).port))).toBe(true);
    expect(bed.clock.longestTimerMs()).toBeLessThanOrEqual(30_000);
  });

  it('tries the code again while the service is troubled, and calls a lost answer expired', async () => {
    const bed = await bedWith();
    const troubled = await reachBrowser(bed);
    bed.simulator.control.faults.add({ kind: 'status', route: 'CreateToken', status: 500, times: 2 });
    const page = fetch(bed.simulator.control.authorize(troubled.authorizationUri));
    await until(bed, () => (bed.exchangesOf('POST /token').length > 0 ? true : undefined));
    await bed.clock.advance(10_000);
    await troubled.done;
    expect(await (await page).text()).toContain('You are signed in');
    expect(bed.status('northwind')?.kind).toBe('signed-in');
    await bed.engine.signOut('northwind');

    const lost = await reachBrowser(bed);
    const sent = bed.exchangesOf('POST /token').length;
    bed.simulator.control.faults.add({ kind: 'committed-but-response-lost', route: 'CreateToken', times: 1 });
    const last = fetch(bed.simulator.control.authorize(lost.authorizationUri));
    await until(bed, () => (bed.exchangesOf('POST /token').length > sent ? true : undefined));
    await bed.clock.advance(10_000);
    await lost.done;
    expect(await (await last).text()).toContain('Sign-in not completed');
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'expired' });
  });
});

describe('C06 registrations', () => {
  const registrations = (bed: EngineBed) => bed.exchangesOf('POST /client/register').length;

  const signInThere = async (bed: EngineBed) => {
    const { authorizationUri, uri, done } = await reachBrowser(bed);
    await fetch(bed.simulator.control.authorize(authorizationUri));
    await done;
    return uri.searchParams.get('client_id');
  };

  it('are kept apart by the way of signing in, and each is used again', async () => {
    const bed = await bedWith({}, northwind);
    await bed.signIn('northwind');
    expect(registrations(bed)).toBe(1);
    await bed.engine.changeSession(inBrowser);
    const clientId = await signInThere(bed);
    expect(registrations(bed)).toBe(2);
    expect(bed.vault.get('northwind')?.registration).toMatchObject({ clientId, method: 'browser' });
    expect(bed.vault.get('northwind')?.otherRegistration).toMatchObject({ method: 'device' });
    await bed.engine.changeSession(northwind);
    await bed.signIn('northwind');
    await bed.engine.changeSession(inBrowser);
    expect(await signInThere(bed)).toBe(clientId);
    expect(registrations(bed)).toBe(2);
  });

  it('that the service forgot does not stand in the way for good', async () => {
    const bed = await bedWith();
    await signInThere(bed);
    await bed.engine.signOut('northwind');
    const stuck = await reachBrowser(bed);
    bed.engine.cancelSignIn('northwind');
    await stuck.done;
    const next = await reachBrowser(bed);
    expect(next.uri.searchParams.get('client_id')).not.toBe(stuck.uri.searchParams.get('client_id'));
    bed.engine.cancelSignIn('northwind');
    await next.done;
  });

  it('open nothing for an attempt that was given up before its address was there', async () => {
    const bed = await bedWith();
    await signInThere(bed);
    await bed.engine.signOut('northwind');
    const before = bed.statuses.get('northwind')?.length;
    const done = bed.engine.signIn('northwind');
    bed.engine.cancelSignIn('northwind');
    await done;
    expect(bed.statuses.get('northwind')?.slice(before)).toEqual([
      { kind: 'starting' },
      { kind: 'signed-out', because: 'cancelled' },
    ]);
  });

  it('that the service refuses at the end are replaced once, within the same attempt', async () => {
    const bed = await bedWith();
    await signInThere(bed);
    await bed.engine.signOut('northwind');
    const { authorizationUri, done } = await reachBrowser(bed);
    const refusal = { kind: 'status', status: 401, exception: 'InvalidClientException' } as const;
    bed.simulator.control.faults.add({ ...refusal, route: 'CreateToken', times: 1 });
    expect(await (await fetch(bed.simulator.control.authorize(authorizationUri))).text()).toContain('not completed');
    const again = await until(bed, () => {
      const now = waitingAt(bed)();
      return now?.authorizationUri === authorizationUri ? undefined : now;
    });
    await fetch(bed.simulator.control.authorize(again.authorizationUri));
    await done;
    expect(bed.status('northwind')?.kind).toBe('signed-in');
    expect(registrations(bed)).toBe(2);
  });

  it('of a session without scopes ask for the usual one in the browser, and so can be renewed', async () => {
    const bed = await bedWith({}, { ...inBrowser, scopes: [] });
    await signInThere(bed);
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', renewal: { kind: 'planned' } });
  });

  it('that ran out are replaced at the next sign-in, and say why nothing was renewed', async () => {
    const bed = await bedWith({}, northwind);
    await bed.signIn('northwind');
    const kept = bed.vault.get('northwind');
    if (kept?.registration === undefined || kept.token === undefined) throw new Error('nothing is kept');
    bed.vault.set('northwind', { ...kept, registration: { ...kept.registration, expiresAt: bed.clock.now() } });
    const again = bed.restart();
    await again.start([northwind]);
    const renewal = { kind: 'impossible', because: 'registration-expired' };
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', renewal });
    await bed.clock.advance(hourMs);
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'registration-expired' });
    await bed.signIn('northwind');
    expect(bed.vault.get('northwind')?.registration?.expiresAt).toBeGreaterThan(bed.clock.now() + 80 * dayMs);
    again.stop();
  });
});

describe('which way of signing in', () => {
  it.each([
    [{ usual: 'device' }, undefined, undefined, 'device'],
    [{ usual: 'browser' }, undefined, undefined, 'browser'],
    [{ usual: 'browser' }, 'device', undefined, 'device'],
    [{ usual: 'device' }, 'device', 'browser', 'browser'],
    [{ usual: 'device', managed: 'browser' }, 'device', 'device', 'browser'],
    [{ usual: 'browser', managed: 'device' }, 'browser', 'browser', 'device'],
  ] as const)('settings %o, session %s, asked %s: %s', async (signInMethod, own, asked, method) => {
    const bed = createEngineBed({ signInMethod });
    await bed.engine.start([own === undefined ? northwind : { ...northwind, signInMethod: own }]);
    const done = bed.engine.signIn('northwind', asked && { method: asked });
    const status = await until(bed, () => {
      const now = bed.status('northwind');
      return now?.kind === 'authorizing' ? now : undefined;
    });
    expect(status.method).toBe(method);
    bed.engine.cancelSignIn('northwind');
    await done;
  });

  it('can be changed on the way, there and back, within one attempt', async () => {
    const bed = await bedWith({}, northwind);
    const { done } = await bed.reachUserCode('northwind');
    bed.engine.switchSignIn('northwind', 'browser');
    const { authorizationUri } = await until(bed, waitingAt(bed));
    expect(bed.statuses.get('northwind')?.map(({ kind }) => kind)).toEqual([
      ...['signed-out', 'starting', 'authorizing', 'starting', 'authorizing'],
    ]);
    const { port } = redirectOf(new URL(authorizationUri));
    bed.engine.switchSignIn('northwind', 'device');
    const userCode = await until(bed, () => {
      const now = bed.status('northwind');
      return now?.kind === 'authorizing' && now.method === 'device' ? now.userCode : undefined;
    });
    expect(await isRefused(Number(port))).toBe(true);
    bed.simulator.control.approve(userCode);
    await bed.clock.advance(3_000);
    await done;
    expect(bed.status('northwind')?.kind).toBe('signed-in');
  });

  it('stays as an administrator has set it', async () => {
    const bed = await bedWith({ signInMethod: { usual: 'device', managed: 'device' } }, northwind);
    const { done } = await bed.reachUserCode('northwind');
    expect(() => bed.engine.switchSignIn('northwind', 'browser')).toThrow('method-managed');
    bed.engine.cancelSignIn('northwind');
    await done;
  });
});
