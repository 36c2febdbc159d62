import { describe, expect, it } from 'vitest';
import { createEngineBed, northwind } from '../../e2e/engine-bed.ts';
import { checkEndpoints, checkPlaces, type EndpointSources, resolveEndpoints } from './endpoints.ts';
import { ruleEndpoints } from './rule-endpoints.ts';

const local = { oidc: 'http://127.0.0.1:8080', portal: 'http://127.0.0.1:8080' };
const standard = { oidc: 'https://oidc.us-east-1.amazonaws.com', portal: 'https://portal.sso.us-east-1.amazonaws.com' };
const standardPlaces = {
  sts: 'https://sts.us-east-1.amazonaws.com',
  signIn: 'https://us-east-1.signin.aws.amazon.com',
  console: 'https://us-east-1.console.aws.amazon.com',
};

const sources = (
  environment: EndpointSources['environment'] = {},
  configured: Partial<EndpointSources['configured']> = {},
): EndpointSources => ({
  environment,
  configured: { endpoints: {}, disagreeing: [], ...configured },
  rules: ruleEndpoints,
});

describe('endpoints of a session', () => {
  it('follow AWS where nobody says otherwise', () => {
    expect(resolveEndpoints(northwind, sources())).toEqual({ endpoints: standard, places: standardPlaces });
  });

  it('are its own before anything else', () => {
    const everywhere = sources(
      { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
      { endpoints: { oidc: 'https://c.example' } },
    );
    expect(resolveEndpoints({ ...northwind, endpoints: local }, everywhere)).toMatchObject({
      endpoints: local,
      override: { from: 'session', endpoints: local },
    });
  });

  it.each([
    [{ AWS_ENDPOINT_URL: 'http://127.0.0.1:8080' }, local],
    [
      { AWS_ENDPOINT_URL: 'http://127.0.0.1:8080', AWS_ENDPOINT_URL_SSO: 'https://sso.example/prefix/' },
      { oidc: local.oidc, portal: 'https://sso.example/prefix/' },
    ],
    [{ AWS_ENDPOINT_URL_SSO_OIDC: 'http://localhost:1' }, { oidc: 'http://localhost:1', portal: standard.portal }],
  ])('come from the environment as every SDK reads it: %o', (environment, endpoints) => {
    const configured = { endpoints: { oidc: 'https://oidc.c.example' } };
    const resolved = resolveEndpoints(northwind, sources(environment, configured));
    expect(resolved).toMatchObject({ endpoints, override: { from: 'environment', endpoints } });
  });

  it('come from the config file where the environment says nothing of them', () => {
    const configured = { endpoints: { oidc: 'https://oidc.c.example', portal: 'https://sso.c.example' } };
    expect(resolveEndpoints(northwind, sources({}, configured))).toMatchObject({
      endpoints: configured.endpoints,
      override: { from: 'config', endpoints: configured.endpoints },
    });
    const both = { ...configured.endpoints, portal: 'http://localhost:1' };
    expect(
      resolveEndpoints(northwind, sources({ AWS_ENDPOINT_URL_SSO: 'http://localhost:1' }, configured)),
    ).toMatchObject({ endpoints: both, override: { from: 'environment', endpoints: both } });
  });

  it('say where the console and STS go, where that is neither AWS nor the override', () => {
    const configured = { endpoints: { signIn: 'https://console.example' }, disagreeing: [] };
    const resolved = resolveEndpoints(northwind, sources({}, configured));
    expect(resolved).toMatchObject({ endpoints: standard, elsewhere: ['https://console.example'] });
    expect(resolved.override).toBeUndefined();
    const together = resolveEndpoints(northwind, sources({ AWS_ENDPOINT_URL: local.oidc }));
    expect(together).not.toHaveProperty('elsewhere');
  });

  it('are AWS itself where profiles disagree, and it is said which', () => {
    const resolved = resolveEndpoints(northwind, sources({}, { disagreeing: ['dev', 'prod'] }));
    expect(resolved).toMatchObject({ endpoints: standard, disagreeing: ['dev', 'prod'] });
    expect(resolved.override).toBeUndefined();
    const set = resolveEndpoints(northwind, sources({ AWS_ENDPOINT_URL: local.oidc }, { disagreeing: ['dev'] }));
    expect(set.disagreeing).toBeUndefined();
  });

  it.each(['true', 'TRUE'])('are AWS itself where AWS_IGNORE_CONFIGURED_ENDPOINT_URLS is %s', (ignore) => {
    const environment = { AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: ignore };
    const configured = { endpoints: { oidc: 'https://c.example' }, disagreeing: ['dev'] };
    expect(resolveEndpoints(northwind, sources(environment, configured))).toEqual({
      endpoints: standard,
      places: standardPlaces,
    });
  });

  it('keep to what is set, whatever flags there are', () => {
    const flagged = { ...northwind, fips: true, dualStack: true } as const;
    expect(resolveEndpoints(flagged, sources({ AWS_ENDPOINT_URL_SSO_OIDC: local.oidc })).endpoints).toEqual({
      oidc: local.oidc,
      portal: 'https://portal.sso-fips.us-east-1.api.aws',
    });
  });

  it.each(['https://sso.example', 'http://localhost:1', 'http://127.1.2.3', 'http://[::1]:8080'])(
    'may be %s',
    (endpoint) => {
      expect(checkEndpoints({ oidc: `${endpoint}/`, portal: endpoint })).toEqual({ oidc: endpoint, portal: endpoint });
    },
  );

  it.each([
    'http://sso.example',
    'http://10.0.0.1:8080',
    'ftp://127.0.0.1',
    'nonsense',
    'http://127.0.0.1.evil.example',
  ])('may not be %s: the session says so, and no request is made', async (endpoint) => {
    const bed = createEngineBed({ environment: { AWS_ENDPOINT_URL: endpoint } });
    await bed.engine.start([northwind]);
    await bed.engine.signIn('northwind');
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'endpoint-insecure' });
    expect(bed.engine.whereabouts(northwind).override?.endpoints.oidc).toBe(endpoint);
    expect(bed.exchanges).toEqual([]);
  });
});

describe('other places of a session', () => {
  it('are set beside its endpoints, in the same order', () => {
    const environment = { AWS_ENDPOINT_URL_STS: 'https://sts.e.example' };
    const configured = { endpoints: { sts: 'https://sts.c.example', signIn: 'https://pages.c.example' } };
    expect(resolveEndpoints(northwind, sources(environment, configured))).toEqual({
      endpoints: standard,
      places: {
        sts: 'https://sts.e.example',
        signIn: 'https://pages.c.example',
        console: 'https://pages.c.example',
      },
      elsewhere: ['https://pages.c.example', 'https://sts.e.example'],
    });
    const own = { ...northwind, endpoints: { ...local, sts: local.oidc, signIn: local.oidc } };
    expect(resolveEndpoints(own, sources(environment, configured)).places).toEqual({
      sts: local.oidc,
      signIn: local.oidc,
      console: local.oidc,
    });
    expect(
      resolveEndpoints(
        northwind,
        sources({ AWS_ENDPOINT_URL: local.oidc, AWS_ENDPOINT_URL_SIGNIN: 'https://s.example' }),
      ).places,
    ).toEqual({ sts: local.oidc, signIn: 'https://s.example', console: 'https://s.example' });
  });

  it('are https, or on this machine', () => {
    expect(checkPlaces({ ...standardPlaces, signIn: 'http://127.0.0.1:1/' })).toEqual({
      ...standardPlaces,
      signIn: 'http://127.0.0.1:1',
    });
    expect(() => checkPlaces({ ...standardPlaces, sts: 'http://sts.us-east-1.amazonaws.com' })).toThrow(
      'endpoint-insecure',
    );
  });
});
