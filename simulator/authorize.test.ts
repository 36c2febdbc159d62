import { describe, expect, it } from 'vitest';
import { codeRedirectUri, codeState, createCodeVisit, registeredForCodes } from './code-trial.ts';

/** What the hidden field of a page says the page is about. */
const requestIn = (text: string): string => /name="request" value="([^"]+)"/.exec(text)?.[1] ?? '';

describe('GET /authorize', () => {
  it('S24 leads over sign-in and consent back to the client, with a code and the very same state', async () => {
    const { browser, addressWith, codeIn, exchange } = await createCodeVisit();
    const signIn = await browser.open(addressWith());
    expect(signIn.url).toMatch(/^\/authorize\/sign-in\?request=/);
    for (const name of ['Maya Lindqvist', 'Tomás Oliveira', 'Ines Vogel']) expect(signIn.text).toContain(name);
    const request = requestIn(signIn.text);
    const consent = await browser.open('/authorize/sign-in', { request, user: 'tomas' });
    expect(consent.text).toContain('<h1>Allow Terra &lt;b&gt; to use your AWS access?</h1>');
    expect(consent.text).toContain('Signed in as <strong>Tomás Oliveira</strong>');
    const { url, response } = await browser.open('/authorize/consent', { request, decision: 'allow' });
    expect(response.status).toBe(302);
    expect(url.startsWith(`${codeRedirectUri}?`)).toBe(true);
    expect([...new URL(url).searchParams.keys()]).toEqual(['code', 'state']);
    expect(new URL(url).searchParams.get('state')).toBe(codeState);
    expect(await exchange(codeIn(url))).toMatchObject({
      status: 200,
      body: { tokenType: 'Bearer', expiresIn: 3600, refreshToken: expect.stringMatching(/^aor/) },
    });
  });

  it('S24 asks at once for consent where somebody is signed in, by the same sign-in as for device codes', async () => {
    const { browser, trial, client, addressWith } = await createCodeVisit({}, { grantTypes: [] });
    const { userCode } = await trial.startDeviceAuthorization(client);
    await browser.open('/device/sign-in', { user_code: userCode, user: 'maya' });
    const { url, text } = await browser.open(addressWith());
    expect(new URL(url).pathname).toBe('/authorize');
    expect(text).toContain('Signed in as <strong>Maya Lindqvist</strong>');
    expect(text).toContain('name="decision" value="allow">Allow<');
    expect(text).toContain('name="decision" value="deny">Deny<');
  });

  it.each([
    ['http://127.0.0.1/oauth/callback', "'self' http://127.0.0.1;"],
    ['http://[::1]:5000/oauth/callback', "'self' http:;"],
  ])('S24 lets the form lead to %s and nowhere else', async (asked, expected) => {
    const { browser, addressWith } = await createCodeVisit({}, { redirectUris: [asked] });
    const signIn = await browser.open(addressWith({ redirect_uri: asked }));
    const consent = await browser.open('/authorize/sign-in', { request: requestIn(signIn.text), user: 'maya' });
    const policy = consent.response.headers.get('content-security-policy');
    expect(policy).toContain(`form-action ${expected}`);
  });

  it.each([
    ['http://127.0.0.1/oauth/callback', codeRedirectUri, true],
    ['http://127.0.0.1/oauth/callback', 'http://127.0.0.1/oauth/callback', true],
    ['http://127.0.0.1:5000/oauth/callback', codeRedirectUri, true],
    ['http://[::1]/oauth/callback', 'http://[::1]:42817/oauth/callback', true],
    ['https://app.example/callback', 'https://app.example/callback', true],
    ['https://app.example/callback', 'https://app.example:8443/callback', false],
    ['http://localhost/oauth/callback', 'http://localhost:42817/oauth/callback', false],
    ['http://127.0.0.1/oauth/callback', 'http://localhost:42817/oauth/callback', false],
    ['http://127.0.0.1/oauth/callback', 'http://127.0.0.1:42817/oauth/callback/', false],
    ['http://127.0.0.1/oauth/callback', 'http://127.0.0.1:42817/oauth/callback?x=1', false],
    ['http://127.0.0.1/oauth/callback', 'http://127.0.0.1:42817/x/../oauth/callback', false],
    ['http://127.0.0.1/oauth/callback', 'http://127.0.0.1:42817@evil.example/oauth/callback', false],
    ['http://127.0.0.1/oauth/callback', 'http://127.0.0.1.evil.example/oauth/callback', false],
    ['http://127.0.0.1/oauth/callback', 'http://127.1:42817/oauth/callback', false],
    ['http://127.0.0.1/oauth/callback', 'https://127.0.0.1/oauth/callback', false],
    ['http://127.0.0.1/oauth/callback', 'http://127.0.0.1:42817/oauth/callback#', false],
  ])('S26 registered %s and asked %s: %s', async (known, asked, isRedirected) => {
    const { addressWith, trial } = await createCodeVisit({}, { redirectUris: [known] });
    const response = await trial.simulator.fetch(
      new Request(addressWith({ redirect_uri: asked, code_challenge: undefined })),
    );
    expect(response.status).toBe(isRedirected ? 302 : 400);
    expect(response.headers.get('location')?.startsWith(asked) ?? false).toBe(isRedirected);
  });

  it.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['no client', { client_id: undefined }],
    ['no redirect URI', { redirect_uri: undefined }],
  ])('S26 shows a page for %s and redirects nowhere', async (_, changes) => {
    const { addressWith, trial, control } = await createCodeVisit();
    const response = await trial.simulator.fetch(new Request(addressWith(changes)));
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    expect(await response.text()).toContain('role="alert"');
    expect(() => control.authorize(addressWith(changes))).toThrow('The app');
  });

  it('S26 shows a page for an expired client, and at the host of another region', async () => {
    const { addressWith, trial } = await createCodeVisit();
    const statusAt = async (origin: string) =>
      (await trial.simulator.fetch(new Request(addressWith().replace('http://127.0.0.1:8080', origin)))).status;
    expect(await statusAt('https://oidc.us-east-1.amazonaws.com')).toBe(303);
    expect(await statusAt('https://oidc.eu-west-1.amazonaws.com')).toBe(400);
    trial.clock.advance(7_776_000_000);
    expect(await statusAt('https://oidc.us-east-1.amazonaws.com')).toBe(400);
  });

  it.each([
    [{ scopes: 'sso:account:access openid' }],
    [{ scopes: 'sso:account:access,openid' }],
    [{ scopes: undefined, scope: 'openid sso:account:access' }],
    [{ scopes: undefined }],
  ])('S25 accepts scopes as %j', async (changes) => {
    const { addressWith, control, codeIn, exchange } = await createCodeVisit(
      {},
      { scopes: ['sso:account:access', 'openid'] },
    );
    expect((await exchange(codeIn(control.authorize(addressWith(changes))))).status).toBe(200);
  });

  it.each([
    ['no challenge', { code_challenge: undefined }, 'invalid_request'],
    ['a short challenge', { code_challenge: 'short' }, 'invalid_request'],
    ['no method', { code_challenge_method: undefined }, 'invalid_request'],
    ['the method plain', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['no response type', { response_type: undefined }, 'invalid_request'],
    ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
    ['a scope that is not registered', { scopes: 'openid' }, 'invalid_scope'],
  ])('S25 sends the browser back with an error for %s', async (_, changes, error) => {
    const { addressWith, control } = await createCodeVisit();
    const { searchParams } = new URL(control.authorize(addressWith(changes)));
    expect(searchParams.get('error')).toBe(error);
    expect(searchParams.get('error_description')).not.toBe('');
    expect(searchParams.get('state')).toBe(codeState);
    expect(searchParams.has('code')).toBe(false);
  });

  it('S25 refuses a parameter given twice, a client for other grants, and one of another organization', async () => {
    const errorFor = async (members: Readonly<Record<string, unknown>>, more = '') => {
      const { control, addressWith } = await createCodeVisit({}, members);
      return new URL(control.authorize(`${addressWith()}${more}`)).searchParams.get('error');
    };
    expect(await errorFor({}, '&state=other')).toBe('invalid_request');
    expect(await errorFor({ grantTypes: ['refresh_token'] })).toBe('unauthorized_client');
    expect(await errorFor({ issuerUrl: 'https://sso.acme.example' })).toBe('invalid_request');
    expect(await errorFor({ issuerUrl: `${registeredForCodes.issuerUrl}/#/` })).toBeNull();
  });

  it('S27 tells the client when the person refuses', async () => {
    const { browser, addressWith, control } = await createCodeVisit();
    const signIn = await browser.open(addressWith());
    const request = requestIn(signIn.text);
    await browser.open('/authorize/sign-in', { request, user: 'maya' });
    const { url } = await browser.open('/authorize/consent', { request, decision: 'deny' });
    for (const location of [url, control.refuseAuthorize(addressWith())]) {
      const parameters = Object.fromEntries(new URL(location).searchParams);
      expect(parameters).toEqual({ error: 'access_denied', error_description: expect.any(String), state: codeState });
    }
  });

  it('lets nobody decide twice, without a sign-in, or after ten minutes', async () => {
    const { browser, addressWith, trial } = await createCodeVisit();
    const signIn = await browser.open(addressWith());
    const request = requestIn(signIn.text);
    const early = await browser.open('/authorize/consent', { request, decision: 'allow' });
    expect(early.url).toContain('/authorize/sign-in?');
    await browser.open('/authorize/sign-in', { request, user: 'maya' });
    await browser.open('/authorize/consent', { request, decision: 'deny' });
    const again = await browser.open('/authorize/consent', { request, decision: 'allow' });
    expect([again.response.status, again.text.includes('decided already')]).toEqual([400, true]);
    const late = requestIn((await browser.open(addressWith())).text);
    trial.clock.advance(600_000);
    expect((await browser.open(`/authorize/consent?request=${late}`)).response.status).toBe(400);
  });
});
