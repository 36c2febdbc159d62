import { describe, expect, it } from 'vitest';
import { createTrialBrowser } from './browser-trial.ts';
import type { SimulatorOptions } from './settings.ts';
import { createTrial, textIn } from './trial.ts';

const origin = 'http://127.0.0.1:8080';

const createVisit = async (options?: SimulatorOptions) => {
  const trial = createTrial(options);
  const client = await trial.register({ clientName: 'Terra <b>&"\'' });
  const { deviceCode, userCode } = await trial.startDeviceAuthorization(client);
  const poll = async () => {
    const { body } = await trial.poll(client, deviceCode);
    return textIn(body, 'error') || textIn(body, 'tokenType');
  };
  return { trial, client, userCode, poll, browser: createTrialBrowser(trial.simulator.fetch) };
};

describe('the verification pages', () => {
  it('lead from the complete address over sign-in to an allowed request', async () => {
    const { browser, userCode, poll } = await createVisit();
    const first = await browser.open(`/device?user_code=${userCode}`);
    expect(first.text).toContain(`value="${userCode}"`);
    const signIn = await browser.open('/device', { user_code: userCode });
    expect(signIn.url).toBe(`/device/sign-in?user_code=${userCode}`);
    for (const name of ['Maya Lindqvist', 'Tomás Oliveira', 'Ines Vogel']) expect(signIn.text).toContain(name);
    const consent = await browser.open('/device/sign-in', { user_code: userCode, user: 'tomas' });
    expect(consent.text).toContain('Signed in as <strong>Tomás Oliveira</strong>');
    expect(consent.text).toContain(userCode);
    expect(await poll()).toBe('authorization_pending');
    const done = await browser.open('/device/consent', { user_code: userCode, decision: 'allow' });
    expect(done.url).toBe('/device/done?outcome=allowed');
    expect(done.text).toContain('You may close this window');
    expect(await poll()).toBe('Bearer');
  });

  it('take a code typed by hand, whatever its case and spacing', async () => {
    const { browser, userCode } = await createVisit();
    const empty = await browser.open('/device');
    expect(empty.text).toContain('<label for="user_code">Code</label>');
    const typed = ` ${userCode.toLowerCase().replace('-', ' ')} `;
    expect((await browser.open('/device', { user_code: typed })).url).toBe(`/device/sign-in?user_code=${userCode}`);
  });

  it('pass a refusal on to the client', async () => {
    const { browser, userCode, poll } = await createVisit();
    await browser.open('/device/sign-in', { user_code: userCode, user: 'maya' });
    const done = await browser.open('/device/consent', { user_code: userCode, decision: 'deny' });
    expect(done.text).toContain('Access denied');
    expect(await poll()).toBe('access_denied');
  });

  it('go straight to allow or deny the next time in the same jar', async () => {
    const { browser, trial, client, userCode } = await createVisit();
    await browser.open('/device/sign-in', { user_code: userCode, user: 'maya' });
    await browser.open('/device/consent', { user_code: userCode, decision: 'allow' });
    const again = await trial.startDeviceAuthorization(client);
    const page = await browser.open(`/device?user_code=${again.userCode}`);
    expect(page.text).toContain('Signed in as <strong>Maya Lindqvist</strong>');
    expect(page.text).toContain('Use another');
    const other = await browser.open(`/device/sign-in?user_code=${again.userCode}`);
    expect(other.text).toContain('Who are you?');
    await browser.open('/device/consent', { user_code: again.userCode, decision: 'allow' });
    expect((await trial.poll(client, again.deviceCode)).status).toBe(200);
  });

  it.each([
    ['ran out', (trial: Awaited<ReturnType<typeof createVisit>>['trial']) => trial.clock.advance(120_000)],
    [
      'was revoked',
      (trial: Awaited<ReturnType<typeof createVisit>>['trial']) => trial.simulator.control.revokeSessions(),
    ],
  ])('ask again who it is when the sign-in %s', async (_, end) => {
    const { browser, trial, userCode } = await createVisit({ portalSessionSeconds: 120 });
    await browser.open('/device/sign-in', { user_code: userCode, user: 'maya' });
    end(trial);
    const page = await browser.open('/device/consent', { user_code: userCode, decision: 'allow' });
    expect(page.url).toBe(`/device/sign-in?user_code=${userCode}`);
  });

  it.each([
    ['unknown', () => undefined],
    ['expired', (visit: Awaited<ReturnType<typeof createVisit>>) => visit.trial.clock.advance(600_000)],
    ['decided', (visit: Awaited<ReturnType<typeof createVisit>>) => visit.trial.simulator.control.deny(visit.userCode)],
  ])('say so when a code is %s', async (state, change) => {
    const visit = await createVisit();
    change(visit);
    const code = state === 'unknown' ? 'BBBB-BBBB' : visit.userCode;
    for (const form of [undefined, { user_code: code }]) {
      const { response, text } = await visit.browser.open(`/device?user_code=${code}`, form);
      expect(response.status).toBe(400);
      expect(text).toContain('role="alert"');
    }
  });

  it('allow nothing without a sign-in', async () => {
    const { browser, userCode, poll } = await createVisit();
    await browser.open('/device/consent', { user_code: userCode, decision: 'allow' });
    expect(await poll()).toBe('authorization_pending');
  });

  it('let no name or code become markup, and run no script', async () => {
    const { browser, userCode } = await createVisit();
    const consent = await browser.open('/device/sign-in', { user_code: userCode, user: 'maya' });
    expect(consent.text).toContain('Terra &lt;b&gt;&amp;&quot;&#39;');
    const odd = await browser.open('/device', { user_code: '"><script>alert(1)</script>' });
    expect(odd.text).not.toContain('<script');
    const policy = odd.response.headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; img-src data:; form-action 'self'/);
  });

  it('keep the sign-in in a cookie no script and no other site can use', async () => {
    const { trial, userCode } = await createVisit();
    const response = await trial.simulator.fetch(
      new Request(`${origin}/device/sign-in`, {
        method: 'POST',
        body: new URLSearchParams({ user_code: userCode, user: 'maya' }),
      }),
    );
    expect(response.headers.get('set-cookie')).toMatch(/; Path=\/; Max-Age=28800; HttpOnly; SameSite=Lax$/);
  });
});
