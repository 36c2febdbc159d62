import { describe, expect, it } from 'vitest';
import { createEngineBed, northwind } from '../e2e/engine-bed.ts';
import type { EngineSession, SessionSecrets } from '../electron/engine/ports.ts';
import { AppError, type ErrorCode } from './errors.ts';
import { explainSession } from './explain-session.ts';
import type { Facts } from './explanation.ts';
import { explanationWords } from './explanation-words.ts';
import type { ProtocolEntry } from './protocol.ts';
import { dayMs, hourMs, minuteMs, secondMs } from './time.ts';

type Bed = ReturnType<typeof createEngineBed>;

const note = (bed: Bed, entry: ProtocolEntry) => {
  bed.protocols.set('northwind', [...(bed.protocols.get('northwind') ?? []), entry]);
};

/** As the app begins a run. */
const noteStart = (bed: Bed, vault: Facts['vault']) =>
  note(bed, { kind: 'event', at: bed.clock.now(), event: 'started', vault });

const begin = async (options: Parameters<typeof createEngineBed>[0] = {}, vault: Facts['vault'] = 'encrypted') => {
  const bed = createEngineBed(options);
  noteStart(bed, vault);
  await bed.engine.start([northwind]);
  return bed;
};

const signedIn = async (options: Parameters<typeof createEngineBed>[0] = {}) => {
  const bed = await begin(options);
  await bed.signIn('northwind');
  return bed;
};

const restart = async (bed: Bed, vault: Facts['vault'] = 'encrypted') => {
  bed.engine.stop();
  noteStart(bed, vault);
  await bed.restart().start([northwind]);
};

const explain = (bed: Bed, session: EngineSession = northwind) => {
  const status = bed.status('northwind') ?? { kind: 'signed-out' };
  const { startUrl, region, sharedAs } = session;
  const facts: Facts = { status, vault: 'encrypted', startUrl, region, isShared: sharedAs !== undefined };
  const explanation = explainSession(bed.protocols.get('northwind') ?? [], facts);
  return { code: explanation.code, ...explanationWords(explanation, bed.clock.now()) };
};

/** A vault whose disk refuses from now on: it goes on from memory, which a restart does not see. */
const createRefusingDisk = () => {
  let refusal: ErrorCode | undefined;
  const memory = new Map<string, SessionSecrets>();
  const wrapSecrets: NonNullable<Parameters<typeof createEngineBed>[0]>['wrapSecrets'] = (secrets) => ({
    ...secrets,
    read: async (id) => memory.get(id) ?? (await secrets.read(id)),
    write: async (id, value) => {
      if (refusal === undefined) return await secrets.write(id, value);
      memory.set(id, structuredClone(value));
      throw new AppError(refusal);
    },
  });
  return {
    wrapSecrets,
    refuse(because: ErrorCode) {
      refusal = because;
    },
    /** The disk takes everything again. */
    writeAll(vault: Map<string, SessionSecrets>) {
      refusal = undefined;
      for (const [id, value] of memory) vault.set(id, value);
      memory.clear();
    },
    forgetMemory() {
      refusal = undefined;
      memory.clear();
    },
  };
};

const role = { sessionId: 'northwind', accountId: '412055367781', roleName: 'ReadOnly' };
const sharedNorthwind: EngineSession = { ...northwind, sharedAs: { kind: 'sso-session', name: 'corp' } };

/** CreateToken as an AWS tool does it with what it read from the token file. Throws where it is refused. */
const refreshAsTool = async (bed: Bed, { registration, token }: Pick<SessionSecrets, 'registration' | 'token'>) => {
  const members = { grantType: 'refresh_token', refreshToken: token?.refreshToken };
  const { clientId, clientSecret } = registration ?? {};
  const answer = await bed.simulator.fetch(
    new Request('https://oidc.us-east-1.amazonaws.com/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...members, clientId, clientSecret }),
    }),
  );
  if (!answer.ok) throw new Error('refused');
  const { accessToken, refreshToken, expiresIn } = Object(await answer.json());
  const expiresAt = bed.clock.now() + Number(expiresIn) * secondMs;
  return { accessToken: String(accessToken), refreshToken: String(refreshToken), expiresAt };
};

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
        expect.stringMatching(/^AWS answered all \d+ polls that the authorization is pending; in a wrong region/),
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
    const { code, sentence, evidence } = explain(bed, sharedNorthwind);
    expect(code).toBe('revoked');
    expect(sentence).not.toMatch(/used twice/);
    expect(evidence.join(' ')).toMatch(
      /where a tool that shares this sign-in presented a refresh token that was spent/,
    );
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

describe('what is no trouble', () => {
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
