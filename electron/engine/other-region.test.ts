import { CreateTokenWithIAMCommand } from '@aws-sdk/client-sso-oidc';
import { describe, expect, it } from 'vitest';
import { northwind } from '../../e2e/engine-bed.ts';
import { createSigningOidcClient } from './clients.ts';
import { appError, judge, WrongRegion } from './errors.ts';
import { inItsRegion } from './other-region.ts';
import type { EngineSession } from './ports.ts';
import { type ContextPorts, createSessionContext } from './session-context.ts';

const credentials = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'a',
  sessionToken: 'b',
  expiresAt: 4_000_000_000_000,
};

const elsewhere = (region: unknown, endpoint: unknown) =>
  new Response(JSON.stringify({ error: 'invalid_request', error_description: 'words', endpoint, region }), {
    status: 400,
    headers: {
      'content-type': 'application/json',
      'x-amzn-errortype': 'InvalidRequestRegionException:http://internal.amazon.com/coral/com.amazonaws.sso.oidc/',
    },
  });

const issued = () =>
  new Response(JSON.stringify({ accessToken: 'token', tokenType: 'Bearer', expiresIn: 3600 }), {
    headers: { 'content-type': 'application/json' },
  });

/** CreateTokenWithIAM of a session whose service answers the first time as given; what was asked of whom, and its end. */
const exchangeAnswered = async (first: Response, session: EngineSession = northwind, environment = {}) => {
  const asked: { readonly origin: string; readonly region: string | undefined }[] = [];
  const ports: ContextPorts = {
    environment,
    configuredEndpoints: () => ({ endpoints: {}, disagreeing: [] }),
    clock: { now: Date.now, setTimer: () => () => undefined },
    publish: { protocol: () => undefined },
    fetch: async (url, init) => {
      const authorization = new Headers(init.headers).get('authorization');
      asked.push({
        origin: new URL(url).origin,
        region: /\/\d{8}\/([^/]+)\/sso-oauth\//.exec(authorization ?? '')?.[1],
      });
      return asked.length === 1 ? first : issued();
    },
  };
  const end = await inItsRegion(createSessionContext(session, ports), ports, async ({ endpoints, session: there }) => {
    const client = createSigningOidcClient(endpoints.oidc, there.region, credentials, ports);
    const input = {
      clientId: 'arn:aws:sso::123456789012:application/a/b',
      grantType: 'refresh_token',
      refreshToken: 'r',
    };
    return (await client.send(new CreateTokenWithIAMCommand(input))).accessToken;
  }).catch((error: unknown) => judge(error).refusal);
  return { asked, end };
};

const home = { origin: 'https://oidc.us-east-1.amazonaws.com', region: 'us-east-1' };

describe('an instance with several regions', () => {
  it.each([
    'https://oidc.eu-west-1.amazonaws.com',
    'https://oidc.eu-west-1.amazonaws.com/',
    'oidc.eu-west-1.amazonaws.com',
  ])('is asked again where its service points, once and signed for there: %s', async (endpoint) => {
    const { asked, end } = await exchangeAnswered(elsewhere('eu-west-1', endpoint));
    expect(asked).toEqual([home, { origin: 'https://oidc.eu-west-1.amazonaws.com', region: 'eu-west-1' }]);
    expect(end).toBe('token');
  });

  it('is asked by the endpoint the session wants in that region', async () => {
    const plain = elsewhere('eu-west-1', 'https://oidc.eu-west-1.amazonaws.com');
    const { asked } = await exchangeAnswered(plain, { ...northwind, fips: true });
    expect(asked.map(({ origin }) => origin)).toEqual([
      'https://oidc-fips.us-east-1.amazonaws.com',
      'https://oidc-fips.eu-west-1.amazonaws.com',
    ]);
  });

  it.each([
    ['another host', 'eu-west-1', 'https://oidc.eu-west-1.amazonaws.com.evil.example'],
    ['another host before a path', 'eu-west-1', 'https://evil.example/oidc.eu-west-1.amazonaws.com'],
    ['another host behind a name', 'eu-west-1', 'https://oidc.eu-west-1.amazonaws.com@evil.example'],
    ['the endpoint of another region', 'eu-west-1', 'https://oidc.eu-west-2.amazonaws.com'],
    ['another partition', 'cn-north-1', 'https://oidc.cn-north-1.amazonaws.com.cn'],
    ['the region it is in', 'us-east-1', 'https://oidc.us-east-1.amazonaws.com'],
  ])('is not followed to %s', async (_, region, endpoint) => {
    const { asked, end } = await exchangeAnswered(elsewhere(region, endpoint));
    expect(asked).toEqual([home]);
    expect(end).toBe('wrong-region');
  });

  it.each([
    ['evil.example/', 'https://evil.example/'],
    ['eu-west-1', undefined],
    [7, 'https://oidc.eu-west-1.amazonaws.com'],
  ])('is not believed to be in %s at %s', async (region, endpoint) => {
    const { asked, end } = await exchangeAnswered(elsewhere(region, endpoint));
    expect(asked).toEqual([home]);
    expect(end).toBe('invalid-request');
  });

  it('stays where an override leads, and signs for the other region', async () => {
    const stand = 'http://127.0.0.1:8080';
    const environment = { AWS_ENDPOINT_URL_SSO_OIDC: stand };
    const { asked, end } = await exchangeAnswered(elsewhere('eu-west-1', stand), northwind, environment);
    expect(asked).toEqual([
      { origin: stand, region: 'us-east-1' },
      { origin: stand, region: 'eu-west-1' },
    ]);
    expect(end).toBe('token');
  });

  it('is named to the person where only they can change it', () => {
    const error = appError(new WrongRegion('https://oidc.eu-west-1.amazonaws.com', 'eu-west-1'));
    expect(error).toMatchObject({ code: 'region-elsewhere', detail: 'eu-west-1' });
  });
});
