import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openBrowser, openWindow, type Desktop } from '../support/browser.ts';
import { signInAs } from '../support/consolePages.ts';
import { deskOf } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { startMailServer, type MailServer } from '../support/mailServer.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
let clientServer: MailServer;
let browser: Browser;
beforeAll(async () => {
  clientServer = await startMailServer();
  [system, browser] = await Promise.all([startSystem({ SMTP_URL: clientServer.url, MAIL_REPLIES_PER_ADDRESS: '1' }), openBrowser()]);
  await system.at('2026-11-24T12:00:00+03:00');
});
afterAll(async () => {
  await browser.close();
  await system.stop();
  await clientServer.stop();
});

const openPage = async (path: string): Promise<Desktop> => {
  const desktop = await openWindow(browser, system.server.url);
  await signInAs(desktop.page, system, 'SUPPORT_HEAD');
  await desktop.page.goto(`${system.server.url}${path}`);
  return desktop;
};

const dialogOf = (page: Page) => page.getByRole('dialog', { name: /\S/ });

describe('quarantine (§4.9)', () => {
  const stranger = (from: string, subject: string) => mailboxOf(system).comes({ from, subject, text: 'Модуль не отвечает.' });

  it('a stranger’s letter becomes the request of the client that is named, and its sender a contact; one whose address looks like another’s is marked so in the list and on its page', async () => {
    const letter = await stranger('Пётр Новиков <novikov@unknown.example>', 'Письмо новичка');
    await stranger('"director@ladoga-rk.example" <roman@xn--ldoga-rk-16g.example>', 'Срочно оплатите');
    const { page, complaints } = await openPage('/incomingLetters');
    const sender = (within: Locator) => within.locator('.quarantine-sender', { hasText: 'director@ladoga-rk.example · roman@xn--ldoga-rk-16g.example' });
    const warnings = (within: Locator) => sender(within).locator('.rg-chip').evaluateAll((chips: { textContent: string; title: string }[]) => chips.map(({ textContent, title }) => [textContent, title]));
    const expected = [['домен под чужой', 'В домене адреса смешаны алфавиты или стоят буквы, похожие на латинские: он выдаёт себя за другой'], ['имя с чужим адресом', 'В имени стоит адрес director@ladoga-rk.example, а письмо пришло с roman@lаdoga-rk.example']];
    const rowOf = (subject: string) => page.getByRole('row', { name: new RegExp(subject) });
    await sender(rowOf('Срочно оплатите')).waitFor();
    expect(await warnings(rowOf('Срочно оплатите'))).toEqual(expected);
    expect(await rowOf('Письмо новичка').locator('.quarantine-sender .rg-chip').count()).toBe(0);
    await page.getByText('Срочно оплатите').click();
    await page.getByRole('button', { name: 'Принять как обращение…' }).waitFor();
    expect(await warnings(page.locator('main'))).toEqual(expected);
    await page.goBack();
    await page.getByText('Письмо новичка').click();
    await page.getByText('Модуль не отвечает.').waitFor();
    await page.getByRole('button', { name: 'Принять как обращение…' }).click();
    // whose it is cannot be guessed
    await page.keyboard.press('Control+Enter');
    await dialogOf(page).getByText('Укажите клиента: без него обращение не зарегистрировать (§1)').waitFor();
    await dialogOf(page).getByRole('combobox').fill('Ладож');
    await dialogOf(page).getByRole('option', { name: /Ладож/ }).click();
    expect(await dialogOf(page).getByLabel('Имя отправителя').inputValue()).toBe('Пётр Новиков');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Письмо принято и зарегистрировано').waitFor();
    await page.getByRole('link', { name: /^TP-2026-\d{6} · Письмо новичка$/ }).click();
    await page.getByRole('heading', { name: 'Письмо новичка' }).waitFor();
    expect(await mailboxOf(system).incomingLetter(letter.messageId ?? '')).toMatchObject({ outcome: 'REGISTERED', ticket: { number: expect.stringMatching(/^TP-2026-/) } });
    expect(complaints).toEqual([]);
  });

  it('a form that sends under our own address is accepted in the name of the visitor whom its Reply-To proposes (§4.1)', async () => {
    const letter = await mailboxOf(system).comes({ from: 'Форма на сайте <support@company.example>', replyTo: 'visitor@ladoga-rk.example', subject: 'С сайта: нет связи', text: 'Модуль молчит.' });
    const { page, complaints } = await openPage('/incomingLetters');
    await page.getByText('С сайта: нет связи').click();
    await page.getByText('visitor@ladoga-rk.example').waitFor();
    await page.getByRole('button', { name: 'Принять как обращение…' }).click();
    expect(await dialogOf(page).getByLabel('Адрес автора').inputValue()).toBe('visitor@ladoga-rk.example');
    await dialogOf(page).getByText('Стоит в Reply-To.', { exact: false }).waitFor();
    await dialogOf(page).getByRole('combobox').fill('Ладож');
    await dialogOf(page).getByRole('option', { name: /Ладож/ }).click();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Письмо принято и зарегистрировано').waitFor();
    expect(await mailboxOf(system).incomingLetter(letter.messageId ?? '')).toMatchObject({ outcome: 'REGISTERED', from: 'support@company.example' });
    expect(complaints).toEqual([]);
  });

  it('what a colleague passed on to a request is accepted there in the name of whoever wrote it (§4.1)', async () => {
    const request = await mailboxOf(system).comes({ from: 'oscillatorov@ladoga-rk.example', subject: 'Нет связи', text: 'Модуль молчит.', proves: 'dmarc=pass' });
    const number = request.ticket?.number ?? '';
    const letter = await stranger('Кварцева Ирина <kvartseva@company.example>', `Fwd: [${number}] подробности`);
    const { page, complaints } = await openPage(`/tickets/${number}`);
    await page.getByRole('button', { name: 'Принять в обращение…' }).click();
    await dialogOf(page).getByText('В тексте автора найти не удалось', { exact: false }).waitFor();
    await page.keyboard.press('Control+Enter');
    await dialogOf(page).getByText('Заполните поле «Адрес автора»').waitFor();
    await dialogOf(page).getByLabel('Адрес автора').fill('oscillatorov@ladoga-rk.example');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Непроверенные письма').waitFor({ state: 'detached' });
    expect(await mailboxOf(system).incomingLetter(letter.messageId ?? '')).toMatchObject({ outcome: 'JOINED', ticket: { number } });
    expect(complaints).toEqual([]);
  });

  it('a sender is blocked from the letter, and heard again from the list of the blocked', async () => {
    const letter = await stranger('spam@noise.example', 'Выгодное предложение');
    const { page, complaints } = await openPage(`/incomingLetters/${letter.id}/show`);
    await page.getByRole('button', { name: 'Заблокировать отправителя…' }).click();
    await dialogOf(page).getByLabel('Всех отправителей домена noise.example').check();
    await dialogOf(page).getByRole('button', { name: 'Заблокировать отправителя' }).click();
    await page.getByText('Отправитель заблокирован, его письма отложены').waitFor();
    expect(await mailboxOf(system).incomingLetter(letter.messageId ?? '')).toMatchObject({ outcome: 'STORED' });
    expect(await stranger('other@noise.example', 'Ещё одно')).toMatchObject({ outcome: 'STORED' });
    await page.goto(`${system.server.url}/quarantine/blocked`);
    const row = page.getByRole('row', { name: /noise\.example/ });
    await row.getByRole('button', { name: 'Разблокировать' }).click();
    await page.getByText('Никто не заблокирован').waitFor();
    expect(await stranger('third@noise.example', 'И ещё одно')).toMatchObject({ outcome: 'QUARANTINED' });
    expect(complaints).toEqual([]);
  });

  it('a contact’s proven letter stands beside the forged ones in its name, and stays when those are put aside (decision 114)', async () => {
    const machine = (subject: string, proves: string) => mailboxOf(system).comes({ from: 'oscillatorov@ladoga-rk.example', subject, text: 'Текст', headers: { 'Auto-Submitted': 'auto-generated' }, proves });
    const proven = await machine('Настоящее', 'dmarc=pass');
    const forged = [await machine('Счёт 1', 'dmarc=fail'), await machine('Счёт 2', 'dmarc=fail'), await machine('Счёт 3', 'dmarc=fail')];
    const { page, complaints } = await openPage('/incomingLetters');
    await page.getByLabel('Итог').waitFor();
    // both count, however soon the second one is chosen
    await page.evaluate(`for (const [label, choice] of [['Итог', 'Ждут проверки'], ['Письма одного отправителя', 'Последнее от каждого']]) {
      const select = document.querySelector('select[aria-label="' + label + '"]');
      select.value = [...select.options].find(({ text }) => text === choice).value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }`);
    await page.waitForURL((url) => Object.keys(JSON.parse(url.searchParams.get('filter') ?? '{}') as object).toSorted().join() === 'newestOfSender,outcome');
    const rows = page.getByRole('row', { name: /oscillatorov@ladoga-rk\.example/ });
    await page.getByText('Счёт 1').waitFor({ state: 'detached' });
    await page.getByText('ещё 2 письма').waitFor();
    await page.getByText('Настоящее').waitFor();
    await rows.nth(2).waitFor({ state: 'detached' });
    expect(await rows.count()).toBe(2);
    await page.getByText('Счёт 3').click();
    await page.getByText('Ждут и другие письма отправителя').waitFor();
    await page.getByRole('link', { name: 'ещё 2 письма' }).click();
    await page.getByText('Счёт 1').waitFor();
    expect(await rows.count()).toBe(3);
    await page.getByText('Счёт 3').click();
    await page.getByRole('button', { name: 'Отложить…' }).click();
    expect(await dialogOf(page).getByLabel('И ещё 2 письма этого отправителя').isChecked()).toBe(true);
    await dialogOf(page).getByLabel('Почему с ним ничего не делать').fill('Подделка');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Письмо отложено').waitFor();
    const outcomeOf = async ({ messageId }: { messageId: string | null }) => (await mailboxOf(system).incomingLetter(messageId ?? ''))?.outcome;
    expect(await Promise.all([proven, ...forged].map(outcomeOf))).toEqual(['QUARANTINED', 'STORED', 'STORED', 'STORED']);
    expect(complaints).toEqual([]);
  });
});

/** A mail server of the company with one letter in its inbox. */
const companyServer = async (subject: string): Promise<{ port: number; user: string; password: string }> => {
  const folder = mkdtempSync(join(tmpdir(), 'reglament-letters-'));
  const file = join(folder, 'letter.eml');
  writeFileSync(file, `From: oscillatorov@ladoga-rk.example\r\nTo: support@company.example\r\nSubject: ${subject}\r\nMessage-ID: <${Date.now()}@ladoga-rk.example>\r\n\r\nText\r\n`);
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/imapStandIn.ts', file], { cwd: fileURLToPath(new URL('../../packages/api', import.meta.url)), stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    child.stdin.end();
    await once(child, 'exit');
    rmSync(folder, { recursive: true });
  });
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data') as [string];
  return JSON.parse(line) as { port: number; user: string; password: string };
};

it('a mailbox is tried before it is kept, read, held against what is stored, and paused (§4.1)', async () => {
  const server = await companyServer('Letter from the mailbox');
  const { page, complaints } = await openPage('/mailboxes/create');
  await page.getByLabel('Название').fill('Поддержка');
  await page.getByLabel('Сервер IMAP').fill('127.0.0.1');
  await page.getByLabel('Шифрование').selectOption('NONE');
  await page.getByLabel('Порт').fill(String(server.port));
  await page.getByLabel('Имя пользователя').fill(server.user);
  await page.getByLabel('Пароль').fill('not the password');
  await page.getByLabel('Принять и письма, которые уже лежат в папке').check();
  const trial = page.getByRole('button', { name: 'Проверить подключение' });
  await trial.click();
  const refusal = page.getByText(/Ответ сервера: /);
  await refusal.waitFor();
  expect(await refusal.innerText()).toMatch(/парол/i);
  await page.getByLabel('Пароль').fill(server.password);
  await trial.click();
  await page.getByText('Ящик читается').waitFor();
  await page.getByText('В папке 1 письмо.').waitFor();
  await page.getByRole('button', { name: 'Подключить ящик' }).click();
  await page.getByText('Ящик подключён').waitFor();
  const head = await system.signIn('SUPPORT_HEAD');
  await expect.poll(async () => (await system.get<{ mailboxes: { nodes: { polledAt: string | null }[] } }>('{ mailboxes(first: 10) { nodes { polledAt } } }', {}, head)).mailboxes.nodes[0]?.polledAt ?? null, { timeout: 20_000 }).not.toBeNull();
  await page.goto(`${system.server.url}/mailboxes`);
  const read = (within: Locator) => within.locator('time').first().getAttribute('datetime');
  const row = page.getByRole('row', { name: /Поддержка/ });
  await row.locator('time').first().waitFor();
  const first = await read(row);
  await system.pass(60);
  await page.getByText('Поддержка').click();
  const polled = page.locator('dl.rg-pairs > div', { hasText: 'Прочитан' });
  // looked at each minute, and it says when it was last
  await expect.poll(async () => Date.parse((await read(polled)) ?? '') - Date.parse(first ?? ''), { timeout: 20_000 }).toBe(60_000);
  await page.getByText('Работает', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Сверить сейчас' }).click();
  await page.getByText('Всё, что лежит в папке, принято.').waitFor();
  const counts = await page.locator('.rg-card', { hasText: 'Сверка' }).locator('.rg-num').allInnerTexts();
  expect(counts.slice(0, 2)).toEqual(['1', '1']);
  await system.pass(20);
  expect((await mailboxOf(system).incomingLetters()).find(({ subject }) => subject === 'Letter from the mailbox')).toMatchObject({ outcome: 'REGISTERED' });
  await page.getByRole('button', { name: 'Приостановить' }).click();
  await page.getByText('Приостановлен', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

it('a confirmation that waits because so many have gone leaves when staff let it (§4.2)', async () => {
  const writes = (subject: string) => mailboxOf(system).comes({ from: 'rezistorova@ladoga-rk.example', subject, text: 'Текст' });
  await writes('Первое письмо');
  const { ticket } = await writes('Второе письмо');
  const { page, complaints } = await openPage('/outgoingLetters');
  await page.getByRole('row', { name: new RegExp(ticket?.number ?? '-') }).click();
  await page.getByText('Ждёт одобрения').first().waitFor();
  await page.getByRole('button', { name: 'Отправить', exact: true }).click();
  await page.getByText('Подтверждение уходит').waitFor();
  await system.pass(20);
  expect(await mailboxOf(system).lettersOn({ id: ticket?.id ?? '' }, 'ticket.accepted')).toMatchObject([{ status: 'SENT' }]);
  expect(clientServer.letters.filter(({ to }) => to.includes('rezistorova@ladoga-rk.example'))).toHaveLength(2);
  expect(complaints).toEqual([]);
});

it('the words of a letter are changed in a draft of the regulation, and count for requests after its publication (§2.4)', async () => {
  const { page, complaints } = await openPage('/templates');
  await page.getByText('Текст не менялся: действует обычный.').waitFor();
  await page.getByRole('button', { name: 'Изменить…' }).click();
  await page.waitForURL('**/regulation/*letter=*');
  await page.getByLabel('Тема', { exact: true }).fill('Мы получили {ticket.number}');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.locator('aside').getByText('Мы получили {ticket.number}').first().waitFor();
  await page.getByRole('button', { name: 'Опубликовать…' }).click();
  await dialogOf(page).locator('button[type=submit]').click();
  await page.getByText('Опубликована', { exact: true }).waitFor();
  await system.at('2026-11-25T12:00:00+03:00');
  const ticket = await deskOf(system).clientAsks();
  await system.pass(20);
  expect(await mailboxOf(system).lettersOn(ticket, 'ticket.accepted')).toMatchObject([{ subject: `Мы получили ${ticket.number}` }]);
  await page.goto(`${system.server.url}/templates`);
  await page.getByText('свой текст').first().waitFor();
  expect(complaints).toEqual([]);
});

it('that no letter leaves, and that a mailbox cannot be read, is said to whoever leads until it is mended, with the server’s words and the way there (P10)', async () => {
  const { page, complaints } = await openPage('/outgoingLetters');
  const banner = (text: RegExp) => page.locator('.rg-banner', { hasText: text });
  expect(await page.locator('.rg-banner').count()).toBe(0);
  const head = await system.signIn('SUPPORT_HEAD');
  const { connectMailbox } = await system.get<{ connectMailbox: { userErrors: unknown[] } }>('mutation($input: ConnectMailboxInput!) { connectMailbox(input: $input) { userErrors { message } } }',
    { input: { name: 'Второй ящик', host: '127.0.0.1', port: 9, security: 'NONE', userName: 'support', password: 'secret', takesExisting: false } }, head);
  expect(connectMailbox.userErrors).toEqual([]);
  clientServer.isThere = false;
  await deskOf(system).clientAsks();
  await system.pass(60);
  await system.pass(700);
  await page.reload();
  await banner(/Письма клиентам не уходят\. Ждёт 1 письмо, первое с .*Почтовый сервер: /).waitFor();
  await banner(/ящик не читается больше десяти минут.*Второй ящик/).waitFor();
  await banner(/Письма клиентам/).getByRole('link', { name: 'Первое письмо' }).click();
  await page.waitForURL('**/outgoingLetters/*/show');
  await page.locator('.rg-chip', { hasText: 'Ждёт отправки' }).waitFor();
  clientServer.isThere = true;
  await system.pass(3600);
  await page.reload();
  await banner(/Второй ящик/).waitFor();
  expect(await banner(/Письма клиентам/).count()).toBe(0);
  expect(complaints).toEqual([]);
});
