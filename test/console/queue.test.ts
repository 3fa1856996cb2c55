import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriersInBothSchemes } from '../support/accessibility.ts';
import { openBrowser, openWindow, type Desktop } from '../support/browser.ts';
import { signInAs } from '../support/consolePages.ts';
import { deskOf, type Ticket } from '../support/desk.ts';
import { startSystem, type System } from '../support/startSystem.ts';
import { textsIn } from '../support/workbook.ts';

let system: System;
let browser: Browser;
let desk: ReturnType<typeof deskOf>;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
  desk = deskOf(system);
  await system.at('2026-11-24T12:00:00+03:00');
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

const openQueue = async (role: string, search = '?tab=all', size: { width?: number; height?: number } = {}): Promise<Desktop> => {
  const desktop = await openWindow(browser, system.server.url, size);
  await signInAs(desktop.page, system, role);
  await desktop.page.goto(`${system.server.url}/tickets${search}`);
  return desktop;
};
const rows = (page: Page) => page.locator('[data-row]');
const rowsOf = (page: Page): Promise<(string | null)[]> => rows(page).evaluateAll((found) => found.map((row) => row.getAttribute('data-row')));
const pickedOf = (page: Page): Promise<(string | null)[]> => page.locator('[data-picked] [data-row]').evaluateAll((found) => found.map((row) => row.getAttribute('data-row')));
const idOf = async (number: string): Promise<Pick<Ticket, 'id'>> => desk.ticket({ id: number });

/** What a key types in the Russian layout. */
const russian: { [code: string]: string } = { KeyJ: 'о', KeyK: 'л', KeyX: 'ч', KeyF: 'а', KeyV: 'м', KeyO: 'щ', Slash: '.' };
/** Presses a key by its place while the Russian layout is on. */
const press = async (page: Page, code: string, shiftKey = false, key = russian[code] ?? code): Promise<void> => {
  const event = JSON.stringify({ code, key: shiftKey ? key.toUpperCase() : key, shiftKey, bubbles: true, cancelable: true });
  await page.evaluate(`for (const type of ['keydown', 'keyup']) (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent(type, ${event}))`);
};
/** The longest motion of what floats while an act is carried out, milliseconds. */
const motionOf = async (page: Page, act: () => Promise<void>): Promise<number> => {
  await page.evaluate("window.motions = [0]; window.looking = setInterval(() => window.motions.push(...document.getAnimations().filter((one) => one.effect.target.closest('.MuiPopover-root')).map((one) => one.effect.getComputedTiming().duration)), 2)");
  await act();
  return page.evaluate<number>('clearInterval(window.looking); Math.max(...window.motions)');
};
const focusedOn = (page: Page): Promise<string | null> => page.evaluate<string | null>("document.activeElement?.getAttribute('data-row') ?? null");

it('two windows: what others do changes rows in place, moves none, and leaves selection, focus and scrolling alone', async () => {
  const { page, complaints } = await openQueue('SPECIALIST');
  await rows(page).nth(9).waitFor();
  const before = await rowsOf(page);
  const [first = '', second = '', third = ''] = before.map((number) => number ?? '');
  await rows(page).first().focus();
  await press(page, 'KeyX');
  await rows(page).nth(2).focus();
  await press(page, 'KeyX');
  await page.locator('.tickets-rows').evaluate((list) => { list.scrollTop = 40; });

  const other = await openQueue('SUPPORT_HEAD', `/${second}?tab=all`);
  await other.page.getByRole('button', { name: 'Назначить…' }).waitFor();
  await desk.done('closeTicket', { ticketId: (await idOf(second)).id, reason: 'ANSWERED' });
  await desk.done('assignTicket', { ticketId: (await idOf(first)).id, assigneeId: null });
  await page.locator(`[data-row="${second}"][data-over]`).waitFor();
  await other.page.locator(`[data-row="${second}"][data-over]`).waitFor();

  expect(await rowsOf(page)).toEqual(before);
  expect(await pickedOf(page)).toEqual([first, third]);
  expect(await focusedOn(page)).toBe(third);
  expect(await page.locator('.tickets-rows').evaluate((list) => list.scrollTop)).toBe(40);
  await page.getByText('Выбрано 2 обращения').waitFor();

  // the order is put right when the person asks for it, and what was picked stays so
  await page.getByRole('button', { name: 'Обновить порядок' }).click();
  await page.locator(`[data-row="${second}"]`).waitFor({ state: 'detached' });
  expect(await pickedOf(page)).toContain(third);
  await page.getByText('Выбрано 2 обращения').waitFor();
  expect([...complaints, ...other.complaints]).toEqual([]);
});

it('the keyboard alone, in the Russian layout: walking, picking, a range, searching, help; a menu opens within 150 ms', async () => {
  const { page, complaints } = await openQueue('SPECIALIST');
  await rows(page).nth(9).waitFor();
  const numbers = await rowsOf(page);
  await press(page, 'KeyJ');
  expect(await focusedOn(page)).toBe(numbers[0]);
  await press(page, 'KeyX');
  for (let steps = 0; steps < 3; steps += 1) await press(page, 'KeyJ');
  await press(page, 'KeyK');
  expect(await focusedOn(page)).toBe(numbers[2]);
  await press(page, 'KeyX', true);
  await page.getByText('Выбрано 3 обращения').waitFor();
  expect(await pickedOf(page)).toEqual(numbers.slice(0, 3));
  await press(page, 'Escape');
  await page.getByText('Выбрано 3 обращения').waitFor({ state: 'detached' });

  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`/tickets/${numbers[2]}`));

  await press(page, 'Slash');
  await page.keyboard.type('ничего такого нет');
  await page.getByText('Ничего не найдено').waitFor();
  await page.keyboard.press('Escape');
  await rows(page).nth(9).waitFor();

  // where the Russian layout has these signs itself
  await press(page, 'Backslash', true, '/');
  expect(await page.evaluate<string>('document.activeElement.type')).toBe('search');
  await page.keyboard.press('Escape');
  const help = page.getByRole('dialog', { name: 'Клавиши' });
  await press(page, 'Digit7', true, '?');
  await help.waitFor();
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  await press(page, 'Slash', true);
  await help.waitFor();
  for (const words of ['Следующее в очереди', 'Предыдущее в очереди', 'Открыть обращение', 'Выбрать или снять выбор', 'Выбрать всё до этого обращения', 'Фильтры', 'Подборки обращений', 'Вид списка', 'Взять следующее']) await help.getByText(words, { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });

  // a menu opens within 150 ms however long it is, and at once for whoever wants no motion
  const opens = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Ещё' }).click();
    await page.getByRole('menuitem').nth(8).click({ trial: true });
  };
  const motion = await motionOf(page, opens);
  expect(motion).toBeGreaterThan(1);
  expect(motion).toBeLessThanOrEqual(150);
  await page.keyboard.press('Escape');
  await page.locator('.MuiPopover-root').waitFor({ state: 'detached' });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await motionOf(page, opens)).toBeLessThanOrEqual(1);
  expect(complaints).toEqual([]);
});

it('a list is narrowed by filters, saved as a view, and comes back by its address', async () => {
  const { page, complaints } = await openQueue('SPECIALIST');
  await rows(page).first().waitFor();
  await press(page, 'KeyF');
  await page.getByRole('dialog', { name: 'Фильтры' }).getByLabel('Высокий').click();
  expect(await barriersInBothSchemes(page, '[role=dialog]')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.waitForURL(/priority=HIGH/);
  await page.getByRole('button', { name: 'Приоритет: высокий' }).waitFor();
  await expect.poll(async () => (await rowsOf(page)).length).toBe(Math.min(50, await desk.ticketCount({ ended: false, priority: ['HIGH'] })));
  const narrowed = await rowsOf(page);
  expect(narrowed.length).toBeGreaterThan(0);

  await press(page, 'KeyV');
  await page.getByRole('button', { name: 'Сохранить как подборку…' }).waitFor();
  expect(await barriersInBothSchemes(page, '[role=dialog]')).toEqual([]);
  await page.getByRole('button', { name: 'Сохранить как подборку…' }).click();
  await page.getByRole('textbox', { name: 'Название' }).fill('Срочные');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await page.waitForURL(/view=/);
  await page.getByRole('heading', { name: 'Срочные' }).waitFor();

  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await rows(page).first().waitFor();
  expect(await rowsOf(page)).toEqual(narrowed);
  // the filter of a view is taken away by its cross; what changed stands in the address
  await page.getByRole('button', { name: 'Приоритет: высокий' }).click();
  await page.waitForURL(/view=[^&]+&priority=$/);
  await expect.poll(async () => (await rowsOf(page)).length).toBeGreaterThan(narrowed.length);
  await page.getByRole('button', { name: 'Вернуть как сохранено' }).click();
  await expect.poll(() => rowsOf(page)).toEqual(narrowed);

  const stranger = await openQueue('SUPPORT_HEAD', new URL(address).search);
  await stranger.page.getByText('Такой подборки нет').waitFor();
  expect([...complaints, ...stranger.complaints]).toEqual([]);
});

it('a view that the head makes for the team is everybody’s, and its count follows what happens; a private one is nobody else’s', async () => {
  const { page: heads, complaints } = await openQueue('SUPPORT_HEAD', '?tab=all&priority=LOW');
  await rows(heads).first().waitFor();
  const menuOf = async (page: Page): Promise<Locator> => {
    await press(page, 'KeyV');
    const menu = page.getByRole('dialog', { name: 'Подборки' });
    await menu.getByRole('button', { name: 'Сохранить как подборку…' }).waitFor();
    return menu;
  };
  const saves = async (name: string, isTeams: boolean): Promise<void> => {
    await (await menuOf(heads)).getByRole('button', { name: 'Сохранить как подборку…' }).click();
    await heads.getByRole('textbox', { name: 'Название' }).fill(name);
    if (isTeams) await heads.getByLabel('Общая для всех').check();
    await heads.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await heads.getByRole('heading', { name }).waitFor();
  };
  await saves('Только руководителю', false);
  await saves('Несрочные', true);

  const specialist = await openQueue('SPECIALIST', '?tab=all');
  await rows(specialist.page).first().waitFor();
  const asked: string[] = [];
  specialist.page.on('request', (request) => { const name = /(?:query|mutation) (\w+)/.exec(request.postData() ?? '')?.[1]; if (name) asked.push(name); });
  const menu = await menuOf(specialist.page);
  const teams = menu.getByRole('region', { name: 'Общие' }).getByRole('link', { name: /^Несрочные/ });
  const count = async (): Promise<number> => Number(await teams.locator('.rg-num').innerText());
  const before = await desk.ticketCount({ ended: false, priority: ['LOW'] });
  expect(before).toBeLessThan(100);
  await expect.poll(count).toBe(before);
  // one question for all figures, however many views there are
  expect(asked.filter((name) => /Counter|Count/.test(name))).toEqual(['ViewCounters']);
  const entered = await desk.clientAsks({ priority: 'LOW', subject: 'Войдёт в подборку' });
  await expect.poll(count, { timeout: 10_000 }).toBe(before + 1);
  expect(await menu.getByText('Только руководителю').count()).toBe(0);

  // whoever does not keep the views of the team opens one, and neither changes nor makes one
  await teams.click();
  await specialist.page.getByRole('heading', { name: 'Несрочные' }).waitFor();
  await specialist.page.locator(`[data-row="${entered.number}"]`).waitFor();
  const opened = await menuOf(specialist.page);
  expect(await opened.getByRole('button').allInnerTexts()).toEqual(['Сохранить как подборку…']);
  await opened.getByRole('button').click();
  await specialist.page.getByRole('textbox', { name: 'Название' }).waitFor();
  expect(await specialist.page.getByLabel('Общая для всех').count()).toBe(0);
  expect([...complaints, ...specialist.complaints]).toEqual([]);
});

it('one act on many: what was done is told, and what was not stays picked with its reason', async () => {
  const marker = 'Общая причина отказа';
  const asked = [await desk.clientAsks({ subject: `${marker} 1` }), await desk.clientAsks({ subject: `${marker} 2` }), await desk.clientAsks({ subject: `${marker} 3` })];
  const { page, complaints } = await openQueue('SUPPORT_HEAD', `?tab=all&q=${encodeURIComponent(marker)}`);
  await rows(page).nth(2).waitFor();
  const numbers = await rowsOf(page);
  // the mouse: the box of one row, then Shift up to another
  await page.getByRole('checkbox', { name: `Выбрать ${numbers[0] ?? ''}` }).click();
  await rows(page).nth(2).click({ modifiers: ['Shift'] });
  await page.getByText('Выбрано 3 обращения').waitFor();
  await desk.done('closeTicket', { ticketId: asked[1]?.id, reason: 'ANSWERED' });
  await page.getByRole('button', { name: 'Закрыть…' }).click();
  await page.getByRole('button', { name: 'Закрыть', exact: true }).click();
  await page.getByText('Сделано: 2. Не сделано: 1.').waitFor();
  await page.getByText(/: Обращение закрыто\./).waitFor();
  expect(await pickedOf(page)).toEqual([asked[1]?.number]);
  for (const ticket of asked) expect(await desk.ticket(ticket)).toMatchObject({ status: 'CLOSED' });
  expect(complaints).toEqual([]);
});

it('the list is kept as a file that opens', async () => {
  const trap = await desk.clientAsks({ subject: '=HYPERLINK("http://evil.example";"счёт")' });
  const { page, complaints } = await openQueue('SPECIALIST', '?tab=all&q=HYPERLINK');
  await page.locator(`[data-row="${trap.number}"]`).waitFor();
  await press(page, 'KeyO', true);
  const keep = async (format: string): Promise<Buffer> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `Скачать ${format}` }).click()]);
    expect(download.suggestedFilename()).toBe(`tickets-2026-11-24.${format.toLowerCase()}`);
    return readFileSync(await download.path());
  };
  expect((await keep('CSV')).toString()).toContain(`${trap.number};"'=HYPERLINK(`);
  const { cells, formulas } = textsIn(await keep('XLSX'));
  expect([cells.includes(trap.number), cells.some((cell) => cell.startsWith('=HYPERLINK')), formulas]).toEqual([true, true, 0]);
  expect(complaints).toEqual([]);
});

it('rows may be dense, and stay so; on a telephone nothing overflows sideways', async () => {
  const { page } = await openQueue('SPECIALIST');
  await rows(page).first().waitFor();
  await press(page, 'KeyO', true);
  await page.getByRole('dialog', { name: 'Вид списка' }).getByLabel('Плотно').check();
  await page.keyboard.press('Escape');
  await page.reload();
  await rows(page).first().waitFor();
  expect(await rows(page).first().evaluate((row) => row.getBoundingClientRect().height)).toBe(40);
  const narrow = await openQueue('SPECIALIST', '?tab=all&priority=HIGH,MEDIUM&status=REGISTERED,IN_PROGRESS', { width: 320, height: 640 });
  await rows(narrow.page).first().waitFor();
  expect(await narrow.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  await press(narrow.page, 'KeyF');
  const panel = narrow.page.getByRole('dialog', { name: 'Фильтры' });
  await panel.getByText('Особое').waitFor();
  await expect.poll(async () => {
    const { x, y, width, height } = (await panel.boundingBox()) ?? { x: -1, y: 0, width: 0, height: 0 };
    return x >= 0 && x + width <= 320 && y + height <= 640;
  }).toBe(true);
});

it('§4.7: T takes what is due first and opens it', async () => {
  const cookie = await system.signIn('SUPPORT_HEAD');
  const next = async (): Promise<string | undefined> => (await system.get<{ nextTicket: { number: string } | null }>('{ nextTicket { number } }', {}, cookie)).nextTicket?.number;
  const asked = [await desk.clientAsks({ priority: 'HIGH', subject: 'Первое' }), await desk.clientAsks({ priority: 'HIGH', subject: 'Второе' })];
  for (const { id } of asked) await desk.done('assignTicket', { ticketId: id, assigneeId: null });
  const urgent = await next();
  const { page, complaints } = await openQueue('SUPPORT_HEAD', '?tab=all');
  await rows(page).nth(2).waitFor();
  await press(page, 'KeyT');
  await page.waitForURL(/\/tickets\/TP-/);
  const [, taken = ''] = /\/tickets\/(TP-[\d-]+)/.exec(page.url()) ?? [];
  await page.getByText(`Взято в работу: ${taken}`).waitFor();
  expect(await desk.ticket({ id: taken })).toMatchObject({ status: 'IN_PROGRESS', assignee: { name: expect.any(String) } });
  expect(taken).toBe(urgent);
  expect(complaints).toEqual([]);
});

it('§4.7: W takes a later row, and its timeline says that it was taken out of turn', async () => {
  const [earlier, later] = [await desk.clientAsks({ priority: 'HIGH', subject: 'Раньше' }), await desk.clientAsks({ priority: 'LOW', subject: 'Позже' })];
  for (const { id } of [earlier, later]) await desk.done('assignTicket', { ticketId: id, assigneeId: null });
  const { page, complaints } = await openQueue('SUPPORT_HEAD', `/${later.number}?tab=all`);
  await page.getByRole('log').waitFor();
  await page.keyboard.press('w');
  await page.getByRole('log').getByText(/Взято вне очереди: впереди стояло \d+ обращени[еяй], первым TP-/).waitFor();
  expect(complaints).toEqual([]);
});

it('which facts the rows tell is chosen, and stays so', async () => {
  const { page, complaints } = await openQueue('DEVELOPER');
  await rows(page).first().waitFor();
  await press(page, 'KeyO', true);
  const options = page.getByRole('dialog', { name: 'Вид списка' });
  expect(await barriersInBothSchemes(page, '[role=dialog]')).toEqual([]);
  const product = (await desk.ticket({ id: (await rowsOf(page))[0] ?? '' })).client.name;
  await page.locator('[data-row]').first().getByText(product).waitFor();
  await options.getByLabel('Клиент').uncheck();
  await page.locator('[data-row]').first().getByText(product).waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.reload();
  await rows(page).first().waitFor();
  expect(await page.locator('[data-row]').first().getByText(product).count()).toBe(0);
  expect(complaints).toEqual([]);
});

it('on a telephone a request is opened from the list, answered, and the list is there again', async () => {
  const asked = await desk.clientAsks({ priority: 'HIGH', subject: 'С телефона' });
  const { page, complaints } = await openQueue('SPECIALIST', '?tab=all&q=С%20телефона', { width: 320, height: 640 });
  await page.locator(`[data-row="${asked.number}"]`).click();
  const answer = page.getByRole('textbox', { name: 'Ответ клиенту' });
  await answer.fill('Проверьте питание');
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  await page.getByRole('button', { name: 'Отправить', exact: true }).click();
  await page.getByRole('log').getByText('Проверьте питание').waitFor();
  await page.goBack();
  await page.locator(`[data-row="${asked.number}"]`).waitFor();
  expect(complaints).toEqual([]);
});

// The aims are 200 ms and a tenth, held by `pnpm endurance` on a machine of its own. Here others work beside it, so the limits are wide: a page that stands still, and tickets that stay, would be seen.
