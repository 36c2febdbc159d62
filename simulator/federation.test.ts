import { describe, expect, it } from 'vitest';
import { createTrialBrowser } from './browser-trial.ts';
import type { SimulatorOptions } from './settings.ts';
import { elementIn, type Signer, signedPost, signerFor } from './signature-trial.ts';
import { createTrial, type Trial } from './trial.ts';

const minuteMs = 60_000;
const destination = 'https://eu-west-2.console.aws.amazon.com/s3/home?region=eu-west-1#buckets';

const sessionOf = ({ accessKeyId, secretAccessKey, sessionToken }: Signer): string =>
  JSON.stringify({ sessionId: accessKeyId, sessionKey: secretAccessKey, sessionToken });

/** Asks for a sign-in token, with a form as a rule, as an address where that is wanted. */
const ask = async (trial: Trial, parameters: Readonly<Record<string, string>>, way: 'form' | 'address' = 'form') => {
  const query = new URLSearchParams({ Action: 'getSigninToken', ...parameters });
  const response = await trial.simulator.fetch(
    way === 'form'
      ? new Request('http://127.0.0.1:8080/federation', { method: 'POST', body: query })
      : new Request(`https://us-east-1.signin.aws.amazon.com/federation?${query}`),
  );
  const text = await response.text();
  return response.ok ? { status: 200, token: String(JSON.parse(text).SigninToken) } : { status: response.status, text };
};

const tokenOf = async (trial: Trial, signer: Signer): Promise<string> =>
  (await ask(trial, { Session: sessionOf(signer) })).token ?? '';

const loginPath = (token: string, changes: Readonly<Record<string, string>> = {}): string => {
  const parameters = { Action: 'login', Issuer: 'trial', Destination: destination, SigninToken: token, ...changes };
  return `/federation?${new URLSearchParams(parameters)}`;
};

const shown = (text: string, name: string): string | undefined =>
  new RegExp(`aria-label="${name}">([^<]*)<`).exec(text)?.[1];

const setUp = async (options?: SimulatorOptions) => {
  const trial = createTrial(options);
  const signer = await signerFor(trial);
  return { trial, signer, browser: createTrialBrowser(trial.simulator.fetch) };
};

const assumedSigner = async (trial: Trial): Promise<Signer> => {
  const signer = await signerFor(trial, 'maya', '221400981536', 'DataEngineer');
  const roleArn = 'arn:aws:iam::264718039925:role/DataLakePublisher';
  const body = `Action=AssumeRole&Version=2011-06-15&RoleSessionName=trial&RoleArn=${roleArn}`;
  const text = await (await trial.simulator.fetch(signedPost(trial, signer, { body }))).text();
  const element = (name: string) => elementIn(text, name) ?? '';
  return {
    accessKeyId: element('AccessKeyId'),
    secretAccessKey: element('SecretAccessKey'),
    sessionToken: element('SessionToken'),
  };
};

describe('federation sign-in', () => {
  it.each(['form', 'address'] as const)('gives a token for credentials sent as a %s', async (way) => {
    const { trial, signer, browser } = await setUp();
    const { token } = await ask(trial, { Session: sessionOf(signer) }, way);
    const { url, text } = await browser.open(loginPath(token ?? ''));
    expect(url).toBe(`/console/s3/home?${new URLSearchParams({ destination })}`);
    expect(text).toContain('<h1>Signed in to the console</h1>');
    expect(shown(text, 'Account')).toBe('412055367781');
    expect(shown(text, 'Role')).toBe('ReadOnly');
    expect(shown(text, 'Signed in as')).toMatch(/:assumed-role\/AWSReservedSSO_ReadOnly_\w+\/maya$/);
    expect(shown(text, 'Service')).toBe('s3');
    expect(shown(text, 'Region')).toBe('eu-west-1');
    expect(shown(text, 'Until')).toBe('2026-11-22T13:00:00.000Z');
  });

  it('replaces who was signed in before in the same jar, and leaves other jars alone', async () => {
    const { trial, signer, browser } = await setUp();
    const other = createTrialBrowser(trial.simulator.fetch);
    const admin = await signerFor(trial, 'tomas', '508836114297', 'AdministratorAccess');
    await browser.open(loginPath(await tokenOf(trial, signer)));
    await other.open(loginPath(await tokenOf(trial, signer)));
    await browser.open(loginPath(await tokenOf(trial, admin)));
    expect(shown((await browser.open('/console/ec2')).text, 'Account')).toBe('508836114297');
    expect(shown((await other.open('/console')).text, 'Account')).toBe('412055367781');
  });

  it('signs out, on to another login or to a page that says so, and never to another site', async () => {
    const { trial, signer, browser } = await setUp();
    expect((await browser.open('/console/')).text).toContain('<h1>Signed out of the console</h1>');
    const login = loginPath(await tokenOf(trial, signer));
    const logout = (next: string) => `/oauth?${new URLSearchParams({ Action: 'logout', redirect_uri: next })}`;
    const { url } = await browser.open(logout(`http://127.0.0.1:8080${login}`));
    expect(url.startsWith('/console/s3/home?')).toBe(true);
    expect((await browser.open(logout('http://'))).text).toContain('Signed out of the console');
    expect((await browser.open(logout('https://evil.example/'))).text).toContain('Signed out of the console');
    expect((await browser.open('/console/')).text).toContain('Signed out of the console');
  });

  it('opens the console with a role that was assumed', async () => {
    const { trial, browser } = await setUp();
    const { text } = await browser.open(loginPath(await tokenOf(trial, await assumedSigner(trial))));
    expect(shown(text, 'Role')).toBe('DataLakePublisher');
    expect(shown(text, 'Account')).toBe('264718039925');
  });

  it('takes a session duration within what the credentials permit', async () => {
    const { trial, signer, browser } = await setUp({ roleCredentialsSeconds: 7200 });
    const { token } = await ask(trial, { Session: sessionOf(signer), SessionDuration: '900' });
    expect(shown((await browser.open(loginPath(token ?? ''))).text, 'Until')).toBe('2026-11-22T12:15:00.000Z');
    trial.clock.advance(15 * minuteMs);
    expect((await browser.open('/console')).text).toContain('Signed out of the console');
    expect((await ask(trial, { Session: sessionOf(signer), SessionDuration: '7200' })).status).toBe(200);
    for (const seconds of ['899', '7201', '43201', 'long', '']) {
      expect((await ask(trial, { Session: sessionOf(signer), SessionDuration: seconds })).status).toBe(400);
    }
  });

  it('refuses any session duration for a role that was assumed', async () => {
    const { trial } = await setUp();
    const refused = await ask(trial, { Session: sessionOf(await assumedSigner(trial)), SessionDuration: '900' });
    expect(refused).toEqual({ status: 400, text: 'Invalid credentials parameter' });
  });

  it('refuses wrong, foreign and expired credentials', async () => {
    const { trial, signer } = await setUp();
    const statusOf = async (Session: string) => (await ask(trial, { Session })).status;
    expect(await statusOf(sessionOf({ ...signer, secretAccessKey: 'wrong' }))).toBe(400);
    expect(await statusOf(sessionOf({ ...signer, sessionToken: 'wrong' }))).toBe(400);
    expect(await statusOf(sessionOf({ ...signer, accessKeyId: 'ASIAAAAAAAAAAAAAAAAA' }))).toBe(400);
    for (const session of ['', 'null', '{', '[]', '{"sessionId":7}']) expect(await statusOf(session)).toBe(400);
    expect((await ask(trial, { Action: 'somethingElse' })).status).toBe(400);
    trial.clock.advance(60 * minuteMs);
    expect(await statusOf(sessionOf(signer))).toBe(400);
  });

  it('refuses unknown and old sign-in tokens, and destinations outside the console', async () => {
    const { trial, signer, browser } = await setUp();
    const token = await tokenOf(trial, signer);
    const statusOf = async (path: string) => (await browser.open(path)).response.status;
    expect(await statusOf(loginPath('wrong'))).toBe(400);
    for (const elsewhere of [
      'https://evil.example/',
      'http://console.aws.amazon.com/',
      'https://console.amazonaws.cn/',
      'https://console.aws.amazon.com.evil.example/',
      '/s3/home',
    ]) {
      expect(await statusOf(loginPath(token, { Destination: elsewhere }))).toBe(400);
    }
    trial.clock.advance(15 * minuteMs);
    expect(await statusOf(loginPath(token))).toBe(400);
  });

  it.each([
    ['us-east-1', 'aws.amazon.com'],
    ['us-gov-west-1', 'amazonaws-us-gov.com'],
    ['cn-north-1', 'amazonaws.cn'],
    ['eusc-de-east-1', 'amazonaws-eusc.eu'],
  ])('at home in %s is found at signin.%s alone', async (region, domain) => {
    const { trial, signer } = await setUp({ region });
    const statuses: Record<string, number> = {};
    for (const host of ['aws.amazon.com', 'amazonaws-us-gov.com', 'amazonaws.cn', 'amazonaws-eusc.eu']) {
      const query = new URLSearchParams({ Action: 'getSigninToken', Session: sessionOf(signer) });
      const response = await trial.simulator.fetch(new Request(`https://signin.${host}/federation?${query}`));
      statuses[host] = response.status;
    }
    expect(Object.entries(statuses).filter(([, status]) => status === 200)).toEqual([[domain, 200]]);
    const token = await tokenOf(trial, signer);
    const url = `http://127.0.0.1${loginPath(token, { Destination: `https://${region}.console.${domain}/` })}`;
    expect((await trial.simulator.fetch(new Request(url))).status).toBe(302);
  });

  it('stands in the log without anything secret', async () => {
    const { trial, signer, browser } = await setUp();
    await browser.open(loginPath(await tokenOf(trial, signer)));
    const { control } = trial.simulator;
    const entries = control.requests().slice(-3);
    expect(entries.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
      'GetSigninToken 200',
      'ConsoleSignIn 302',
      'ConsolePage 200',
    ]);
    const written = JSON.stringify(entries);
    expect(control.secrets().filter((secret) => written.includes(secret))).toEqual([]);
  });
});

describe('vanity redirects', () => {
  it.each([
    ['/vanity', 'https://d-9067f2a4c1.awsapps.com/start'],
    ['/vanity/no-head', 'https://d-9067f2a4c1.awsapps.com/start'],
    ['/vanity/regional', 'https://ssoins-7223c9d41f0ab865.us-east-1.portal.amazonaws.com'],
    ['/vanity/http', 'http://d-9067f2a4c1.awsapps.com/start'],
    ['/vanity/elsewhere', 'https://sso.elsewhere.example/start'],
    ['/vanity/two-hops', 'https://sso.acme.example/vanity'],
    ['/vanity/nowhere', null],
  ])('%s leads to %s', async (path, location) => {
    const { simulator } = createTrial();
    for (const method of ['GET', 'HEAD']) {
      const response = await simulator.fetch(new Request(`https://sso.acme.example${path}`, { method }));
      if (method === 'HEAD' && path === '/vanity/no-head') expect(response.status).toBe(405);
      else expect([response.status, response.headers.get('location')]).toEqual([302, location]);
    }
  });
});
