import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriersOn } from '../support/accessibility.ts';
import { openBrowser, openWindow, type Desktop } from '../support/browser.ts';
import { signInAs } from '../support/consolePages.ts';
import { deskOf, type Ticket } from '../support/desk.ts';
import { interactionsOn } from '../support/interactions.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type System } from '../support/startSystem.ts';

/** Somebody new, who has no tickets but those of this file. */
const novice = { role: 'SPECIALIST', name: 'Новиков Пётр', email: 'novikov@company.example', password: 'двенадцать символов' };

let system: System;
let browser: Browser;
let specialist: Desktop;
let head: Desktop;
/** The tickets of the novice, what is due first at the front. */
let [first, second, third, fourth]: Ticket[] = [];
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
  const desk = deskOf(system);
  const { id: assigneeId } = await recordsOf(system).done<{ id: string }>('createStaff', 'staff', 'id', { ...novice, active: true }, await system.signIn('SUPPORT_HEAD'));
  const assigned = async (subject: string): Promise<Ticket> => desk.done('assignTicket', { ticketId: (await desk.clientAsks({ priority: 'HIGH', subject })).id, assigneeId });
  await system.at('2026-11-24T12:00:00+03:00');
  first = await assigned('Отвечаем с начала');
  await system.at('2026-11-24T12:10:00+03:00');
  second = await assigned('Берём с начала');
  await system.at('2026-11-24T12:20:00+03:00');
  third = await desk.answer(await assigned('Откладываем с начала'), system.desk, { body: 'Пришлите журнал.', question: true });
  third = await desk.clientWrites(third, 'Журнала нет.');
  await system.at('2026-11-24T12:30:00+03:00');
  fourth = await desk.answer(await assigned('Щёлкаем с начала'), system.desk, { body: 'Пришлите журнал.', question: true });
  fourth = await desk.clientWrites(fourth, 'Журнала нет.');
  system.credentials.staff = [...system.credentials.staff.filter(({ role }) => role !== novice.role), novice];
  specialist = await openWindow(browser, system.server.url);
  await signInAs(specialist.page, system, 'SPECIALIST');
  head = await openWindow(browser, system.server.url);
  await signInAs(head.page, system, 'SUPPORT_HEAD');
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

const start = async (page: Page): Promise<ReturnType<typeof interactionsOn>> => {
  await page.goto(system.server.url);
  return interactionsOn(page);
};
const opened = async (ticket: Ticket | undefined): Promise<void> => {
  await specialist.page.getByRole('heading', { name: ticket?.subject ?? '' }).waitFor();
  await specialist.page.getByRole('log').waitFor();
};

it('the most urgent ticket is there without a single interaction, for everybody who answers', async () => {
  await opened(first);
  expect(new URL(specialist.page.url()).pathname).toBe(`/tickets/${first?.number ?? ''}`);
  const [urgent] = (await system.get<{ tickets: { nodes: { number: string }[] } }>('{ tickets(first: 1, filter: { ended: false }) { nodes { number } } }')).tickets.nodes;
  const admin = await openWindow(browser, system.server.url);
  await signInAs(admin.page, system, 'ADMIN');
  for (const { page } of [head, admin]) await page.locator(`[data-tile="sla/next"] li:first-child a[href*="${urgent?.number ?? 'none'}"]`).waitFor();
  await admin.page.context().close();
});

it('from the start a reply is sent with 2, a ticket taken with 1, a solution postponed with reason and text with 3', async () => {
  const reply = await start(specialist.page);
  await opened(first);
  await reply.type('Проверьте питание модуля.', { opening: 'KeyR' });
  await reply.press('Control+Enter');
  await specialist.page.getByRole('log').getByText('Проверьте питание модуля.').waitFor();
  expect(reply.count()).toBeLessThanOrEqual(2);

  const take = await start(specialist.page);
  await opened(second);
  await take.press('KeyW');
  await specialist.page.getByText('в работе').first().waitFor();
  expect(take.count()).toBeLessThanOrEqual(2);
  await deskOf(system).answer(second ?? { id: '' }, system.desk);

  const postpone = await start(specialist.page);
  await opened(third);
  await postpone.press('KeyP');
  const reasons = specialist.page.getByRole('dialog').getByRole('group', { name: /^Причина/ }).getByRole('radio');
  await expect.poll(() => reasons.first().evaluate((radio) => radio === radio.ownerDocument.activeElement)).toBe(true);
  const chosen = await reasons.evaluateAll((radios) => radios.findIndex((radio) => /недостаточн/i.test(radio.closest('label')?.textContent ?? '')));
  await postpone.press(`Digit${chosen + 1}`);
  await postpone.press('Control+Enter');
  await specialist.page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(postpone.count()).toBeLessThanOrEqual(3);
  expect(await deskOf(system).ticket(third ?? { id: '' })).toMatchObject({ status: 'POSTPONED' });
});

it('by the mouse it takes no more: a standard answer is sent with 2, a solution postponed with 3', async () => {
  const { page } = specialist;
  const reply = await start(page);
  await opened(fourth);
  await reply.click(page.getByRole('group', { name: 'Готовые ответы' }).getByRole('button', { name: 'Запросить журнал обмена' }));
  await expect.poll(() => page.getByRole('textbox', { name: 'Ответ клиенту' }).inputValue()).toContain(fourth?.number ?? 'its number');
  await reply.click(page.getByRole('button', { name: /^Отправить/ }));
  await page.getByRole('log').getByText('пришлите, пожалуйста, журнал обмена').waitFor();
  expect(reply.count()).toBe(2);
  expect(await page.getByRole('group', { name: 'Готовые ответы' }).count()).toBe(1);

  await deskOf(system).clientWrites(fourth ?? { id: '' }, 'Журнала так и нет.');
  const postpone = await start(page);
  await opened(fourth);
  await postpone.click(page.getByRole('button', { name: /^Отложить/ }));
  await postpone.click(page.getByRole('dialog').getByText(/недостаточн/i).first());
  await postpone.click(page.getByRole('dialog').getByRole('button', { name: /^Отложить/ }));
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(postpone.count()).toBe(3);
  expect(await deskOf(system).ticket(fourth ?? { id: '' })).toMatchObject({ status: 'POSTPONED' });
});

it('tiles are arranged by the keyboard, and the arrangement follows the person to another browser', async () => {
  const { page } = head;
  const names = (of: Page): Promise<(string | null)[]> => of.locator('[data-tile]').evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-tile')));
  await page.locator('[data-tile="tickets/review-due"]').waitFor();
  expect((await names(page)).slice(0, 2)).toEqual(['sla/next', 'sla/standing']);
  await page.keyboard.press('Shift+E');
  await page.getByRole('button', { name: 'Переместить «Ближайшие сроки»' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Убрать «Карантин»' }).click();
  await page.getByRole('button', { name: '+ Карантин' }).waitFor();
  await page.keyboard.press('Shift+E');
  expect((await names(page)).slice(0, 2)).toEqual(['sla/standing', 'sla/next']);

  const elsewhere = await openWindow(browser, system.server.url);
  await signInAs(elsewhere.page, system, 'SUPPORT_HEAD');
  await elsewhere.page.locator('[data-tile]:first-child[data-tile="sla/standing"]').waitFor();
  await expect.poll(() => names(elsewhere.page), { timeout: 10_000 }).not.toContain('mail/quarantine');
  await elsewhere.page.context().close();
});

it('a tile is dragged to where another one stands', async () => {
  const { page } = head;
  const names = (): Promise<(string | null)[]> => page.locator('[data-tile]').evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-tile')));
  await page.keyboard.press('Shift+E');
  await page.getByRole('button', { name: 'Переместить «Ближайшие сроки»' }).dragTo(page.locator('[data-tile]').first());
  await expect.poll(async () => (await names())[0]).toBe('sla/next');
  await page.keyboard.press('Shift+E');
  expect((await names()).slice(0, 2)).toEqual(['sla/next', 'sla/standing']);
});

it('where to start and how it looks are chosen once, for every browser', async () => {
  const { page } = head;
  await page.goto(`${system.server.url}/settings/me`);
  await page.getByLabel('С чего начинать').selectOption('/reports');
  await page.getByRole('main').getByRole('button', { name: 'Тёмная' }).click();
  await page.goto(system.server.url);
  await page.waitForURL('**/reports');

  const elsewhere = await openWindow(browser, system.server.url);
  await signInAs(elsewhere.page, system, 'SUPPORT_HEAD');
  await expect.poll(() => elsewhere.page.evaluate<string>('getComputedStyle(document.documentElement).colorScheme'), { timeout: 10_000 }).toBe('dark');
  await elsewhere.page.context().close();
  expect([...head.complaints, ...specialist.complaints]).toEqual([]);
});

it('the start goes back to that of the role', async () => {
  const { page } = head;
  await page.goto(`${system.server.url}/settings/me`);
  await page.getByLabel('С чего начинать').selectOption('');
  await page.goto(system.server.url);
  await page.waitForURL('**/start');
});

it.each(['Светлая', 'Тёмная'])('arranging the start page has no barriers (%s); the walk of every page sees the rest', async (theme) => {
  const { page } = head;
  await page.goto(`${system.server.url}/settings/me`);
  await page.getByRole('main').getByRole('button', { name: theme }).click();
  await page.goto(`${system.server.url}/start`);
  await page.locator('[data-tile="sla/next"] li').first().waitFor();
  await page.keyboard.press('Shift+E');
  expect(await barriersOn(page)).toEqual([]);
});
