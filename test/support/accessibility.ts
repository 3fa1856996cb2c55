import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { vi } from 'vitest';

interface Found { violations: { id: string; nodes: { target: string[] }[] }[] }
/** WCAG 2.2, A and AA. */
const everyRule = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };

/** What axe finds wrong with the page as it stands, `rule: element`; an empty list is what a test wants. With `rules` it looks for those alone, and only `within` what a selector names. */
export const barriersOn = async (page: Page, rules?: readonly string[], within = 'html'): Promise<string[]> => {
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(axe.source);
  const runOnly = rules ? { type: 'rule', values: rules } : everyRule;
  const { violations } = await page.evaluate<Found>(`axe.run(${JSON.stringify(within)}, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] })`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
};

/** What is still found when the page has had its time to draw itself anew. */
export const lasting = async <T>(find: () => Promise<T[]>): Promise<T[]> => {
  let found = await find();
  await vi.waitUntil(async () => found.length === 0 || (found = await find()).length === 0, { timeout: 2000, interval: 200 }).catch(() => undefined);
  return found;
};

/** The rules that judge by colours: the others find the same in light and in dark. */
export const rulesOfColours = ['color-contrast', 'link-in-text-block'] as const;

/** The same for what stands open now, in light colours and then, as far as colours count, in dark ones. */
export const barriersInBothSchemes = async (page: Page, within?: string): Promise<string[]> => {
  const light = await lasting(() => barriersOn(page, undefined, within));
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
  const dark = await lasting(() => barriersOn(page, rulesOfColours, within));
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
  return [...light, ...dark.map((finding) => `dark ${finding}`)];
};

/** By how many pixels the page is wider than its window. */
export const overflowOf = (page: Page): Promise<number> => page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
