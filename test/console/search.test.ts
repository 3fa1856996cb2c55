import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { barriersOn } from '../support/accessibility.ts';
import { openBrowser, openWindow, type Desktop } from '../support/browser.ts';
import { signInAs } from '../support/consolePages.ts';
import { deskOf, type Ticket } from '../support/desk.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
let browser: Browser;
let desktop: Desktop;
let ticket: Ticket;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
  await system.at('2026-11-24T12:00:00+03:00');
  ticket = await deskOf(system).clientAsks({ subject: 'Прошивка зависает', body: 'Перегреваются пять микросхем <b>драйвера</b>.' });
  await vi.waitUntil(async () => (await system.get<{ search: { hits: unknown[] } }>('{ search(text: "перегреваются") { hits { id } } }')).search.hits.length > 0, { timeout: 10_000 });
  desktop = await openWindow(browser, system.server.url, { locale: 'ru' });
  await signInAs(desktop.page, system, 'SPECIALIST');
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

const field = (page: Page) => page.getByRole('combobox', { name: 'Что сделать или куда перейти' });

/** Ctrl+K by its place, as the Russian layout sends it. */
const openPalette = async (page: Page): Promise<void> => {
  await page.evaluate(`document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyK', key: 'л', ctrlKey: true, bubbles: true }))`);
  await field(page).waitFor();
};

it('Ctrl+K in the Russian layout finds a ticket by its words, shows where they stand, and opens it by Enter', async () => {
  const { page } = desktop;
  await openPalette(page);
  await page.keyboard.type('микросхемы');
  const option = page.getByRole('option', { name: ticket.number });
  await option.waitFor();
  expect(await option.locator('mark').allTextContents()).toEqual(['микросхем']);
  expect(await option.textContent()).toContain('<b>драйвера</b>');
  await vi.waitUntil(async () => {
    if ((await option.getAttribute('aria-selected')) === 'true') return true;
    await page.keyboard.press('ArrowDown');
    return false;
  }, { timeout: 10_000 });
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: ticket.subject }).waitFor();
});

it('a number jumps straight to its ticket; a word in the wrong layout is understood and said so', async () => {
  const { page } = desktop;
  await page.goto(`${system.server.url}/products`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await openPalette(page);
  await page.keyboard.type('ghjibdrf ');
  await page.getByText('Искали «ghjibdrf» как «прошивка».').waitFor();
  await field(page).fill(ticket.number);
  await page.getByRole('option', { name: ticket.number, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: ticket.subject }).waitFor();
  expect(desktop.complaints).toEqual([]);
});

it('letters that are keys elsewhere stay in the text that is typed: G H once led home out of every field', async () => {
  const { page } = desktop;
  await page.goto(`${system.server.url}/products`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('g');
  await openPalette(page);
  await page.keyboard.type('higher ghost got');
  expect(await field(page).inputValue()).toBe('higher ghost got');
  expect(new URL(page.url()).pathname).toBe('/products');
  await page.keyboard.press('Escape');
  await field(page).waitFor({ state: 'detached' });
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await page.waitForURL((url) => url.pathname !== '/products');
});

it('before anything is typed the palette offers what was opened last; all results have a page of their own, by kinds', async () => {
  const { page } = desktop;
  await openPalette(page);
  await page.getByRole('dialog', { name: /\S/ }).getByText('Открывали недавно').waitFor();
  expect(await barriersOn(page)).toEqual([]);
  await page.getByRole('option', { name: ticket.number, selected: true }).waitFor();
  await field(page).fill('перегреваются микросхемы');
  await page.getByRole('option', { name: 'Все результаты: перегреваются микросхемы' }).click();
  const found = page.getByRole('main').getByRole('listitem');
  await found.filter({ hasText: ticket.number }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/search');
  expect(await found.locator('mark').allTextContents()).toEqual(expect.arrayContaining(['микросхем']));
  await page.getByRole('searchbox').fill('ладожский');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Клиенты/ }).click();
  await page.getByRole('link', { name: /Ладож/ }).first().waitFor();
  expect(new URL(page.url()).search).toContain('kind=CLIENT');
  await page.getByRole('searchbox').fill('абвгдейка щщщ');
  await page.keyboard.press('Enter');
  await page.getByText('Ничего не найдено: абвгдейка щщщ').waitFor();
  expect(desktop.complaints).toEqual([]);
});

it('similar requests stand beside a ticket and are linked by one click, and parted by another', async () => {
  const { page } = desktop;
  const other = await deskOf(system).clientAsks({ subject: 'Зависает прошивка загрузчика', body: 'После обновления.' });
  await vi.waitUntil(async () => (await system.get<{ ticket: { similar: { id: string }[] } }>('query($id: ID!) { ticket(id: $id) { similar { id } } }', { id: other.id })).ticket.similar.length > 0, { timeout: 10_000 });
  await page.goto(`${system.server.url}/tickets/${other.number}`);
  await page.getByRole('button', { name: `Связать с ${ticket.number}` }).click();
  const links = page.getByRole('listitem').filter({ hasText: 'связано с' });
  await links.getByRole('link', { name: ticket.number }).waitFor();
  await page.getByRole('button', { name: `Связать с ${ticket.number}` }).waitFor({ state: 'detached' });
  await page.getByText(`Связано с ${ticket.number}: `).waitFor();
  await page.getByRole('button', { name: `Снять связь с ${ticket.number}` }).click();
  await links.waitFor({ state: 'detached' });
  expect(desktop.complaints).toEqual([]);
});

it('a source that throws costs only itself', async () => {
  const { page } = await openWindow(browser, system.server.url, { locale: 'ru' });
  await signInAs(page, system, 'SPECIALIST');
  await page.route('**/graphql', (route) => (route.request().postData()?.includes('query Search(') ? route.fulfill({ status: 500, body: 'broken' }) : route.continue()));
  await openPalette(page);
  await page.keyboard.type('обращения');
  await page.getByText('Поиск не ответил. Команды работают; наберите ещё раз.').waitFor();
  await page.getByRole('option', { name: 'Перейти: Обращения' }).waitFor();
});
