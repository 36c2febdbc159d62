import type { Locator, Page } from 'playwright';
import type { RunningApp } from './app.ts';

/** A start URL the simulated organization answers to. */
export const startUrl = 'https://d-9067f2a4c1.awsapps.com/start';

export const people = { maya: 'Maya Lindqvist', tomas: 'Tomás Oliveira', auditor: 'Ines Vogel (auditor)' } as const;

export type Person = keyof typeof people;

export type TypedSession = { readonly name: string; readonly startUrl?: string; readonly region?: string };

export const fillSession = async (
  page: Page,
  { name, startUrl: url = startUrl, region = 'us-east-1' }: TypedSession,
) => {
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Start URL' }).fill(url);
  await page.getByRole('textbox', { name: 'Region' }).fill(region);
};

export const addSession = async (page: Page, session: TypedSession): Promise<void> => {
  await page.getByRole('button', { name: 'Add SSO session' }).click();
  await fillSession(page, session);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: session.name, level: 1 }).waitFor();
};

/** Goes through the real pages of the first sign-in of a person: compare the code, say who you are, allow. */
export const allowAs = async (
  verification: Page,
  person: Person,
  beforeAllowing: (verification: Page) => Promise<void> = async () => undefined,
): Promise<void> => {
  await verification.getByRole('button', { name: 'Continue' }).click();
  await verification.getByRole('radio', { name: people[person] }).check();
  await verification.getByRole('button', { name: 'Continue' }).click();
  await verification.getByRole('button', { name: 'Allow' }).waitFor();
  await beforeAllowing(verification);
  await verification.getByRole('button', { name: 'Allow' }).click();
};

/** Signs in from the shown session's pane, all the way until the window says so. */
export const signIn = async (app: RunningApp, page: Page, person: Person = 'maya'): Promise<void> => {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await allowAs(await app.verificationPage(), person);
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
};

/** The row of one role in the list as it is shown now. */
export const roleRow = (page: Page, accountName: string, roleName: string | RegExp): Locator =>
  page
    .getByRole('rowgroup')
    .filter({ has: page.getByRole('rowheader').filter({ hasText: accountName }) })
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell', { name: roleName, exact: true }) });
