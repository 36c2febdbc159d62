import { describe, expect, it } from 'vitest';
import { createEngineBed, northwind } from '../../e2e/engine-bed.ts';

const bedWithSession = async (options: Parameters<typeof createEngineBed>[0] = {}) => {
  const bed = createEngineBed(options);
  await bed.engine.start([northwind]);
  return bed;
};

describe('device authorization', () => {
  it('shows the user code, waits for the approval, and signs in', async () => {
    const bed = await bedWithSession();
    const { userCode, done } = await bed.reachUserCode('northwind');
    const shown = bed.status('northwind');
    expect(shown).toMatchObject({ kind: 'authorizing', userCode, expiresAt: bed.clock.now() + 600_000 });
    await bed.clock.advance(5_000);
    expect(bed.status('northwind')?.kind).toBe('authorizing');
    bed.simulator.control.approve(userCode);
    await bed.clock.advance(3_000);
    await done;
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', renewal: { kind: 'planned' } });
    expect(bed.vault.get('northwind')?.token?.refreshToken).toBeTypeOf('string');
  });

  it('tells a denial, an expiry and a cancel apart', async () => {
    const bed = await bedWithSession();
    const denied = await bed.reachUserCode('northwind');
    bed.simulator.control.deny(denied.userCode);
    await bed.clock.advance(2_000);
    await denied.done;
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'denied' });

    const expired = await bed.reachUserCode('northwind');
    await bed.clock.advance(600_000);
    await expired.done;
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'expired' });

    const cancelled = await bed.reachUserCode('northwind');
    bed.engine.cancelSignIn('northwind');
    await cancelled.done;
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'cancelled' });
    const polls = bed.exchangesOf('POST /token').length;
    await bed.clock.advance(60_000);
    expect(bed.exchangesOf('POST /token')).toHaveLength(polls);
  });

  it('goes on through a network outage and server errors until it is approved', async () => {
    const bed = await bedWithSession();
    const { userCode, done } = await bed.reachUserCode('northwind');
    bed.network.isServiceUp = false;
    await bed.clock.advance(120_000);
    bed.network.isServiceUp = true;
    const takeBack = bed.simulator.control.faults.add({ kind: 'status', route: 'CreateToken', status: 500 });
    await bed.clock.advance(60_000);
    takeBack();
    expect(bed.status('northwind')?.kind).toBe('authorizing');
    bed.simulator.control.approve(userCode);
    await bed.clock.advance(20_000);
    await done;
    expect(bed.status('northwind')?.kind).toBe('signed-in');
  });

  it('ends calmly when the answer with the token is lost', async () => {
    const bed = await bedWithSession();
    const { userCode, done } = await bed.reachUserCode('northwind');
    bed.simulator.control.approve(userCode);
    bed.simulator.control.faults.add({ kind: 'committed-but-response-lost', route: 'CreateToken', times: 1 });
    await bed.clock.advance(10_000);
    await done;
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'expired' });
  });

  it('says so when the start URL is unknown in the region, and when there is no network', async () => {
    const bed = createEngineBed();
    await bed.engine.start([{ ...northwind, startUrl: 'https://nobody.awsapps.com/start' }]);
    await bed.engine.signIn('northwind');
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'start-url-unknown', detail: 'us-east-1' });
    bed.network.isServiceUp = false;
    await bed.engine.signIn('northwind');
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'offline' });
  });

  it('gives up on a service that does not answer', async () => {
    const bed = await bedWithSession();
    bed.network.isServiceHanging = true;
    const done = bed.engine.signIn('northwind');
    await bed.clock.advance(11_000);
    await done;
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'timed-out' });
  });

  it('keeps the old sign-in when a new one is cancelled', async () => {
    const bed = await bedWithSession();
    await bed.signIn('northwind');
    const { done } = await bed.reachUserCode('northwind');
    bed.engine.cancelSignIn('northwind');
    await done;
    expect(bed.status('northwind')?.kind).toBe('signed-in');
  });

  it('lets a background refresh pass silently while a person signs in again', async () => {
    const bed = await bedWithSession({ accessTokenSeconds: 120 });
    await bed.signIn('northwind');
    const { userCode, done } = await bed.reachUserCode('northwind');
    const seen = bed.statuses.get('northwind')?.length ?? 0;
    await bed.clock.advance(100_000);
    expect(bed.statuses.get('northwind')).toHaveLength(seen);
    bed.simulator.control.approve(userCode);
    await bed.clock.advance(3_000);
    await done;
    expect(bed.status('northwind')?.kind).toBe('signed-in');
  });

  it('runs two sign-ins on one start URL side by side, each with its own result', async () => {
    const bed = createEngineBed();
    await bed.engine.start([northwind, { ...northwind, id: 'auditor', name: 'Northwind as auditor' }]);
    const first = await bed.reachUserCode('northwind');
    const second = await bed.reachUserCode('auditor');
    expect(first.userCode).not.toBe(second.userCode);
    bed.simulator.control.approve(second.userCode, 'auditor');
    await bed.clock.advance(3_000);
    await second.done;
    expect(bed.status('auditor')?.kind).toBe('signed-in');
    expect(bed.status('northwind')?.kind).toBe('authorizing');
    bed.simulator.control.approve(first.userCode, 'maya');
    await bed.clock.advance(3_000);
    await first.done;
    const tokens = ['northwind', 'auditor'].map((id) => bed.vault.get(id)?.token?.accessToken);
    expect(new Set(tokens).size).toBe(2);
    expect(bed.engine.catalog('northwind').accounts.length).not.toBe(bed.engine.catalog('auditor').accounts.length);
  });

  it('serves a session without scopes to its end and then asks for a sign-in', async () => {
    const bed = createEngineBed();
    await bed.engine.start([{ ...northwind, scopes: [] }]);
    await bed.signIn('northwind');
    const renewal = { kind: 'impossible', because: 'no-scopes' };
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', renewal });
    await bed.clock.advance(28_800_000);
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'token-ran-out' });
  });
});

describe('signing out', () => {
  it('tells the service, and forgets tokens and role credentials', async () => {
    const bed = await bedWithSession();
    await bed.signIn('northwind');
    const role = { sessionId: 'northwind', accountId: '412055367781', roleName: 'ReadOnly' };
    await bed.engine.roleCredentials(role);
    const token = bed.vault.get('northwind')?.token?.accessToken ?? '';
    await expect(bed.engine.signOut('northwind')).resolves.toEqual({ toldService: true });
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out' });
    expect(bed.vault.get('northwind')?.token).toBeUndefined();
    await expect(bed.engine.roleCredentials(role)).rejects.toMatchObject({ code: 'sign-in-needed-to-copy' });
    const answer = await bed.simulator.fetch(
      new Request('https://portal.sso.us-east-1.amazonaws.com/assignment/accounts', {
        headers: { 'x-amz-sso_bearer_token': token },
      }),
    );
    expect(answer.status).toBe(401);
  });

  it('forgets locally when the service cannot be reached, and says so', async () => {
    const bed = await bedWithSession();
    await bed.signIn('northwind');
    bed.network.isServiceUp = false;
    await expect(bed.engine.signOut('northwind')).resolves.toEqual({ toldService: false });
    expect(bed.vault.get('northwind')?.token).toBeUndefined();
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out' });
  });

  it('goes on signed in where the service must be told and cannot be', async () => {
    const bed = await bedWithSession();
    await bed.signIn('northwind');
    const token = bed.vault.get('northwind')?.token;
    bed.network.isServiceUp = false;
    await expect(bed.engine.signOut('northwind', { mustTell: true })).rejects.toMatchObject({ code: 'offline' });
    expect(bed.vault.get('northwind')?.token).toEqual(token);
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in' });
    bed.network.isServiceUp = true;
    await expect(bed.engine.signOut('northwind', { mustTell: true })).resolves.toEqual({ toldService: true });
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out' });
  });

  it('removing a session forgets all of it', async () => {
    const bed = await bedWithSession();
    await bed.signIn('northwind');
    await bed.engine.removeSession('northwind');
    expect(bed.vault.has('northwind')).toBe(false);
    expect(bed.engine.catalog('northwind').accounts).toEqual([]);
  });

  it('a changed start URL signs out, a changed name does not', async () => {
    const bed = await bedWithSession();
    await bed.signIn('northwind');
    await bed.engine.changeSession({ ...northwind, name: 'Work' });
    expect(bed.status('northwind')?.kind).toBe('signed-in');
    await bed.engine.changeSession({ ...northwind, startUrl: 'https://northwind.awsapps.com/start' });
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out' });
    expect(bed.vault.has('northwind')).toBe(false);
  });
});
