import { describe, expect, it } from 'vitest';
import { identityOf } from '../../e2e/caller-identity.ts';
import { createEngineBed, type EngineBed, northwind } from '../../e2e/engine-bed.ts';
import type { Application, TokenRequest } from '../../shared/applications.ts';
import type { RoleRef } from '../../shared/model.ts';
import { hourMs, minuteMs } from '../../shared/time.ts';
import type { SimulatorOptions } from '../../simulator/settings.ts';
import { createSigningOidcClient } from './clients.ts';
import type { ApplicationToken } from './ports.ts';
import { createServiceClock } from './service-clock.ts';
import { createTokenWithIam } from './token-with-iam.ts';

const dataEngineer: RoleRef = { sessionId: 'northwind', accountId: '221400981536', roleName: 'DataEngineer' };
const instance = 'arn:aws:sso::119038245570:application/ssoins-7223c9d41f0ab865';
const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';
const redirectUri = 'http://127.0.0.1:42817/oauth/callback';
const codeVerifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

const reports: Application = {
  id: 'reports',
  name: 'Reports',
  applicationArn: `${instance}/apl-5f2c81d09ab34e67`,
  region: 'us-east-1',
  signer: dataEngineer,
  grant: 'jwt-bearer',
  identityRoleArn: 'arn:aws:iam::264718039925:role/DataLakePublisher',
};
const search: Application = {
  ...reports,
  id: 'search',
  name: 'Search',
  applicationArn: `${instance}/apl-a81e04c7d2569f30`,
};

const signedInBed = async (options: SimulatorOptions = {}): Promise<EngineBed> => {
  const bed = createEngineBed(options);
  await bed.engine.start([northwind]);
  await bed.signIn('northwind');
  return bed;
};

const assertionFor = (bed: EngineBed): TokenRequest => ({
  grant: 'jwt-bearer',
  assertion: bed.simulator.control.issueAssertion('tomas'),
});

const codeFor = ({ simulator }: EngineBed): TokenRequest => {
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: reports.applicationArn,
    redirect_uri: redirectUri,
    state: 'any',
    code_challenge_method: 'S256',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  });
  const sentTo = simulator.control.authorize(`http://127.0.0.1/authorize?${parameters}`, 'auditor');
  const code = new URL(sentTo).searchParams.get('code') ?? '';
  return { grant: 'authorization-code', code, redirectUri, codeVerifier };
};

/** Exchanges, and gives what is kept of it. */
const exchanged = async (bed: EngineBed, request: TokenRequest): Promise<ApplicationToken> => {
  await bed.engine.applications.exchange(reports, request);
  const kept = bed.applicationTokens.get(reports.id);
  if (kept === undefined) throw new Error('nothing was kept');
  return kept;
};

const issuances = (bed: EngineBed) =>
  (bed.protocols.get('northwind') ?? []).flatMap((entry) =>
    entry.kind === 'exchange' && entry.operation === 'CreateTokenWithIAM' ? [entry] : [],
  );

describe('tokens of applications', () => {
  it.each<[string, (bed: EngineBed) => TokenRequest, object]>([
    ['an assertion', assertionFor, { isRefreshable: true }],
    ['the access token of the session', () => ({ grant: 'token-exchange' }), { isRefreshable: false }],
    [
      'a token exchange for a refresh token',
      () => ({ grant: 'token-exchange', requestedTokenType: 'refresh_token' }),
      { isRefreshable: true, issuedTokenType: 'urn:ietf:params:oauth:token-type:refresh_token' },
    ],
    ['an authorization code', codeFor, { isRefreshable: true }],
  ])('come for %s', async (_, requestFor, expected) => {
    const bed = await signedInBed();
    const { accessToken, token } = await bed.engine.applications.exchange(reports, requestFor(bed));
    expect(bed.applicationTokens.get('reports')?.accessToken).toBe(accessToken);
    expect(bed.applicationViews.get('reports')).toEqual(token);
    expect(token).toEqual({
      issuedAt: bed.clock.now(),
      expiresAt: bed.clock.now() + hourMs,
      issuedTokenType: accessTokenType,
      scopes: ['openid', 'aws', 'sts:identity_context'],
      hasIdentityContext: true,
      ...expected,
    });
    expect(issuances(bed)).toEqual([expect.objectContaining({ outcome: 'answered', status: 200, lifeMs: hourMs })]);
  });

  it('carry the scopes that were asked for, and no identity context without its scope', async () => {
    const bed = await signedInBed();
    await bed.engine.applications.exchange(reports, { ...assertionFor(bed), scopes: ['aws'] });
    expect(bed.applicationViews.get('reports')).toMatchObject({ scopes: ['aws'], hasIdentityContext: false });
    await expect(bed.engine.applications.identityCredentials(reports)).rejects.toMatchObject({
      code: 'identity-context-missing',
    });
  });

  it('are renewed with their refresh token, which is kept where none comes back', async () => {
    const bed = await signedInBed();
    const first = await exchanged(bed, assertionFor(bed));
    await bed.clock.advance(10 * minuteMs);
    const second = await exchanged(bed, { grant: 'refresh-token' });
    expect(second.accessToken).not.toBe(first.accessToken);
    expect(second).toMatchObject({ refreshToken: expect.any(String), issuedAt: first.issuedAt + 10 * minuteMs });
  });

  it.each<[string, Application, (bed: EngineBed) => TokenRequest, string]>([
    ['a foreign assertion', reports, () => ({ grant: 'jwt-bearer', assertion: 'a.b.c' }), 'grant-refused'],
    ['a foreign subject token', reports, () => ({ grant: 'token-exchange', subjectToken: 'x' }), 'grant-refused'],
    [
      'a code nobody gave',
      reports,
      () => ({ grant: 'authorization-code', code: 'x', redirectUri, codeVerifier }),
      'grant-refused',
    ],
    ['scopes it has not', reports, (bed) => ({ ...assertionFor(bed), scopes: ['other'] }), 'scopes-refused'],
    ['a signer it does not know', search, assertionFor, 'application-refused'],
    ['no refresh token', reports, () => ({ grant: 'refresh-token' }), 'refresh-token-missing'],
  ])('are refused for %s', async (_, application, requestFor, code) => {
    const bed = await signedInBed();
    const asked = bed.engine.applications.exchange(application, requestFor(bed));
    await expect(asked).rejects.toMatchObject({ code, detail: application.name });
    expect(bed.applicationTokens.size).toBe(0);
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in' });
  });

  it('are refused for a wrong signature', async () => {
    const bed = await signedInBed();
    const { fetch, clock } = {
      fetch: (url: string, init: RequestInit) => bed.simulator.fetch(new Request(url, init)),
      clock: createServiceClock(bed.clock, () => undefined),
    };
    const credentials = await bed.engine.roleCredentials(dataEngineer);
    const ask = (secretAccessKey: string) =>
      createTokenWithIam(
        createSigningOidcClient(
          'https://oidc.us-east-1.amazonaws.com',
          'us-east-1',
          { ...credentials, secretAccessKey },
          { fetch, clock },
        ),
        clock,
        reports.applicationArn,
        { grant: 'jwt-bearer', assertion: bed.simulator.control.issueAssertion('tomas') },
      );
    await expect(ask('wrong')).rejects.toMatchObject({ refusal: 'credentials-refused' });
    expect(await ask(credentials.secretAccessKey)).toMatchObject({ accessToken: expect.any(String) });
  });

  it('are asked for in the region the service names', async () => {
    const bed = await signedInBed({ applicationsRegion: 'eu-west-1' });
    const token = await exchanged(bed, assertionFor(bed));
    expect(token).toMatchObject({ region: 'eu-west-1', endpoint: 'https://oidc.eu-west-1.amazonaws.com' });
    await bed.engine.applications.exchange(reports, { grant: 'refresh-token' });
    expect(issuances(bed).map(({ host, outcome }) => `${outcome} ${host}`)).toEqual([
      'refused oidc.us-east-1.amazonaws.com',
      'answered oidc.eu-west-1.amazonaws.com',
      'answered oidc.eu-west-1.amazonaws.com',
    ]);
  });

  it('lose a refresh token that the service does not take any more, and nothing else', async () => {
    const bed = await signedInBed();
    const token = await exchanged(bed, assertionFor(bed));
    bed.applicationTokens.set('reports', { ...token, refreshToken: 'dead' });
    const renewal = bed.engine.applications.exchange(reports, { grant: 'refresh-token' });
    await expect(renewal).rejects.toMatchObject({ code: 'grant-refused' });
    expect(bed.applicationTokens.get('reports')?.accessToken).toBe(token.accessToken);
    expect(bed.applicationViews.get('reports')).toMatchObject({ isRefreshable: false });
  });

  it.each([
    ['InvalidRequestException', 'invalid_request', 'grant-refused'],
    ['InvalidScopeException', 'invalid_scope', 'scopes-refused'],
  ])('keep their refresh token over an %s', async (exception, error, code) => {
    const bed = await signedInBed();
    const { refreshToken } = await exchanged(bed, assertionFor(bed));
    const refusal = { kind: 'status', status: 400, exception, error } as const;
    bed.simulator.control.faults.add({ ...refusal, route: 'CreateTokenWithIAM', times: 1 });
    const renewal = bed.engine.applications.exchange(reports, { grant: 'refresh-token' });
    await expect(renewal).rejects.toMatchObject({ code });
    expect(bed.applicationTokens.get('reports')?.refreshToken).toBe(refreshToken);
    await bed.engine.applications.exchange(reports, { grant: 'refresh-token' });
  });

  it('are dropped when they come after the sign-out, or after they were to be forgotten', async () => {
    const bed = await signedInBed();
    await bed.engine.roleCredentials(dataEngineer);
    for (const forget of [() => bed.engine.applications.forget('reports'), () => bed.engine.signOut('northwind')]) {
      const asked = bed.engine.applications.exchange(reports, assertionFor(bed));
      const late = expect(asked).rejects.toMatchObject({ code: 'application-changed' });
      await Promise.all([forget(), late]);
      expect(bed.applicationTokens.size).toBe(0);
    }
  });

  it('are sent nowhere but where they came from', async () => {
    const bed = await signedInBed();
    const token = await exchanged(bed, assertionFor(bed));
    bed.applicationTokens.set('reports', { ...token, endpoint: 'https://elsewhere.example' });
    const sent = bed.exchanges.length;
    const renewal = bed.engine.applications.exchange(reports, { grant: 'refresh-token' });
    await expect(renewal).rejects.toMatchObject({ code: 'endpoint-changed' });
    const enhanced = bed.engine.applications.identityCredentials(reports);
    await expect(enhanced).rejects.toMatchObject({ code: 'endpoint-changed' });
    expect(bed.exchanges).toHaveLength(sent);
  });

  it('are shown again after a restart, and forgotten with the sign-out of the session that signed for them', async () => {
    const bed = await signedInBed();
    await bed.engine.applications.exchange(reports, assertionFor(bed));
    const shown = bed.applicationViews.get('reports');
    bed.applicationViews.clear();
    await bed.restart().applications.start([reports, search]);
    expect([...bed.applicationViews]).toEqual([
      ['reports', shown],
      ['search', undefined],
    ]);
    await bed.engine.signOut('northwind');
    expect(bed.applicationTokens.size).toBe(0);
    expect(bed.applicationViews.get('reports')).toBeUndefined();
  });
});

describe('identity-enhanced credentials', () => {
  it('are those of the role, for the person the token is about', async () => {
    const bed = await signedInBed();
    await bed.engine.applications.exchange(reports, assertionFor(bed));
    const credentials = await bed.engine.applications.identityCredentials(reports);
    expect(await identityOf(bed, credentials)).toBe(
      'arn:aws:sts::264718039925:assumed-role/DataLakePublisher/latchkey-Northwind',
    );
    expect(bed.simulator.control.onBehalfOf(credentials.accessKeyId)).toBe('tomas');
    expect(await bed.engine.applications.identityCredentials(reports)).toEqual(credentials);
  });

  it('come of a renewed token where the kept one has run out', async () => {
    const bed = await signedInBed();
    await bed.engine.applications.exchange(reports, assertionFor(bed));
    await bed.clock.advance(hourMs);
    const credentials = await bed.engine.applications.identityCredentials(reports);
    expect(bed.simulator.control.onBehalfOf(credentials.accessKeyId)).toBe('tomas');
    expect(issuances(bed).map(({ grant }) => grant)).toEqual(['jwt-bearer', 'refresh_token']);
  });

  it('need a token, a role, and its trust', async () => {
    const bed = await signedInBed();
    const { applications } = bed.engine;
    const { identityRoleArn: _, ...withoutRole } = reports;
    await expect(applications.identityCredentials(reports)).rejects.toMatchObject({ code: 'identity-context-missing' });
    await expect(applications.identityCredentials(withoutRole)).rejects.toMatchObject({
      code: 'identity-role-missing',
    });
    await applications.exchange(reports, assertionFor(bed));
    const other = { ...reports, identityRoleArn: 'arn:aws:iam::635920478811:role/NetworkInspector' };
    await expect(applications.identityCredentials(other)).rejects.toMatchObject({ code: 'assume-role-refused' });
  });
});
