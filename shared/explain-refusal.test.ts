import { describe, expect, it } from 'vitest';
import { createEngineBed, northwind } from '../e2e/engine-bed.ts';
import {
  begin,
  createRefusingDisk,
  explain,
  note,
  refreshAsTool,
  restart,
  role,
  sharedNorthwind,
  signedIn,
} from '../e2e/story-bed.ts';
import { hourMs, minuteMs, secondMs } from './time.ts';

describe('what cannot be mistaken for another cause', () => {
  it('a disk that refused for a while, and had the newest token by the restart', async () => {
    const disk = createRefusingDisk();
    const bed = await signedIn({ wrapSecrets: disk.wrapSecrets });
    disk.refuse('file-unwritable');
    await bed.clock.advance(hourMs);
    disk.writeAll(bed.vault);
    await restart(bed);
    bed.simulator.control.revokeSessions();
    await bed.clock.advance(hourMs);
    expect(explain(bed).code).toBe('revoked');
  });

  it('a registration that AWS withdrew before its time', async () => {
    const bed = await signedIn();
    const fault = { route: 'CreateToken', kind: 'status', status: 401, exception: 'InvalidClientException' } as const;
    bed.simulator.control.faults.add({ ...fault, error: 'invalid_client' });
    await bed.clock.advance(50 * minuteMs);
    expect(bed.status('northwind')?.kind).toBe('signed-in');
    expect(explain(bed)).toMatchObject({
      code: 'registration',
      sentence: expect.stringMatching(/^AWS does not accept the client registration any more, so the sign-in cannot/),
    });
    await bed.clock.advance(hourMs);
    expect(explain(bed)).toMatchObject({
      code: 'registration',
      sentence: expect.stringMatching(/could not be renewed and ended at/),
      evidence: expect.arrayContaining([
        expect.stringMatching(/AWS answered invalid_client to the refresh/),
        expect.stringMatching(/^It was to be good until 5 Apr/),
      ]),
    });
  });

  it('an outage, after which an administrator had ended the sign-in', async () => {
    const bed = await signedIn({ refreshTokenRotation: { graceSeconds: 0, onReuse: 'end-session' } });
    await bed.clock.advance(35 * minuteMs);
    bed.network.isOnline = false;
    await bed.clock.advance(10 * minuteMs);
    bed.simulator.control.revokeSessions();
    bed.network.isOnline = true;
    bed.engine.wake();
    await bed.clock.advance(minuteMs);
    expect(explain(bed).code).toBe('revoked');
  });

  it('another tool that refreshed the same token a moment before, and one that did so again', async () => {
    const bed = createEngineBed({ refreshTokenRotation: { graceSeconds: 0, onReuse: 'end-session' } });
    await bed.engine.start([sharedNorthwind]);
    await bed.signIn('northwind');
    const standing = bed.shared.get('corp');
    if (standing?.token === undefined) throw new Error('nothing is shared');
    await bed.clock.advance(20 * minuteMs);
    const token = await refreshAsTool(bed, standing);
    bed.shared.set('corp', { ...standing, token: { ...token, issuedAt: bed.clock.now() } });
    await bed.engine.recheck('northwind');
    await refreshAsTool(bed, standing).catch(() => undefined);
    await bed.engine.roleCredentials(role).catch(() => undefined);
    expect(bed.status('northwind')?.kind).toBe('signed-out');
    expect(explain(bed, sharedNorthwind)).toMatchObject({
      code: 'reuse',
      sentence: expect.stringMatching(/most likely it saw one refresh token twice, since another tool had refreshed/),
    });
  });

  it('a shared sign-in that was revoked: nothing is said to rule out what another tool did', async () => {
    const bed = createEngineBed();
    await bed.engine.start([sharedNorthwind]);
    await bed.signIn('northwind');
    bed.simulator.control.revokeSessions();
    await bed.clock.advance(hourMs);
    const { code, sentence } = explain(bed, sharedNorthwind);
    expect(code).toBe('revoked');
    expect(sentence).not.toMatch(/used twice/);
    expect(sentence).toMatch(/an administrator .*, it was signed out elsewhere, or a tool that shares it presented/);
  });

  it('a disk that refused, and tokens that live for seconds only', async () => {
    const disk = createRefusingDisk();
    const bed = await signedIn({
      accessTokenSeconds: 20,
      refreshTokenRotation: { graceSeconds: 0, onReuse: 'end-session' },
      wrapSecrets: disk.wrapSecrets,
    });
    disk.refuse('file-unwritable');
    await bed.clock.advance(18 * secondMs);
    disk.forgetMemory();
    await restart(bed);
    await bed.clock.advance(minuteMs);
    expect(explain(bed).code).toBe('disk');
  });

  it('a run whose end the disk refused with its newest token, and an administrator', async () => {
    const disk = createRefusingDisk();
    const bed = await signedIn({
      refreshTokenRotation: { graceSeconds: 0, onReuse: 'end-session' },
      wrapSecrets: disk.wrapSecrets,
    });
    const written = bed.protocols.get('northwind') ?? [];
    disk.refuse('file-unwritable');
    await bed.clock.advance(hourMs);
    disk.forgetMemory();
    bed.engine.stop();
    bed.protocols.set('northwind', written);
    note(bed, { kind: 'event', at: bed.clock.now(), event: 'started', vault: 'encrypted' });
    await bed.restart().start([northwind]);
    await bed.clock.advance(minuteMs);
    expect(explain(bed)).toMatchObject({
      code: 'cut-short',
      sentence: expect.stringMatching(
        /either an old token was presented, since the run before .* a full disk .*, or an/,
      ),
    });
  });

  it('a token of another tool without a registration: AWS is not said to have refused one', async () => {
    const bed = createEngineBed();
    const token = {
      accessToken: 'token of another tool',
      expiresAt: bed.clock.now() + hourMs,
      issuedAt: bed.clock.now(),
    };
    bed.shared.set('corp', { token });
    await bed.engine.start([sharedNorthwind]);
    expect(explain(bed, sharedNorthwind)).toMatchObject({
      code: 'registration',
      sentence: expect.stringMatching(/^Latchkey has no good client registration .* cannot be renewed and ends/),
    });
  });

  it('a shared token file that another tool deleted', async () => {
    const bed = createEngineBed();
    await bed.engine.start([sharedNorthwind]);
    await bed.signIn('northwind');
    bed.shared.clear();
    await bed.engine.recheck('northwind');
    expect(explain(bed, sharedNorthwind).code).toBe('signed-out-by-tool');
  });

  it('a service that fails, a certificate that is not trusted, and a date that cannot be', async () => {
    const bed = await signedIn();
    bed.simulator.control.faults.add({ route: 'api', kind: 'status', status: 503 });
    await bed.clock.advance(hourMs);
    expect(explain(bed)).toMatchObject({
      code: 'service-failing',
      sentence: expect.stringMatching(/^AWS has been failing since .*503.*; the sign-in is kept/),
    });
    for (const [network, code] of [
      ['ERR_CERT_AUTHORITY_INVALID', 'certificate'],
      ['ERR_CERT_DATE_INVALID', 'clock'],
    ] as const) {
      const refused = await begin();
      const at = refused.clock.now();
      note(refused, { kind: 'event', at, event: 'sign-in-started' });
      note(refused, {
        ...{ kind: 'exchange', at, durationMs: 9, operation: 'RegisterClient', host: 'oidc.us-east-1.amazonaws.com' },
        ...{ outcome: 'certificate-refused', network },
      });
      note(refused, { kind: 'event', at, event: 'sign-in-ended', because: 'certificate-refused' });
      expect(explain(refused).code).toBe(code);
    }
  });

  it('a sign-in that was allowed, and whose answer was lost', async () => {
    const bed = await begin();
    const { userCode, done } = await bed.reachUserCode('northwind');
    bed.simulator.control.faults.add({ route: 'CreateToken', kind: 'committed-but-response-lost', times: 1 });
    bed.simulator.control.approve(userCode);
    await bed.clock.advance(minuteMs);
    await done;
    expect(explain(bed)).toMatchObject({
      code: 'answer-lost',
      sentence: expect.stringMatching(/^The sign-in was allowed, but the answer that carried it was lost on its way/),
    });
  });

  it('a sign-in without scopes, which nothing can renew', async () => {
    const session = { ...northwind, scopes: [] };
    const bed = createEngineBed();
    await bed.engine.start([session]);
    await bed.signIn('northwind');
    await bed.clock.advance(9 * hourMs);
    expect(bed.status('northwind')?.kind).toBe('signed-out');
    expect(explain(bed, session).code).toBe('not-renewable');
  });
});
