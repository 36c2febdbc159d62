import { describe, expect, it } from 'vitest';
import { createEngineBed, northwind } from '../../e2e/engine-bed.ts';
import { hourMs, minuteMs } from '../../shared/time.ts';
import type { EngineSession } from './ports.ts';

const corp: EngineSession = { ...northwind, sharedAs: { kind: 'sso-session', name: 'corp' } };
const legacy: EngineSession = { ...northwind, sharedAs: { kind: 'legacy' } };

const signedInBed = async (session: EngineSession = corp) => {
  const bed = createEngineBed();
  await bed.engine.start([session]);
  await bed.signIn('northwind');
  return bed;
};

type Bed = Awaited<ReturnType<typeof signedInBed>>;

const fileOf = (bed: Bed, name = 'corp') => {
  const file = bed.shared.get(name);
  if (file?.token === undefined) throw new Error(`no token is shared as ${name}`);
  return { ...file, token: file.token };
};

/** What an AWS tool does beside us: trades the shared refresh token for the next one. */
const refreshAsAnotherTool = async (bed: Bed) => {
  const { token, registration } = fileOf(bed);
  const answer = await bed.simulator.fetch(
    new Request('https://oidc.us-east-1.amazonaws.com/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grantType: 'refresh_token',
        refreshToken: token.refreshToken,
        clientId: registration?.clientId,
        clientSecret: registration?.clientSecret,
      }),
    }),
  );
  const { accessToken, refreshToken, expiresIn } = await answer.json();
  const issuedAt = bed.clock.now();
  const next = { accessToken, refreshToken, issuedAt, expiresAt: issuedAt + expiresIn * 1000 };
  bed.shared.set('corp', { ...(registration && { registration }), token: next });
  return next;
};

/** What `aws sso login` leaves: a sign-in of its own in the shared file. */
const signInAsAnotherTool = async (bed: Bed) => {
  await bed.engine.addSession({ ...northwind, id: 'tool' });
  await bed.signIn('tool');
  const { token, registration } = bed.vault.get('tool') ?? {};
  if (token === undefined || registration === undefined) throw new Error('the other tool is not signed in');
  bed.shared.set('corp', { token, registration });
  return token;
};

describe('a session shared with AWS tools', () => {
  it.each([
    [corp, 'corp'],
    [legacy, northwind.startUrl],
  ])('keeps its token in their file and nowhere else', async (session, name) => {
    const bed = await signedInBed(session);
    expect(fileOf(bed, name).token.refreshToken).toBeTypeOf('string');
    expect(fileOf(bed, name).registration?.clientId).toBe(bed.vault.get('northwind')?.registration?.clientId);
    expect(bed.vault.get('northwind')?.token).toBeUndefined();
  });

  it('is refreshed there with more than 15 minutes left', async () => {
    const bed = await signedInBed();
    const first = fileOf(bed).token.accessToken;
    for (let minute = 0; minute < 120; minute += 1) {
      await bed.clock.advance(minuteMs);
      expect(fileOf(bed).token.expiresAt - bed.clock.now()).toBeGreaterThan(15 * minuteMs);
    }
    expect(fileOf(bed).token.accessToken).not.toBe(first);
  });

  it('is adopted with its live token: no sign-in is needed', async () => {
    const bed = await signedInBed();
    const engine = bed.restart();
    await engine.start([]);
    await engine.addSession({ ...corp, id: 'adopted' });
    await bed.clock.settle();
    expect(bed.status('adopted')).toMatchObject({ kind: 'signed-in', renewal: { kind: 'planned' } });
    expect(engine.catalog('adopted').accounts).toHaveLength(12);
  });

  it('is adopted with a token that stands there alone, and ends with it, saying what is missing', async () => {
    const bed = await signedInBed();
    const { accessToken, issuedAt, expiresAt } = fileOf(bed).token;
    bed.engine.stop();
    bed.shared.set('corp', { token: { accessToken, issuedAt, expiresAt } });
    const engine = bed.restart();
    await engine.start([{ ...corp, id: 'adopted' }]);
    const renewal = { kind: 'impossible', because: 'registration-unknown' };
    expect(bed.status('adopted')).toMatchObject({ kind: 'signed-in', expiresAt, renewal });
    await bed.clock.advance(hourMs);
    expect(bed.status('adopted')).toEqual({ kind: 'signed-out', because: 'token-ran-out' });
    engine.stop();
  });

  it('adopts a token that another tool refreshed, without a call of its own', async () => {
    const bed = await signedInBed();
    await bed.clock.advance(30 * minuteMs);
    const next = await refreshAsAnotherTool(bed);
    const calls = bed.exchangesOf('POST /token').length;
    await bed.engine.recheck('northwind');
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', expiresAt: next.expiresAt });
    await bed.clock.advance(30 * minuteMs);
    expect(bed.exchangesOf('POST /token')).toHaveLength(calls);
    expect(fileOf(bed).token.accessToken).toBe(next.accessToken);
  });

  it('does not answer the refresh of another tool with one of its own, however short-lived the token is', async () => {
    const bed = await signedInBed();
    const file = fileOf(bed);
    const calls = () => bed.exchangesOf('POST /token').length;
    await bed.clock.advance(30 * minuteMs);
    // Towards the end of the sign-in; when it was issued is not in the file.
    const expiresAt = bed.clock.now() + 10 * minuteMs;
    const token = { ...file.token, accessToken: 'of another tool', issuedAt: expiresAt - hourMs, expiresAt };
    bed.shared.set('corp', { ...file, token });
    const before = calls();
    await bed.engine.recheck('northwind');
    await bed.clock.advance(59_000);
    expect(calls()).toBe(before);
    await bed.clock.advance(2_000);
    expect(calls()).toBe(before + 1);
  });

  it('adopts it just before refreshing, too, when nobody told of the change', async () => {
    const bed = await signedInBed();
    await bed.clock.advance(30 * minuteMs);
    const next = await refreshAsAnotherTool(bed);
    const calls = bed.exchangesOf('POST /token').length;
    await bed.clock.advance(15 * minuteMs);
    expect(bed.exchangesOf('POST /token')).toHaveLength(calls);
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', expiresAt: next.expiresAt });
  });

  it('signs out when another tool did, and in again when another tool does', async () => {
    const bed = await signedInBed();
    const file = fileOf(bed);
    bed.shared.delete('corp');
    await bed.engine.recheck('northwind');
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'signed-out-elsewhere' });
    bed.shared.set('corp', file);
    await bed.engine.recheck('northwind');
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', expiresAt: file.token.expiresAt });
  });

  it('is signed in, and waits for nobody any more, when another tool signs in during a sign-in of its own', async () => {
    const bed = await signedInBed();
    const file = fileOf(bed);
    await bed.engine.signOut('northwind');
    const { done } = await bed.reachUserCode('northwind');
    bed.shared.set('corp', { ...file, token: { ...file.token, expiresAt: bed.clock.now() } });
    await bed.engine.recheck('northwind');
    expect(bed.status('northwind')?.kind).toBe('authorizing');
    const { expiresAt } = await signInAsAnotherTool(bed);
    await bed.engine.recheck('northwind');
    await done;
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', expiresAt, renewal: { kind: 'planned' } });
    expect(bed.syncs.get('northwind')?.kind).toBe('synced');
    const polls = bed.exchangesOf('POST /token').length;
    await bed.clock.advance(minuteMs);
    expect(bed.exchangesOf('POST /token')).toHaveLength(polls);
  });

  it('goes on with its sign-in while the file holds what it held before, or a refresh of a live token', async () => {
    const bed = await signedInBed();
    const file = fileOf(bed);
    const again = bed.restart();
    bed.shared.delete('corp');
    await again.start([corp]);
    bed.shared.set('corp', file);
    const waiting = again.signIn('northwind');
    await bed.clock.settle();
    await again.recheck('northwind');
    expect(bed.status('northwind')?.kind).toBe('authorizing');
    again.cancelSignIn('northwind');
    await waiting;
    expect(bed.status('northwind')?.kind).toBe('signed-in');
    const { done } = await bed.reachUserCode('northwind');
    await refreshAsAnotherTool(bed);
    await bed.engine.recheck('northwind');
    expect(bed.status('northwind')?.kind).toBe('authorizing');
    bed.engine.cancelSignIn('northwind');
    await done;
    again.stop();
  });

  it('notices at the next refresh at the latest that its token was deleted', async () => {
    const bed = await signedInBed();
    bed.shared.delete('corp');
    await bed.clock.advance(45 * minuteMs);
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'signed-out-elsewhere' });
  });

  it('keeps what the disk refuses in memory, never uses the spent token again, and writes it when it can', async () => {
    let isDiskFull = false;
    const bed = createEngineBed({
      refreshTokenRotation: { graceSeconds: 0 },
      wrapSharedTokens: (files) => ({
        ...files,
        write: async (...written) => {
          if (isDiskFull) throw new Error('ENOSPC');
          await files.write(...written);
        },
      }),
    });
    await bed.engine.start([corp]);
    await bed.signIn('northwind');
    const before = fileOf(bed).token;
    isDiskFull = true;
    await bed.clock.advance(3 * hourMs);
    expect(fileOf(bed).token).toEqual(before);
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', renewal: { kind: 'planned' } });
    isDiskFull = false;
    await bed.engine.roleCredentials({ sessionId: 'northwind', accountId: '412055367781', roleName: 'ReadOnly' });
    expect(fileOf(bed).token.expiresAt).toBeGreaterThan(bed.clock.now());
  });

  it('takes no notice of a file that has not changed', async () => {
    const bed = await signedInBed();
    const seen = bed.statuses.get('northwind')?.length;
    await bed.engine.recheck('northwind');
    expect(bed.statuses.get('northwind')).toHaveLength(seen ?? 0);
  });

  it('deletes the token with the sign-out', async () => {
    const bed = await signedInBed();
    await bed.engine.signOut('northwind');
    expect(bed.shared.size).toBe(0);
  });
});

describe('changing the sharing', () => {
  it('moves the sign-in to the file and back, leaving none behind, and stays signed in', async () => {
    const bed = await signedInBed(northwind);
    const { portalSession, ...token } = bed.vault.get('northwind')?.token ?? {};
    expect(portalSession?.signedInAt).toBeTypeOf('number');
    expect(bed.shared.size).toBe(0);
    await bed.engine.changeSession(corp);
    expect(fileOf(bed).token).toEqual(token);
    expect(bed.vault.get('northwind')?.token).toBeUndefined();
    await bed.clock.advance(hourMs);
    expect(bed.status('northwind')?.kind).toBe('signed-in');
    const renewed = fileOf(bed).token;
    expect(renewed).not.toEqual(token);
    await bed.engine.changeSession(northwind);
    expect(bed.shared.size).toBe(0);
    expect(bed.vault.get('northwind')?.token).toEqual({ ...renewed, portalSession });
    await bed.clock.advance(hourMs);
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', renewal: { kind: 'planned' } });
  });

  it('moves what another tool refreshed in the middle of it', async () => {
    let meanwhile = async (): Promise<unknown> => undefined;
    const bed = createEngineBed({
      refreshTokenRotation: { graceSeconds: 10 },
      wrapSecrets: (secrets) => ({
        ...secrets,
        write: async (id, kept) => {
          await secrets.write(id, kept);
          await meanwhile();
        },
      }),
    });
    await bed.engine.start([corp]);
    await bed.signIn('northwind');
    meanwhile = async () => {
      meanwhile = async () => undefined;
      await refreshAsAnotherTool(bed);
    };
    await bed.engine.changeSession(northwind);
    expect(bed.shared.size).toBe(0);
    await bed.clock.advance(hourMs);
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', renewal: { kind: 'planned' } });
  });

  it('moves nothing when there is no sign-in', async () => {
    const bed = createEngineBed();
    await bed.engine.start([northwind]);
    await bed.engine.changeSession(corp);
    expect(bed.shared.size).toBe(0);
    await bed.signIn('northwind');
    expect(bed.shared.size).toBe(1);
  });
});
