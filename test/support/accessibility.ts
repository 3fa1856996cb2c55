import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Found { violations: { id: string; nodes: { target: string[] }[] }[] }
/** WCAG 2.2, A and AA. */
const everyRule = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };

/** What axe finds wrong with the page as it stands, `rule: element`; an empty list is what a test wants. With `rules` it looks for those alone. */
export const barriersOn = async (page: Page, rules?: readonly string[]): Promise<string[]> => {
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(axe.source);
  const runOnly = rules ? { type: 'rule', values: rules } : everyRule;
  const { violations } = await page.evaluate<Found>(`axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] })`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
};

/** By how many pixels the page is wider than its window. */
export const overflowOf = (page: Page): Promise<number> => page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
