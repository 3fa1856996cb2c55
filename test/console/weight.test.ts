import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openWindow, type Desktop } from '../support/browser.ts';
import { signInAs } from '../support/consolePages.ts';
import { deskOf } from '../support/desk.ts';
import { startSystem, type System } from '../support/startSystem.ts';

const built = fileURLToPath(new URL('../../packages/admin/dist/', import.meta.url));

let system: System;
let browser: Browser;
let desktop: Desktop;
const fetched = new Set<string>();
const underWay = new Set<unknown>();

/** Kilobytes after gzip. */
const weightOf = (files: readonly string[]): number => files.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(built, file)), { level: 9 }).length / 1000, 0);

/** The scripts that the browser has fetched since the last look, the entry and its libraries among them at first. */
const fetchedSince = async (): Promise<{ kilobytes: number; files: string[] }> => {
  await expect.poll(async () => {
    await desktop.page.evaluate('new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }))');
    return underWay.size;
  }).toBe(0);
  const files = [...fetched];
  fetched.clear();
  return { kilobytes: weightOf(files), files };
};

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
  await system.at('2026-11-24T12:00:00+03:00');
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

/** Kilobytes: the entry has 310 (held by the build), what a list needs besides it, its texts apart, 60, a ticket 60 more, the formatting of an answer 150. */
const limits = { whole: 310 + 60, list: 60, ticket: 60, formatting: 150 };

/** What the first page of the console imports, whatever page it is. */
const entryFiles = (): Set<string> => {
  const manifest = JSON.parse(readFileSync(path.join(built, '.vite/manifest.json'), 'utf8')) as Record<string, { file: string; imports?: string[] }>;
  const seen = new Set<string>();
  const follow = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    manifest[key]?.imports?.forEach(follow);
  };
  follow('index.html');
  return new Set([...seen].map((key) => manifest[key]?.file ?? ''));
};
const isText = (file: string): boolean => /\/(?:reactAdmin\.)?ru-/.test(file);

it('each route fetches what it needs, with its texts, and no more than its budget', async () => {
  const ticket = await deskOf(system).clientAsks({ subject: 'Сколько весит обращение' });
  desktop = await openWindow(browser, 'about:blank');
  const { page } = desktop;
  page.on('request', (request) => {
    underWay.add(request);
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('.js')) fetched.add(pathname.slice(1));
  });
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));

  await page.goto(`${system.server.url}/tickets?tab=all`);
  await signInAs(page, system, 'SPECIALIST');
  await page.locator('[data-row]').first().waitFor();
  const list = await fetchedSince();
  await page.getByText(ticket.subject).first().click();
  await page.getByRole('log').waitFor();
  const opened = await fetchedSince();
  await page.keyboard.press('r');
  await page.keyboard.press('Control+Shift+F');
  await page.locator('[contenteditable=true]').waitFor();
  const formatting = await fetchedSince();

  // what is measured is what was meant
  expect(list.files).toContainEqual(expect.stringContaining('/index-'));
  expect(list.files).toContainEqual(expect.stringContaining('/Workbench-'));
  expect(list.files).not.toContainEqual(expect.stringContaining('/Conversation-'));
  expect(opened.files).toContainEqual(expect.stringContaining('/Conversation-'));
  expect(opened.files).not.toContainEqual(expect.stringContaining('/RichField-'));
  expect(formatting.files).toContainEqual(expect.stringContaining('/RichField-'));

  const entry = entryFiles();
  expect(list.kilobytes).toBeLessThanOrEqual(limits.whole);
  expect(weightOf(list.files.filter((file) => !entry.has(file) && !isText(file)))).toBeLessThanOrEqual(limits.list);
  expect(opened.kilobytes).toBeLessThanOrEqual(limits.ticket);
  expect(formatting.kilobytes).toBeLessThanOrEqual(limits.formatting);
});
