import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openWindow, type Desktop } from '../support/browser.ts';
import { signInAs } from '../support/consolePages.ts';
import { deskOf, type Ticket } from '../support/desk.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
let browser: Browser;
let head: Desktop;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
  await system.at('2026-11-24T12:00:00+03:00');
  head = await openWindow(browser, system.server.url);
  await signInAs(head.page, system, 'SUPPORT_HEAD');
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

const open = async ({ number }: Pick<Ticket, 'number'>): Promise<Desktop['page']> => {
  await head.page.goto(`${system.server.url}/tickets/${number}?tab=all`);
  await head.page.getByText('Обещанные ответы').waitFor();
  return head.page;
};
const choose = async (act: string): Promise<void> => {
  await head.page.getByRole('button', { name: 'Ещё' }).click();
  await head.page.getByRole('menuitem', { name: act }).click();
};

it('a warning is a quiet line for staff, and the client never sees it (§4.7)', async () => {
  const desk = deskOf(system);
  const asked = await desk.clientAsks({ priority: 'HIGH', subject: 'Срок подходит' });
  const page = await open(asked);
  // 12 of 16 working hours
  await system.at('2026-11-25T16:00:01+03:00');
  await page.getByText('Предупреждение: израсходовано 75 % срока, ответ до чт 26.11 12:00').waitFor();
  const typesFor = async (asker: { key: string }): Promise<string[]> => (await desk.ticket(asked, asker)).timeline.map(({ type }) => type);
  expect(await typesFor(system.desk)).toContain('AT_RISK');
  expect(await typesFor(system.partner)).not.toContain('AT_RISK');
  expect(head.complaints).toEqual([]);
});

it('a lead excuses a breach, and sees it in the history of the promise (§4.7)', async () => {
  await system.at('2026-11-24T12:00:00+03:00');
  const asked = await deskOf(system).clientAsks({ priority: 'HIGH', subject: 'Срок нарушен' });
  await system.at('2026-11-26T13:00:00+03:00');
  const page = await open(asked);
  const promise = page.locator('[data-obligation]');
  await promise.getByText('Срок нарушен').waitFor();
  await promise.getByRole('button', { name: 'Извинить нарушение…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('button[type=submit]').click();
  await dialog.getByText('Заполните поле «Почему»').waitFor();
  await dialog.getByLabel(/Почему/).fill('Авария связи у провайдера');
  await dialog.locator('button[type=submit]').click();
  await dialog.waitFor({ state: 'detached' });

  await promise.getByText('Авария связи у провайдера').waitFor();
  await promise.getByText('История').click();
  await expect.poll(() => promise.locator('.sla-history li > p:first-child').allInnerTexts()).toEqual(['Срок начат §4.7', 'Срок нарушен §4.7', 'Нарушение извинено §4.7']);
  expect(await promise.getByRole('button', { name: 'Извинить нарушение…' }).count()).toBe(0);
  expect(head.complaints).toEqual([]);
});

it('two requests become one that answers by the earlier due, and the other leads to it (§4.4)', async () => {
  const desk = deskOf(system);
  await system.at('2026-11-30T12:00:00+03:00');
  const first = await desk.clientAsks({ priority: 'HIGH', subject: 'Модуль молчит' });
  await system.at('2026-11-30T13:00:00+03:00');
  const second = await desk.clientAsks({ priority: 'HIGH', subject: 'Модуль молчит, ещё раз' });
  const page = await open(second);
  await choose('Объединить…');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Модуль молчит', { exact: false }).filter({ hasText: first.number }).click();
  // the one that has waited longer stays
  expect(await dialog.getByRole('radio', { name: first.number, exact: true }).isChecked()).toBe(true);
  await dialog.getByText('Ответ будет обещан до ср 02.12, 12:00 МСК').waitFor();
  await dialog.locator('button[type=submit]').click();
  await page.waitForURL(`**/tickets/${first.number}**`);
  await page.getByText(`${second.number} объединено с ${first.number}`).waitFor();
  await page.getByRole('link', { name: second.number }).waitFor();
  expect((await desk.ticket(second)).status).toBe('CLOSED');
  expect(head.complaints).toEqual([]);
});

it('what the client asked besides becomes a request of its own (§4.4)', async () => {
  const desk = deskOf(system);
  await system.at('2026-11-30T14:00:00+03:00');
  const asked = await desk.clientAsks({ priority: 'HIGH', subject: 'Два вопроса' });
  await desk.clientWrites(asked, 'И какой кабель нужен?');
  const page = await open(asked);
  await choose('Выделить…');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('И какой кабель нужен?').click();
  await dialog.getByLabel(/Тема нового обращения/).fill('Кабель');
  await dialog.locator('button[type=submit]').click();
  await page.getByRole('heading', { name: 'Кабель' }).waitFor();
  await page.getByRole('link', { name: asked.number }).waitFor();
  expect((await desk.ticket(asked)).timeline.filter(({ type }) => type === 'CLIENT_MESSAGE')).toHaveLength(1);
  expect(head.complaints).toEqual([]);
});

it('an answer that did not arrive is a task until somebody says how the client got it (§4.6, R16)', async () => {
  await system.at('2026-11-24T12:00:00+03:00');
  const document = 'mutation { createClient(input: { key: "lonely", name: "ООО «Одинокий резистор»" }) { client { id } } }';
  const { createClient } = await system.get<{ createClient: { client: { id: string } } }>(document, {}, await system.signIn('SUPPORT_HEAD'));
  const desk = deskOf(system);
  const asked = await desk.done('createTicket', { clientId: createClient.client.id, subject: 'Без контакта', body: 'Текст' });
  await desk.answer(asked, system.desk);
  const page = await open(asked);
  const mark = page.locator('.tickets-head').getByText('Письмо не доставлено');
  await mark.waitFor();
  await page.getByText('Ответ не доставлен. Некому отправить: у обращения нет контактного лица с адресом').waitFor();
  await page.getByRole('link', { name: /Не дошли/ }).waitFor();
  await choose('Письмо дошло…');
  const dialog = page.getByRole('dialog');
  await dialog.locator('button[type=submit]').click();
  await dialog.getByText('Заполните поле').waitFor();
  await dialog.getByLabel(/Как клиент узнал, что в нём/).fill('Передано с курьером');
  await dialog.locator('button[type=submit]').click();
  await dialog.waitFor({ state: 'detached' });
  await mark.waitFor({ state: 'detached' });
  await page.getByText('Письмо дошло другим путём: Передано с курьером').waitFor();
  expect(head.complaints).toEqual([]);
});

it('nobody of the assignment is here: the page says where a request goes, the head lets the load decide, and the request tells who got it and why (§1)', async () => {
  await system.at('2026-11-24T12:00:00+03:00');
  const [desk, records, { page }] = [deskOf(system), recordsOf(system), head];
  const { id: clientId } = await records.client('mikron12');
  const leading = await system.signIn('SUPPORT_HEAD');
  for (const one of ['triggerova', 'modulev']) {
    const { id: staffId } = await records.staff(one);
    await records.done('recordAbsence', 'absence', 'id', { staffId, kind: 'VACATION', beginsOn: '2026-11-24', endsOn: '2026-11-30' }, leading);
  }
  await page.goto(`${system.server.url}/assignments`);
  await page.getByText('Если на месте нет и замещающего, обращение идёт в общую очередь.').waitFor();
  await page.getByRole('button', { name: 'Изменить…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Обращение идёт' }).selectOption('LEAST_LOADED');
  await dialog.getByRole('spinbutton', { name: /Не больше обещаний/ }).fill('0');
  await dialog.locator('button[type=submit]').click();
  await dialog.getByText(/от 1 до 1000/).waitFor();
  await dialog.getByRole('spinbutton', { name: /Не больше обещаний/ }).fill('900');
  await dialog.locator('button[type=submit]').click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('обращение идёт специалисту, у которого меньше всего обещаний, но не больше 900 на человека.').waitFor();

  const asked = await desk.done('createTicket', { clientId, subject: 'Кому достанется', body: 'Текст' });
  const chosen = asked.assignee?.name ?? 'nobody';
  await open(asked);
  await page.getByRole('log').getByText(new RegExp(`Исполнитель: ${chosen}, меньше всех обещаний \\(\\d+\\); Триггерова Дарья: нет до .*30\\.11`)).waitFor();

  // whoever gives it to somebody sees before what each has in hand and who is away
  await page.getByRole('button', { name: 'Назначить…' }).click();
  const choice = dialog.getByRole('radio', { name: /^Триггерова Дарья/ });
  expect(await dialog.getByRole('radio', { name: new RegExp(`^${chosen}`) }).isChecked()).toBe(true);
  await choice.check();
  await dialog.getByRole('status').getByText(/Триггерова Дарья: нет на месте до .*30\.11.*Обращение будет ждать/).waitFor();
  expect(await dialog.locator('label', { hasText: 'Триггерова Дарья' }).innerText()).toMatch(/\d+ в работе\s+нет до .*30\.11/);
  await dialog.getByRole('textbox', { name: 'Что важно знать' }).fill('Знает этот стенд');
  await dialog.locator('button[type=submit]').click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('log').getByText(/Исполнитель: Триггерова Дарья; назначение: /).waitFor();
  await page.getByRole('log').getByText('Знает этот стенд').waitFor();
  expect((await desk.ticket(asked)).assignee?.name).toBe('Триггерова Дарья');
  expect(head.complaints).toEqual([]);
});
