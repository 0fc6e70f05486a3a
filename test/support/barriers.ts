import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const THEMES = ['light', 'dark'] as const;

/**
 * What somebody who hears the page, has weak eyes or no mouse would stumble over, by the rules of axe, a line each.
 * Everything is looked at in the first theme; of the second, which differs in its colours alone, only these.
 */
export async function findBarriers(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
    const rules = colorScheme === THEMES[0] ? {} : { runOnly: ['color-contrast', 'link-in-text-block'] };
    found.push(...(await examine(page, rules)).map((barrier) => `${colorScheme} ${barrier}`));
  }
  await page.emulateMedia({ colorScheme: THEMES[0] });
  return found;
}

/** The same for the page as it stands, in the theme that it has. */
export async function examine(page: Page, options: RunOptions = {}): Promise<string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(axe.source);
  const asked = JSON.stringify({ resultTypes: ['violations'], ...options });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${asked})`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
