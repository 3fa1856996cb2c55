import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { barriersOn } from '../support/accessibility.ts';
import { openBrowser, openWindow, type Desktop } from '../support/browser.ts';
import { signInAs } from '../support/consolePages.ts';
import { deskOf, type Ticket } from '../support/desk.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
let browser: Browser;
let desktop: Desktop;
let ticket: Ticket;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem({ SUPPORT_EMAIL: 'support@desk.ru' }), openBrowser()]);
  desk = deskOf(system);
  await system.at('2026-11-24T12:00:00+03:00');
  ticket = await desk.clientAsks({ subject: 'Сбой посреди ответа' });
  desktop = await openWindow(browser, system.server.url);
  await signInAs(desktop.page, system, 'SPECIALIST');
  await open(desktop.page, ticket);
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

const field = (page: Page) => page.getByRole('textbox', { name: 'Ответ клиенту' });
const open = async (page: Page, { number }: Ticket): Promise<void> => {
  await page.goto(`${system.server.url}/tickets/${number}?tab=all`);
  await field(page).waitFor();
};
const text = 'Обновите загрузчик до 2.5.1.';
const isAnswer = (body: string | null): boolean => body?.includes('answerTicket(') ?? false;

it('a desk that has an address and no mail server says that its letters go nowhere', async () => {
  const { page } = desktop;
  await page.goto(`${system.server.url}/outgoingLetters`);
  await page.getByRole('status').filter({ hasText: 'Почтовый сервер не задан' }).waitFor();
});

it.each([
  ['500', { status: 500, body: 'Internal Server Error' }, 'Сервер не справился с запросом'],
  ['429', { status: 429, contentType: 'application/json', body: '{"errors":[{"message":"Слишком много запросов подряд. Подождите немного и повторите","extensions":{"code":"RATE_LIMITED"}}]}' }, 'Слишком много запросов подряд'],
  ['nothing', null, 'Нет связи с сервером'],
] as const)('a server that answers an act with %s: a sentence says so, the text stays, and the next try sends it', async (_what, answer, sentence) => {
  const { page } = desktop;
  const fresh = await desk.clientAsks();
  await open(page, fresh);
  await field(page).fill(text);
  await page.route('**/graphql', (route) => (!isAnswer(route.request().postData()) ? route.continue() : answer ? route.fulfill(answer) : route.abort('connectionreset')));
  await field(page).press('Control+Enter');
  await page.getByRole('alert').filter({ hasText: sentence }).first().waitFor();
  expect(await field(page).inputValue()).toBe(text);
  expect((await desk.ticket(fresh)).timeline.some(({ type }) => type === 'ANSWER')).toBe(false);
  // the rest of the console goes on
  await page.getByRole('tab', { name: /^Мои/ }).or(page.getByRole('button', { name: /^Мои/ })).or(page.getByRole('link', { name: /^Мои/ })).first().click();
  await page.unroute('**/graphql');
  await open(page, fresh);
  expect(await field(page).inputValue()).toBe(text);
  await field(page).press('Control+Enter');
  await vi.waitUntil(async () => (await desk.ticket(fresh)).timeline.some(({ type }) => type === 'ANSWER'), { timeout: 10_000 });
});

it.each([
  ['500', { status: 500, body: 'Internal Server Error' }, 'Сервер не справился с запросом'],
  ['429', { status: 429, contentType: 'application/json', body: '{"errors":[{"message":"Слишком много запросов подряд. Подождите немного и повторите","extensions":{"code":"RATE_LIMITED"}}]}' }, 'Слишком много запросов подряд'],
  ['nothing', null, 'Нет связи с сервером'],
] as const)('a server that answers lists and tickets with %s: a sentence in their place, a rail that works, and a try that brings them', async (_what, answer, sentence) => {
  const { page } = desktop;
  const fresh = await desk.clientAsks();
  const isRead = (body: string | null): boolean => /query (?:Tickets|Ticket)\b/.test(body ?? '');
  await page.route('**/graphql', (route) => (!isRead(route.request().postData()) ? route.continue() : answer ? route.fulfill(answer) : route.abort('connectionreset')));
  await page.goto(`${system.server.url}/tickets/${fresh.number}?tab=all`);
  await page.getByText(sentence).first().waitFor();
  await page.getByRole('link', { name: 'Клиенты' }).click();
  await page.getByRole('main').locator('table tbody tr').first().waitFor();
  await page.goBack();
  await page.getByText(sentence).first().waitFor();
  await page.unroute('**/graphql');
  for (const retry of await page.getByRole('button', { name: 'Повторить' }).all()) await retry.click({ timeout: 2_000 }).catch(() => undefined);
  await page.locator('[data-row]').first().waitFor();
  await page.getByRole('heading', { name: fresh.subject }).waitFor();
});

it('a server that answers lists and tickets with 401 leads to the sign-in page, and from there back to the ticket with what was written', async () => {
  const { page } = desktop;
  const fresh = await desk.clientAsks();
  await open(page, fresh);
  await field(page).fill(text);
  const isRead = (body: string | null): boolean => /query (?:Tickets|Ticket)\b/.test(body ?? '');
  await page.route('**/graphql', (route) => (isRead(route.request().postData()) ? route.fulfill({ status: 401, contentType: 'application/json', body: '{"errors":[{"message":"Войдите","extensions":{"code":"UNAUTHENTICATED"}}]}' }) : route.continue()));
  await page.reload();
  await page.locator('input[type=password]').waitFor();
  await page.unroute('**/graphql');
  await signInAs(page, system, 'SPECIALIST');
  await page.getByRole('heading', { name: fresh.subject }).waitFor();
  await vi.waitUntil(async () => (await field(page).inputValue()) === text, { timeout: 10_000 });
});

it.each([
  ['500', { status: 500, body: 'Internal Server Error' }, /^Консоль не смогла начать работу/, /^The console could not start/],
  ['429', { status: 429, contentType: 'application/json', body: '{"errors":[{"message":"Слишком много запросов подряд. Подождите немного и повторите","extensions":{"code":"RATE_LIMITED"}}]}' }, /^Слишком много запросов подряд/, /^Too many requests in a row/],
  ['nothing', null, /^Нет связи с сервером/, /^The server cannot be reached/],
] as const)('a server that answers the very first reads with %s: a sentence in both languages in place of the console, and a try that brings it', async (_what, answer, russian, english) => {
  const { page } = await openWindow(browser, 'about:blank');
  let held: Promise<unknown> = Promise.resolve();
  await page.route('**/graphql', async (route) => {
    await held;
    await (answer ? route.fulfill(answer) : route.abort('connectionreset'));
  });
  await page.goto(system.server.url);
  const failure = page.getByRole('alert');
  await failure.getByText(russian).waitFor();
  await failure.getByText(english).waitFor();
  expect(await barriersOn(page)).toEqual([]);
  // in words for people, also where they look closer
  await failure.locator('summary').click();
  expect(await failure.innerText()).not.toMatch(/kit\.|undefined|\[object/);
  // a try in vain is seen, and leaves it there
  const gate = Promise.withResolvers<undefined>();
  held = gate.promise;
  await failure.getByRole('button', { name: 'Повторить' }).click();
  await failure.getByRole('button', { name: 'Пробуем…' }).waitFor();
  gate.resolve(undefined);
  await failure.getByRole('button', { name: 'Повторить' }).waitFor();
  await failure.getByText(russian).waitFor();
  await page.unrouteAll({ behavior: 'wait' });
  await failure.getByRole('button').click();
  await signInAs(page, system, 'SPECIALIST');
  await page.locator('[data-row]').first().waitFor();
  await page.context().close();
});

it('a refusal about something that a dialog does not show is said in the dialog, once, and what was typed stays', async () => {
  const { page } = desktop;
  const fresh = await desk.clientAsks();
  await open(page, fresh);
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: fresh.subject }).click();
  await page.keyboard.press('h');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /Что собрано/ }).fill('Шаги и журналы');
  const userErrors = [{ code: 'ACT_NOT_POSSIBLE', message: 'Обращение ждёт на складе', field: ['ticketId'], clause: '3.2' }, { code: 'INVALID_VALUE', message: 'Поле «workaround»: не сейчас', field: ['workaround'], clause: '3.2' }];
  await page.route('**/graphql', (route) => (route.request().postData()?.includes('handOverToDevelopment(') ? route.fulfill({ json: { data: { handOverToDevelopment: { ticket: null, userErrors } } } }) : route.continue()));
  await page.keyboard.press('Control+Enter');
  await dialog.getByRole('alert').getByText('Обращение ждёт на складе').waitFor();
  expect(await dialog.getByRole('alert').allInnerTexts()).toEqual(['Поле «Обходной путь»: не сейчас', 'Обращение ждёт на складе']);
  await page.unroute('**/graphql');
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  expect((await desk.ticket(fresh)).status).toBe('IN_DEVELOPMENT');
});

it('an answer that the server took while its reply was lost is not sent twice: the next try learns that it was', async () => {
  const { page } = desktop;
  const fresh = await desk.clientAsks();
  await open(page, fresh);
  await field(page).fill(text);
  await page.route('**/graphql', async (route) => {
    if (!isAnswer(route.request().postData())) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  await field(page).press('Control+Enter');
  await page.getByRole('alert').filter({ hasText: 'Нет связи с сервером' }).first().waitFor();
  const answers = async (): Promise<number> => (await desk.ticket(fresh)).timeline.filter(({ type }) => type === 'ANSWER').length;
  expect(await answers()).toBe(1);
  // by now the screen shows it and knows the newer version
  await page.getByRole('log').getByText(text).first().waitFor();
  await page.unroute('**/graphql');
  await field(page).press('Control+Enter');
  await expect.poll(() => field(page).inputValue()).toBe('');
  expect(await answers()).toBe(1);
});

it('a session that is over leads to the sign-in, and what was written is there afterwards', async () => {
  const { page } = desktop;
  const fresh = await desk.clientAsks();
  await open(page, fresh);
  await field(page).fill(text);
  await page.route('**/graphql', (route) => (isAnswer(route.request().postData())
    ? route.fulfill({ status: 401, contentType: 'application/json', body: '{"errors":[{"message":"Войдите","extensions":{"code":"UNAUTHENTICATED"}}]}' }) : route.continue()));
  await field(page).press('Control+Enter');
  await page.locator('input[type=password]').waitFor();
  await page.unroute('**/graphql');
  await signInAs(page, system, 'SPECIALIST');
  await open(page, fresh);
  expect(await field(page).inputValue()).toBe(text);
});

it('a session that is over in the midst of an act or of a form loses nothing that was typed; the act done, it is let go', async () => {
  const { page } = desktop;
  const fresh = await desk.clientAsks();
  const dialog = page.getByRole('dialog');
  const summary = dialog.getByRole('textbox', { name: /Что собрано/ });
  const handOver = async (): Promise<void> => {
    await open(page, fresh);
    await page.getByRole('heading', { name: fresh.subject }).click();
    await page.keyboard.press('h');
    await summary.waitFor();
  };
  await handOver();
  await summary.fill('Шаги, журнал и снимок экрана');
  await page.route('**/graphql', (route) => (route.request().postData()?.includes('handOverToDevelopment(')
    ? route.fulfill({ status: 401, contentType: 'application/json', body: '{"errors":[{"message":"Войдите","extensions":{"code":"UNAUTHENTICATED"}}]}' }) : route.continue()));
  await summary.press('Control+Enter');
  await page.locator('input[type=password]').waitFor();
  await page.unroute('**/graphql');
  await signInAs(page, system, 'SPECIALIST');
  await handOver();
  expect(await summary.inputValue()).toBe('Шаги, журнал и снимок экрана');
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('handovers/handOver')))).toEqual([]);

  const body = page.getByRole('form', { name: 'Новое обращение' }).getByRole('textbox', { name: /^Что случилось/ });
  await page.goto(`${system.server.url}/tickets/new`);
  await body.fill('Набрано со слов клиента');
  await page.reload();
  await expect.poll(() => body.inputValue()).toBe('Набрано со слов клиента');
  await page.getByRole('button', { name: 'Отмена' }).click();
  await page.goto(`${system.server.url}/tickets/new`);
  expect(await body.inputValue()).toBe('');
});

it('a part that cannot be loaded says so in its place, and the rest lives; the page loaded anew has it', async () => {
  const { page } = await openWindow(browser, system.server.url);
  await page.route('**/assets/*', (route) => (/\/LinksCard-|\/SimilarCard-/.test(route.request().url()) ? route.abort() : route.continue()));
  await signInAs(page, system, 'SPECIALIST');
  // a page from before a new release loads itself anew once for each file; that is over before this one goes elsewhere
  for (const part of ['tickets/links', 'search/similar']) await page.locator(`[data-plugin-error="${part}"]`).waitFor();
  const [one, other] = [await desk.clientAsks(), await desk.clientAsks()];
  await desk.done('linkTickets', { ticketId: one.id, otherId: other.id });
  await open(page, one);
  const failed = page.locator('[data-plugin-error="tickets/links"]');
  await failed.getByText('Эта часть не загрузилась').waitFor();
  await field(page).fill('Остальное работает');
  await page.unroute('**/assets/*');
  await failed.getByRole('button', { name: 'Обновить страницу' }).click();
  await page.getByRole('listitem').filter({ hasText: 'связано с' }).getByRole('link', { name: other.number }).waitFor();
  await vi.waitUntil(async () => (await field(page).inputValue()) === 'Остальное работает', { timeout: 10_000 });
});

it.each([
  ['the palette of commands', /\/CommandPalette-/, (page: Page) => page.keyboard.press('Control+k'), (page: Page) => page.getByRole('dialog').getByRole('combobox')],
  ['a panel of the queue', /\/FilterPanel-/, (page: Page) => page.getByRole('button', { name: /^Фильтры/ }).click(), (page: Page) => page.getByRole('dialog', { name: 'Фильтры' }).getByText('Критичность').first()],
  ['the dialog of an act', /\/AssignDialog-/, (page: Page) => page.getByRole('button', { name: 'Назначить…' }).click(), (page: Page) => page.getByRole('dialog')],
] as const)('%s that cannot be loaded says so where it would stand; the page around it lives, and another try brings it', async (_what, file, ask, part) => {
  const { page } = await openWindow(browser, system.server.url);
  await signInAs(page, system, 'SUPPORT_HEAD');
  await open(page, ticket);
  await page.route('**/assets/*', (route) => (file.test(route.request().url()) ? route.abort() : route.continue()));
  // a page from before a new release loads itself anew once for each file
  await Promise.all([page.waitForEvent('load'), ask(page)]);
  await field(page).fill('Остальное живёт');
  await field(page).blur();
  await ask(page);
  const alert = page.getByRole('alert').filter({ hasText: 'Эта часть не загрузилась' });
  await alert.waitFor();
  expect(await page.locator('.conversation-composer textarea').inputValue()).toBe('Остальное живёт');
  await page.unroute('**/assets/*');
  await alert.getByRole('button', { name: 'Повторить' }).click();
  await part(page).waitFor();
  await page.context().close();
});

it('without a network the console says so and shows what it has; with it, it catches up by itself', async () => {
  const sockets: { close: (options: { code: number }) => Promise<void> }[] = [];
  const { page } = await openWindow(browser, 'about:blank');
  await page.routeWebSocket(/\/graphql$/, (socket) => {
    socket.connectToServer();
    sockets.push(socket);
  });
  await page.goto(system.server.url);
  await signInAs(page, system, 'SPECIALIST');
  const fresh = await desk.clientAsks({ subject: 'Связь пропадала' });
  await open(page, fresh);
  await page.context().setOffline(true);
  for (const socket of sockets) await socket.close({ code: 4000 });
  await page.getByText('Нет сети. Показано последнее, что пришло').waitFor();
  await desk.clientWrites(fresh, 'Пока вас не было, помогло выключение.');
  expect(await page.getByText('Пока вас не было, помогло выключение.').count()).toBe(0);
  await field(page).fill('Пишется и без сети');
  await page.context().setOffline(false);
  await page.getByText('Пока вас не было, помогло выключение.').first().waitFor();
  expect(await field(page).inputValue()).toBe('Пишется и без сети');
  expect(await page.getByText('Нет сети. Показано последнее, что пришло').count()).toBe(0);

  // a colleague answered while this window was cut off: what it sends then is stopped, and its text stays
  await page.context().setOffline(true);
  await desk.answer(fresh, system.desk, { body: 'Ответил коллега' });
  for (const socket of sockets) await socket.close({ code: 4000 }).catch(() => undefined);
  await page.getByText('Нет сети. Показано последнее, что пришло').waitFor();
  // the network is back for letters, the live line is not yet: this window still believes what it knows
  await page.route('**/graphql', (route) => (isAnswer(route.request().postData()) ? route.continue() : route.abort()));
  await page.context().setOffline(false);
  await field(page).press('Control+Enter');
  await page.getByRole('alert').filter({ hasText: 'Ответ не отправлен: обращение успели изменить' }).waitFor();
  expect(await field(page).inputValue()).toBe('Пишется и без сети');
  expect((await desk.ticket(fresh)).timeline.filter(({ type }) => type === 'ANSWER')).toHaveLength(1);
});
