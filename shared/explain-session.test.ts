import { describe, expect, it } from 'vitest';
import { createEngineBed, northwind } from '../e2e/engine-bed.ts';
import { begin, createRefusingDisk, explain, restart, signedIn } from '../e2e/story-bed.ts';
import { dayMs, hourMs, minuteMs, secondMs } from './time.ts';

describe('why was I signed out', () => {
  it('revoked by an administrator: says what AWS answered, what is ruled out, and that this is likely', async () => {
    const bed = await signedIn();
    await bed.clock.advance(2 * hourMs);
    bed.simulator.control.revokeSessions();
    await bed.clock.advance(hourMs);
    const { code, sentence, evidence } = explain(bed);
    expect(code).toBe('revoked');
    expect(sentence).toMatch(/AWS answered invalid_grant to the refresh: most likely an administrator ended/);
    expect(sentence).toMatch(/full length of 1 h, which rules out the portal session’s end/);
    expect(evidence.join(' ')).toMatch(/request id, [0-9a-f-]{36}/);
    expect(evidence.join(' ')).toMatch(/registration is good until 5 Apr/);
  });

  it('the limit of the portal session: the last token came back shorter', async () => {
    const bed = await signedIn({ portalSessionSeconds: 2 * 3600 });
    await bed.clock.advance(2 * hourMs + 5 * minuteMs);
    expect(bed.status('northwind')?.kind).toBe('signed-out');
    const { code, sentence } = explain(bed);
    expect(code).toBe('portal-session-over');
    expect(sentence).toMatch(
      /AWS answered invalid_grant.*the portal session had reached its end.*came back .* shorter/,
    );
  });

  it('the limit of the portal session, slept through', async () => {
    const bed = await signedIn();
    await bed.clock.advance(hourMs);
    bed.clock.sleep(14 * hourMs);
    bed.engine.wake();
    await bed.clock.advance(minuteMs);
    expect(explain(bed)).toMatchObject({
      code: 'portal-session-over',
      sentence: expect.stringMatching(/most likely the portal session reached its end, since the last token ran out/),
    });
  });

  it('the client registration ran out', async () => {
    const bed = await signedIn({ portalSessionSeconds: 90 * 24 * 3600 });
    bed.clock.sleep(91 * dayMs);
    bed.engine.wake();
    await bed.clock.advance(2 * hourMs);
    expect(bed.status('northwind')?.kind).toBe('signed-out');
    expect(explain(bed)).toMatchObject({
      code: 'registration',
      sentence: expect.stringMatching(/^The client registration ran out .*could not be renewed/),
    });
  });

  it('the network: the sign-in is kept and goes on', async () => {
    const bed = await signedIn();
    bed.network.isServiceUp = false;
    await bed.clock.advance(3 * hourMs);
    const { code, sentence } = explain(bed);
    expect(code).toBe('network');
    expect(sentence).toMatch(/^AWS cannot be reached since .*; the sign-in is kept and goes on by itself/);
  });

  it('the network, during a sign-in', async () => {
    const bed = await begin();
    bed.network.isServiceUp = false;
    await bed.engine.signIn('northwind');
    expect(explain(bed)).toMatchObject({
      code: 'network',
      sentence: expect.stringMatching(/^The sign-in failed at .* because AWS could not be reached/),
    });
  });

  it('a full disk: an older token was presented after a restart', async () => {
    const disk = createRefusingDisk();
    const bed = await signedIn({
      wrapSecrets: disk.wrapSecrets,
      refreshTokenRotation: { graceSeconds: 0, onReuse: 'end-session' },
    });
    disk.refuse('file-unwritable');
    await bed.clock.advance(hourMs);
    expect(explain(bed)).toMatchObject({
      code: 'signed-in',
      evidence: [expect.stringMatching(/disk refuses to keep the sign-in/)],
    });
    disk.forgetMemory();
    await restart(bed);
    await bed.clock.advance(hourMs);
    expect(bed.status('northwind')?.kind).toBe('signed-out');
    expect(explain(bed)).toMatchObject({
      code: 'disk',
      sentence: expect.stringMatching(/invalid_grant.*an old token was presented, since the disk refused to keep/),
    });
  });

  it('a full disk: the sign-in itself was never kept', async () => {
    const disk = createRefusingDisk();
    const bed = await begin({ wrapSecrets: disk.wrapSecrets });
    disk.refuse('file-unwritable');
    await bed.signIn('northwind');
    disk.forgetMemory();
    bed.vault.clear();
    await restart(bed);
    expect(explain(bed)).toMatchObject({
      code: 'disk',
      sentence: expect.stringMatching(/^The disk refused to keep the sign-in .* lost when Latchkey ended/),
    });
  });

  it('a keychain that got locked while Latchkey ran', async () => {
    const disk = createRefusingDisk();
    const bed = await begin({ wrapSecrets: disk.wrapSecrets });
    disk.refuse('keyring-unavailable');
    await bed.signIn('northwind');
    disk.forgetMemory();
    bed.vault.clear();
    await restart(bed);
    expect(explain(bed)).toMatchObject({
      code: 'keyring',
      sentence: expect.stringMatching(/^The keychain was locked and did not take the sign-in/),
    });
  });

  it('a keychain that is locked at the start, and one that never was', async () => {
    const bed = await signedIn();
    bed.vault.clear();
    await restart(bed, 'memory-only');
    expect(explain(bed)).toMatchObject({ code: 'keyring', sentence: expect.stringMatching(/^The keychain is locked/) });

    const without = await begin({}, 'memory-only');
    await without.signIn('northwind');
    without.vault.clear();
    await restart(without, 'memory-only');
    expect(explain(without)).toMatchObject({
      code: 'keyring',
      sentence: expect.stringMatching(/^No keychain was available, so the sign-in was kept in memory only/),
    });
  });

  it('a refresh token used twice: the answer to a refresh was lost', async () => {
    const bed = await signedIn({ refreshTokenRotation: { graceSeconds: 0, onReuse: 'end-session' } });
    bed.simulator.control.faults.add({ route: 'CreateToken', kind: 'committed-but-response-lost', times: 1 });
    await bed.clock.advance(hourMs);
    expect(bed.status('northwind')?.kind).toBe('signed-out');
    expect(explain(bed)).toMatchObject({
      code: 'reuse',
      sentence: expect.stringMatching(
        /invalid_grant to the refresh: most likely it saw one refresh token twice, since the answer to the refresh at .* was lost on its way \(no answer, ECONNRESET\)/,
      ),
    });
  });

  it('a wrong region that AWS refuses', async () => {
    const session = { ...northwind, region: 'eu-west-1' };
    const bed = createEngineBed({ region: 'us-east-1' });
    await bed.engine.start([session]);
    await bed.engine.signIn('northwind');
    expect(explain(bed, session)).toMatchObject({
      code: 'region',
      sentence: expect.stringMatching(/^The region or the start URL is wrong: .* no organization .* in eu-west-1/),
    });
  });

  it('a wrong region that AWS does not refuse: nobody can allow the code, and the session was never signed in', async () => {
    const bed = await begin();
    void bed.engine.signIn('northwind');
    await bed.clock.advance(11 * minuteMs);
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-out', because: 'expired' });
    expect(explain(bed)).toMatchObject({
      code: 'code-or-region',
      sentence: expect.stringMatching(/^The code ran out .*never signed in and us-east-1 may be the wrong region/),
      evidence: [
        expect.stringMatching(
          /^AWS answered all \d+ polls that the authorization is pending; in a wrong region it comes/,
        ),
        expect.stringMatching(/“Invalid grant”.*Edit changes it/),
      ],
    });
  });

  it('a region that the start URL contradicts', async () => {
    const session = { ...northwind, startUrl: 'https://ssoins-1234567890abcdef.us-west-2.portal.amazonaws.com' };
    const bed = createEngineBed({ startUrl: session.startUrl });
    await bed.engine.start([session]);
    void bed.engine.signIn('northwind');
    await bed.clock.advance(11 * minuteMs);
    expect(explain(bed, session)).toMatchObject({
      code: 'region',
      sentence: 'The region is wrong: it is us-east-1 here, but the start URL says us-west-2.',
    });
  });

  it('a start URL nobody knows', async () => {
    const session = { ...northwind, startUrl: 'https://d-0000000000.awsapps.com/start' };
    const bed = createEngineBed();
    await bed.engine.start([session]);
    await bed.engine.signIn('northwind');
    expect(explain(bed, session)).toMatchObject({
      code: 'region',
      sentence: expect.stringMatching(/^The region or the start URL is wrong: .* in us-east-1/),
    });
  });

  it('a code that nobody allowed, in a session that was signed in before', async () => {
    const bed = await signedIn();
    await bed.engine.signOut('northwind');
    expect(explain(bed).code).toBe('signed-out-by-person');
    void bed.engine.signIn('northwind');
    await bed.clock.advance(11 * minuteMs);
    expect(explain(bed)).toMatchObject({
      code: 'code-expired',
      sentence: expect.stringMatching(/^The code ran out at .*: nobody allowed the sign-in in time\.$/),
      evidence: [
        expect.stringMatching(/^AWS answered all \d+ polls/),
        expect.stringMatching(/us-east-1, so it is not the region/),
      ],
    });
  });

  it('a sign-in page in the browser that nobody finished', async () => {
    const bed = await begin({ signInMethod: { usual: 'browser' } });
    const done = bed.engine.signIn('northwind');
    await expect.poll(() => bed.status('northwind')?.kind).toBe('authorizing');
    await bed.clock.advance(11 * minuteMs);
    await done;
    expect(explain(bed)).toMatchObject({
      code: 'code-or-region',
      sentence: expect.stringMatching(/^The sign-in page was not finished; its time ran out at /),
      evidence: expect.arrayContaining([expect.stringMatching(/^The browser brought no answer back/)]),
    });
  });

  it('a wrong clock: the service’s time is a day off since the sign-in', async () => {
    const bed = await signedIn();
    await bed.clock.advance(30 * secondMs);
    bed.network.serviceAheadMs = dayMs;
    await bed.clock.advance(hourMs);
    expect(explain(bed)).toMatchObject({
      code: 'clock',
      sentence: expect.stringMatching(
        /^This machine’s clock is 1 d behind AWS’s, and at .* AWS answered invalid_grant/,
      ),
    });
  });
});

describe('what is no trouble', () => {
  it.each([
    [dayMs, /^Signed in since .*; this machine’s clock is 1 d behind AWS’s, which Latchkey makes up for\.$/],
    [-dayMs, /^Signed in since .*; this machine’s clock is 1 d ahead of AWS’s, which Latchkey makes up for\.$/],
  ])('names a clock that is %i ms off, with which it works all the same', async (serviceAheadMs, sentence) => {
    const bed = await begin();
    bed.network.serviceAheadMs = serviceAheadMs;
    await bed.signIn('northwind');
    await bed.clock.advance(2 * hourMs);
    expect(explain(bed)).toMatchObject({ code: 'signed-in', sentence: expect.stringMatching(sentence) });
  });

  it('is said as plainly', async () => {
    const bed = await begin();
    expect(explain(bed).code).toBe('never-signed-in');
    await bed.signIn('northwind');
    expect(explain(bed).sentence).toMatch(/^Signed in since .*; nothing went wrong since\.$/);
    const { done } = { done: bed.engine.signIn('northwind') };
    await bed.clock.settle();
    expect(explain(bed).code).toBe('signing-in');
    bed.engine.cancelSignIn('northwind');
    await done;
    expect(explain(bed).code).toBe('signed-in');
    await bed.engine.changeSession({ ...northwind, region: 'us-west-2' });
    expect(explain(bed).code).toBe('session-changed');
  });

  it('keeps the cause through a restart and a sign-in that was given up', async () => {
    const bed = await signedIn();
    await bed.clock.advance(10 * minuteMs);
    bed.simulator.control.revokeSessions();
    await bed.clock.advance(hourMs);
    expect(explain(bed).code).toBe('revoked');
    await restart(bed);
    expect(explain(bed).code).toBe('revoked');
    const done = bed.engine.signIn('northwind');
    await bed.clock.settle();
    bed.engine.cancelSignIn('northwind');
    await done;
    expect(explain(bed).code).toBe('revoked');
  });
});
