import { describe, expect, it } from 'vitest';
import { createEngineBed, northwind } from '../../e2e/engine-bed.ts';
import { createHandClock } from '../../e2e/hand-clock.ts';
import { errorView } from '../../shared/errors.ts';
import { secondMs } from '../../shared/time.ts';
import { appError } from './errors.ts';
import { isAwsStartUrlHost } from './start-url-host.ts';
import { resolveStartUrl } from './vanity.ts';

const classic = 'https://d-9067f2a4c1.awsapps.com/start';
const regional = 'https://ssoins-7223c9d41f0ab865.eu-central-1.portal.amazonaws.com';

const resolve = (startUrl: string, answer: (url: string, init: RequestInit) => Response | Promise<Response>) => {
  const clock = createHandClock();
  const asked: (readonly [method: string | undefined, url: string, redirect: string | undefined])[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    asked.push([init.method, url, init.redirect]);
    return await answer(url, init);
  };
  const signal = new AbortController();
  const session = { ...northwind, startUrl };
  const found = resolveStartUrl(session, { fetch, clock }, signal.signal).catch((error: unknown) =>
    errorView(appError(error)),
  );
  return { found, asked, clock, signal };
};

const to = (location: string, status = 302) => new Response(null, { status, headers: { location } });

describe('hosts of start URLs', () => {
  it.each([
    ...['d-1234567890.awsapps.com', 'acme.awsapps.com', 'view.awsapps.com', 'start.us-gov-home.awsapps.com'],
    ...['ssoins-1234567890abcdef.us-west-2.portal.amazonaws.com', 'ssoins-1234567890abcdef.portal.us-west-2.app.aws'],
    ...['start.cn-north-1.home.awsapps.cn', 'ssoins-1.cn-north-1.portal.amazonaws.com.cn'],
    ...['ssoins-1.portal.cn-north-1.app.amazonwebservices.com.cn', 'ssoins-1.eusc-de-east-1.portal.amazonaws.eu'],
    ...['ssoins-1.portal.eusc-de-east-1.api.amazonwebservices.eu', 'identitycenter.amazonaws.com'],
    ...['identitycenter.us-gov.amazonaws.com', 'identitycenter.amazonaws.com.cn', 'identitycenter.amazonaws.eu'],
  ])('%s is AWS', (host) => expect(isAwsStartUrlHost(host)).toBe(true));

  it.each([
    ...['sso.acme.example', 'awsapps.com.evil.example', 'evilawsapps.com', 'amazonaws.com', 'evil.amazonaws.com'],
    ...['app.aws', 'identitycenter.amazonaws.com.evil.example', 'x.identitycenter.amazonaws.com', 'localhost'],
  ])('%s is not', (host) => expect(isAwsStartUrlHost(host)).toBe(false));
});

describe('a start URL', () => {
  it('of AWS is taken as it is, and nothing is asked', async () => {
    const { found, asked } = resolve('https://Acme.awsapps.com/start#/', () => to(classic));
    expect(await found).toEqual({ startUrl: 'https://Acme.awsapps.com/start#/', region: 'us-east-1' });
    expect(asked).toEqual([]);
  });

  it('of a company is asked once, unfollowed, and its region taken from where it leads', async () => {
    const plain = resolve('https://sso.acme.example/', () => to(classic, 301));
    expect(await plain.found).toEqual({ startUrl: classic, region: 'us-east-1' });
    expect(plain.asked).toEqual([['HEAD', 'https://sso.acme.example/', 'manual']]);
    const moved = resolve('https://sso.acme.example/', () => to(regional, 307));
    expect(await moved.found).toEqual({ startUrl: `${regional}/`, region: 'eu-central-1' });
  });

  it.each([400, 403, 404, 405, 500, 501])('is asked by GET where HEAD is answered with %d', async (status) => {
    const { found, asked } = resolve('https://sso.acme.example/', (_, { method }) =>
      method === 'HEAD' ? new Response(null, { status }) : to(classic),
    );
    expect(await found).toMatchObject({ startUrl: classic });
    expect(asked.map(([method]) => method)).toEqual(['HEAD', 'GET']);
  });

  it.each([
    ['a page', () => new Response('<h1>Welcome</h1>')],
    ['an error', () => new Response(null, { status: 404 })],
    ['a redirect to nowhere', () => new Response(null, { status: 302 })],
    ['a redirect that is no address', () => to('https://[')],
  ])('that answers with %s leads nowhere', async (_name, answer) => {
    expect(await resolve('https://sso.acme.example/', answer).found).toEqual({ code: 'start-url-leads-nowhere' });
  });

  it.each([
    ['http://d-9067f2a4c1.awsapps.com/start', 'http://d-9067f2a4c1.awsapps.com'],
    ['https://login.acme.example/', 'login.acme.example'],
    ['/elsewhere', 'sso.acme.example'],
    ['https://d-9067f2a4c1.awsapps.com:8443/start', 'd-9067f2a4c1.awsapps.com:8443'],
    ['https://d-1.awsapps.com@evil.example/start', 'evil.example'],
  ])('that leads to %s is refused', async (location, detail) => {
    const { found, asked } = resolve('https://sso.acme.example/', () => to(location));
    expect(await found).toEqual({ code: 'start-url-leads-elsewhere', detail });
    expect(asked).toHaveLength(1);
  });

  it('that does not answer is given up after ten seconds, and at once when the person cancels', async () => {
    const hanging = (_: string, { signal }: RequestInit) =>
      new Promise<Response>((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(new TypeError('aborted'))),
      );
    const late = resolve('https://sso.acme.example/', hanging);
    await late.clock.advance(10 * secondMs);
    expect(await late.found).toEqual({ code: 'timed-out' });
    const cancelled = resolve('https://sso.acme.example/', hanging);
    cancelled.signal.abort();
    expect(await cancelled.found).toEqual({ code: 'cancelled' });
    const offline = resolve('https://sso.acme.example/', () => Promise.reject(new TypeError('fetch failed')));
    expect(await offline.found).toEqual({ code: 'offline' });
  });
});

describe('a sign-in with a start URL of the company', () => {
  it('goes to the portal it leads to, in that region, and keeps what was typed', async () => {
    const bed = createEngineBed();
    const startUrl = 'https://sso.acme.example/vanity/regional';
    await bed.engine.start([{ ...northwind, startUrl, region: 'us-west-2' }]);
    await bed.signIn('northwind');
    expect(bed.status('northwind')?.kind).toBe('signed-in');
    expect(bed.regions.get('northwind')).toBe('us-east-1');
    expect(bed.vault.get('northwind')?.endpoints.oidc).toBe('https://oidc.us-east-1.amazonaws.com');
    expect(bed.exchanges.filter(({ url }) => url.includes('us-west-2'))).toEqual([]);
  });

  it('that leads elsewhere does not begin', async () => {
    const bed = createEngineBed();
    await bed.engine.start([{ ...northwind, startUrl: 'https://sso.acme.example/vanity/elsewhere' }]);
    await bed.engine.signIn('northwind');
    expect(bed.status('northwind')).toMatchObject({
      because: 'start-url-leads-elsewhere',
      detail: 'sso.elsewhere.example',
    });
    expect(bed.exchangesOf('POST /client/register')).toEqual([]);
  });
});
