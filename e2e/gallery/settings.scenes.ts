import type { Page } from 'playwright';
import { northwind } from '../seed.ts';
import { showScenes } from './stage.ts';

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search settings' });

showScenes('the settings', { seeded: { sessions: [northwind] } }, [
  {
    screen: 'settings',
    state: 'usual',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    },
  },
  { screen: 'settings', state: 'search', reach: ({ page }) => search(page).fill('clip min') },
  { screen: 'settings', state: 'similar', reach: ({ page }) => search(page).fill('thme') },
  {
    screen: 'settings',
    state: 'nothing-like-it',
    reach: async ({ page }) => {
      await search(page).fill('nothing like it');
      await page.getByRole('dialog').getByText('Nothing looks like').first().waitFor();
    },
  },
  {
    screen: 'settings',
    state: 'changed',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: 'Clear search' }).click();
      await page.getByRole('combobox', { name: 'Copy credentials as' }).click();
      await page.getByRole('option', { name: 'fish' }).click();
      await page.getByRole('button', { name: 'Reset: Copy credentials as' }).waitFor();
    },
  },
  {
    screen: 'settings',
    state: 'mistake',
    reach: async ({ page }) => {
      await page.getByRole('textbox', { name: 'Region in copied credentials' }).fill('eu-west1');
      await page.getByRole('button', { name: 'Done' }).click();
      await page.locator('input[aria-invalid=true]').waitFor();
    },
  },
  {
    screen: 'settings',
    state: 'end',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: 'Use eu-west-1' }).click();
      await page.getByRole('button', { name: 'Import and export' }).click();
    },
  },
  {
    screen: 'settings',
    state: 'sought',
    isBrief: true,
    reach: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Search everything' }).fill('theme');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    },
  },
]);
