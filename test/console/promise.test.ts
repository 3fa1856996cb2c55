import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openWindow, type Desktop } from '../support/browser.ts';
import { signInAs } from '../support/consolePages.ts';
import { deskOf } from '../support/desk.ts';
import { startSystem, type System } from '../support/startSystem.ts';

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

const openPage = async (path: string): Promise<Desktop> => {
  const desktop = await openWindow(browser, system.server.url);
  await signInAs(desktop.page, system, 'SUPPORT_HEAD');
  await desktop.page.goto(`${system.server.url}${path}`);
  return desktop;
};

it('a head changes the hours in a draft, sees the difference and publishes it (§2.4)', async () => {
  const { page, complaints } = await openPage('/regulation');
  await page.getByRole('button', { name: 'Новая редакция' }).click();
  await page.getByText('Отличий нет').waitFor();

  await page.getByRole('button', { name: 'Изменить сроки и часы…' }).click();
  await page.getByRole('dialog').getByLabel(/Часы/).fill('09:00–13:00\n14:00–18:00');
  await page.getByRole('dialog').locator('button[type=submit]').click();
  await page.locator('aside').getByText('09:00–13:00').first().waitFor();

  await page.getByRole('button', { name: 'Опубликовать…' }).click();
  await page.getByRole('dialog').locator('button[type=submit]').click();
  await page.getByText('Опубликована', { exact: true }).waitFor();

  const { regulationVersions } = await system.get<{ regulationVersions: { nodes: { status: string; effectiveFrom: string; parameters: { openingHours: { opens: string; closes: string }[] } }[] } }>(
    '{ regulationVersions(first: 1) { nodes { status effectiveFrom parameters { openingHours { opens closes } } } } }',
  );
  expect(regulationVersions.nodes).toEqual([{ status: 'PUBLISHED', effectiveFrom: '2026-11-25', parameters: { openingHours: [{ opens: '09:00', closes: '13:00' }, { opens: '14:00', closes: '18:00' }] } }]);
  expect(complaints).toEqual([]);
});

it('a head closes a day, sees before what moves, and the promise has moved (§6)', async () => {
  const desk = deskOf(system);
  const ticket = await desk.clientAsks({ priority: 'HIGH' });
  const [promised] = ticket.obligations;
  const { page, complaints } = await openPage('/calendar');
  await page.locator('[data-date="2026-11-26"]').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(ticket.number).waitFor();
  await dialog.locator('button[type=submit]').click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator('[data-date="2026-11-26"][data-kind="CLOSED"]').waitFor();
  await expect.poll(async () => (await desk.ticket(ticket)).obligations[0]?.dueAt, { timeout: 20_000 }).not.toBe(promised?.dueAt);
  expect(complaints).toEqual([]);
});

it('the report of a period is a page with an address, and a file (§4.7)', async () => {
  const { page, complaints } = await openPage('/reports?from=2026-01-01&to=2026-12-31&by=CLIENT');
  await page.getByRole('heading', { name: 'По клиенту' }).waitFor();
  await page.locator('table tbody tr').first().waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Скачать XLSX' }).click()]);
  expect(download.suggestedFilename()).toBe('sla-2026-01-01-2026-12-31.xlsx');
  expect(complaints).toEqual([]);
});
