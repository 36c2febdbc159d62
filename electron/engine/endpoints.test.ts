import { describe, expect, it } from 'vitest';
import { createEngineBed, northwind } from '../../e2e/engine-bed.ts';
import { ruleEndpoints } from './clients.ts';
import { checkEndpoints, resolveEndpoints } from './endpoints.ts';

const local = { oidc: 'http://127.0.0.1:8080', portal: 'http://127.0.0.1:8080' };

describe('endpoints of a session', () => {
  it.each([
    ['us-east-1', 'https://oidc.us-east-1.amazonaws.com', 'https://portal.sso.us-east-1.amazonaws.com'],
    ['us-gov-west-1', 'https://oidc.us-gov-west-1.amazonaws.com', 'https://portal.sso.us-gov-west-1.amazonaws.com'],
    ['cn-north-1', 'https://oidc.cn-north-1.amazonaws.com.cn', 'https://portal.sso.cn-north-1.amazonaws.com.cn'],
    ['eusc-de-east-1', 'https://oidc.eusc-de-east-1.amazonaws.eu', 'https://portal.sso.eusc-de-east-1.amazonaws.eu'],
    ['mars-north-1', 'https://oidc.mars-north-1.amazonaws.com', 'https://portal.sso.mars-north-1.amazonaws.com'],
  ])('follow AWS for %s', (region, oidc, portal) => {
    expect(resolveEndpoints({ ...northwind, region }, {}, ruleEndpoints)).toEqual({ endpoints: { oidc, portal } });
  });

  it('are its own before anything else', () => {
    const environment = { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
    expect(resolveEndpoints({ ...northwind, endpoints: local }, environment, ruleEndpoints)).toEqual({
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
    [
      { AWS_ENDPOINT_URL_SSO_OIDC: 'http://localhost:1' },
      { oidc: 'http://localhost:1', portal: 'https://portal.sso.us-east-1.amazonaws.com' },
    ],
  ])('come from the environment as every SDK reads it: %o', (environment, endpoints) => {
    const resolved = resolveEndpoints(northwind, environment, ruleEndpoints);
    expect(resolved).toEqual({ endpoints, override: { from: 'environment', endpoints } });
  });

  it('ignore the environment where AWS_IGNORE_CONFIGURED_ENDPOINT_URLS says so', () => {
    const environment = { AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
    expect(resolveEndpoints(northwind, environment, ruleEndpoints).override).toBeUndefined();
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
    expect(bed.engine.overrideOf(northwind)?.endpoints.oidc).toBe(endpoint);
    expect(bed.exchanges).toEqual([]);
  });

  it('receive only the tokens they issued: a stray override gets none, and loses none', async () => {
    const bed = createEngineBed();
    await bed.engine.start([northwind]);
    await bed.signIn('northwind');
    bed.engine.stop();
    const secrets = structuredClone(bed.vault.get('northwind'));
    const stray = { ...northwind, endpoints: { oidc: 'http://127.0.0.1:4566', portal: 'http://127.0.0.1:4566' } };
    const before = bed.exchanges.length;
    const engine = bed.restart();
    await engine.start([stray]);
    await bed.clock.advance(3_600_000);
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'endpoint-changed' });
    expect(bed.exchanges).toHaveLength(before);
    expect(bed.vault.get('northwind')).toEqual(secrets);
    engine.stop();
    await bed.restart().start([northwind]);
    expect(bed.status('northwind')?.kind).toBe('signed-in');
  });
});
