import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { issueCertificate, serveTls } from './network-bed.ts';
import { northwind, seedSettings } from './seed.ts';
import { signIn, startUrl } from './steps.ts';
import { sessionNamed } from './window-state.ts';

test('a start URL of the company leads to the portal, and is kept as it was typed', async ({
  startApp,
  runFolder,
  userData,
}) => {
  const authority = issueCertificate({ name: 'Contoso Root CA' });
  const bundle = join(runFolder.path, 'contoso.pem');
  writeFileSync(bundle, authority.pem);
  const asked: (string | undefined)[] = [];
  const certificate = issueCertificate({ name: 'localhost', issuer: authority, hostname: 'localhost' });
  const company = await serveTls(certificate, ({ method, headers }, outgoing) => {
    asked.push(method, headers.cookie, headers.authorization);
    outgoing.writeHead(302, { location: startUrl }).end();
  });
  try {
    seedSettings(userData, { sessions: [{ ...northwind, startUrl: company.url }] });
    const app = await startApp({ env: { AWS_CA_BUNDLE: bundle } });
    const page = await app.mainPage();
    await signIn(app, page);
    expect(asked).toEqual(['HEAD', undefined, undefined]);
    expect((await sessionNamed(page, 'Northwind')).session.startUrl).toBe(company.url);
  } finally {
    await company.close();
  }
});
