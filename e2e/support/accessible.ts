import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect } from 'vitest';

/** What another theme can break; asking for everything a second time would take most of a run. */
const ABOUT_COLOUR = ['color-contrast', 'link-in-text-block'];

/** Fails with what axe finds on the page as it is: everything in the light theme, colours in the dark one. */
export async function expectAccessible(page: Page): Promise<void> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
    if (colorScheme === 'dark') axe.withRules(ABOUT_COLOUR);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations)
      found.push(`${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }
  await page.emulateMedia({ colorScheme: null });
  expect(found).toEqual([]);
}
