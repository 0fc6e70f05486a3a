import type { Page } from 'playwright-core';

/** What a thumb in a glove would miss. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.locator('main').evaluate((main) => {
    const acts = [
      ...main.querySelectorAll('button, .check-answer, .button-link, input:not([type=radio]):not([hidden])'),
    ];
    return acts
      .filter((act) => act.checkVisibility() && act.getBoundingClientRect().height > 1)
      .filter(
        (act) =>
          (act.closest('.ant-input-affix-wrapper, .ant-select, .ant-input-number') ?? act).getBoundingClientRect()
            .height < 44,
      )
      .map((act) => act.outerHTML.slice(0, 160));
  });
}
