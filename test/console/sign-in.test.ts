import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openWindow } from '../support/browser.ts';
import { signInAs, signInWith } from '../support/consolePages.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

/** How often the page asked for a turn: a page that draws itself in circles does so tens of thousands of times. */
const countTurns = (page: Page): Promise<unknown> =>
  page.addInitScript(`{ const ask = window.setTimeout; window.turns = 0; window.setTimeout = (...asked) => { window.turns += 1; return ask(...asked); }; }`);
const turns = (page: Page): Promise<number> => page.evaluate('window.turns');

it('whoever is not signed in sees the form at once, and comes from it to the page that was asked for', async () => {
  const { page, complaints } = await openWindow(browser, 'about:blank');
  await countTurns(page);
  await page.goto(`${system.server.url}/calendar?year=2027`);
  await page.locator('input[type=email]').waitFor();
  expect(new URL(page.url()).pathname).toBe('/login');
  expect(await turns(page)).toBeLessThan(1000);
  await signInAs(page, system, 'SUPPORT_HEAD');
  await page.waitForURL((url) => url.pathname === '/calendar' && url.search === '?year=2027');
  expect(complaints).toEqual([]);
});

it('whoever signs out is back at the form at once', async () => {
  const { page, complaints } = await openWindow(browser, 'about:blank');
  await countTurns(page);
  await page.goto(system.server.url);
  await signInAs(page, system, 'SPECIALIST');
  await page.getByRole('button', { name: /Кварцева|Фильтров|Специалист|меню/i }).first().click();
  await page.getByText('Выйти').click();
  await page.locator('input[type=email]').waitFor({ timeout: 8000 });
  expect(new URL(page.url()).pathname).toBe('/login');
  expect(await turns(page)).toBeLessThan(1000);
  expect(complaints).toEqual([]);
});

it('whoever loses the right to be here is led to the form by the line alone, and comes back to the page', async () => {
  const records = recordsOf(system);
  const head = await system.signIn('SUPPORT_HEAD');
  const novice = { role: 'SPECIALIST', name: 'Новиков Пётр', email: 'novikov@company.example', password: 'двенадцать символов' };
  const { id, version } = await records.done<{ id: string; version: number }>('createStaff', 'staff', 'id version', { ...novice, active: true }, head);
  const { page } = await openWindow(browser, 'about:blank');
  const lines: string[] = [];
  page.on('websocket', (line) => line.on('framereceived', ({ payload }) => lines.push(String(payload))));
  await page.goto(`${system.server.url}/clients`);
  await signInWith(page, novice);
  await page.getByRole('row').nth(1).waitFor();
  await expect.poll(() => lines.some((frame) => frame.includes('connection_ack'))).toBe(true);
  await records.done('updateStaff', 'staff', 'id', { id, expectedVersion: version, active: false }, head);
  // nobody touches the page
  await page.locator('input[type=password]').waitFor({ timeout: 10_000 });
  expect(new URL(page.url()).pathname).toBe('/login');
});

it('the page may neither make code of text nor load it from elsewhere, nor stand in somebody else’s frame', async () => {
  const policy = (await fetch(system.server.url)).headers.get('content-security-policy')?.split('; ') ?? [];
  expect(policy).toEqual(expect.arrayContaining(["default-src 'self'", "script-src 'self'", "connect-src 'self'", "object-src 'none'", "frame-ancestors 'none'"]));
  expect(policy.join(' ')).not.toContain('unsafe-eval');
  const { page, complaints } = await openWindow(browser, system.server.url);
  await page.addScriptTag({ content: 'globalThis.injected = true' }).catch(() => undefined);
  expect(await page.evaluate('globalThis.injected')).toBeUndefined();
  expect(complaints.join(' ')).toContain('Content Security Policy');
});

it('the head adds a client’s system and issues a key, which is shown once, opens the door, and does so no longer when it is revoked (§4.1)', async () => {
  const { page, complaints } = await openWindow(browser, system.server.url);
  await signInAs(page, system, 'SUPPORT_HEAD');
  await page.goto(`${system.server.url}/machineUsers/create`);
  await page.getByLabel('Название').fill('ERP Ладоги');
  await page.getByLabel('От чьего имени').fill('Ладож');
  await page.getByRole('option', { name: /Ладож/ }).click();
  await page.getByRole('button', { name: 'Добавить систему' }).click();
  await page.getByText('Ключей ещё нет: система не может войти.').waitFor();
  await page.getByRole('button', { name: 'Выдать ключ…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Новый ключ: ERP Ладоги' });
  await dialog.getByLabel('Где используется').fill('боевой контур');
  expect(await dialog.getByLabel('Ведение справочников').count()).toBe(0);
  for (const scope of ['Чтение обращений', 'Сроки и пояснения']) await dialog.getByLabel(scope).uncheck();
  await page.keyboard.press('Control+Enter');
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel('Чтение обращений').check();
  await page.keyboard.press('Control+Enter');
  const key = await page.getByRole('status').filter({ hasText: 'Он показан один раз' }).locator('code').innerText();
  const { data } = await system.askAsClient<{ viewer: { name: string } }>('{ viewer { name } }', {}, { key });
  expect(data.viewer.name).toBe('ERP Ладоги');

  await page.reload();
  const row = page.getByRole('row').filter({ hasText: 'боевой контур' });
  await row.getByText('действует').waitFor();
  expect(await page.getByText(key).count()).toBe(0);
  await row.getByRole('button', { name: 'Отозвать…' }).click();
  await page.keyboard.press('Control+Enter');
  await row.getByText('отозван').waitFor();
  expect((await system.ask('{ tickets(first: 1) { nodes { id } } }', {}, { key })).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  expect(complaints).toEqual([]);
});
