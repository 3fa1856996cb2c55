import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Found { violations: { id: string; nodes: { target: string[] }[] }[] }

/** What axe finds wrong with the page as it stands, `rule: element`; an empty list is what a test wants. */
export const barriersOn = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<Found>("axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })");
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
};
