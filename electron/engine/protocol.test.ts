import { describe, expect, it } from 'vitest';
import { createEngineBed, northwind } from '../../e2e/engine-bed.ts';
import type { ExchangeEntry } from '../../shared/protocol.ts';
import { hourMs, minuteMs, secondMs } from '../../shared/time.ts';
import { createClients } from './clients.ts';
import { createToken, refreshTokenGrantOf, registerClient } from './oidc.ts';
import { recordExchanges } from './protocol.ts';
import { createServiceClock } from './service-clock.ts';

type Bed = ReturnType<typeof createEngineBed>;

const role = { sessionId: 'northwind', accountId: '412055367781', roleName: 'ReadOnly' };

const signedIn = async (options: Parameters<typeof createEngineBed>[0] = {}) => {
  const bed = createEngineBed(options);
  await bed.engine.start([northwind]);
  await bed.signIn('northwind');
  return bed;
};

const exchangesOf = (bed: Bed): readonly ExchangeEntry[] =>
  (bed.protocols.get('northwind') ?? []).flatMap((entry) => (entry.kind === 'exchange' ? [entry] : []));

const refreshesOf = (bed: Bed) => exchangesOf(bed).filter(({ grant }) => grant === 'refresh_token');

/** One client whose every request is answered so. */
const answeredBy = (answer: () => Response | Promise<Response>) => {
  const entries: ExchangeEntry[] = [];
  const bed = createEngineBed();
  const endpoints = {
    oidc: 'https://oidc.us-east-1.amazonaws.com',
    portal: 'https://portal.sso.us-east-1.amazonaws.com',
  };
  const clients = createClients(endpoints, 'us-east-1', { clock: bed.clock, fetch: async () => await answer() });
  const oidc = recordExchanges(clients.oidc, {
    clock: bed.clock,
    host: 'oidc.us-east-1.amazonaws.com',
    record: (entry) => {
      if (entry.kind === 'exchange') entries.push(entry);
    },
  });
  return { oidc, entries, clock: createServiceClock(bed.clock, () => undefined) };
};

const client = { clientId: 'client', clientSecret: 'a-client-secret', expiresAt: 0, scopes: [] };
const secret = 'aorAAAAAGFvZXhhbXBsZS1yZWZyZXNoLXRva2Vu';

const refresh = ({ oidc, clock }: ReturnType<typeof answeredBy>) =>
  createToken(oidc, clock, client, refreshTokenGrantOf(secret)).catch(() => undefined);

describe('the recording of exchanges', () => {
  it('has every exchange once, in order, with operation, grant, status, request id, host and life', async () => {
    const bed = await signedIn();
    await bed.engine.roleCredentials(role);
    await bed.clock.advance(hourMs);
    await bed.engine.signOut('northwind');
    const recorded = exchangesOf(bed);
    expect(recorded).toHaveLength(bed.exchanges.length);
    expect(recorded.slice(0, 2)).toMatchObject([
      { operation: 'RegisterClient', status: 200, outcome: 'answered', host: 'oidc.us-east-1.amazonaws.com' },
      { operation: 'StartDeviceAuthorization', lifeMs: 10 * minuteMs },
    ]);
    expect(recorded.find(({ grant }) => grant === 'device_code')).toMatchObject({ lifeMs: hourMs, isRenewable: true });
    expect(refreshesOf(bed)).toMatchObject([{ operation: 'CreateToken', outcome: 'answered', lifeMs: hourMs }]);
    expect(recorded.find(({ operation }) => operation === 'GetRoleCredentials')).toMatchObject({
      host: 'portal.sso.us-east-1.amazonaws.com',
      accountId: role.accountId,
      roleName: role.roleName,
    });
    expect(recorded.at(-1)).toMatchObject({ operation: 'Logout', status: 200 });
    for (const { requestId } of recorded.slice(0, -1)) expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('has no secret in it, whatever was exchanged', async () => {
    const bed = await signedIn({ refreshTokenRotation: { graceSeconds: 0 } });
    await bed.engine.roleCredentials(role);
    bed.simulator.control.faults.add({ route: 'CreateToken', kind: 'malformed', times: 1 });
    await bed.clock.advance(2 * hourMs);
    const text = JSON.stringify(bed.protocols.get('northwind'));
    const secrets = bed.simulator.control.secrets();
    expect(secrets.length).toBeGreaterThan(5);
    expect(secrets.some((each) => text.includes(each))).toBe(false);
  });

  it('keeps nothing of an answer that quotes what was sent', async () => {
    const played = answeredBy(
      () =>
        new Response(JSON.stringify({ error: secret, error_description: secret, __type: secret, message: secret }), {
          status: 400,
          headers: {
            'content-type': 'application/json',
            'x-amzn-requestid': secret,
            'x-amzn-errortype': secret,
            date: secret,
          },
        }),
    );
    await refresh(played);
    expect(played.entries).toMatchObject([{ outcome: 'refused', status: 400 }]);
    expect(JSON.stringify(played.entries)).not.toContain(secret.slice(0, 12));
  });

  it('keeps the code of a network failure, and nothing else of its message', async () => {
    const played = answeredBy(() => {
      throw new TypeError(`net::ERR_NAME_NOT_RESOLVED at https://${secret}.example`);
    });
    await refresh(played);
    expect(played.entries).toMatchObject([{ outcome: 'network-failed', network: 'ERR_NAME_NOT_RESOLVED' }]);
    expect(JSON.stringify(played.entries)).not.toContain(secret);
  });

  it('numbers tries and says why there is another one', async () => {
    const bed = await signedIn();
    bed.simulator.control.faults.add({ route: 'CreateToken', kind: 'status', status: 503, times: 2 });
    await bed.clock.advance(hourMs);
    const [first, second, third] = refreshesOf(bed);
    expect(first).toMatchObject({ status: 503 });
    expect(first).not.toHaveProperty('retry');
    expect(third).toMatchObject({ outcome: 'answered', retry: { number: 2 } });
    expect(second?.retry).toMatchObject({ number: 1, because: { outcome: 'refused', status: 503 } });
  });

  it('counts how long an answer took, and names one that never came', async () => {
    const bed = await signedIn();
    bed.network.isServiceHanging = true;
    await bed.clock.advance(40 * minuteMs);
    expect(refreshesOf(bed)[0]).toMatchObject({ outcome: 'timed-out', durationMs: 10 * secondMs });
  });

  it('takes a 200 without a token for unreadable', async () => {
    const played = answeredBy(() => new Response('{}', { headers: { 'content-type': 'application/json' } }));
    await refresh(played);
    expect(played.entries).toMatchObject([{ outcome: 'unreadable', status: 200 }]);
  });

  it('shows a clock that is far off', async () => {
    const played = answeredBy(
      () =>
        new Response('{}', {
          headers: { 'content-type': 'application/json', date: new Date(played.clock.now() + hourMs).toUTCString() },
        }),
    );
    await registerClient(played.oidc, played.clock, {
      startUrl: northwind.startUrl,
      scopes: [],
      method: 'device',
    }).catch(() => undefined);
    expect(played.entries).toMatchObject([{ operation: 'RegisterClient', skewMs: hourMs }]);
  });
});
