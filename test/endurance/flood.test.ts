import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openWindow } from '../support/browser.ts';
import { signInAs } from '../support/consolePages.ts';
import { connectToDatabase } from '../support/database.ts';
import { blockFor, floodOfEvents, heapOf, longestTask, watchTasksAndFrames } from '../support/pressure.ts';
import { startSystem, type System } from '../support/startSystem.ts';

/** A flood needs both processors: beside other tests a conversation now and then did not come within half a minute of it. */
let system: System;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
  await system.at('2026-11-24T12:00:00+03:00');
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

const rows = (page: Page) => page.locator('[data-row]');
const rowsOf = (page: Page): Promise<(string | null)[]> => rows(page).evaluateAll((found) => found.map((row) => row.getAttribute('data-row')));

it('two hundred events a second for five seconds block nobody for long, and opened tickets go again', async () => {
  const { page, complaints } = await openWindow(browser, 'about:blank');
  await page.addInitScript(watchTasksAndFrames);
  await page.goto(system.server.url);
  await signInAs(page, system, 'SUPPORT_HEAD');
  await page.goto(`${system.server.url}/tickets?tab=all`);
  await rows(page).nth(9).waitFor();
  await blockFor(page, 250);
  expect(await longestTask(page)).toBeGreaterThanOrEqual(250);
  const last = await floodOfEvents(await connectToDatabase(system.dataDir), 200, 5);
  await rows(page).filter({ hasText: last }).first().waitFor();
  expect(await longestTask(page)).toBeLessThanOrEqual(2000);

  const inspector = await page.context().newCDPSession(page);
  const numbers = await rowsOf(page);
  const open = async (number: string | null): Promise<void> => {
    await page.evaluate(`history.pushState(null, '', '/tickets/${number}?tab=all'); dispatchEvent(new PopStateEvent('popstate'))`);
    await page.locator('.tickets-facts').filter({ hasText: number ?? '' }).waitFor();
    await page.getByRole('log').locator('article').first().waitFor();
  };
  for (const number of numbers.slice(0, 5)) await open(number);
  const before = await heapOf(inspector);
  for (const number of numbers.slice(5, 25)) await open(number);
  expect(await heapOf(inspector)).toBeLessThan(before * 1.3);
  expect(complaints).toEqual([]);
});
