import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { northwind } from '../seed.ts';
import { startUrl } from '../steps.ts';
import type { Stage } from './scene.ts';
import { showScenes } from './stage.ts';

const { name, region } = northwind;
const source = { session: 'Northwind', accountId: '412055367781', roleName: 'ReadOnly' };

const review = {
  sessions: [
    { name, startUrl, region, color: 'red', labels: ['production'] },
    { name: 'Contoso', startUrl: 'https://d-1122334455.awsapps.com/start', region: 'eu-west-1', color: 'blue' },
  ],
  chainedRoles: [{ name: 'Publish', source, roleArn: 'arn:aws:iam::264718039925:role/DataLakePublisher' }],
  settings: { consoleIn: 'browser', signInMethod: 'device', clipboardLifetimeMs: 30_000 },
};

const refused = {
  sessions: [
    { name: 'Contoso', startUrl: 'http://d-1122334455.awsapps.com/start', region: 'eu-west-1' },
    { name, startUrl: 'https://d-5566778899.awsapps.com/start', region },
    { name: 'Fabrikam', startUrl, region, browser: { kind: 'command', command: 'open {url}' } },
  ],
  chainedRoles: [{ name: 'Publish', source: { ...source, session: 'Contoso' }, roleArn: 'DataLakePublisher' }],
};

const importFile = async ({ app, page, userData }: Stage, content: object) => {
  const file = join(userData, 'team.json');
  writeFileSync(file, JSON.stringify({ format: 'latchkey-settings', version: 1, ...content }));
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Import…' }).click();
  await page.getByRole('dialog', { name: 'Import settings' }).waitFor();
};

showScenes('settings of others', { seeded: { sessions: [{ ...northwind, color: 'teal' }] } }, [
  { screen: 'import', state: 'review', reach: (stage) => importFile(stage, review) },
  {
    screen: 'import',
    state: 'refused',
    reach: async (stage) => {
      await stage.page.getByRole('button', { name: 'Cancel' }).click();
      await stage.page.getByRole('dialog').waitFor({ state: 'hidden' });
      await importFile(stage, refused);
    },
  },
]);
