import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { createSimulator, type Simulator } from '../simulator/simulator.ts';
import { type RunningTlsFront, serveTlsFront } from '../simulator/tls-front.ts';
import type { RunningApp } from './app.ts';
import { test as base, expect } from './fixtures.ts';
import { createLeakSearch } from './leaks.ts';
import { issueCertificate, type RunningProxy, serveProxy } from './network-bed.ts';
import { northwind } from './seed.ts';
import { allowAs } from './steps.ts';
import { sessionNamed, windowState } from './window-state.ts';

const login = { username: 'maya', password: 'c0rrect horse:battery' };
const simulatorOptions = { accessTokenSeconds: 6 };

type Company = {
  readonly simulator: Simulator;
  readonly front: RunningTlsFront;
  /** The file with the company's own authority. */
  readonly bundle: string;
  /** Lets the name and password above through, and nobody else. */
  readonly proxy: RunningProxy;
  /** Leads to AWS's own host names, whose certificates the company's authority issues. */
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** A company whose network lets everything through one proxy, and looks into it. */
const test = base.extend<{ company: Company }>({
  company: async ({ runFolder }, use) => {
    const simulator = createSimulator(simulatorOptions);
    const front = await serveTlsFront(simulator);
    const bundle = join(runFolder.path, 'company-ca.pem');
    writeFileSync(bundle, front.caCertificate);
    const proxy = await serveProxy({ login, next: front.url });
    const env = {
      AWS_ENDPOINT_URL_SSO_OIDC: undefined,
      AWS_ENDPOINT_URL_SSO: undefined,
      HTTPS_PROXY: proxy.url,
      AWS_CA_BUNDLE: bundle,
    };
    await use({ simulator, front, bundle, proxy, env });
    await proxy.close();
    await front.close();
  },
});

test.use({ seeded: { sessions: [northwind] } });

const signInButton = (page: Page) => page.getByRole('button', { name: 'Sign in', exact: true });
const question = (page: Page) => page.getByRole('alertdialog', { name: 'The proxy asks for a password' });

const answer = async (page: Page, password: string): Promise<void> => {
  await question(page).getByRole('textbox', { name: 'User name' }).fill(login.username);
  await question(page).getByLabel('Password').fill(password);
  await question(page).getByRole('button', { name: 'Continue' }).click();
};

/** The code the app shows is allowed from elsewhere: Chromium does not know the company's authority. */
const allow = async (page: Page, { control }: Simulator): Promise<void> => {
  await expect.poll(async () => (await sessionNamed(page, 'Northwind')).status.kind).toBe('authorizing');
  const { status } = await sessionNamed(page, 'Northwind');
  if (status.kind !== 'authorizing' || status.method !== 'device') throw new Error('no code to allow');
  control.approve(status.userCode);
};

/** The way each of Chromium's sessions would go: the engine's, and the one of Northwind's sign-in pages. */
const waysIn = (app: RunningApp, address: string): Promise<readonly string[]> =>
  app.electron.evaluate(
    ({ session }, url) =>
      Promise.all(
        ['engine', 'persist:sso-northwind'].map(async (name) => {
          const some = session.fromPartition(name);
          // The first answer of a new session is DIRECT, whatever is set; its first request is not.
          await some.resolveProxy(url);
          return some.resolveProxy(url);
        }),
      ),
    address,
  );

const oidc = 'https://oidc.us-east-1.amazonaws.com/';
const portal = 'https://portal.sso.us-east-1.amazonaws.com/';

const refreshes = ({ control }: Simulator) =>
  control.requests().filter(({ grantType, status }) => grantType === 'refresh_token' && status === 200).length;

test('a proxy that wants a password and a private authority: asked once, then sign-in, listing and refresh', async ({
  startApp,
  company,
  userData,
}) => {
  const { simulator, proxy, env } = company;
  const first = await startApp({ env });
  const page = await first.mainPage();
  await signInButton(page).click();
  await expect(question(page)).toContainText(`${proxy.name} (Contoso)`);
  expect(await windowState(page)).toMatchObject({
    proxyQuestion: { host: proxy.name, realm: 'Contoso', again: false },
  });
  await answer(page, 'wrong');
  await expect(question(page)).toContainText('The proxy did not accept these.');
  await answer(page, login.password);
  await expect(question(page)).toBeHidden();

  // Chromium goes by the system's authorities: the window says whom it does not know, and points to a browser that may.
  const strip = await first.signInStrip();
  await expect(strip.getByText('issued by Throw-away CA of a simulator: ERR_CERT_AUTHORITY_INVALID')).toBeVisible();
  await expect(strip.getByRole('button', { name: 'Open in my browser' })).toBeVisible();
  await allow(page, simulator);
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await expect(page.getByText('20 roles in 12 accounts')).toBeVisible();
  await expect.poll(() => refreshes(simulator), { timeout: 20_000 }).toBeGreaterThan(0);
  // Not even Chromium's own errands go anywhere else.
  expect([...new Set(proxy.asked)].sort()).toEqual([
    'device.sso.us-east-1.amazonaws.com',
    'oidc.us-east-1.amazonaws.com',
    'portal.sso.us-east-1.amazonaws.com',
  ]);
  expect(JSON.stringify(await windowState(page))).not.toContain(login.password);
  expect(first.output()).not.toContain(login.password);
  await first.quit();
  expect(createLeakSearch([login.password]).inFolder(userData)).toEqual([]);
  expect(readFileSync(join(userData, 'vault.bin')).subarray(0, 3).toString()).toBe('v11');

  const before = refreshes(simulator);
  const second = await (await startApp({ env })).mainPage();
  await expect.poll(() => refreshes(simulator), { timeout: 20_000 }).toBeGreaterThan(before);
  await expect(question(second)).toBeHidden();
  expect((await sessionNamed(second, 'Northwind')).status.kind).toBe('signed-in');
});

test('without the authority, the session says whose certificate was refused', async ({ startApp, company }) => {
  const { proxy, env } = company;
  const withLogin = new URL(proxy.url);
  withLogin.username = login.username;
  withLogin.password = encodeURIComponent(login.password);
  const other = `${company.bundle}.other`;
  writeFileSync(other, issueCertificate({ name: 'Another CA' }).pem);
  for (const AWS_CA_BUNDLE of [undefined, other]) {
    const app = await startApp({ env: { ...env, HTTPS_PROXY: withLogin.href, AWS_CA_BUNDLE } });
    const page = await app.mainPage();
    await signInButton(page).click();
    await expect(page.getByRole('heading', { name: 'Certificate not trusted' })).toBeVisible();
    await expect(page.getByText('issued by Throw-away CA of a simulator: ')).toBeVisible();
    // A login in the proxy's address is nobody's question.
    await expect(question(page)).toBeHidden();
    expect(app.output()).not.toContain(login.password);
    await app.quit();
  }
});

test('a bundle that is not there is named', async ({ startApp, company }) => {
  const missing = `${company.bundle}.missing`;
  const page = await (await startApp({ env: { ...company.env, AWS_CA_BUNDLE: missing } })).mainPage();
  await signInButton(page).click();
  await expect(page.getByRole('heading', { name: 'File cannot be read' })).toBeVisible();
  await expect(page.getByText(`${missing} cannot be read`)).toBeVisible();
});

for (const status of [403, 502]) {
  test(`a proxy that answers ${status} is named, whichever way requests go`, async ({ startApp, company }) => {
    const refusing = await serveProxy({ status });
    for (const AWS_CA_BUNDLE of [company.bundle, undefined]) {
      const app = await startApp({ env: { ...company.env, HTTPS_PROXY: refusing.url, AWS_CA_BUNDLE } });
      const page = await app.mainPage();
      await signInButton(page).click();
      await expect(page.getByRole('heading', { name: 'The proxy does not let Latchkey through' })).toBeVisible();
      await expect(page.getByText(`through the proxy ${refusing.name} (`)).toBeVisible();
      await app.quit();
    }
    await refusing.close();
  });
}

test('a question that was put away comes back with the next sign-in, and not before', async ({ startApp, company }) => {
  const page = await (await startApp({ env: company.env })).mainPage();
  await signInButton(page).click();
  await question(page).waitFor();
  const scanner = new AxeBuilder({ page }).setLegacyMode().exclude('[data-base-ui-focus-guard]');
  expect((await scanner.analyze()).violations.map(({ id }) => id)).toEqual([]);
  await question(page).getByRole('button', { name: 'Not now' }).click();
  await expect(page.getByRole('heading', { name: 'The proxy asks for a password' })).toBeVisible();
  await expect(question(page)).toBeHidden();
  await signInButton(page).click();
  await answer(page, login.password);
  // It goes on by itself, by the sign-in window for the person.
  await expect.poll(async () => (await sessionNamed(page, 'Northwind')).status.kind).toBe('authorizing');
});

test('HTTPS_PROXY and NO_PROXY count in every session, on a desktop with settings of its own, too', async ({
  startApp,
  company,
}) => {
  const { proxy, env } = company;
  const through = `PROXY ${proxy.name}`;
  for (const XDG_CURRENT_DESKTOP of ['GNOME', undefined]) {
    const some = await startApp({
      env: { ...env, XDG_CURRENT_DESKTOP, NO_PROXY: '.corp.example,sso.us-east-1.amazonaws.com' },
    });
    expect(await waysIn(some, oidc)).toEqual([through, through]);
    expect(await waysIn(some, portal)).toEqual(['DIRECT', 'DIRECT']);
    expect(await waysIn(some, 'http://127.0.0.1:8080/')).toEqual(['DIRECT', 'DIRECT']);
    await some.quit();
  }
  const none = await startApp({ env: { ...env, NO_PROXY: '*' } });
  expect(await waysIn(none, oidc)).toEqual(['DIRECT', 'DIRECT']);
});

test('a PAC file given to Chromium leads the engine, too', async ({ startApp, company }) => {
  const { simulator, front, env } = company;
  const open = await serveProxy({ next: front.url });
  const script = `function FindProxyForURL(url, host) { return host === 'elsewhere.example' ? 'DIRECT' : 'PROXY ${open.name}'; }`;
  const pac = `data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(script).toString('base64')}`;
  const app = await startApp({ env, args: [`--proxy-pac-url=${pac}`] });
  const page = await app.mainPage();
  await signInButton(page).click();
  await allow(page, simulator);
  await expect(page.getByText('20 roles in 12 accounts')).toBeVisible();
  expect(await waysIn(app, 'https://elsewhere.example/')).toEqual(['DIRECT', 'DIRECT']);
  expect(open.passed).toContain('portal.sso.us-east-1.amazonaws.com');
  expect(company.proxy.passed).toEqual([]);
  await app.quit();
  await open.close();
});

test('by Chromium itself: one answer serves the engine and the pages of the sign-in window', async ({
  startApp,
  service,
}) => {
  const proxy = await serveProxy({ login });
  const options = { args: [`--proxy-server=${proxy.url}`, '--proxy-bypass-list=<-loopback>'] };
  const first = await startApp(options);
  const page = await first.mainPage();
  await signInButton(page).click();
  await answer(page, 'wrong');
  await expect(question(page)).toContainText('The proxy did not accept these.');
  await answer(page, login.password);
  await allowAs(await first.verificationPage(), 'maya');
  await expect(page.getByText('20 roles in 12 accounts')).toBeVisible();
  await expect(question(page)).toBeHidden();
  expect(new Set(proxy.passed)).toEqual(new Set(['127.0.0.1']));
  expect(service.count('CreateToken', 'urn:ietf:params:oauth:grant-type:device_code')).toBeGreaterThan(0);
  await first.quit();

  const second = await (await startApp(options)).mainPage();
  await second.getByRole('button', { name: 'Sync', exact: true }).click();
  await expect.poll(async () => (await sessionNamed(second, 'Northwind')).sync.kind).toBe('synced');
  await expect(question(second)).toBeHidden();
  await proxy.close();
});

test('a service that never answers is given up in time, by Chromium and by Node', async ({
  startApp,
  service,
  company,
}) => {
  service.control.faults.add({ kind: 'latency', route: 'api', ms: 60_000 });
  const endpoints = { AWS_ENDPOINT_URL_SSO_OIDC: service.url, AWS_ENDPOINT_URL_SSO: service.url };
  for (const env of [{}, { ...company.env, ...endpoints }]) {
    const app = await startApp({ env });
    const page = await app.mainPage();
    await signInButton(page).click();
    await expect(page.getByRole('heading', { name: 'No answer in time' })).toBeVisible({ timeout: 15_000 });
    await app.quit();
  }
});
