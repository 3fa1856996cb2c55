import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser, openWindow } from '../support/browser.ts';
import { signInAs } from '../support/consolePages.ts';
import { deskOf, type Ticket } from '../support/desk.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
let browser: Browser;
/** Two people side by side, each in a browser of their own. */
let head: Page;
let specialist: Page;
let names: { head: string; specialist: string };
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
  await system.at('2026-11-24T12:00:00+03:00');
  const person = async (role: string): Promise<string> => (await system.get<{ viewer: { name: string } }>('{ viewer { name } }', {}, await system.signIn(role))).viewer.name;
  names = { head: await person('SUPPORT_HEAD'), specialist: await person('SPECIALIST') };
  [head, specialist] = [(await openWindow(browser, system.server.url)).page, (await openWindow(browser, system.server.url)).page];
  await signInAs(head, system, 'SUPPORT_HEAD');
  await signInAs(specialist, system, 'SPECIALIST');
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

const opens = async (page: Page, ticket: Ticket): Promise<void> => {
  await page.goto(`${system.server.url}/tickets/${ticket.number}?tab=all`);
  await page.getByRole('log').waitFor();
};

describe('two people on one ticket', () => {
  let ticket: Ticket;
  beforeEach(async () => {
    ticket = await deskOf(system).clientAsks({ priority: 'HIGH' });
    await opens(head, ticket);
    await opens(specialist, ticket);
  });

  it('each sees the other look, and go', async () => {
    const others = (page: Page) => page.getByRole('status', { name: 'Кто ещё здесь' });
    await others(head).getByText(`${names.specialist} смотрит обращение`).waitFor({ state: 'attached' });
    await others(specialist).getByText(`${names.head} смотрит обращение`).waitFor({ state: 'attached' });
    await specialist.goto(`${system.server.url}/team`);
    await others(head).getByText(names.specialist).waitFor({ state: 'detached' });
  });

  it('who writes is told over the tools of the composer; the later answer is stopped and its text stays', async () => {
    await specialist.getByRole('textbox', { name: 'Ответ клиенту' }).pressSequentially('Проверьте питание');
    await head.locator('.presence-writing').getByText(`${names.specialist} пишет ответ`).waitFor();
    await head.getByRole('textbox', { name: 'Ответ клиенту' }).fill('Замените модуль');
    await head.keyboard.press('Control+Enter');
    await head.getByRole('log').getByText('Замените модуль').waitFor();
    await specialist.getByRole('alert').getByText('ответ коллеги').waitFor();
    await specialist.keyboard.press('Control+Enter');
    await specialist.getByText('Ответ не отправлен').first().waitFor();
    expect(await specialist.getByRole('textbox', { name: 'Ответ клиенту' }).inputValue()).toBe('Проверьте питание');
    expect((await deskOf(system).ticket(ticket)).timeline.filter(({ type }) => type === 'ANSWER')).toHaveLength(1);
  });

  it('an answer whose request was closed meanwhile stays on the screen; reopened it can be sent, and nothing of it became a note', async () => {
    const field = specialist.getByRole('textbox', { name: 'Ответ клиенту' });
    await field.pressSequentially('Проверьте питание');
    await deskOf(system).done('closeTicket', { ticketId: ticket.id, reason: 'ANSWERED' }, await system.signIn('SUPPORT_HEAD'));
    await specialist.getByRole('alert').getByText('Обращение закрыто, и ответ не отправлен').waitFor();
    await specialist.keyboard.type(' и кабель');
    const kept = specialist.getByRole('textbox', { name: 'Неотправленный ответ' });
    expect(await kept.inputValue()).toBe('Проверьте питание');
    await specialist.getByRole('button', { name: 'Вернуть в работу' }).click();
    const dialog = specialist.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Ответ был готов');
    await specialist.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await specialist.getByRole('log').getByText('Возвращено в работу').waitFor();
    expect(await field.inputValue()).toBe('Проверьте питание');
    await field.press('Control+Enter');
    await specialist.getByRole('log').getByText('Проверьте питание').waitFor();
    expect((await deskOf(system).ticket(ticket)).timeline.filter(({ type }) => type === 'ANSWER' || type === 'INTERNAL_NOTE')).toMatchObject([{ type: 'ANSWER', body: 'Проверьте питание' }]);
  });

  it('a dialog over a request that a colleague has just postponed says so, keeps what it holds, and decides nothing twice', async () => {
    await specialist.keyboard.press('p');
    const dialog = specialist.getByRole('dialog');
    await dialog.getByRole('radio').first().check();
    await dialog.getByRole('textbox').first().fill('Стенд 4');
    const said = dialog.getByRole('textbox', { name: /Текст клиенту/ });
    await said.fill('Отложим до выпуска');
    await head.keyboard.press('p');
    const first = head.getByRole('dialog');
    await first.getByRole('radio').first().check();
    await first.getByRole('textbox').first().fill('Стенд 3');
    await head.keyboard.press('Control+Enter');
    await first.waitFor({ state: 'detached' });
    await specialist.locator('[role=log]').getByText(/Решение отложено/).waitFor();
    await said.press('Control+Enter');
    await dialog.getByRole('alert').filter({ hasText: 'запись изменил кто-то ещё' }).waitFor();
    expect(await said.inputValue()).toBe('Отложим до выпуска');
    const postponed = async () => (await deskOf(system).ticket(ticket)).timeline.filter(({ type }) => type === 'POSTPONED').length;
    expect(await postponed()).toBe(1);
    // whoever has read it may decide all the same
    await said.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await postponed()).toBe(2);
  });

  it('a transfer carries its note to the other, and warns of whoever is away', async () => {
    const records = recordsOf(system);
    const away = await records.staff('triggerova');
    await records.done('recordAbsence', 'absence', 'id', { staffId: away.id, kind: 'VACATION', beginsOn: '2026-11-24', endsOn: '2026-11-30' }, await system.signIn('SUPPORT_HEAD'));
    await head.keyboard.press('Shift+A');
    const dialog = head.getByRole('dialog');
    await dialog.getByRole('radio', { name: new RegExp(away.name) }).check();
    await dialog.getByText(`${away.name}: нет на месте до 30.11.2026`).waitFor();
    await dialog.getByRole('radio', { name: new RegExp(names.specialist) }).check();
    await dialog.getByLabel('Что важно знать').fill('Клиент ждёт звонка');
    await head.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await specialist.getByRole('log').getByText('Клиент ждёт звонка').waitFor();
    expect(await deskOf(system).ticket(ticket)).toMatchObject({ assignee: { name: names.specialist } });
  });

  it('one of them watches by a key, the other sees it at once, and the desk keeps it', async () => {
    await head.keyboard.press('e');
    await head.getByRole('button', { name: 'Больше не наблюдать' }).waitFor();
    await specialist.locator('.watchers-list').getByText(names.head).last().waitFor();
    expect(await deskOf(system).ticketCount({ ids: [ticket.id], watched: true }, await system.signIn('SUPPORT_HEAD'))).toBe(1);
  });
});

it('the head records an absence and hands what waits to the deputy', async () => {
  const records = recordsOf(system);
  const modulev = await records.staff('modulev');
  const { ticketId } = { ticketId: (await deskOf(system).clientAsks()).id };
  await deskOf(system).done('assignTicket', { ticketId, assigneeId: modulev.id });
  await head.goto(`${system.server.url}/team`);
  await head.getByRole('button', { name: 'Записать отсутствие…' }).click();
  const dialog = head.getByRole('dialog');
  await dialog.getByLabel('Кого не будет').selectOption({ label: modulev.name });
  await dialog.getByLabel('Первый день').fill('2026-11-24');
  await dialog.getByLabel('Последний день').fill('2026-12-04');
  await dialog.getByRole('button', { name: 'Записать' }).click();
  const row = head.getByRole('row', { name: new RegExp(modulev.name) });
  await row.getByText('нет до 04.12.2026').waitFor();
  await row.getByRole('button', { name: 'Передать заместителям' }).click();
  await dialog.getByRole('button', { name: 'Передать заместителям' }).click();
  await dialog.getByRole('listitem').first().waitFor();
  await dialog.getByRole('button', { name: 'Закрыть' }).click();
  await row.getByRole('button', { name: 'Передать заместителям' }).waitFor({ state: 'detached' });
  expect((await deskOf(system).ticket({ id: ticketId })).assignee?.name).not.toBe(modulev.name);
  await head.getByRole('button', { name: `Завершить отсутствие: ${modulev.name}` }).click();
  await row.getByText('нет до').waitFor({ state: 'detached' });
});

it('a form over a record that somebody else has just changed says so, brings the change in, keeps what was typed, and saves at the second try', async () => {
  const records = recordsOf(system);
  const { id, name } = await records.client('seim');
  await head.goto(`${system.server.url}/clients/${id}/edit`);
  const [city, industry] = [head.getByRole('textbox', { name: /^Город/ }), head.getByRole('textbox', { name: /^Отрасль/ })];
  await city.fill('Курск');
  await records.done('updateClient', 'client', 'id', { id, industry: 'Приборостроение' }, await system.signIn('ADMIN'));
  await head.getByRole('button', { name: 'Сохранить' }).click();
  await head.getByRole('alert').getByText('Пока вы писали, запись изменил кто-то ещё').waitFor();
  await expect.poll(() => industry.inputValue()).toBe('Приборостроение');
  expect(await city.inputValue()).toBe('Курск');
  await head.getByRole('button', { name: 'Сохранить' }).click();
  await head.waitForURL(/\/show$/);
  await head.getByRole('heading', { level: 1, name }).waitFor();
  expect(await system.get('query($id: ID!) { client(id: $id) { city industry } }', { id })).toEqual({ client: { city: 'Курск', industry: 'Приборостроение' } });
});
