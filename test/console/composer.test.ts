import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { barriersInBothSchemes } from '../support/accessibility.ts';
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

  // the tab is gone while there is no connection: its browser alone knows the text, and has it when it is opened again
  const { page: cutOff } = second;
  const context = cutOff.context();
  await context.setOffline(true);
  await field(cutOff).fill('Пётр, проверьте питание, UART и кабель');
  await cutOff.getByText('нет связи, черновик пока только в этом браузере').waitFor();
  const crashedOffline = cutOff.waitForEvent('crash');
  void (await context.newCDPSession(cutOff)).send('Page.crash').catch(() => undefined);
  await crashedOffline;
  expect(await keptOn(ticket)).toBe('Пётр, проверьте питание и UART');
  const again = await context.newPage();
  await cutOff.close();
  await context.setOffline(false);
  await again.goto(`${system.server.url}/tickets/${ticket.id}?tab=all`);
  await vi.waitUntil(async () => (await textIn(again)) === 'Пётр, проверьте питание, UART и кабель', { timeout: 10_000 });
  await isKept(ticket, 'Пётр, проверьте питание, UART и кабель');
  second.page = again;

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
  const held = Promise.withResolvers<undefined>();
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('query Conversation')) await held.promise;
    await route.continue();
  });
  await toast.getByRole('button', { name: 'Отменить' }).click();
  await page.waitForURL(`**/tickets/${ticket.id}*`);
  await page.getByRole('heading', { name: ticket.subject }).waitFor();
  // nothing is written on the conversation of before: it would be stopped as stale
  expect(await field(page).count()).toBe(0);
  held.resolve(undefined);
  await page.unrouteAll({ behavior: 'wait' });
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

const htmlIn = (page: Page): Promise<string> => field(page).innerHTML();
/** Pastes as the program does: with the HTML that it lays into the clipboard beside the text. */
const paste = (page: Page, html: string): Promise<undefined> =>
  page.evaluate<undefined>(`{
    const data = new DataTransfer();
    data.setData('text/html', ${JSON.stringify(html)});
    data.setData('text/plain', 'без оформления');
    document.querySelector('.conversation-rich [contenteditable]').dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));
  }`);
const pasted = {
  Word: `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal { margin: 0cm; color: red }</style></head><body><!--StartFragment--><p class=MsoNormal style='margin:0cm'><b><span style='color:red'>Порядок</span></b><o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><!--[if !supportLists]--><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><!--[endif]-->питание<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><!--[endif]-->UART<o:p></o:p></p><!--EndFragment--></body></html>`,
  Outlook: '<div class="WordSection1"><table border="0" style="background:#eee"><tr><td style="padding:4px"><span style="font-family:Calibri;font-size:11pt">Из таблицы</span></td></tr></table><img src="https://tracker.example/open.png" width="1"></div>',
  Gmail: '<div dir="ltr">Строка <a href="https://docs.company.example" onclick="steal()">описание</a><div><br></div><div class="gmail_quote"><blockquote style="margin:0"><script>steal()</script>Прежнее</blockquote></div></div>',
};

it('an answer is formatted by keys, keeps its text and caret, loses what a letter may not hold, and turns plain again', async () => {
  const ticket = await desk.clientAsks();
  const { page, complaints } = await openTicket(ticket);
  // plain until somebody asks: what is typed and where stays
  await field(page).pressSequentially('Добрый день!');
  await field(page).press('ArrowLeft');
  expect(await page.locator('textarea').count()).toBe(1);
  await field(page).press('Control+Shift+KeyF');
  await page.locator('.conversation-rich').waitFor();
  await page.keyboard.type(', ');
  await page.keyboard.press('Control+KeyB');
  await page.keyboard.type('Пётр');
  expect(await htmlIn(page)).toBe('<p>Добрый день, <strong>Пётр</strong>!</p>');
  expect(await page.getByRole('button', { name: 'Жирный' }).getAttribute('aria-pressed')).toBe('true');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- питание');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Shift+KeyL');
  await page.getByLabel('Адрес').fill('javascript:steal()');
  await page.getByLabel('Адрес').press('Enter');
  await page.getByText('Нужен адрес сайта').waitFor();
  await page.getByLabel('Адрес').fill('docs.company.example');
  await page.getByLabel('Адрес').press('Enter');
  await vi.waitUntil(async () => (await htmlIn(page)).includes('<a href="https://docs.company.example">docs.company.example</a>'), { timeout: 10_000 });
  const html = await htmlIn(page);
  expect(html).toContain('<ul><li><p>питание</p></li></ul>');

  // a reload keeps it, and the text beside it is for those who read no HTML
  await isKept(ticket, 'Добрый день, Пётр!\n\n- питание\n\ndocs.company.example (https://docs.company.example)');
  await page.reload();
  await page.locator('.conversation-rich').waitFor();
  expect(await htmlIn(page)).toBe(html);

  // a slash works here too
  await field(page).press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/Запросить');
  await page.getByRole('option', { name: /Запросить журнал обмена/ }).waitFor();
  expect(await barriersInBothSchemes(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await vi.waitUntil(async () => (await htmlIn(page)).includes(ticket.number), { timeout: 10_000 });
  expect(await htmlIn(page)).not.toContain('/Запросить');

  await page.keyboard.press('Control+Enter');
  const letter = page.frameLocator('iframe.conversation-letter');
  await letter.locator('strong', { hasText: 'Пётр' }).waitFor();
  expect(await letter.locator('li').allInnerTexts()).toEqual(['питание']);

  // what programs lay into the clipboard comes in as its words, lists, emphasis and links
  await vi.waitUntil(async () => (await field(page).innerText()).trim() === '', { timeout: 10_000 });
  for (const [program, expected] of [
    ['Word', '<p><strong>Порядок</strong></p><ul><li><p>питание</p></li><li><p>UART</p></li></ul>'],
    ['Outlook', '<p>Из таблицы</p>'],
    ['Gmail', '<p>Строка <a href="https://docs.company.example">описание</a></p><blockquote><p>Прежнее</p></blockquote>'],
  ] as const) {
    await field(page).fill('');
    await field(page).focus();
    await paste(page, pasted[program]);
    expect(await htmlIn(page), program).toBe(expected);
  }

  // and with Shift as its words alone
  await field(page).fill('');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate<undefined>("navigator.clipboard.write([new ClipboardItem({ 'text/html': new Blob(['<p><b>Жирно</b></p>'], { type: 'text/html' }), 'text/plain': new Blob(['Жирно'], { type: 'text/plain' }) })])");
  await field(page).focus();
  await page.keyboard.press('Control+KeyV');
  expect(await htmlIn(page)).toBe('<p><strong>Жирно</strong></p>');
  await field(page).fill('');
  await page.keyboard.press('Control+Shift+KeyV');
  expect(await htmlIn(page)).toBe('<p>Жирно</p>');

  // Q brings the client's words in, formatted here
  await field(page).fill('');
  await field(page).press('Escape');
  await page.keyboard.press('KeyQ');
  await vi.waitUntil(async () => (await htmlIn(page)).includes('<blockquote><p>После включения нет ответа по UART.</p></blockquote>'), { timeout: 10_000 });
  expect(await field(page).innerText()).toMatch(/^\S+ \S+, вт 24\.11 \d\d:\d\d:/);
  await page.keyboard.type('Проверьте');
  expect(await htmlIn(page)).toMatch(/<\/blockquote><p>Проверьте<\/p>$/);

  // text alone: the person is asked before formatting is lost
  await page.getByRole('button', { name: 'Оформление', exact: true }).click();
  await page.getByRole('alert').getByRole('button', { name: 'Только текст' }).click();
  await page.locator('.conversation-composer textarea').waitFor();
  expect(await textIn(page)).toMatch(/:\n\n> После включения нет ответа по UART\.\n\nПроверьте$/);
  // and in plain text what is selected alone
  await field(page).fill('Да');
  await field(page).press('Escape');
  await page.evaluate<undefined>(`getSelection().setBaseAndExtent(...[0, 15].flatMap((at) => [document.querySelector('.conversation-message:not([data-ours]) > p').firstChild, at]))`);
  await page.getByRole('button', { name: 'Цитировать' }).first().click();
  expect(await textIn(page)).toMatch(/^Да\n\n\S+ \S+, вт 24\.11 \d\d:\d\d:\n> После включения\n\n$/);
  await field(page).fill('Просто текст');
  await field(page).press('Control+Enter');
  await page.getByRole('log').getByText('Просто текст').waitFor();
  expect(await page.locator('iframe.conversation-letter').count()).toBe(1);

  // a note names a colleague
  await page.keyboard.press('KeyN');
  const note = page.getByRole('textbox', { name: /Внутренняя заметка/ });
  await note.pressSequentially('Ждёт ответа,');
  await page.getByRole('button', { name: 'Упомянуть коллегу' }).click();
  await page.keyboard.type('триг');
  await page.getByRole('option', { name: 'Триггерова Дарья' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('гляньте');
  await page.keyboard.press('Control+Enter');
  await page.locator('.conversation-mention', { hasText: '@Триггерова Дарья' }).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
}, 60_000);

it('§3.6, §4.10: a macro and an article that somebody adds are offered by /, put in, and counted', async () => {
  const ticket = await desk.clientAsks();
  const { page, complaints } = await openTicket(ticket);
  const adds = async (title: string, kind: string, fields: Readonly<Record<string, string>>, lacking: string): Promise<string> => {
    await page.goto(`${system.server.url}/articles/create`);
    await page.getByRole('textbox', { name: /^Название/ }).fill(title);
    await page.getByRole('combobox', { name: /^Вид/ }).selectOption({ label: kind });
    await page.getByRole('button', { name: 'Добавить готовый ответ' }).click();
    await page.getByRole('alert').filter({ hasText: lacking }).first().waitFor();
    for (const [field, value] of Object.entries(fields)) await page.getByRole('textbox', { name: field }).fill(value);
    await page.getByRole('button', { name: 'Добавить готовый ответ' }).click();
    await page.waitForURL(/\/articles\/[\da-f-]{36}\/show$/);
    await page.getByRole('heading', { name: title }).waitFor();
    return page.url();
  };
  const uses = async (address: string): Promise<string> => {
    await page.goto(address);
    return page.locator('dt', { hasText: 'Использований' }).locator('+ dd').innerText();
  };
  const macro = await adds('Проверка питания модуля', 'Макрос', { Текст: 'Измерьте питание на разъёме. Номер: {{ticket.number}}' }, 'Текст');
  const article = await adds('Схема питания модуля', 'Статья', { Ссылка: 'https://docs.company.example/power' }, 'Ссылка');
  expect([await uses(macro), await uses(article)]).toEqual(['0', '0']);

  await page.goto(`${system.server.url}/tickets/${ticket.id}?tab=all`);
  await field(page).pressSequentially('/проверка пит');
  await page.getByRole('option', { name: /Проверка питания модуля/ }).waitFor();
  await page.keyboard.press('Enter');
  await vi.waitUntil(async () => (await textIn(page)) === `Измерьте питание на разъёме. Номер: ${ticket.number}`, { timeout: 10_000 });
  // whoever is faster than the search gets what fits all the letters, not what fitted the first of them
  const held = Promise.withResolvers<undefined>();
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('схема')) await held.promise;
    await route.continue();
  });
  await field(page).pressSequentially('\n/схема');
  await page.keyboard.press('Enter');
  held.resolve(undefined);
  await page.unrouteAll({ behavior: 'wait' });
  await vi.waitUntil(async () => (await textIn(page)).endsWith('\nСхема питания модуля: https://docs.company.example/power'), { timeout: 10_000 });
  expect([await uses(macro), await uses(article)]).toEqual(['1', '1']);
  expect(complaints).toEqual([]);
  await page.context().close();
});

it('§4.6: after hours an answer waits for the next opening, unless a head sends it now', async () => {
  const [held, urgent] = [await desk.clientAsks({ subject: 'Подождёт' }), await desk.clientAsks({ subject: 'Не подождёт' })];
  await system.at('2026-11-27T19:00:00+03:00');
  const { page, complaints } = await openWindow(browser, system.server.url);
  await signInAs(page, system, 'SUPPORT_HEAD');
  const sent = async (ticket: Ticket, prepare: () => Promise<void>): Promise<void> => {
    await page.goto(`${system.server.url}/tickets/${ticket.id}?tab=all`);
    await field(page).fill('Проверьте питание');
    await prepare();
    await field(page).press('Control+Enter');
    await page.getByRole('log').getByText('Проверьте питание').waitFor();
  };
  await sent(held, async () => { await page.locator('[data-leaving]').getByText(/Уйдёт пн 30\.11 10:00/).waitFor(); });
  await sent(urgent, async () => {
    await page.getByRole('checkbox', { name: /Отправить сейчас/ }).check();
    await page.locator('[data-leaving]').getByText(/Уйдёт (сразу|через)/).waitFor();
  });
  await system.pass(15);
  await expect.poll(async () => (await desk.ticket(urgent)).obligations[0]?.standing).toBe('MET');
  expect((await desk.ticket(held)).timeline.find(({ type }) => type === 'ANSWER')?.leavesAt).toBe(utc('2026-11-30T10:00:00+03:00'));
  // what counts is when it leaves
  expect((await desk.ticket(held)).obligations).toMatchObject([{ answeredAt: utc('2026-11-30T10:00:00+03:00') }]);
  expect(complaints).toEqual([]);
});
