import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { serveProxy } from '../../e2e/network-bed.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { serveTlsFront } from '../../simulator/tls-front.ts';
import { chosenBundle } from './certificate-authorities.ts';
import { createHeadlessFetch } from './headless-fetch.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** AWS's own host names behind a proxy that asks for a login, under an authority that the bundle holds. */
const company = async () => {
  const front = await serveTlsFront(createSimulator());
  const proxy = await serveProxy({ login: { username: 'maya', password: 'p@ss:word' }, next: front.url });
  closing.push(front.close, proxy.close);
  const bundle = join(mkdtempSync(join(tmpdir(), 'headless-')), 'ca.pem');
  writeFileSync(bundle, front.caCertificate);
  return { proxy, bundle };
};

const register = (environment: Record<string, string>) =>
  createHeadlessFetch({ environment, userAgent: 'Latchkey/test' })(
    'https://oidc.us-east-1.amazonaws.com/client/register',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clientName: 'test', clientType: 'public', scopes: ['sso:account:access'] }),
    },
  );

describe('the headless fetch', () => {
  it('reaches the service by the environment alone', async () => {
    const { proxy, bundle } = await company();
    const answer = await register({
      https_proxy: `http://maya:p%40ss%3Aword@${proxy.name}`,
      AWS_CA_BUNDLE: bundle,
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toHaveProperty('clientId');
  });

  it.each([
    ['no login', ''],
    ['a wrong one', 'maya:wrong@'],
  ])('says that the proxy wants a password where the address has %s', async (_name, userInfo) => {
    const { proxy, bundle } = await company();
    const answer = register({ HTTPS_PROXY: `http://${userInfo}${proxy.name}`, AWS_CA_BUNDLE: bundle });
    await expect(answer).rejects.toMatchObject({ code: 'proxy-password-needed', detail: proxy.name });
  });

  it('goes around the proxy for loopback', async () => {
    const { proxy } = await company();
    const fetch = createHeadlessFetch({ environment: { ALL_PROXY: proxy.url }, userAgent: 'Latchkey/test' });
    // The proxy itself stands in for a service on this machine: asked directly it has no page to give.
    expect((await fetch(`${proxy.url}/`, {})).status).toBe(400);
    expect(proxy.asked).toEqual([]);
  });
});

describe('the bundle', () => {
  it.each([
    [{}, undefined],
    [{ AWS_CA_BUNDLE: '' }, undefined],
    [{ AWS_CA_BUNDLE: '/a.pem' }, { path: '/a.pem', adds: false }],
    [{ NODE_EXTRA_CA_CERTS: '/n.pem' }, { path: '/n.pem', adds: true }],
    [
      { AWS_CA_BUNDLE: '/a.pem', NODE_EXTRA_CA_CERTS: '/n.pem' },
      { path: '/a.pem', adds: false },
    ],
  ])('%j chooses %j', (environment, chosen) => {
    expect(chosenBundle(environment)).toEqual(chosen);
  });
});
