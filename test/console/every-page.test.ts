import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { barriersInBothSchemes, barriersOn, lasting, overflowOf, rulesOfColours } from '../support/accessibility.ts';
import { openBrowser, openWindow, type Desktop } from '../support/browser.ts';
import { inEnglish, signInAs } from '../support/consolePages.ts';
import { deskOf } from '../support/desk.ts';
import { foreignDocuments } from '../support/log.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
let browser: Browser;
let desktop: Desktop;
/** What each page broke, by what it was looked at for. */
const findings = { light: [] as string[], dark: [] as string[], narrow: [] as string[], english: [] as string[], names: [] as string[], foreign: [] as string[] };
const walked: string[] = [];
const underWay = new Set<unknown>();

/** Goes there as a click on a link would, and waits until nothing is loading. */
const open = async (path: string): Promise<void> => {
  const { page } = desktop;
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`);
  await twoFrames();
  await vi.waitUntil(() => underWay.size === 0, { timeout: 15_000 });
  await vi.waitUntil(() => page.evaluate<boolean>("document.querySelector('h1, h2') !== null && document.querySelector('.rg-skeleton-row, [aria-busy=true]') === null"), { timeout: 15_000 })
    .catch(async () => { throw new Error(`${path} is never ready: ${await page.evaluate<string>("document.body.innerText.slice(0, 500)")}`); });
  await page.evaluate('new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }))');
};
const links = (within: string): Promise<string[]> =>
  desktop.page.locator(`${within} a[href^="/"]`).evaluateAll((all) => all.map((link) => (link.getAttribute('href') ?? '').replace(/\?.*$/, '')));

const twoFrames = (): Promise<unknown> => desktop.page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');

const background = (): Promise<string> => desktop.page.evaluate('getComputedStyle(document.body).backgroundColor');

/** Pages of every kind, on which dark colours are held against all rules: what draws other things in the dark is found there. */
const wholeInDark: readonly string[] = ['/login', '/start', '/tickets', '/tickets/TP-2026-000423', '/wall', '/reports', '/calendar', '/clients', '/clients/create', '/settings/me'];

/** Looks at the page as it stands: all of it in light colours, its width on a narrow screen, and in dark colours what colours change. */
const look = async (path: string): Promise<void> => {
  const { page } = desktop;
  walked.push(path);
  findings.light.push(...(await lasting(() => barriersOn(page))).map((finding) => `${path}: ${finding}`));
  await page.setViewportSize({ width: 320, height: 640 });
  await twoFrames();
  findings.narrow.push(...(await lasting(async () => [await overflowOf(page)].filter((pixels) => pixels > 0))).map((pixels) => `${path}: ${pixels} px too wide`));
  await page.setViewportSize({ width: 1440, height: 900 });
  const day = await background();
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await twoFrames();
  findings.dark.push(...(await lasting(async () => ((await background()) === day ? ['stays light'] : barriersOn(page, wholeInDark.includes(path) ? undefined : rulesOfColours)))).map((finding) => `${path}: ${finding}`));
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
};

interface Named { id: string; name: string; nameEn: string | null }
/** Clients and products that have a name in English beside their official one. */
const namedTwice = async (): Promise<Named[]> => {
  const { clients, products } = await system.get<Record<'clients' | 'products', { nodes: Named[] }>>('{ clients(first: 100) { nodes { id name nameEn } } products(first: 100) { nodes { id name nameEn } } }');
  return [...clients.nodes, ...products.nodes].filter(({ name, nameEn }) => nameEn !== null && nameEn !== name);
};
/** Those whose official name stands on the page by itself. */
const officialNames = async (named: readonly Named[]): Promise<string[]> => {
  const official = named.map(({ name }) => name);
  return desktop.page.evaluate<string[]>(`{
    const official = new Set(${JSON.stringify(official)});
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(...walker.currentNode.data.split(' · ').map((part) => part.trim()).filter((part) => official.has(part)));
    found;
  }`);
};

/** The pages of a specialist who speaks English and has a narrow screen. */
const walkInEnglish = async (named: readonly Named[]): Promise<string[]> => {
  const { page } = desktop;
  const paths = [...new Set(await links('nav'))];
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of paths) {
    await open(path);
    findings.english.push(...(await lasting(() => barriersOn(page))).map((finding) => `${path}: ${finding}`));
    findings.narrow.push(...(await lasting(async () => [await overflowOf(page)].filter((pixels) => pixels > 0))).map((pixels) => `${path} in English: ${pixels} px too wide`));
    findings.names.push(...(await officialNames(named)).map((name) => `${path}: ${name}`));
  }
  return paths;
};

/** Addresses of every page that the registry of the running console knows; `*` stands for a record. */
const knownPages = (): Promise<string[]> => desktop.page.evaluate(`{
  const root = document.getElementById('root');
  const fibers = [root[Object.keys(root).find((key) => key.startsWith('__reactContainer'))]];
  let registry;
  for (const fiber of fibers) {
    registry = fiber.memoizedProps?.value?.registry;
    if (registry) break;
    fibers.push(...[fiber.child, fiber.sibling].filter(Boolean));
  }
  const { resources, routes, settings } = registry;
  [
    ...resources.flatMap(({ name, list, create, show, edit }) => [list && '/' + name, create && '/' + name + '/create', show && '/' + name + '/*/show', edit && '/' + name + '/*/edit'].filter(Boolean)),
    ...routes.map(({ path }) => path),
    ...settings.map(({ path }) => '/settings/' + path),
  ]
}`);
/** Of these pages those on which the walk never was. */
const missedOf = (pages: readonly string[]): string[] =>
  pages.filter((page) => !walked.some((path) => new RegExp(`^${page.replaceAll('*', '[^/]+')}$`).test(path.replace(/\?.*$/, ''))));

const isNowhere = async (): Promise<boolean> => (await desktop.page.getByRole('heading', { name: 'Такой страницы нет' }).count()) > 0;

/** Every page that a person who may do everything can reach: those of the rail, what a list opens, and the forms. */
const walk = async (): Promise<void> => {
  for (const path of new Set(await links('nav'))) {
    await open(path);
    await look(path);
    const record = (await links('main')).find((link) => link.startsWith(`${path}/`) && !/\/(create|new|letter)$/.test(link));
    for (const next of [record, record && `${record.replace(/\/show$/, '')}/edit`, `${path}/create`]) {
      if (next === undefined) continue;
      await open(next);
      if (!(await isNowhere())) await look(next);
    }
  }
  for (const path of ['/tickets/TP-2026-000423', '/tickets/new', '/tickets/letter', '/settings', '/settings/me', '/settings/extensions', '/search?q=питание', '/quarantine/blocked', '/nowhere']) {
    await open(path);
    await look(path);
  }
};

/** Records of which the demonstration has none. */
const fill = async (): Promise<void> => {
  const [records, head] = [recordsOf(system), await system.signIn('SUPPORT_HEAD')];
  const made = async (act: string, subject: string, input: { [field: string]: unknown }): Promise<string> => (await records.done<{ id: string }>(act, subject, 'id', input, head)).id;
  await made('publishAnnouncement', 'announcement', { kind: 'OUTAGE', titleRu: 'Работы на сервере', textRu: 'В субботу с 10 до 12.' });
  await made('connectMailbox', 'mailbox', { name: 'Поддержка', host: 'imap.company.example', port: 993, security: 'TLS', userName: 'support', password: 'secret', folder: 'INBOX', afterStoring: 'MARK_SEEN', active: false });
  const machineUserId = await made('createMachineUser', 'machineUser', { name: 'ERP', clientId: (await records.client('seim')).id });
  await made('createWebhook', 'webhook', { machineUserId, name: 'ERP', url: 'https://erp.example.org/hooks', document: 'subscription { ticketEvents { cursor event { type } } }', scopes: ['tickets:read'], active: false });
  await mailboxOf(system).comes({ from: 'visitor@unknown.example', subject: 'Вопрос', text: 'Есть ли новая версия?' });
};

/** The subscriptions that the page has open, by the document of each; the most there ever were. */
const subscriptions = { open: new Map<string, string>(), most: 0 };
const namesOfOpen = (): string[] => [...subscriptions.open.values()].toSorted();
interface Told { id?: string; type: string; payload?: { query?: string } }
const countSubscriptions = (page: Page): void => {
  page.on('websocket', (socket) => {
    const ids = new Set<string>();
    socket.on('framesent', ({ payload }) => {
      const { id, type, payload: told } = JSON.parse(String(payload)) as Told;
      if (id === undefined) return;
      ids.add(id);
      if (type === 'subscribe') subscriptions.open.set(id, told?.query ?? '');
      if (type === 'complete') subscriptions.open.delete(id);
      subscriptions.most = Math.max(subscriptions.most, subscriptions.open.size);
    });
    socket.on('close', () => ids.forEach((id) => subscriptions.open.delete(id)));
  });
};
/** What stays subscribed on a page without anything live, once after signing in and once after the walk. */
const atRest: string[][] = [];
const rest = async (): Promise<void> => {
  await open('/nowhere');
  await vi.waitUntil(() => namesOfOpen().join() === atRest[0]?.join(), { timeout: 3000 }).catch(() => undefined);
  atRest.push(namesOfOpen());
};

/** Notes what the page asks for, and whom. */
const watch = async (page: Page): Promise<void> => {
  page.on('request', (request) => {
    underWay.add(request);
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== system.server.url) findings.foreign.push(request.url());
  });
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
};

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem({ CONSOLE_DOCUMENTS: 'report' }), openBrowser()]);
  await system.at('2026-11-24T12:00:00+03:00');
  await fill();
  desktop = await openWindow(browser, system.server.url);
  const { page } = desktop;
  await watch(page);
  countSubscriptions(page);
  await look('/login');
  await signInAs(page, system, 'ADMIN');
  await page.locator('nav a').first().waitFor();
  await rest();
  await walk();
  await rest();
}, 300_000);
afterAll(async () => {
  await browser.close();
  await system.stop();
});

it('the walk reaches lists, records, forms and pages of their own', () => {
  expect(walked).toEqual(expect.arrayContaining(['/tickets', '/clients', '/clients/create', '/calendar', '/wall', '/settings', '/settings/extensions', '/search?q=питание', '/login', '/nowhere']));
  expect(walked.some((path) => /^\/clients\/(?!create)/.test(path))).toBe(true);
  expect(walked.some((path) => path.startsWith('/tickets/TP-'))).toBe(true);
  expect(walked.filter((path) => path.endsWith('/edit')).length).toBeGreaterThan(5);
  expect(walked.length).toBeGreaterThan(50);
});

it('no page that the console knows is left out: each list, form and record, each page of its own, each page of settings', async () => {
  const pages = await knownPages();
  expect(pages).toEqual(expect.arrayContaining(['/clients', '/clients/create', '/clients/*/show', '/clients/*/edit', '/tickets/*', '/wall', '/settings/me']));
  expect(missedOf(pages)).toEqual([]);
  expect(missedOf([...pages, '/forgotten', '/clients/*/forgotten'])).toEqual(['/forgotten', '/clients/*/forgotten']);
});

it('no view of any plugin leaves a subscription behind when its page is left', () => {
  expect(atRest[0]?.length).toBeGreaterThan(0);
  expect(subscriptions.most).toBeGreaterThan(atRest[0]?.length ?? 0);
  expect(atRest[1]).toEqual(atRest[0]);
});

it('every page keeps WCAG 2.2 AA in light colours', () => expect(findings.light).toEqual([]));
it('every page keeps WCAG 2.2 AA in dark colours', () => {
  expect(walked).toEqual(expect.arrayContaining([...wholeInDark]));
  expect(findings.dark).toEqual([]);
});
it('every page fits into 320 pixels', () => expect(findings.narrow).toEqual([]));
it('a specialist who speaks English finds no barrier on a narrow screen, and each company and product by its English name', async () => {
  const { page } = await openWindow(browser, system.server.url, { locale: 'en' });
  const former = desktop;
  desktop = { ...desktop, page };
  try {
    await watch(page);
    await inEnglish(page);
    await signInAs(page, system, 'SPECIALIST');
    await page.locator('nav a').first().waitFor();
    const named = await namedTwice();
    const paths = await walkInEnglish(named);
    expect(paths).toEqual(expect.arrayContaining(['/tickets', '/clients', '/products', '/featureRequests', '/termsOfReference']));
    expect({ barriers: findings.english, narrow: findings.narrow, names: findings.names }).toEqual({ barriers: [], narrow: [], names: [] });
    // the page of the client itself has both
    const [client] = named;
    await open(`/clients/${client?.id}/show`);
    await page.getByRole('heading', { level: 1, name: client?.nameEn ?? 'none' }).waitFor();
    expect(await officialNames(named)).toEqual([client?.name]);
  } finally {
    await page.context().close();
    desktop = former;
  }
}, 120_000);
it('the regulation is a page for everybody without a barrier, in both languages, light and dark, and narrow (§2.4)', async () => {
  const { page, complaints } = await openWindow(browser, `${system.server.url}/public/regulation`, { width: 320 });
  const found = new Map<string, string[]>();
  for (const path of ['/public/regulation', '/public/regulation?language=en', '/public/regulation/none']) {
    await page.goto(`${system.server.url}${path}`);
    found.set(path, [...await barriersInBothSchemes(page), ...[await overflowOf(page)].filter((pixels) => pixels > 0).map((pixels) => `${pixels} px too wide`)]);
  }
  expect([...found.values()].flat()).toEqual([]);
  await page.goto(`${system.server.url}/public/regulation`);
  expect(await page.locator('h1').innerText()).toBe('Редакция 1.1');
  await page.getByRole('link', { name: 'In English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Version 1.1' }).waitFor();
  // the browser tells of the page that is not there
  expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
  await page.context().close();
});

it('a release without a text is published by its form once it says what it mends, with the requests that development mended (§3.2, §3.3)', async () => {
  const desk = deskOf(system);
  const { products } = await system.get<{ products: { nodes: { id: string; name: string }[] } }>('{ products(first: 100) { nodes { id name } } }');
  const mended = await desk.clientAsks({ productId: products.nodes.find(({ name }) => name === 'Зенитрон SDK')?.id });
  await desk.done('handOverToDevelopment', { ticketId: mended.id, summary: 'Журналы' }, system.desk);
  const { ticket } = await system.get<{ ticket: { handovers: { id: string }[] } }>('query($id: ID!) { ticket(id: $id) { handovers { id } } }', { id: mended.id });
  await desk.done('updateHandover', { handoverId: ticket.handovers[0]?.id, state: 'RELEASED', release: 'v9.1' }, system.desk);
  const { page, complaints } = await openWindow(browser, system.server.url);
  await signInAs(page, system, 'PRODUCT_MANAGER');
  await page.goto(`${system.server.url}/announcements/create`);
  await page.getByLabel('Продукт').fill('Зенитрон');
  await page.getByRole('option', { name: 'Зенитрон SDK' }).click();
  await page.getByLabel('Версия').fill('9.1');
  const [text, publish] = [page.getByLabel('Текст по-русски'), page.getByRole('button', { name: 'Опубликовать' })];
  await page.getByText('Разработка исправила в этой версии 1 обращение').waitFor();
  await page.getByRole('button', { name: 'Добавить' }).click();
  expect(await page.getByLabel('Решённые обращения').inputValue()).toBe(mended.number);
  await page.getByText('Разработка исправила').waitFor({ state: 'detached' });
  // pressed too early
  await publish.click();
  await page.locator('textarea[name=textRu][aria-invalid=true]').waitFor();
  await page.getByLabel('Исправления по-русски').fill('— Утечка памяти');
  await page.locator('textarea[name=textRu]:not([aria-invalid])').waitFor();
  expect(await text.getAttribute('aria-required')).toBeNull();
  await page.getByRole('status').filter({ hasText: /^Письмо получ/ }).waitFor();
  await publish.click();
  await page.waitForURL(/\/announcements\/[0-9a-f-]{36}/);
  const russian = page.locator('div[lang=ru]');
  await russian.getByText('— Утечка памяти').waitFor();
  expect(await russian.locator('p').allInnerTexts()).toEqual([expect.stringMatching(/^Новая версия: .+ 9\.1$/), 'Исправления', '— Утечка памяти']);
  await page.locator('aside').getByRole('link', { name: mended.number }).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

it('the feed of announcements is XML that a browser reads whole, whatever people wrote (§6)', async () => {
  const title = 'Портал ]]> & <b>«Беркут»</b> "5\u0001" 🙂';
  await recordsOf(system).done('publishAnnouncement', 'announcement', 'id', { kind: 'OUTAGE', titleRu: title, textRu: 'С 10 до 12.' }, await system.signIn('SUPPORT_HEAD'));
  const response = await fetch(`${system.server.url}/public/announcements.atom?language=ru`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8']);
  interface Read { broken: boolean; root: string; namespace: string; title: string; ids: string[] }
  const readAsXml = (xml: string) => desktop.page.evaluate<Read>(`{
    const feed = new DOMParser().parseFromString(${JSON.stringify(xml)}, 'application/xml');
    ({ broken: feed.querySelector('parsererror') !== null, root: feed.documentElement.localName, namespace: feed.documentElement.namespaceURI, title: feed.querySelector('entry > title')?.textContent, ids: [...feed.querySelectorAll('entry > id')].map((id) => id.textContent) });
  }`);
  const feed = await response.text();
  const read = await readAsXml(feed);
  expect(read).toMatchObject({ broken: false, root: 'feed', namespace: 'http://www.w3.org/2005/Atom', title: 'Портал ]]> & <b>«Беркут»</b> "5" 🙂' });
  expect(new Set(read.ids).size).toBe(read.ids.length);
  expect((await readAsXml(feed.replace('&amp;', '&'))).broken).toBe(true);
});

it('no page asks a foreign host for anything, and none complains', () => {
  expect(findings.foreign).toEqual([]);
  expect(desktop.complaints).toEqual([]);
});

it('no page sends a document that the server does not know', async () => expect((await foreignDocuments(system)).filter((name) => name !== '')).toEqual([]));

it('the finder finds: a field without a name, a text too pale, a page too wide', async () => {
  const { page } = await openWindow(browser, 'about:blank');
  await page.setContent('<html lang="en"><title>Control</title><main><input><p style="color:#bbb">pale</p><div style="width:5000px">wide</div></main></html>');
  const found = await barriersOn(page);
  expect(found.some((finding) => finding.startsWith('label'))).toBe(true);
  expect(found.some((finding) => finding.startsWith('color-contrast'))).toBe(true);
  expect(await barriersOn(page, undefined, 'input')).toEqual(['label: input']);
  expect(await overflowOf(page)).toBeGreaterThan(0);
});
