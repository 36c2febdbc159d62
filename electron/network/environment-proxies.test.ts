import { describe, expect, it } from 'vitest';
import { readEnvironmentProxies } from './environment-proxies.ts';

const portal = 'https://portal.sso.us-east-1.amazonaws.com/federation';

const proxyOf = (environment: Record<string, string>, address = portal) =>
  readEnvironmentProxies(environment)?.proxyFor(address)?.href;

describe('the proxies of the environment', () => {
  it('are none when nothing names one', () => {
    expect(readEnvironmentProxies({ NO_PROXY: 'example.com', HTTPS_PROXY: '' })).toBeUndefined();
  });

  it.each([
    ['HTTPS_PROXY', { HTTPS_PROXY: 'http://proxy.example:3128' }, 'http://proxy.example:3128/'],
    [
      'small letters first',
      { https_proxy: 'http://small.example:1', HTTPS_PROXY: 'http://big.example:2' },
      'http://small.example:1/',
    ],
    ['ALL_PROXY for what has none', { ALL_PROXY: 'http://all.example:3' }, 'http://all.example:3/'],
    ['no scheme', { HTTPS_PROXY: 'proxy.example:3128' }, 'http://proxy.example:3128/'],
    ['a proxy that is spoken to in TLS', { HTTPS_PROXY: 'https://proxy.example' }, 'https://proxy.example/'],
    [
      'a login, which is taken out',
      { HTTPS_PROXY: 'http://me:secret@proxy.example:3128' },
      'http://proxy.example:3128/',
    ],
    ['HTTP_PROXY, which is not for https', { HTTP_PROXY: 'http://proxy.example:3128' }, undefined],
    ['what is no address', { HTTPS_PROXY: 'http://[' }, undefined],
  ])('%s', (_name, environment, expected) => {
    expect(proxyOf(environment)).toBe(expected);
  });

  it.each([
    ['*', true],
    ['amazonaws.com', true],
    ['.amazonaws.com', true],
    ['*.amazonaws.com', true],
    ['AmazonAWS.com', true],
    ['portal.sso.us-east-1.amazonaws.com', true],
    ['portal.sso.us-east-1.amazonaws.com:443', true],
    ['example.com, amazonaws.com', true],
    ['portal.sso.us-east-1.amazonaws.com:8443', false],
    ['onaws.com', false],
    ['oidc.us-east-1.amazonaws.com', false],
    ['', false],
  ])('NO_PROXY=%s goes around it: %s', (noProxy, isDirect) => {
    const proxy = proxyOf({ HTTPS_PROXY: 'http://proxy.example:3128', NO_PROXY: noProxy });
    expect(proxy === undefined).toBe(isDirect);
  });

  it.each(['http://127.0.0.1:8080/', 'http://localhost/', 'https://[::1]:1/', 'https://x.localhost/'])(
    'never stand between us and %s',
    (address) => {
      expect(proxyOf({ ALL_PROXY: 'http://proxy.example:3128' }, address)).toBeUndefined();
    },
  );

  it('give the login only to the proxy it was written for', () => {
    const proxies = readEnvironmentProxies({
      HTTPS_PROXY: 'http://me:p%40ss@proxy.example:3128',
      HTTP_PROXY: 'http://other.example',
    });
    expect(proxies?.loginFor('proxy.example:3128')).toEqual({ username: 'me', password: 'p@ss' });
    expect(proxies?.loginFor('other.example:80')).toBeUndefined();
    expect(proxies?.loginFor('proxy.example:80')).toBeUndefined();
  });

  it.each([
    ['100%25', '100%'],
    ['100%', '100%'],
    ['5%of%C3%BC%', '5%ofü%'],
  ])('read the password %s', (written, password) => {
    const proxies = readEnvironmentProxies({ https_proxy: `http://me:${written}@proxy.example:3128` });
    expect(proxies?.loginFor('proxy.example:3128')).toEqual({ username: 'me', password });
  });

  it('read the same to Chromium, without the login', () => {
    const proxies = readEnvironmentProxies({
      https_proxy: 'http://me:secret@proxy.example:3128',
      HTTP_PROXY: 'https://other.example',
      NO_PROXY: '.corp.example, 10.0.0.0/8 host.example:8443',
    });
    expect(proxies?.rules).toEqual({
      proxyRules: 'https=http://proxy.example:3128;http=https://other.example:443',
      proxyBypassRules: 'corp.example;*.corp.example;10.0.0.0/8;host.example:8443;*.host.example:8443',
    });
  });
});
