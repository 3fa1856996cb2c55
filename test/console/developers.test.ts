import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openWindow, type Desktop } from '../support/browser.ts';
import { inEnglish, signInAs } from '../support/consolePages.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
let browser: Browser;
let desktop: Desktop;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
  desktop = await openWindow(browser, system.server.url);
  await desktop.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs(desktop.page, system, 'SPECIALIST');
  await desktop.page.goto(`${system.server.url}/tickets/first`);
  await desktop.page.getByRole('log').waitFor();
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

it('Alt+Shift+P outlines the slots of the page with what stands in them; a click copies a name', async () => {
  const { page, complaints } = desktop;
  await page.keyboard.press('Alt+Shift+P');
  const overlay = page.getByRole('region', { name: 'Места для расширений' });
  await overlay.getByRole('button', { name: /^tickets\.show\.side/ }).waitFor();
  const side = await page.locator('[data-item="tickets/client"]').boundingBox();
  const frame = await overlay.locator('.rg-slot-frame').filter({ hasText: 'tickets.show.side' }).boundingBox();
  expect(frame && side && frame.x <= side.x && frame.y <= side.y && frame.x + frame.width >= side.x + side.width).toBe(true);
  await overlay.getByRole('button', { name: /^tickets\.show\.side/ }).click();
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe('tickets.show.side');
  await page.keyboard.press('Alt+Shift+P');
  await overlay.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

describe('the explorer of the API', () => {
  const foreign: string[] = [];
  let explorer: Desktop;
  beforeAll(async () => {
    explorer = await openWindow(browser, system.server.url, { locale: 'en' });
    explorer.page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== system.server.url) foreign.push(request.url());
    });
    await inEnglish(explorer.page);
    await signInAs(explorer.page, system, 'SPECIALIST');
    await explorer.page.goto(`${system.server.url}/explorer`);
  });
  afterAll(() => explorer.page.context().close());
  /** What stands in the part for answers, once it says so much. */
  const answered = (said: string): Promise<void> => explorer.page.locator('.result-window').getByText(said).first().waitFor();
  const run = async (): Promise<void> => {
    await explorer.page.locator('.graphiql-query-editor .CodeMirror-line').first().waitFor();
    await explorer.page.getByRole('button', { name: /^Execute query/ }).click();
  };
  const choose = (label: string, value: string): Promise<unknown> => explorer.page.getByLabel(label, { exact: true }).selectOption(value);

  /** Examples come with a request and a client of this desk: as they stand they are answered, and nothing in them is refused. */
  const examplesAreAnswered = async (): Promise<void> => {
    for (const [example, said] of [['request', '"timeline"'], ['records', '"__typename": "Ticket"'], ['fileARequest', '"userErrors": []'], ['fileOnce', '"externalId": "order-4711"']] as const) {
      await choose('Example', example);
      await explorer.page.locator('.graphiql-query-editor').getByText(example === 'records' ? 'nodes' : example === 'request' ? 'OneRequest' : example === 'fileOnce' ? 'FileOnce' : 'FileARequest').first().waitFor();
      await run();
      await answered(said);
    }
  };

  it('asks the door of the desk as whoever is signed in, and knows the schema', async () => {
    const { page } = explorer;
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'Query' }).waitFor();
    await run();
    await answered('"standing"');
    await choose('Example', 'follow');
    await run();
    await answered('"ack": true');
    await page.getByRole('button', { name: /^Stop query/ }).click();
    await examplesAreAnswered();
  });

  it('asks the door of clients’ systems with a key that is typed in, and keeps it nowhere', async () => {
    const { page } = explorer;
    await choose('Door', 'client');
    await choose('Example', 'requests');
    await run();
    await answered('UNAUTHENTICATED');
    await page.getByLabel('Key', { exact: true }).fill(system.partner.key);
    await page.keyboard.press('Enter');
    await run();
    await answered('"hasNextPage"');
    await examplesAreAnswered();
    expect(await page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href])')).not.toContain(system.partner.key);
  });

  it('asks no foreign host, and nothing in it complains', async () => {
    expect(foreign).toEqual([]);
    // the door of clients refuses whoever comes without a key, and the browser says so
    expect(explorer.complaints.filter((text) => !/status of 40[13]/.test(text))).toEqual([]);
  });
});

it('whoever asks for less motion sees none', async () => {
  const { page } = desktop;
  /** The longest transition or animation of all that is drawn, milliseconds. */
  const longest = (): Promise<number> => page.evaluate(`Math.max(...[...document.querySelectorAll('*')].flatMap((element) => {
    const { transitionDuration, animationDuration } = getComputedStyle(element);
    return [...transitionDuration.split(','), ...animationDuration.split(',')].map((text) => parseFloat(text) * (text.trim().endsWith('ms') ? 1 : 1000));
  }))`);
  // the witness: without the wish something does move
  expect(await longest()).toBeGreaterThan(50);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await longest()).toBeLessThanOrEqual(1);
});
