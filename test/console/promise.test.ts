import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openWindow, type Desktop } from '../support/browser.ts';
import { signInAs } from '../support/consolePages.ts';
import { deskOf } from '../support/desk.ts';
import { regulationOf } from '../support/regulation.ts';
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

it('why an answer is due then stands beside the ticket day by day, and its sum is the term (§4.7, R20)', async () => {
  const ticket = await deskOf(system).clientAsks({ priority: 'HIGH', subject: 'Почему такой срок' });
  const { page, complaints } = await openPage(`/tickets/${ticket.number}?tab=all`);
  const card = page.locator('[data-item="sla/why"]');
  await card.getByRole('table').waitFor();
  const lines = await card.getByRole('row').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
  expect(lines.slice(1)).toEqual([['вт 24.11, 12:00–18:00', '6 ч'], ['ср 25.11, 10:00–18:00', '8 ч'], ['чт 26.11, 10:00–12:00', '2 ч'], ['Высокий: 2 рабочих дня', '16 ч']]);
  await card.getByText(/^§4\.\d.*редакци.*календар.* 2026/).waitFor();
  expect(complaints).toEqual([]);
});

it('a head changes a draft by its form, is refused at the very field, sees the difference and publishes it (§2.4)', async () => {
  const { page, complaints } = await openPage('/regulation');
  await page.getByRole('button', { name: 'Новая редакция' }).click();
  await page.getByText('Отличий нет').waitFor();

  await page.getByRole('button', { name: 'Изменить', exact: true }).click();
  const interval = (row: number) => page.getByRole('group', { name: `Промежуток ${row}`, exact: true });
  await interval(1).getByLabel('Открытие').fill('09:00');
  await interval(1).getByLabel('Закрытие').fill('13:00');
  await page.getByRole('button', { name: 'Добавить промежуток' }).click();
  await interval(2).getByLabel('Открытие').fill('14:00');
  await interval(2).getByLabel('Закрытие').fill('12:00');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/закрытие раньше открытия/).waitFor();
  expect(await page.evaluate('document.activeElement.name')).toBe('parameters.openingHours.1.closes');
  await interval(2).getByLabel('Закрытие').fill('18:00');

  // the words of letters are told to staff and to no system of a client
  const { errors } = await system.ask('{ mailTemplates { key placeholders } }');
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  await page.getByRole('group', { name: 'Предупреждение 1', exact: true }).getByLabel('Израсходовано, %').fill('50');
  // whoever words a letter sees what is wrong with it, and then how it looks, before anything is saved
  await page.getByLabel('Тема', { exact: true }).fill('Принято: {ticket.numbr}');
  await page.getByText('Тема: письмо не знает места {ticket.numbr} (строка 1, знак 10); похоже на {ticket.number}').waitFor();
  await page.getByLabel('Тема', { exact: true }).fill('Принято');
  await page.getByText('Тема: в теме письма на русском нет места {ticket.number}, без которого').waitFor();
  await page.getByLabel('Тема', { exact: true }).fill('Принято: {ticket.number}');
  await page.locator('.templates-subject').getByText(/^Принято: TP-2026-\d{6}$/).waitFor();
  await page.frameLocator('.rg-preview-frame').getByText(/^Здравствуйте, /).waitFor();
  // what was typed outlives the page
  await page.reload();
  await page.getByText('Восстановлены ваши несохранённые правки.').waitFor();
  await page.getByRole('button', { name: 'Сохранить' }).click();
  for (const difference of ['09:00–13:00, 14:00–18:00', '50 %', 'Принято: {ticket.number}']) await page.locator('aside').getByText(difference).first().waitFor();

  await page.getByRole('button', { name: 'Опубликовать…' }).click();
  await page.getByRole('dialog').locator('button[type=submit]').click();
  await page.getByText('Опубликована', { exact: true }).waitFor();

  interface Published { status: string; effectiveFrom: string; parameters: { openingHours: unknown; warnings: unknown; mailTexts: unknown } }
  const { regulationVersions } = await system.get<{ regulationVersions: { nodes: Published[] } }>(
    '{ regulationVersions(first: 1) { nodes { status effectiveFrom parameters { openingHours { opens closes } warnings { percentUsed workingMinutesLeft } mailTexts { template locale subject body } } } } }',
  );
  expect(regulationVersions.nodes).toEqual([{
    status: 'PUBLISHED', effectiveFrom: '2026-11-25',
    parameters: {
      openingHours: [{ opens: '09:00', closes: '13:00' }, { opens: '14:00', closes: '18:00' }],
      warnings: [{ percentUsed: 50, workingMinutesLeft: null }, { percentUsed: null, workingMinutesLeft: 60 }],
      mailTexts: [{ template: 'ticket.accepted', locale: 'ru', subject: 'Принято: {ticket.number}', body: null }],
    },
  }]);
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
  // the change tells by itself when it is through, and what it moved
  const change = page.locator('[data-change]').filter({ hasText: '2026 v2' });
  await change.getByText(/позже — /).waitFor();
  await change.getByText(/^Сдвинул/).click();
  await change.getByRole('link', { name: ticket.number }).waitFor();
  expect(complaints).toEqual([]);
});

it('a head types a year from the decree, is refused at the very list, and loads it (§4.6)', async () => {
  const { page, complaints } = await openPage('/calendar?year=2028');
  await page.getByRole('button', { name: 'Загрузить год…' }).click();
  const dialog = page.getByRole('dialog');
  // the lists begin with what the law says
  await expect.poll(() => dialog.getByLabel('Перенесённые выходные').inputValue()).toBe('04.11 → 06.11');
  await dialog.getByLabel('Перенесённые выходные').fill('04.11 → 06.11\n12.01 → 10.01');
  await dialog.getByRole('button', { name: 'Проверить' }).click();
  await dialog.getByText(/12\.01\.2028 — рабочий день/).waitFor();
  await dialog.getByLabel('Перенесённые выходные').fill('04.11 → 06.11\n01.01 → 10.01');
  await dialog.getByLabel('Постановление №').fill('999');
  await dialog.getByLabel('Дата').fill('2027-09-20');
  await dialog.getByRole('button', { name: 'Проверить' }).click();
  await dialog.locator('.calendar-preview').waitFor();
  await dialog.locator('button[type=submit]').click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator('[data-date="2028-01-10"][data-kind="MOVED_OFF"]').waitFor();
  await page.getByText('01.01.2028 → 10.01.2028').waitFor();
  expect(complaints).toEqual([]);
});

it('a head begins another calendar and closes a day of it only (§4.6)', async () => {
  const { page, complaints } = await openPage('/calendar?year=2027');
  await page.getByLabel('Календарь', { exact: true }).selectOption({ label: 'Новый календарь…' });
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Код/).fill('shift');
  await dialog.getByLabel(/Название \(рус/).fill('Сменный');
  await dialog.getByLabel(/Название \(англ/).fill('Shifts');
  await dialog.getByLabel('По какому закону').selectOption('NONE');
  await dialog.getByRole('button', { name: 'Создать' }).click();
  await page.locator('[data-date="2027-01-01"][data-kind="WORKING"]').click();
  await dialog.getByText('Ни один срок не сдвинется').waitFor();
  await dialog.locator('button[type=submit]').click();
  await page.locator('[data-date="2027-01-01"][data-kind="CLOSED"]').waitFor();
  await page.getByLabel('Календарь', { exact: true }).selectOption('ru');
  await page.locator('[data-date="2027-01-01"][data-kind="HOLIDAY"]').waitFor();
  expect(complaints).toEqual([]);
});

it('the report of a period is a page with an address, and a file (§4.7)', async () => {
  const { page, complaints } = await openPage('/reports?from=2026-01-01&to=2026-12-31&by=CLIENT');
  await page.getByRole('heading', { name: 'По клиенту' }).waitFor();
  await page.locator('table tbody tr').first().waitFor();
  // a card of another plugin, about the same days (§4.13)
  await page.getByRole('table', { name: 'Причины по §4.13' }).getByRole('row', { name: 'За рамками поддержки 0 2' }).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Скачать XLSX' }).click()]);
  expect(download.suggestedFilename()).toBe('sla-2026-01-01-2026-12-31.xlsx');
  expect(complaints).toEqual([]);
});

it('the wall follows what happens by itself, and says so when nobody vouches for its figures', async () => {
  const { page } = await openWindow(browser, system.server.url);
  await signInAs(page, system, 'SUPPORT_HEAD');
  await page.clock.install();
  await page.goto(`${system.server.url}/wall`);
  const awaiting = page.locator('.sla-wall-tile').filter({ hasText: 'ждут ответа' }).locator('b');
  await awaiting.waitFor();
  const before = Number(await awaiting.innerText());
  await deskOf(system).clientAsks({ priority: 'HIGH', subject: 'Видно на табло' });
  await expect.poll(async () => Number(await awaiting.innerText()), { timeout: 10_000 }).toBe(before + 1);
  await page.getByText('связь с сервером есть').waitFor();
  await page.context().setOffline(true);
  await page.clock.fastForward(60_000);
  await page.getByText(/Нет связи с сервером\. Показано то, что было в/).waitFor();
  await page.context().setOffline(false);
  // an attempt that was under way may have to fail first, and the pause behind it be over
  await page.getByText(/Нет связи с сервером\. Показано/).waitFor({ state: 'detached', timeout: 60_000 });
});

it('a version that counts in Berlin is shown and taken by Berlin’s clock, whoever looks from where (§4.6)', async () => {
  await regulationOf(system, await system.signIn('SUPPORT_HEAD')).publish({ timeZone: 'Europe/Berlin' }, '2027-03-26');
  await system.at('2027-03-26T15:00:00+01:00');
  const desk = deskOf(system);
  const asked = await desk.clientAsks({ priority: 'HIGH' });
  // the term spans the night in which the clocks are put forward: the due is later by the wall of Berlin’s summer
  expect(asked.obligations[0]?.dueAt).toBe('2027-03-30T13:00:00.000Z');
  const { page, complaints } = await openPage(`/tickets/${asked.number}`);
  await page.getByText('пт 26 марта, 15:00 UTC+1').waitFor();
  await page.getByText('до вт 30.03 15:00').first().waitFor();

  await page.goto(`${system.server.url}/tickets/letter`);
  await page.getByText('Время: Europe/Berlin, UTC+1.').waitFor();
  await page.getByRole('combobox', { name: /^Клиент/ }).fill(asked.client.name.slice(0, 6));
  await page.getByRole('option', { name: asked.client.name }).click();
  await page.getByLabel('Входящий номер').fill('17/26');
  await page.getByLabel('Штамп о получении').fill('2027-03-26T10:30');
  await page.getByLabel(/^Тема/).fill('Письмо с нарочным');
  await page.getByLabel(/^Что случилось/).fill('Не сходится таблица истинности.');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/TP-2027-\d+/);
  const number = new URL(page.url()).pathname.split('/').at(-1);
  expect(await system.get('query($number: ID!) { ticket(id: $number) { receivedAt } }', { number }, await system.signIn('SUPPORT_HEAD'))).toEqual({ ticket: { receivedAt: '2027-03-26T09:30:00.000Z' } });
  expect(complaints).toEqual([]);
});
