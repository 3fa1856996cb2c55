import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser, openWindow, type Desktop } from '../support/browser.ts';
import { signInAs } from '../support/consolePages.ts';
import { deskOf, utc, type Ticket } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
let browser: Browser;
let person: { cookie: string };
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
  desk = deskOf(system);
  await system.at('2026-11-24T12:00:00+03:00');
  person = await system.signIn('SPECIALIST');
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

const openTicket = async ({ id }: Pick<Ticket, 'id'>): Promise<Desktop> => {
  const desktop = await openWindow(browser, system.server.url);
  await signInAs(desktop.page, system, 'SPECIALIST');
  await desktop.page.goto(`${system.server.url}/tickets/${id}?tab=all`);
  await field(desktop.page).waitFor();
  return desktop;
};
const field = (page: Page) => page.getByRole('textbox', { name: 'Ответ клиенту' });
const textIn = (page: Page): Promise<string> => field(page).inputValue();
/** What the server keeps for the specialist, as another browser of theirs would read it. */
const keptOn = async ({ id }: Pick<Ticket, 'id'>): Promise<string | undefined> =>
  (await system.get<{ drafts: { text: string }[] }>('query($id: ID!) { drafts(ticketId: $id) { text } }', { id }, person)).drafts[0]?.text;
const isKept = (ticket: Pick<Ticket, 'id'>, text: string | undefined): Promise<boolean> => vi.waitUntil(async () => (await keptOn(ticket)) === text, { timeout: 10_000, interval: 300 });

it('a tab that crashes, no connection, two windows: no draft is lost', async () => {
  const ticket = await desk.clientAsks();
  const first = await openTicket(ticket);
  await field(first.page).fill('Пётр, проверьте питание');
  await isKept(ticket, 'Пётр, проверьте питание');
  // the tab is gone without a farewell, and its browser with all that it kept
  const crashed = first.page.waitForEvent('crash');
  void (await first.page.context().newCDPSession(first.page)).send('Page.crash').catch(() => undefined);
  await crashed;

  const second = await openTicket(ticket);
  await vi.waitUntil(async () => (await textIn(second.page)) === 'Пётр, проверьте питание', { timeout: 10_000 });
  await second.page.getByText('черновик восстановлен').waitFor();
  await second.page.context().setOffline(true);
  await field(second.page).fill('Пётр, проверьте питание и UART');
  await second.page.getByText('нет связи, черновик пока только в этом браузере').waitFor();
  await second.page.context().setOffline(false);
  await isKept(ticket, 'Пётр, проверьте питание и UART');

  // two machines at once: who is late chooses, and the other text is there to be seen
  const third = await openTicket(ticket);
  await vi.waitUntil(async () => (await textIn(third.page)) !== '', { timeout: 10_000 });
  await field(third.page).fill('Написано на другой машине');
  await isKept(ticket, 'Написано на другой машине');
  await field(second.page).fill('Написано на этой');
  const meeting = second.page.getByRole('alert').filter({ hasText: 'Этот черновик иначе сохранён в другом окне' });
  await meeting.getByText('Написано на другой машине').waitFor();
  expect(await keptOn(ticket)).toBe('Написано на другой машине');
  await meeting.getByRole('button', { name: 'Оставить оба' }).click();
  await isKept(ticket, 'Написано на этой\n\nНаписано на другой машине');

  // what is sent is a draft no longer, here and anywhere
  await field(second.page).press('Control+Enter');
  await isKept(ticket, undefined);
  await vi.waitUntil(async () => (await textIn(second.page)) === '', { timeout: 10_000 });
  for (const { page } of [second, third]) await page.context().close();
}, 60_000);

it('§4.6: an answer is taken back by a key while it waits, and its text stands in the composer again', async () => {
  const ticket = await desk.clientAsks({ priority: 'HIGH' });
  const { page, complaints } = await openTicket(ticket);
  await page.getByText('Уйдёт через 10 с: рабочее время').waitFor();
  await field(page).fill('Замените модуль');
  await field(page).press('Control+Enter');
  const toast = page.getByRole('status').filter({ hasText: `Ответ на ${ticket.number} уйдёт через` });
  await toast.waitFor();
  expect(await textIn(page)).toBe('');
  await page.keyboard.press('KeyZ');
  await vi.waitUntil(async () => (await textIn(page)) === 'Замените модуль', { timeout: 10_000 });
  await toast.waitFor({ state: 'hidden' });
  await page.getByText('Ответ отозван до отправки').waitFor();
  expect((await desk.ticket(ticket)).obligations).toMatchObject([{ answeredAt: null, standing: 'ON_TIME' }]);

  // sent again, and on another page by now: the button there leads back
  await field(page).press('Control+Enter');
  await toast.waitFor();
  await page.getByRole('link', { name: 'Клиенты' }).click();
  await toast.getByRole('button', { name: 'Отменить' }).click();
  await page.waitForURL(`**/tickets/${ticket.id}*`);
  await vi.waitUntil(async () => (await textIn(page)) === 'Замените модуль', { timeout: 10_000 });

  // and when nobody takes it back it leaves
  await field(page).press('Control+Enter');
  await toast.waitFor();
  await page.getByRole('button', { name: 'Изменить до отправки' }).waitFor();
  await system.pass(10);
  await vi.waitUntil(async () => (await mailboxOf(system).lettersOn(ticket, 'ticket.answer')).at(-1)?.status === 'SENT', { timeout: 10_000 });
  expect((await desk.ticket(ticket)).obligations).toMatchObject([{ answeredAt: utc('2026-11-24T12:00:10+03:00'), standing: 'MET' }]);
  await page.getByRole('button', { name: 'Изменить до отправки' }).waitFor({ state: 'hidden' });
  expect(complaints).toEqual([]);
}, 60_000);
