import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriersInBothSchemes, barriersOn, lasting } from '../support/accessibility.ts';
import { openBrowser, openWindow, type Desktop } from '../support/browser.ts';
import { inEnglish, signInAs } from '../support/consolePages.ts';
import { deskOf, type Ticket } from '../support/desk.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem({ CONSOLE_DOCUMENTS: 'only' }), openBrowser()]);
  await system.at('2026-11-24T12:00:00+03:00');
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

/** A key by its place, as the Russian layout sends it: the letter is another one. */
const pressOnRussianLayout = (page: Page, code: string, key: string): Promise<unknown> =>
  page.evaluate(`for (const type of ['keydown', 'keyup']) document.body.dispatchEvent(new KeyboardEvent(type, { code: '${code}', key: '${key}', bubbles: true }))`);

const words = {
  ru: { said: 'Текст клиенту', postponed: /Решение отложено до 22\.12\.2026: не воспроизводится/, reopened: 'Возвращено в работу: Ошибка вернулась', handed: 'Передано в отдел разработки', development: 'Разработка §3.2', unproven: 'Эта причина требует подтверждения', refused: /Решение невозможно: за рамками поддержки/ },
  en: { said: 'Text for the client', postponed: /Postponed until [^:]*2026: not reproducible/, reopened: 'Taken up again: Ошибка вернулась', handed: 'Handed over to development', development: 'Development §3.2', unproven: 'This reason needs its proof', refused: /No solution is possible: out of scope/ },
};

describe.each(['ru', 'en'] as const)('every act by its key (%s)', (locale) => {
  const said = words[locale];
  let desktop: Desktop;
  let ticket: Ticket;
  const press = (keys: string): Promise<void> => desktop.page.keyboard.press(keys);
  beforeAll(async () => {
    ticket = await deskOf(system).clientAsks({ priority: 'HIGH', subject: `Модуль молчит ${locale}` });
    desktop = await openWindow(browser, system.server.url, { locale });
    if (locale === 'en') await inEnglish(desktop.page);
    await signInAs(desktop.page, system, 'SUPPORT_HEAD');
    await desktop.page.goto(`${system.server.url}/tickets/${ticket.number}?tab=all`);
    await desktop.page.getByRole('heading', { name: ticket.subject }).waitFor();
    await desktop.page.getByRole('log').waitFor();
  });

  const send = async (): Promise<void> => {
    await press('Control+Enter');
    await desktop.page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const inLog = (text: string | RegExp) => desktop.page.getByRole('log').getByText(text).last().waitFor();

  it('P postpones: reason, its proof, a text that is ready (§4.13)', async () => {
    if (locale === 'ru') await pressOnRussianLayout(desktop.page, 'KeyP', 'з');
    else await press('p');
    const dialog = desktop.page.getByRole('dialog', { name: /\S/ });
    await dialog.getByRole('radio').first().waitFor();
    await press('Space');
    await press('Tab');
    await desktop.page.keyboard.type('Стенд 3');
    await expect.poll(() => dialog.getByLabel(said.said).inputValue()).toContain('Стенд 3');
    await send();
    await inLog(said.postponed);
    expect(await deskOf(system).ticket(ticket)).toMatchObject({ status: 'POSTPONED', obligations: [{ standing: 'MET' }] });
  });

  it('O takes it up again (§4.4)', async () => {
    await press('o');
    await desktop.page.getByRole('dialog', { name: /\S/ }).getByRole('textbox').waitFor();
    await desktop.page.keyboard.type('Ошибка вернулась');
    await send();
    await inLog(said.reopened);
  });

  it('U proposes a priority to the client (§4.7)', async () => {
    await deskOf(system).done('changePriority', { ticketId: ticket.id, priority: 'LOW' }, system.partner);
    await desktop.page.reload();
    await desktop.page.getByRole('log').waitFor();
    await press('u');
    await desktop.page.getByRole('dialog', { name: /\S/ }).getByRole('radio').first().waitFor();
    await press('Space');
    await press('Tab');
    await desktop.page.keyboard.type('Производство стоит');
    await send();
    await inLog(/Производство стоит/);
  });

  it('H hands it over to development (§3.2)', async () => {
    await press('h');
    await desktop.page.getByRole('dialog', { name: /\S/ }).getByRole('textbox').first().waitFor();
    await desktop.page.keyboard.type('Шаги, журналы, стенд 3');
    await send();
    await inLog(said.handed);
    await desktop.page.getByText(said.development).waitFor();
  });

  it('D refuses; without its proof the reason is refused at its field (§4.13)', async () => {
    await press('d');
    const dialog = desktop.page.getByRole('dialog', { name: /\S/ });
    await dialog.getByRole('radio').first().waitFor();
    await press('Space');
    for (const _step of [1, 2, 3]) await press('ArrowDown');
    await dialog.getByRole('combobox').waitFor();
    await press('Control+Enter');
    await dialog.getByText(said.unproven).waitFor();
    await press('Tab');
    await press('ArrowDown');
    await send();
    await inLog(said.refused);
    expect(await deskOf(system).ticket(ticket)).toMatchObject({ status: 'REJECTED' });
  });

  it('the menu, or a button beside it, shows each act with its key, and the page complained of nothing', async () => {
    await desktop.page.getByRole('heading', { name: ticket.subject }).click();
    await press('o');
    await desktop.page.getByRole('dialog', { name: /\S/ }).getByRole('textbox').waitFor();
    await desktop.page.keyboard.type('Снова');
    await send();
    // what matters now stands beside the menu: closing, once nothing is owed any more
    const beside = await desktop.page.locator('.tickets-acts').getByRole('button').allInnerTexts();
    await desktop.page.locator('.tickets-acts [aria-haspopup=menu]').click();
    const entries = [...beside, ...(await desktop.page.getByRole('menuitem').allInnerTexts())];
    expect(entries.map((entry) => entry.replaceAll(/\s+/g, ' ').split(' ').at(-1))).toEqual(expect.arrayContaining(['R', 'P', 'D', 'H', 'W', 'T', 'U', 'C', 'M', 'S']));
    await press('Escape');
    expect(desktop.complaints).toEqual([]);
  });
});

it('a key that is pressed before its dialog can come is not lost', async () => {
  const early = await deskOf(system).clientAsks({ priority: 'HIGH', subject: 'Спешим' });
  const { page } = await openWindow(browser, system.server.url);
  await signInAs(page, system, 'SUPPORT_HEAD');
  const hold = Promise.withResolvers<undefined>();
  await page.route(/OpenDecision-.*\.js/, async (route) => { await hold.promise; await route.continue(); });
  await page.goto(`${system.server.url}/tickets/${early.number}?tab=all`);
  await page.getByRole('button', { name: 'Ответить' }).waitFor();
  await page.keyboard.press('p');
  expect(await page.getByRole('dialog').count()).toBe(0);
  hold.resolve(undefined);
  await page.getByRole('dialog', { name: /\S/ }).getByRole('radio').first().waitFor();
  await page.context().close();
});

describe('the other acts, each by its key', () => {
  let desktop: Desktop;
  let ticket: Ticket;
  const page = (): Page => desktop.page;
  const press = (keys: string): Promise<void> => page().keyboard.press(keys);
  const dialog = () => page().getByRole('dialog', { name: /\S/ });
  const reopened = async (): Promise<void> => {
    await page().goto(`${system.server.url}/tickets/${ticket.number}?tab=all`);
    await page().getByRole('log').waitFor();
  };
  beforeAll(async () => {
    ticket = await deskOf(system).clientAsks({ priority: 'HIGH', subject: 'Модуль теряет часы' });
    desktop = await openWindow(browser, system.server.url);
    await signInAs(page(), system, 'SUPPORT_HEAD');
    await reopened();
  });

  it('Shift+R asks the client, and the question is an answer (§4.13)', async () => {
    await press('Shift+R');
    expect(await page().getByRole('checkbox', { name: /Вопрос клиенту/ }).isChecked()).toBe(true);
    await page().keyboard.type('Какая батарея стоит?');
    await press('Control+Enter');
    await page().getByRole('log').getByText('Какая батарея стоит?').waitFor();
    // it leaves when it can be taken back no longer
    await system.pass(15);
    await expect.poll(async () => (await deskOf(system).ticket(ticket)).status).toBe('WAITING_CLIENT');
    expect((await deskOf(system).ticket(ticket)).obligations).toMatchObject([{ standing: 'MET' }]);
  });

  it('Shift+N needs a reason and ends a promise that thanks began (R7)', async () => {
    await deskOf(system).clientWrites(ticket, 'Спасибо, поняли.');
    await page().getByRole('log').getByText('Спасибо, поняли.').waitFor();
    await press('Shift+N');
    await dialog().getByRole('textbox').waitFor();
    await press('Control+Enter');
    await dialog().getByRole('alert').first().waitFor();
    await page().keyboard.type('Только благодарность');
    await press('Control+Enter');
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(async () => (await deskOf(system).ticket(ticket)).obligations.at(-1)).toMatchObject({ kind: 'FOLLOW_UP', standing: 'NOT_REQUIRED' });
  });

  it('Shift+W makes a wish of it, Shift+T Terms of Reference: the form knows the ticket (§3.12, §3.16)', async () => {
    for (const [keys, address] of [['Shift+W', 'featureRequests'], ['Shift+T', 'termsOfReference']] as const) {
      await press(keys);
      await page().waitForURL(`**/${address}/create*`);
      await page().locator('input[name=title]').waitFor();
      expect(await page().locator('input[name=title]').inputValue()).toBe('Модуль теряет часы');
      await expect.poll(() => page().getByRole('combobox').evaluateAll((fields) => fields.map((one) => (one as unknown as { value: string }).value))).toContain(ticket.number);
      await reopened();
    }
  });

  it('no dialog of an act holds a barrier, in light or dark', async () => {
    const bare = await deskOf(system).clientAsks({ priority: 'HIGH', subject: 'Модуль без преград' });
    await deskOf(system).answer(bare, system.desk);
    await system.pass(15);
    await deskOf(system).clientWrites(bare, 'Не помогло.');
    await page().goto(`${system.server.url}/tickets/${bare.number}?tab=all`);
    await page().getByRole('log').getByText('Не помогло.').waitFor();
    const found: string[] = [];
    for (const keys of ['p', 'd', 'h', 'u', 'Shift+A', 'Shift+P', 'Shift+C', 'Shift+M', 'Shift+L', 'Shift+S', 'Shift+N']) {
      await press(keys);
      await dialog().getByRole('button').last().waitFor();
      // most of what a decision asks for comes with its reason
      if (['p', 'd'].includes(keys)) await dialog().getByRole('radio').first().check();
      // they are made of the same parts: colours are looked at in the dark where the most of them stand
      const look = ['p', 'Shift+A', 'Shift+M'].includes(keys) ? barriersInBothSchemes(page(), '[role=dialog]') : lasting(() => barriersOn(page(), undefined, '[role=dialog]'));
      found.push(...(await look).map((finding) => `${keys}: ${finding}`));
      await press('Escape');
      await dialog().waitFor({ state: 'detached' });
    }
    expect(found).toEqual([]);
    await reopened();
  });

  it('H with a link to the tracker, and how far development is by hand: in the card beside the ticket and on the timeline (§3.2, §3.8)', async () => {
    const handed = await deskOf(system).clientAsks({ subject: 'Ошибка в загрузчике' });
    await page().goto(`${system.server.url}/tickets/${handed.number}?tab=all`);
    await page().getByRole('log').waitFor();
    await press('h');
    const link = dialog().getByRole('textbox', { name: 'Ссылка в трекере' });
    await dialog().getByRole('textbox', { name: /Что собрано/ }).fill('Шаги и журналы');
    await dialog().getByRole('textbox', { name: /Причина для клиента/ }).fill('Ошибка в загрузчике памяти');
    await link.fill('трекер, задача 7');
    await press('Control+Enter');
    // what is no address is refused beside its field, in the field's own name
    await dialog().getByText(/«Ссылка в трекере».*нужна ссылка вида https:/).waitFor();
    expect(await link.getAttribute('aria-invalid')).toBe('true');
    await link.fill('https://tracker.example/issues/7');
    await press('Control+Enter');
    await dialog().waitFor({ state: 'detached' });
    const card = page().locator('[data-handover]');
    await card.getByText('Ошибка в загрузчике памяти').waitFor();
    await card.getByRole('link', { name: 'tracker.example/issues/7' }).waitFor();
    expect(await card.getAttribute('data-handover')).toBe('HANDED_OVER');

    await card.getByRole('button', { name: 'Отметить…' }).click();
    await dialog().getByRole('combobox', { name: 'Состояние' }).selectOption('FIXED');
    await dialog().getByRole('textbox', { name: 'Выпуск' }).fill('2.6.0');
    await dialog().getByRole('textbox', { name: 'Ссылка в трекере' }).fill('javascript:alert(1)');
    await press('Control+Enter');
    await dialog().getByText(/«Ссылка в трекере».*нужна ссылка вида https:/).waitFor();
    await dialog().getByRole('textbox', { name: 'Ссылка в трекере' }).fill('https://tracker.example/issues/8');
    await press('Control+Enter');
    await dialog().waitFor({ state: 'detached' });
    await page().locator('[data-handover=FIXED]').getByRole('link', { name: 'tracker.example/issues/8' }).waitFor();
    await card.getByText('2.6.0').waitFor();
    await page().getByRole('log').getByText('Разработка: исправлено, ждёт выпуска, выпуск 2.6.0').waitFor();

    await card.getByRole('button', { name: 'Вернуть…' }).click();
    await dialog().getByRole('textbox', { name: /Почему вернули/ }).waitFor();
    await press('Control+Enter');
    await dialog().getByText('Заполните поле «Почему вернули»').waitFor();
    await dialog().getByRole('textbox', { name: /Почему вернули/ }).fill('Не воспроизвели');
    await press('Control+Enter');
    await dialog().waitFor({ state: 'detached' });
    await page().getByRole('log').getByText(/Возвращено из разработки: Не воспроизвели/).waitFor();
    // what is over is kept and cannot be changed any more
    await page().locator('[data-handover=RETURNED]').getByText('Не воспроизвели').waitFor();
    expect(await card.getByRole('button').count()).toBe(0);
    expect(await deskOf(system).ticket(handed)).toMatchObject({ status: 'IN_PROGRESS', obligations: [{ answeredAt: null, standing: 'ON_TIME' }] });
    await reopened();
  });

  it('Shift+C closes it; while an answer is owed the dialog says so and asks why (R8)', async () => {
    await deskOf(system).clientWrites(ticket, 'Батарея CR2032, всё исправно.');
    await page().getByRole('log').getByText('Батарея CR2032, всё исправно.').waitFor();
    await press('Shift+C');
    await dialog().getByText(/Ответ всё равно нужен|срок остаётся|до /).first().waitFor();
    await press('Control+Enter');
    await dialog().getByRole('alert').waitFor();
    await dialog().getByRole('radio').first().focus();
    await press('Space');
    await press('Control+Enter');
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(async () => (await deskOf(system).ticket(ticket)).status).toBe('CLOSED');
    expect(desktop.complaints).toEqual([]);
  });
});

it('with the cookie of a browser nothing can be asked that the console does not ask, over HTTP and by a socket; a key asks what it wants', async () => {
  const head = await system.signIn('SUPPORT_HEAD');
  const [foreign, ofConsole] = ['{ viewer { id name } }', 'query ServerPlugins { plugins { id version } }'];
  for (const document of [foreign, 'query ServerPlugins { plugins { id version } viewer { id } }', 'mutation { signOut { userErrors { code } } }', '{ __schema { types { name } } }'])
    expect((await system.ask(document, {}, head)).errors, document).toMatchObject([{ message: expect.stringContaining('обновите страницу') as unknown, extensions: { code: 'DOCUMENT_UNKNOWN' } }]);
  const bySocket = (query: string): Promise<unknown> => system.socket(head).iterate({ query }).next();
  await expect(bySocket('subscription { ticketEvents { ack } }')).rejects.toMatchObject([{ extensions: { code: 'DOCUMENT_UNKNOWN' } }]);
  await expect(bySocket(foreign)).rejects.toMatchObject([{ extensions: { code: 'DOCUMENT_UNKNOWN' } }]);
  expect((await system.ask(ofConsole, {}, head)).errors).toBeUndefined();
  expect(await bySocket(ofConsole)).toMatchObject({ value: { data: { plugins: expect.arrayContaining([{ id: 'sla', version: null }]) as unknown } } });
  expect((await system.ask(foreign)).errors).toBeUndefined();
});
