import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';

/** What keeps people from using what is shown now, as axe finds it. */
export const axeFindings = async (page: Page, besides: readonly string[] = []): Promise<readonly string[]> => {
  const { violations } = await new AxeBuilder({ page })
    // Electron opens no page for the scanner, which then has to work within this one.
    .setLegacyMode()
    // The menu library's own, to send the focus back into the menu: nobody rests on them.
    .exclude('[data-base-ui-focus-guard]')
    .disableRules([...besides])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `axe ${id}: ${html.slice(0, 200)}`));
};
