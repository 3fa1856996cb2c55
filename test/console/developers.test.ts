import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openWindow, type Desktop } from '../support/browser.ts';
import { signInAs } from '../support/consolePages.ts';
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
