import type { Page } from 'playwright';
import { generateDirectory } from '../simulator/generated-directory.ts';
import { expect, test } from './fixtures.ts';
import { watchShifts } from './layout-shifts.ts';
import { northwind } from './seed.ts';
import { signIn } from './steps.ts';

const accounts = 200;
const roles = 50;

test.use({
  seeded: { sessions: [northwind] },
  serviceOptions: { directory: generateDirectory({ accounts, roles }), portalCallsPerSecond: 1000 },
});

type Watch = {
  readonly role: string;
  readonly frames: number;
  /** Frames in which the row was not there. */
  readonly without: number;
  /** How far the row was from its first place, in px, at the most. */
  readonly furthest: number;
};

/** From now on looks in every frame where the row is that is in the middle of the list now. */
const watchMiddleRow = async (page: Page): Promise<() => Promise<Watch>> => {
  await page.evaluate(() => {
    const { x, y, height } = document.querySelector('#role-list')?.getBoundingClientRect() ?? new DOMRect();
    const textOf = (element: Element | null | undefined, part: string) => element?.querySelector(part)?.textContent;
    const nameOf = (row: Element | null) =>
      `${textOf(row, '.role-name')} in ${textOf(row?.closest('.account-group'), '.mono')}`;
    const middle = document.elementFromPoint(x + 60, y + height / 2)?.closest('.role-row') ?? null;
    const top = middle?.getBoundingClientRect().top ?? Number.NaN;
    const watch = { role: nameOf(middle), frames: 0, without: 0, furthest: 0 };
    const look = () => {
      const row = [...document.querySelectorAll('.role-row')].find((each) => nameOf(each) === watch.role);
      watch.frames += 1;
      if (row === undefined) watch.without += 1;
      else watch.furthest = Math.max(watch.furthest, Math.abs(row.getBoundingClientRect().top - top));
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Object.assign(globalThis, { watch });
  });
  return () => page.evaluate(() => Reflect.get(globalThis, 'watch'));
};

const listed = (page: Page, count: RegExp) =>
  page.getByText(new RegExp(`${count.source} roles in 200 accounts`)).waitFor({ timeout: 60_000 });

test('nothing moves while 10,000 roles stream in, at the top of the list or in its middle', async ({
  app,
  page,
  service,
}) => {
  test.setTimeout(240_000);
  await signIn(app, page);
  const shifts = await watchShifts(page);
  await listed(page, /\b[1-9],\d{3}/);
  const atTop = await shifts();

  const list = page.getByRole('grid', { name: 'Accounts and roles' });
  const scrolled = () => list.evaluate((each) => each.scrollTop);
  expect(await scrolled()).toBe(0);
  const middle = await list.evaluate((each) => Math.floor(each.scrollHeight / 2));
  await list.hover();
  await page.mouse.wheel(0, middle);
  await expect.poll(scrolled).toBe(middle);
  const watched = await watchMiddleRow(page);
  await listed(page, /10,000/);
  await page.getByText(/^Synced/).waitFor({ timeout: 60_000 });

  // Read again, it grows above what is looked at, too.
  for (let number = 0; number < 40; number += 1) {
    const accountId = String(number).padStart(12, '9');
    service.control.addAccount({
      accountId,
      accountName: `archive-${number}`,
      emailAddress: 'archive@northwind.example',
    });
    service.control.assign('maya', accountId, 'ReadOnly');
  }
  await page.getByRole('button', { name: 'Sync' }).click();
  await page.getByText('10,040 roles in 240 accounts').waitFor({ timeout: 60_000 });
  await page.getByText(/^Synced/).waitFor({ timeout: 60_000 });
  expect(await scrolled()).toBeGreaterThan(middle + 40 * 40);

  const { role, frames, without, furthest } = await watched();
  const all = await shifts();
  const sum = all.reduce((total, { value }) => total + value, 0);
  console.log(
    `layout shifts: ${sum} in ${all.length} places, ${atTop.length} of them at the top; ` +
      `${role}: at most ${furthest} px from its place in ${frames} frames`,
  );
  expect(frames).toBeGreaterThan(60);
  expect({ without, furthest }).toEqual({ without: 0, furthest: 0 });
  expect(all).toEqual([]);
});
