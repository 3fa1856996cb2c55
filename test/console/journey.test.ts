import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openWindow, type Desktop } from '../support/browser.ts';
import { inEnglish, signInAs } from '../support/consolePages.ts';
import { databaseOf } from '../support/database.ts';
import { deskOf } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
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

const openQueue = async (role: string, size: { width?: number; height?: number } = {}): Promise<Desktop> => {
  const desktop = await openWindow(browser, system.server.url, size);
  await signInAs(desktop.page, system, role);
  await desktop.page.goto(`${system.server.url}/tickets?tab=all`);
  await desktop.page.locator('[data-row]').first().waitFor();
  return desktop;
};

it('a client’s letter becomes a request in the queue, is answered, and the promise is met (§4.2, §4.4, §4.7)', async () => {
  const specialist = await openQueue('SPECIALIST');
  const head = await openQueue('SUPPORT_HEAD');
  const rowsBefore = await specialist.page.locator('[data-row]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')));

  const { ticket: registered } = await mailboxOf(system).comes({
    from: 'Осцилляторов Роман <oscillatorov@ladoga-rk.example>',
    subject: 'Модуль молчит после холодного пуска',
    text: 'При −30 °C модуль не отвечает по UART.',
  });
  const number = registered?.number ?? '';

  // it is announced, and no row moves until somebody asks for it
  const newcomers = specialist.page.getByText(/1 новое обращение/);
  await newcomers.waitFor();
  expect(await specialist.page.locator('[data-row]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')))).toEqual(rowsBefore);
  await newcomers.click();
  await specialist.page.locator(`[data-row="${number}"]`).click();
  await specialist.page.getByText('При −30 °C модуль не отвечает по UART.').waitFor();
  await specialist.page.getByText(/Почему срок/).waitFor();

  await head.page.goto(`${system.server.url}/tickets/${registered?.id ?? ''}?tab=all`);
  await head.page.getByText('При −30 °C модуль не отвечает по UART.').waitFor();

  // the physical key R, whatever the layout
  await specialist.page.keyboard.press('KeyR');
  await specialist.page.keyboard.type('Обновите МПО до версии 2.5.0.');
  await specialist.page.keyboard.press('Control+Enter');
  const answer = 'article, .conversation-entry, [data-entry], main';
  await specialist.page.locator(answer).getByText('Обновите МПО до версии 2.5.0.').first().waitFor();
  // another person's browser shows it by itself
  await head.page.getByText('Обновите МПО до версии 2.5.0.').first().waitFor();

  // it can be taken back for ten seconds, then it leaves
  await system.pass(10);
  const ticket = await deskOf(system).ticket({ id: registered?.id ?? '' });
  expect(ticket.obligations).toMatchObject([{ kind: 'FIRST', standing: 'MET' }]);
  const letters = await mailboxOf(system).lettersOn(ticket);
  expect(letters.map(({ templateKey }) => templateKey)).toEqual(['ticket.accepted', 'ticket.answer']);
  expect([...specialist.complaints, ...head.complaints]).toEqual([]);
});

it('outgoing mail shows the confirmation and the answer to a person, who sends again what was refused and is done with what nobody needs', async () => {
  const { page, complaints } = await openQueue('SUPPORT_HEAD');
  await page.goto(`${system.server.url}/outgoingLetters`);
  await page.getByText('Модуль молчит после холодного пуска').first().waitFor();
  // one that was refused is sent again from its page
  const database = await databaseOf(system.dataDir);
  const { rows } = await database.query<{ id: string }>(`update outgoing_letter set status = 'FAILED', last_error = '550 5.7.1 refused' where id = (select id from outgoing_letter where template_key = 'ticket.answer' order by created_at limit 1) returning id`);
  const { rows: notices } = await database.query<{ id: string }>(`update outgoing_letter set status = 'FAILED', last_error = '550 5.7.1 refused' where id = (select id from outgoing_letter where template_key = 'ticket.accepted' order by created_at limit 1) returning id`);
  await database.end();
  await page.goto(`${system.server.url}/outgoingLetters/${notices[0]?.id}/show`);
  await page.getByRole('button', { name: 'Больше ничего не нужно' }).click();
  await page.getByText('Письмо больше не требует внимания').waitFor();
  await page.goto(`${system.server.url}/outgoingLetters`);
  await page.getByLabel('Внимание').selectOption({ label: 'Только требующие внимания' });
  await page.locator('.rg-chip').getByText('Не доставлено').first().waitFor();
  await page.goto(`${system.server.url}/outgoingLetters/${rows[0]?.id}/show`);
  const again = page.getByRole('button', { name: 'Отправить ещё раз' });
  await again.waitFor();
  await again.click();
  await page.getByText('Письмо уходит ещё раз').waitFor();
  expect(complaints).toEqual([]);
});

it('a breach shows on an open queue by itself, and the rows stay where they are', async () => {
  const desk = deskOf(system);
  await system.at('2026-11-24T12:30:00+03:00');
  const asked = await desk.clientAsks({ priority: 'HIGH', subject: 'Срок истечёт на глазах' });
  const { page } = await openQueue('SPECIALIST');
  await page.getByRole('searchbox').fill('Срок истечёт на глазах');
  const row = page.locator(`[data-row="${asked.number}"]`);
  await row.waitFor();
  await system.at('2026-11-26T12:30:01+03:00');
  await row.getByText(/просрочено/).waitFor();
});

it('the console speaks English to whoever chooses it', async () => {
  await system.at('2026-11-24T12:00:00+03:00');
  const { page, complaints } = await openWindow(browser, system.server.url);
  await page.locator('input[type=email]').fill('somebody@company.example');
  await inEnglish(page);
  expect(await page.locator('input[type=email]').inputValue()).toBe('somebody@company.example');
  await signInAs(page, system, 'SPECIALIST');
  await page.goto(`${system.server.url}/tickets?tab=all`);
  await page.getByText('Queue').first().waitFor();
  const cyrillic = await page.locator('nav').first().innerText();
  expect(cyrillic).not.toMatch(/[а-яё]{3}/i);
  expect(complaints).toEqual([]);
});

it('on a telephone nothing overflows sideways', async () => {
  const { page } = await openQueue('SPECIALIST', { width: 390, height: 844 });
  await page.locator('[data-row]').first().click();
  await page.getByText(/МСК/).first().waitFor();
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(overflow).toBe(0);
});

it('an administrator erases a person, having read what goes and what stays and typed the name; the request goes on without it (152-FZ, R19)', async () => {
  await system.at('2026-11-24T12:00:00+03:00');
  const desk = deskOf(system);
  const { ticket: registered } = await mailboxOf(system).comes({
    from: 'Осцилляторов Роман <oscillatorov@ladoga-rk.example>',
    subject: 'Осцилляторов: модуль греется',
    text: 'Модуль греется.\n\nРоман Осцилляторов, oscillatorov@ladoga-rk.example',
  });
  const asked = await desk.ticket({ id: registered?.id ?? '' });
  await desk.answer(asked, system.desk, { body: 'Осцилляторов Роман, проверьте питание.' });
  const { page, complaints } = await openWindow(browser, system.server.url);
  await signInAs(page, system, 'ADMIN');
  const named = /осциллятор|oscillator/i;
  const ticketPage = async (): Promise<string> => {
    await page.goto(`${system.server.url}/tickets/${asked.number}?tab=all`);
    await page.getByRole('log').getByText('проверьте питание').waitFor();
    await page.getByText('Обещанные ответы').waitFor();
    return page.locator('body').innerText();
  };
  expect(await ticketPage()).toMatch(named);

  await page.goto(`${system.server.url}/clients/${asked.client.id}/show`);
  await page.getByRole('button', { name: 'Стереть персональные данные: Осцилляторов Роман' }).click();
  const dialog = page.getByRole('dialog', { name: /Осцилляторов Роман/ });
  await dialog.getByText(/имя, адрес, телефон и должность/).waitFor();
  await dialog.getByText(/сроки, нарушения и журнал обещаний/).waitFor();
  await dialog.getByRole('button', { name: 'Стереть навсегда' }).click();
  await dialog.getByRole('alert').getByText('Впишите имя так, как оно записано: Осцилляторов Роман').waitFor();
  expect((await desk.ticket(asked)).subject).toMatch(named);
  await dialog.getByRole('textbox').fill('Осцилляторов Роман');
  await dialog.getByRole('button', { name: 'Стереть навсегда' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => page.getByRole('main').innerText(), { timeout: 10_000 }).not.toMatch(named);

  const afterwards = await ticketPage();
  expect(afterwards).not.toMatch(named);
  expect(afterwards).toContain('Данные стёрты / Erased: модуль греется');
  const kept = ({ obligations }: typeof asked): unknown[] => obligations.map(({ id, startsAt, dueAt }) => ({ id, startsAt, dueAt }));
  expect(kept(await desk.ticket(asked))).toEqual(kept(asked));
  expect(complaints).toEqual([]);
});
