import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { barriersOn } from '../support/accessibility.ts';
import { openBrowser, openWindow, type Desktop } from '../support/browser.ts';
import { signInAs } from '../support/consolePages.ts';
import { deskOf, type Ticket } from '../support/desk.ts';
import { filesIn, pngOf } from '../support/files.ts';
import { mailboxOf, supportAddress } from '../support/mailbox.ts';
import { waysToAsk } from '../support/remotePictures.ts';
import { frontServer, startSystem, type System } from '../support/startSystem.ts';

/** Stands for a server out there. */
const pictureHost = '127.0.0.2';

let system: System;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem({ ATTACHMENT_MEGABYTES: '1', REMOTE_PICTURE_NETWORKS: `${pictureHost}/32` }), openBrowser()]);
  await system.at('2026-11-24T12:00:00+03:00');
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

const openTicket = async ({ id }: Pick<Ticket, 'id'>, size: { width?: number; height?: number; dark?: boolean } = {}): Promise<Desktop> => {
  const desktop = await openWindow(browser, system.server.url, size);
  await signInAs(desktop.page, system, 'SPECIALIST');
  await desktop.page.goto(`${system.server.url}/tickets/${id}?tab=all`);
  await desktop.page.locator('.conversation-composer textarea').waitFor();
  return desktop;
};

/** A server of the sender that notices who fetches its pictures, and by which program. */
const trackingServer = async (host = pictureHost, onConnection: () => void = () => undefined) => {
  const asked: string[] = [];
  const agents = new Set<string>();
  const server = createServer(({ url, headers }, response) => {
    asked.push(url ?? '');
    agents.add(headers['user-agent'] ?? '');
    response.writeHead(200, { 'content-type': 'image/png' }).end(pngOf(''));
  }).on('connection', onConnection).listen(0, host);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { asked, agents, url: `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}` };
};

describe('a letter in HTML (§4.4)', () => {
  it('is shown as it looks, its pictures from its files, those of others only when somebody asks', async () => {
    const [tracker, house] = [await trackingServer(), await trackingServer('127.0.0.1')];
    const { ticket } = await mailboxOf(system).comes({
      from: 'oscillatorov@ladoga-rk.example', subject: 'Схема в письме', text: 'Схема',
      html: `<p>Вот <b>схема</b>:</p><img src="cid:scheme@ladoga"><img src="${tracker.url}/open.png" width="1"><img src="${house.url}/a.png" alt="дом"><table background="${tracker.url}/b"><tr><td style="background:url(${tracker.url}/u)">x</td></tr></table><style>@import "${tracker.url}/i";</style><link rel="stylesheet" href="${tracker.url}/l"><img srcset="${tracker.url}/s 1x"><svg><use href="${tracker.url}/v#a"/></svg><a href="https://docs.company.example">Описание</a><blockquote>Прежнее письмо</blockquote>`,
      attachments: [{ filename: 'схема.png', content: pngOf('x'), cid: 'scheme@ladoga' }, { filename: 'журнал.log', content: 'строки' }],
    });
    const { page, complaints } = await openTicket({ id: ticket?.id ?? '' });
    const letter = page.frameLocator('iframe.conversation-letter');
    await letter.getByText('схема', { exact: true }).waitFor();
    expect(await letter.locator('b').count()).toBe(1);
    await vi.waitUntil(() => page.evaluate<boolean>("document.querySelector('iframe.conversation-letter').contentDocument.images[0].naturalWidth > 0"), { timeout: 10_000 });
    expect(await letter.locator('a').getAttribute('rel')).toBe('noopener noreferrer');
    // the quote is folded, and opens without a script
    expect(await letter.getByText('Прежнее письмо').isVisible()).toBe(false);
    await letter.locator('summary').click();
    await letter.getByText('Прежнее письмо').waitFor({ state: 'visible' });
    // the picture that stands in the text is not listed once more
    expect(await page.locator('.conversation-message .files-item').allInnerTexts()).toEqual([expect.stringMatching(/^журнал\.log/)]);
    expect(tracker.asked).toEqual([]);
    await page.getByText(/2 картинки с чужих серверов скрыты\. Если показать, их запросит сервер поддержки/).waitFor();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).host));
    await page.getByRole('button', { name: 'Показать картинки' }).click();
    await vi.waitUntil(() => page.evaluate<boolean>("[...document.querySelector('iframe.conversation-letter').contentDocument.images].filter((image) => image.complete && image.naturalWidth > 0).length === 2"), { timeout: 10_000 });
    // the desk asked once, the browser nobody else, and nobody of the house was asked
    expect([tracker.asked, house.asked]).toEqual([['/open.png'], []]);
    expect([...tracker.agents]).toEqual([expect.stringContaining('picture proxy')]);
    expect([...new Set(requests)]).toEqual([new URL(system.server.url).host]);
    // Q quotes what is selected inside of the letter, whose keys are its own frame's
    await page.evaluate<undefined>("{ const inside = document.querySelector('iframe.conversation-letter').contentDocument; inside.getSelection().selectAllChildren(inside.querySelector('b')); }");
    await page.keyboard.press('q');
    await vi.waitUntil(async () => (await page.locator('.conversation-composer textarea').inputValue()).includes('> схема\n'), { timeout: 10_000 });
    // the picture that lies in the house is refused, and its place says so
    expect(complaints).toEqual([expect.stringContaining('403')]);
  });

  it('a hundred of them that name pictures of others in every way have the browser ask nobody but the desk (row 48)', async () => {
    const connected: string[] = [];
    const tracker = await trackingServer(pictureHost, () => connected.push('tracker'));
    const { host, port } = new URL(tracker.url);
    const places = [`http://${host}`, `https://${host}`, `//${host}`, `HTTP://${host}`, `http://0x7f000002:${port}`];
    const letters = places.flatMap((place, number) => waysToAsk.map((way, at) => way(`${place}/${number}/${at}`)));
    expect(letters).toHaveLength(100);

    const ticket = await deskOf(system).clientAsks();
    const door = createTransport({ host: '127.0.0.1', port: system.server.mailPort, ignoreTLS: true, pool: true, maxConnections: 4, maxMessages: Infinity });
    await Promise.all(letters.map((html, at) => door.sendMail({
      from: 'oscillatorov@ladoga-rk.example', to: supportAddress, subject: `Re: [${ticket.number}]`, html: `<p>Письмо ${at}</p>${html}`, headers: { 'Authentication-Results': `${frontServer}; dmarc=pass header.from=ladoga-rk.example` },
    })));
    door.close();
    await system.pass(20);

    const { page } = await openWindow(browser, system.server.url);
    await signInAs(page, system, 'SPECIALIST');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(`${system.server.url}/tickets/${ticket.id}?tab=all`);
    const shown = `[...document.querySelectorAll('iframe.conversation-letter')].filter(({ contentDocument }) => contentDocument?.readyState === 'complete' && contentDocument.body.innerText.includes('Письмо'))`;
    await vi.waitUntil(() => page.evaluate<boolean>(`${shown}.length === ${letters.length}`), { timeout: 20_000 });
    await page.waitForLoadState('networkidle');
    expect(requests.filter((url) => url.endsWith('/html'))).toHaveLength(letters.length);
    expect([requests.filter((url) => !url.startsWith(`${system.server.url}/`) && !url.startsWith('data:')), tracker.asked, connected]).toEqual([[], [], []]);
    expect(await page.evaluate<number>(`${shown}.reduce((sum, frame) => sum + frame.contentDocument.querySelectorAll('img[data-remote-src]:not([src])').length, 0)`)).toBeGreaterThan(0);

    // as they came they would have asked, but for the one way that browsers forgot
    const { page: bare } = await openWindow(browser, 'about:blank');
    const asked = new Set<string>();
    bare.on('request', (request) => asked.add(request.url()));
    await bare.route('http://page.example/', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await bare.goto('http://page.example/');
    await bare.evaluate<undefined>(`{ for (const markup of ${JSON.stringify(letters)}) document.body.append(Object.assign(document.createElement('iframe'), { srcdoc: markup })); }`);
    const ways = waysToAsk.flatMap((way, at) => (way('').includes('lowsrc') ? [] : [way('').includes('<base') ? `${at}/a.png` : String(at)]));
    const expected = places.flatMap((place, number) => ways.map((way) => `${place.startsWith('https:') ? `https://${host}` : tracker.url}/${number}/${way}`));
    await vi.waitUntil(() => expected.every((url) => asked.has(url)), { timeout: 20_000 });
    const seen = expected.filter((url) => url.startsWith(tracker.url)).map((url) => url.slice(tracker.url.length));
    await vi.waitUntil(() => seen.every((path) => tracker.asked.includes(path)), { timeout: 20_000 });
    expect(connected.length).toBeGreaterThan(0);
    await bare.context().close();
  });

  it('of another client is not there, and its frame keeps its policy', async () => {
    const { ticket } = await mailboxOf(system).comes({ from: 'oscillatorov@ladoga-rk.example', subject: 'Письмо', html: '<p>Текст</p>' });
    const { timeline } = (await system.get<{ ticket: { timeline: { htmlUrl: string | null }[] } }>('query($id: ID!) { ticket(id: $id) { timeline { htmlUrl } } }', { id: ticket?.id })).ticket;
    const url = timeline.find(({ htmlUrl }) => htmlUrl)?.htmlUrl ?? '';
    const files = filesIn(system);
    expect((await files.fetch(url, null)).status).toBe(401);
    expect((await files.fetch(url, system.partner)).status).toBe(200);
    expect((await files.fetch(url.replace(/[0-9a-f]{12}\//, '000000000000/'), system.partner)).status).toBe(404);
    const picture = url.replace('/html', '/pictures/0');
    // pictures are loaded for people who look, never for programs, and only such as stand in the letter
    expect([(await files.fetch(picture, null)).status, (await files.fetch(picture, system.partner)).status, (await files.fetch(picture)).status, (await files.fetch(picture, await system.signIn('SPECIALIST'))).status]).toEqual([401, 404, 404, 404]);
    expect((await fetch(`${system.server.url}${picture}`, { headers: { ...(await system.signIn('SPECIALIST')), 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    const response = await files.fetch(url);
    expect(Object.fromEntries(response.headers)).toMatchObject({ 'content-security-policy': expect.stringMatching(/^sandbox allow-popups .*default-src 'none'; img-src 'self' data:; /), 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' });
  });

  it('runs nothing in its frame, even if a page came that says nothing of a sandbox', async () => {
    const { ticket } = await mailboxOf(system).comes({ from: 'oscillatorov@ladoga-rk.example', subject: 'Письмо', html: '<p>Текст</p>' });
    const { page, complaints } = await openTicket({ id: ticket?.id ?? '' });
    const address = await page.locator('iframe.conversation-letter').getAttribute('src');
    await page.route(`**${address}`, (route) => route.fulfill({ contentType: 'text/html', body: '<p>Чужая страница</p><script>top.pwned = true</script>' }));
    await page.reload();
    await page.frameLocator('iframe.conversation-letter').getByText('Чужая страница').waitFor();
    expect(await page.evaluate('window.pwned')).toBeUndefined();
    expect(await page.locator('iframe.conversation-letter').getAttribute('sandbox')).toBe('allow-same-origin allow-popups allow-popups-to-escape-sandbox');
    expect(complaints).toEqual([expect.stringContaining('sandboxed')]);
  });

  it('of our own goes out in both forms; above one that is signed or encrypted stands that nobody verified or opened it (S/MIME, PGP)', async () => {
    const ticket = await deskOf(system).clientAsks();
    const writes = (text: string, attachments: SendMailOptions['attachments'] = []) => mailboxOf(system).comes({ from: 'oscillatorov@ladoga-rk.example', subject: `Re: [${ticket.number}]`, text, attachments });
    await writes('Без подписи');
    await writes('-----BEGIN PGP SIGNED MESSAGE-----\n\nС подписью\n-----BEGIN PGP SIGNATURE-----\nAAAA\n-----END PGP SIGNATURE-----');
    await writes('', [{ filename: 'smime.p7m', contentType: 'application/pkcs7-mime; smime-type=enveloped-data', content: 'AAAA' }]);
    await deskOf(system).answer(ticket, system.desk, { body: undefined, bodyHtml: '<p>Обновите <b>МПО</b><script>x</script></p>' });
    const { page } = await openTicket(ticket);
    await page.frameLocator('iframe.conversation-letter').locator('b', { hasText: 'МПО' }).waitFor();
    const messages = page.locator('.conversation-entries article');
    const remarksOf = (said: string) => messages.filter({ hasText: said }).locator('.conversation-remark').allInnerTexts();
    expect(await Promise.all(['Без подписи', 'С подписью', 'smime.p7m'].map(remarksOf))).toEqual([[], ['Письмо подписано. Подпись не проверялась.'], ['Письмо зашифровано и не раскрыто.']]);
    expect((await deskOf(system).ticket(ticket)).timeline.find(({ type }) => type === 'ANSWER')?.body).toBe('Обновите МПО');
  });
});

describe('files in the console (§4.5)', () => {
  const composer = '.conversation-composer';
  /** Gives files to the page as a drop or a paste does. */
  const give = (page: Page, kind: 'drop' | 'paste', name: string, size: number): Promise<undefined> =>
    page.evaluate<undefined>(`{
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(${size}).fill(65)], ${JSON.stringify(name)}, { type: 'text/plain' }));
      const target = document.querySelector(${kind === 'drop' ? "'.conversation'" : "'.conversation-composer textarea'"});
      target.dispatchEvent(${kind === 'drop' ? "new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data })" : "new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data })"});
    }`);

  it('are dropped, pasted, seen before they are sent, survive a reload, and go with the answer', async () => {
    const ticket = await deskOf(system).clientAsks();
    const { page, complaints } = await openTicket(ticket);
    await give(page, 'drop', 'журнал.log', 5000);
    await give(page, 'paste', 'снимок.txt', 300_000);
    const waiting = page.locator(`${composer} .files-item`);
    await vi.waitUntil(async () => (await page.locator(`${composer} .files-item a`).count()) === 2, { timeout: 10_000 });
    await page.locator(`${composer} textarea`).fill('Смотрите вложения');
    await page.evaluate<undefined>('window.dispatchEvent(new Event("pagehide"))');
    await page.reload();
    await waiting.first().waitFor();
    expect((await waiting.allInnerTexts()).map((text) => text.split('\n')[0])).toEqual(expect.arrayContaining(['журнал.log', 'снимок.txt']));
    await page.locator(`${composer} textarea`).press('Control+Enter');
    await page.locator('article[data-ours] .files-item').first().waitFor();
    expect((await filesIn(system).of(ticket)).map(({ fileName }) => fileName).toSorted()).toEqual(['журнал.log', 'снимок.txt']);
    expect(await waiting.count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('a screenshot that is pasted stands as a picture before it is sent', async () => {
    const { page, complaints } = await openTicket(await deskOf(system).clientAsks());
    await page.evaluate(`(async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 4, height: 4 });
      const picture = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
      const data = new DataTransfer();
      data.items.add(new File([picture], 'image.png', { type: 'image/png' }));
      document.querySelector('.conversation-composer textarea').dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));
    })()`);
    const picture = page.locator(`${composer} .files-item img`);
    await picture.waitFor();
    await expect.poll(() => picture.evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBe(4);
    expect(complaints).toEqual([]);
  });

  it('that are too large or programs are refused beside their name, before anything is sent', async () => {
    const { page } = await openTicket(await deskOf(system).clientAsks());
    await give(page, 'drop', 'дамп.bin', 1_100_000);
    await give(page, 'drop', 'setup.exe', 10);
    await page.getByText(/Больше 1\s*МБ/).waitFor();
    await page.getByText('Программы не принимаются. Упакуйте в архив').waitFor();
    await page.getByRole('button', { name: 'Убрать «setup.exe»' }).click();
    await page.getByText('Программы не принимаются').waitFor({ state: 'detached' });
  });
});

describe('files on their way and files to look at (§4.5)', () => {
  const composer = '.conversation-composer';
  const isUpload = (url: URL): boolean => url.pathname.startsWith('/attachments/');
  const choose = (page: Page, name: string, buffer: Buffer, mimeType = 'text/plain'): Promise<void> => page.locator(`${composer} input[type=file]`).setInputFiles({ name, mimeType, buffer });

  it('one that breaks off is sent again by a press; one under way is stopped and leaves nothing', async () => {
    const ticket = await deskOf(system).clientAsks();
    const { page } = await openTicket(ticket);
    await page.route(isUpload, (route) => (route.request().method() === 'PUT' ? route.abort('connectionreset') : route.continue()));
    await choose(page, 'обрыв.log', Buffer.from('строки'));
    const failed = page.locator(`${composer} .files-item`).filter({ hasText: 'обрыв.log' });
    await failed.getByRole('alert').waitFor();
    await page.unroute(isUpload);
    await failed.getByRole('button', { name: 'Повторить' }).click();
    await failed.getByRole('link', { name: 'обрыв.log' }).waitFor();

    const hold = Promise.withResolvers<undefined>();
    await page.route(isUpload, async (route) => { await hold.promise; await route.abort(); });
    await choose(page, 'долго.log', Buffer.from('строки'));
    await page.getByRole('progressbar', { name: 'Загружается «долго.log»' }).waitFor();
    await page.getByRole('button', { name: 'Отменить загрузку «долго.log»' }).click();
    hold.resolve(undefined);
    await page.locator(`${composer} .files-item`).filter({ hasText: 'долго.log' }).waitFor({ state: 'detached' });
    await page.unroute(isUpload);
    await page.locator(`${composer} textarea`).fill('С вложением');
    await page.locator(`${composer} textarea`).press('Control+Enter');
    await page.locator('article[data-ours] .files-item').waitFor();
    expect((await filesIn(system).of(ticket)).map(({ fileName }) => fileName)).toEqual(['обрыв.log']);
  });

  it('pictures open large, the arrows go from one to the next, Escape leads back', async () => {
    const { page, complaints } = await openTicket(await deskOf(system).clientAsks());
    await choose(page, 'первая.png', pngOf('1'), 'image/png');
    await page.getByRole('button', { name: 'Открыть «первая.png»' }).waitFor();
    await choose(page, 'вторая.png', pngOf('2'), 'image/png');
    await page.getByRole('button', { name: 'Открыть «вторая.png»' }).waitFor();
    await page.getByRole('button', { name: 'Открыть «первая.png»' }).click();
    await page.getByRole('dialog', { name: 'первая.png' }).getByText('1 / 2').waitFor();
    await page.keyboard.press('ArrowRight');
    const second = page.getByRole('dialog', { name: 'вторая.png' });
    await second.waitFor();
    expect(await second.getByRole('img').evaluate<boolean, { naturalWidth: number }>((image) => image.naturalWidth > 0)).toBe(true);
    expect(await barriersOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await second.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });
});

it('a slash offers standard answers; Enter inserts one with its places filled in and counts the use (§4.10)', async () => {
  const ticket = await deskOf(system).clientAsks();
  const { page, complaints } = await openTicket(ticket);
  const field = page.locator('.conversation-composer textarea');
  await field.click();
  await field.pressSequentially('/Запросить');
  const option = page.getByRole('option', { name: /Запросить журнал обмена/ });
  await option.waitFor();
  expect(await option.getAttribute('aria-selected')).toBe('true');
  await field.press('Enter');
  await vi.waitUntil(async () => (await field.inputValue()).includes(ticket.number), { timeout: 10_000 });
  expect(await field.inputValue()).toMatch(/^Здравствуйте, .*!\n/);
  expect(await field.inputValue()).not.toContain('{{');
  await vi.waitUntil(async () => (await system.get<{ articles: { nodes: { useCount: number }[] } }>('{ articles(filter: { text: "Запросить журнал" }) { nodes { useCount } } }')).articles.nodes[0]?.useCount === 1, { timeout: 10_000 });
  await field.fill('');
  await field.pressSequentially('/');
  await page.getByRole('listbox').waitFor();
  await field.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});
