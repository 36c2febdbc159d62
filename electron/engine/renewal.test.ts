import { describe, expect, it } from 'vitest';
import { createEngineBed, type EngineBed, northwind } from '../../e2e/engine-bed.ts';
import type { PortalSessionView, RenewalObstacle } from '../../shared/model.ts';
import { hourMs, minuteMs, secondMs } from '../../shared/time.ts';
import type { AccessToken, ClientRegistration } from './ports.ts';
import { obstacleOf, portalSessionAfter } from './renewal.ts';

const token = (issuedAt: number, lifeMs: number, portalSession?: PortalSessionView): AccessToken => ({
  ...{ accessToken: 'a', refreshToken: 'r', issuedAt, expiresAt: issuedAt + lifeMs },
  ...(portalSession && { portalSession }),
});

const registration = (change: Partial<ClientRegistration> = {}): ClientRegistration => ({
  ...{ clientId: 'c', clientSecret: 's', expiresAt: 1_000, scopes: ['sso:account:access'], method: 'device' },
  ...change,
});

describe('why a token cannot be renewed', () => {
  const { refreshToken: _, ...unrenewable } = token(0, hourMs);
  const scopes = ['sso:account:access'];
  const { method: _method, ...foreign } = registration({ scopes: [] });
  it.each<[string, RenewalObstacle | undefined, Parameters<typeof obstacleOf>]>([
    ['it can', undefined, [{ token: token(0, hourMs), registration: registration() }, scopes, 999]],
    [
      'its registration ran out',
      'registration-expired',
      [{ token: token(0, hourMs), registration: registration() }, scopes, 1_000],
    ],
    ['its registration is not known', 'registration-unknown', [{ token: token(0, hourMs) }, scopes, 0]],
    ['another tool left it all alone', 'registration-unknown', [{ token: unrenewable }, scopes, 0]],
    [
      'it lost its refresh token with its registration',
      'registration-expired',
      [{ token: unrenewable, registration: registration() }, scopes, 1_000],
    ],
    ['the session has no scopes', 'no-scopes', [{ token: unrenewable }, [], 0]],
    [
      'it was earned without scopes',
      'no-scopes',
      [{ token: unrenewable, registration: registration({ scopes: [] }) }, scopes, 0],
    ],
    ['another tool got none', 'no-refresh-token', [{ token: unrenewable, registration: foreign }, scopes, 0]],
    ['the service gave none', 'no-refresh-token', [{ token: unrenewable, registration: registration() }, scopes, 0]],
  ])('%s', (_name, obstacle, [standing, wanted, now]) => {
    expect(obstacleOf(standing, wanted, now)).toBe(obstacle);
  });
});

describe('the end of a portal session', () => {
  const signedInAt = 5;

  it('is not known while every token lives as long as the one before, give or take seconds', () => {
    const before = token(0, hourMs, { signedInAt });
    expect(portalSessionAfter(before, token(hourMs, hourMs))).toEqual({ signedInAt });
    expect(portalSessionAfter(before, token(hourMs, hourMs - 4 * secondMs))).toEqual({ signedInAt });
  });

  it('is that of the first token with a shorter life, and stays it', () => {
    const before = token(0, hourMs, { signedInAt });
    const shorter = token(40 * minuteMs, 50 * minuteMs);
    const found = portalSessionAfter(before, shorter);
    expect(found).toEqual({ signedInAt, endsAt: shorter.expiresAt });
    const last = token(75 * minuteMs, 15 * minuteMs - 2 * secondMs);
    expect(portalSessionAfter({ ...shorter, portalSession: found }, last)).toEqual(found);
  });

  it('is forgotten when a token lives on past it', () => {
    const before = token(0, 30 * minuteMs, { signedInAt, endsAt: 30 * minuteMs });
    expect(portalSessionAfter(before, token(20 * minuteMs, hourMs))).toEqual({ signedInAt });
  });
});

describe('a sign-in towards its end', () => {
  const portalOf = (bed: EngineBed) => {
    const status = bed.status('northwind');
    return status?.kind === 'signed-in' ? status.portalSession : undefined;
  };

  it.each([
    ['kept in the vault', northwind],
    ['shared with AWS tools', { ...northwind, sharedAs: { kind: 'sso-session', name: 'northwind' } }],
  ] as const)(
    '%s: says when it began, learns its end within the last hour, and keeps both over a restart',
    async (_name, session) => {
      const bed = createEngineBed({ portalSessionSeconds: 4 * 3600 });
      await bed.engine.start([session]);
      await bed.signIn('northwind');
      const signedInAt = portalOf(bed)?.signedInAt ?? 0;
      const end = signedInAt + 4 * hourMs;
      expect(Math.abs(bed.clock.now() - signedInAt)).toBeLessThan(minuteMs);
      await bed.clock.advance(3 * hourMs - 10 * minuteMs);
      expect(portalOf(bed)).toEqual({ signedInAt });
      await bed.clock.advance(50 * minuteMs);
      const known = portalOf(bed);
      expect(Math.abs((known?.endsAt ?? 0) - end)).toBeLessThan(minuteMs);
      bed.engine.stop();
      const again = bed.restart();
      await again.start([session]);
      expect(portalOf(bed)).toEqual(known);
      again.stop();
    },
  );

  it('begins anew with the next sign-in', async () => {
    const bed = createEngineBed({ portalSessionSeconds: 2 * 3600 });
    await bed.engine.start([northwind]);
    await bed.signIn('northwind');
    await bed.clock.advance(hourMs + 40 * minuteMs);
    expect(portalOf(bed)?.endsAt).toBeDefined();
    await bed.engine.signOut('northwind');
    await bed.signIn('northwind');
    const { signedInAt = 0, ...rest } = portalOf(bed) ?? {};
    expect(bed.clock.now() - signedInAt).toBeLessThan(minuteMs);
    expect(rest).toEqual({});
  });

  it('goes on with its token when scopes are added to a session without any', async () => {
    const bed = createEngineBed();
    await bed.engine.start([{ ...northwind, scopes: [] }]);
    await bed.signIn('northwind');
    const before = bed.vault.get('northwind')?.token?.accessToken;
    await bed.engine.changeSession(northwind);
    expect(bed.status('northwind')?.kind).toBe('signed-in');
    expect(bed.vault.get('northwind')?.token?.accessToken).toBe(before);
    await bed.signIn('northwind');
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', renewal: { kind: 'planned' } });
  });
});
