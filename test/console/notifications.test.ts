import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriersOn } from '../support/accessibility.ts';
import { openBrowser, openWindow, type Desktop } from '../support/browser.ts';
import { signInAs } from '../support/consolePages.ts';
import { deskOf, type Ticket } from '../support/desk.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type System } from '../support/startSystem.ts';

const novice = { role: 'SPECIALIST', name: 'Новиков Пётр', email: 'novikov@company.example', password: 'двенадцать символов' };
/** A desktop that writes down what it is told; all tabs of one browser share it. */
const desktopStandIn = `window.Notification = class extends EventTarget {
  static get permission() { return localStorage.getItem('desktop.permission') ?? 'default'; }
  static async requestPermission() { localStorage.setItem('desktop.permission', 'granted'); return 'granted'; }
  constructor(title, { body }) {
    super();
    localStorage.setItem('desktop.told', JSON.stringify([...JSON.parse(localStorage.getItem('desktop.told') ?? '[]'), title + ': ' + body]));
    window.latestNotification = this;
  }
  close() {}
};
{
  const { start } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function () { localStorage.setItem('tones', String(Number(localStorage.getItem('tones') ?? 0) + 1)); start.call(this); };
}`;

let system: System;
let browser: Browser;
let window: Desktop;
let otherTab: Page;
let assigneeId: string;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
  await system.at('2026-11-24T12:00:00+03:00');
  assigneeId = (await recordsOf(system).done<{ id: string }>('createStaff', 'staff', 'id', { ...novice, active: true }, await system.signIn('SUPPORT_HEAD'))).id;
  system.credentials.staff = [...system.credentials.staff.filter(({ role }) => role !== novice.role), novice];
  window = await openWindow(browser, system.server.url);
  await window.page.context().addInitScript(desktopStandIn);
  await window.page.reload();
  await signInAs(window.page, system, 'SPECIALIST');
  otherTab = await window.page.context().newPage();
  for (const page of [window.page, otherTab]) {
    await page.goto(`${system.server.url}/clients`);
    await page.getByRole('button', { name: 'Уведомления' }).waitFor();
  }
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

const assigned = async (subject: string): Promise<Ticket> => {
  const desk = deskOf(system);
  return desk.done('assignTicket', { ticketId: (await desk.clientAsks({ priority: 'HIGH', subject })).id, assigneeId });
};
const toldOutside = (): Promise<string[]> => otherTab.evaluate<string[]>("JSON.parse(localStorage.getItem('desktop.told') ?? '[]')");
const bell = (page: Page, unread: string) => page.getByRole('button', { name: unread === '' ? /^Уведомления$/ : new RegExp(`^Уведомления\\s*${unread}$`) });

const iconOf = (page: Page): Promise<string> => page.evaluate<string>("document.querySelector('link[rel=icon]').getAttribute('href')");
/** How many tones all tabs played. */
const tones = (): Promise<number> => otherTab.evaluate<number>("Number(localStorage.getItem('tones') ?? 0)");

let first: Ticket;
it('before somebody chose it nothing is told outside of the window; the bell and the tab count', async () => {
  first = await assigned('Первое обращение');
  for (const page of [window.page, otherTab]) await bell(page, '1 новое').waitFor();
  await expect.poll(() => otherTab.title()).toMatch(/^\(1\) /);
  await expect.poll(() => iconOf(otherTab)).toMatch(/^data:image\/svg\+xml,.*d92d20/);
  expect(await toldOutside()).toEqual([]);
});

it('once chosen, two tabs tell one thing once, without the subject, and a click leads to the ticket', async () => {
  const { page } = window;
  // somebody quick chooses before the page knows what there was
  const list = Promise.withResolvers<undefined>();
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('query Notifications')) await list.promise;
    await route.continue();
  });
  await page.goto(`${system.server.url}/settings/me`);
  const choice = page.getByRole('group', { name: 'На рабочем столе' });
  await choice.getByRole('button', { name: 'Вкл.' }).click();
  list.resolve(undefined);
  await page.unrouteAll({ behavior: 'wait' });
  await page.getByText('О чём сообщать вне окна').waitFor();
  expect(await barriersOn(page)).toEqual([]);
  await deskOf(system).clientWrites(first, 'Есть новости?');
  await expect.poll(toldOutside, { timeout: 10_000 }).toEqual([`Клиент написал в моём обращении: ${first.number}`]);
  for (const tab of [page, otherTab]) await tab.evaluate("window.latestNotification?.dispatchEvent(new Event('click'))");
  await Promise.any([page, otherTab].map((tab) => tab.waitForURL(`**/tickets/${first.number}`)));
  // what somebody looks at is read, in every tab
  for (const tab of [page, otherTab]) await bell(tab, '').waitFor();
});

it('a storm is one notification', async () => {
  // what is collected is what comes close together: the requests are there before, and are assigned at once
  const desk = deskOf(system);
  const asked = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((index) => desk.clientAsks({ priority: 'HIGH', subject: `Обращение ${index}` })));
  await Promise.all(asked.map(({ id }) => desk.done('assignTicket', { ticketId: id, assigneeId })));
  await expect.poll(toldOutside, { timeout: 10_000 }).toEqual([expect.any(String), '7 событий: По вашим обращениям']);
});

it('a tone is silent until it is wanted, and then one tab alone plays it', async () => {
  expect(await tones()).toBe(0);
  const { page } = window;
  await page.goto(`${system.server.url}/settings/me`);
  await page.getByRole('group', { name: 'Звук' }).getByRole('button', { name: 'Вкл.' }).click();
  await assigned('Обращение со звуком');
  await expect.poll(tones, { timeout: 10_000 }).toBe(1);
  for (const tab of [page, otherTab]) await bell(tab, '8 новых').waitFor();
  expect(await tones()).toBe(1);
});

it('all is read with one act, in every tab and on every machine', async () => {
  await bell(otherTab, '8 новых').click();
  expect(await barriersOn(otherTab)).toEqual([]);
  // at no moment the focus leaves the dialog: Escape would fall into nothing
  await otherTab.evaluate("window.wasLost = false; setInterval(() => { window.wasLost ||= document.querySelector('[role=dialog]') !== null && document.activeElement === document.body; }, 5)");
  const readAll = otherTab.getByRole('button', { name: 'Прочитать все' });
  await readAll.click();
  await expect.poll(() => readAll.getAttribute('aria-disabled')).toBe('true');
  await otherTab.keyboard.press('Escape');
  for (const tab of [window.page, otherTab]) await bell(tab, '').waitFor();
  expect(await otherTab.evaluate('window.wasLost')).toBe(false);
  await expect.poll(() => otherTab.title()).not.toMatch(/^\(/);
  await expect.poll(() => iconOf(otherTab)).toBe('/icon.svg');
  const elsewhere = await openWindow(browser, system.server.url);
  await signInAs(elsewhere.page, system, 'SPECIALIST');
  await bell(elsewhere.page, '').waitFor();
  expect([...window.complaints, ...elsewhere.complaints]).toEqual([]);
});
