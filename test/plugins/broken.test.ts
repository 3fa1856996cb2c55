import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openWindow } from '../support/browser.ts';
import { consoleWith, type Variant } from '../support/consoleVariants.ts';
import { signInAs } from '../support/consolePages.ts';
import { deskOf } from '../support/desk.ts';
import { serveConsoleFrom } from '../support/servedConsole.ts';
import { startSystem, type System } from '../support/startSystem.ts';

// Plugins that break in every way they can: one sentence each, the rest of the console lives.

const files = {
  'src/broken/throws.ts': "throw new Error('no luck while loading');\nexport default { id: 'vendor-throws', api: 1 };\n",
  'src/broken/View.tsx': "export default function View() { throw new Error('no luck while drawing'); }\n",
  'src/broken/MissingChunk.tsx': "export default function MissingChunk() { return <p>never seen</p>; }\n",
  'src/broken/index.tsx': `
import { parse } from 'graphql';
const fail = (where: string) => () => { throw new Error('no luck in ' + where); };
const text = { 'vendor-broken': { act: 'Сломать', unsure: 'Неизвестно, можно ли', command: 'Сломанная команда', page: 'Сломанная страница', column: 'Сломано', fails: 'Сломать все', counts: 'Посчитать', urgent: 'Только срочные' } };
export default {
  id: 'vendor-broken', api: 1, requires: ['tickets'],
  slots: [
    { slot: 'tickets.show.side', id: 'view', load: () => import('./View.tsx') },
    { slot: 'tickets.show.side', id: 'chunk', load: () => import('./MissingChunk.tsx') },
    { slot: 'shell.login', id: 'login', component: fail('the sign-in page') },
    { slot: 'tickets.show.side', id: 'when', component: () => null, when: fail('when') },
  ],
  columns: [{ resource: 'tickets', id: 'column', label: 'vendor-broken.column', render: fail('a column') }],
  actions: [
    { resource: 'tickets', id: 'act', on: 'record', label: 'vendor-broken.act', run: fail('run') },
    { resource: 'tickets', id: 'unsure', on: 'record', label: 'vendor-broken.unsure', when: fail('when of an act'), run: () => undefined },
    { resource: 'tickets', id: 'fails', on: 'bulk', label: 'vendor-broken.fails', run: fail('a bulk act') },
    { resource: 'tickets', id: 'counts', on: 'bulk', label: 'vendor-broken.counts', run: ({ records }: { records: unknown[] }) => { document.body.dataset['counted'] = String(records.length); } },
  ],
  filters: [
    { resource: 'tickets', id: 'urgent', source: 'priority', label: 'vendor-broken.urgent', component: ({ label, setValue }: { label: string; setValue: (value: unknown) => void }) => <button type="button" onClick={() => setValue(['HIGH'])}>{label}</button> },
    { resource: 'tickets', id: 'filter', source: 'text', label: 'vendor-broken.urgent', component: fail('a filter') },
  ],
  commands: [{ id: 'command', label: 'vendor-broken.command', run: async () => fail('a command')() }],
  timeline: [{ entryType: 'REGISTERED', id: 'entry', order: 900, load: () => import('./View.tsx') }],
  homes: [{ id: 'home', to: '/broken', label: 'vendor-broken.page', order: 1, suits: fail('a home') }],
  theme: { light: { accent: '#7a1fa2' }, dark: {} },
  routes: [{ path: '/broken', load: () => import('./View.tsx') }],
  widgets: [{ id: 'tile', title: 'vendor-broken.page', order: 1, size: { columns: 4, rows: 1 }, suits: () => true, load: () => import('./View.tsx') },
    { id: 'unsuited', title: 'vendor-broken.page', order: 2, size: { columns: 4, rows: 1 }, suits: fail('suits'), component: () => null }],
  topics: [
    { topic: 'vendor-broken.unreadable', kind: 'events', document: { kind: 'Document', definitions: [] } },
    { topic: 'vendor-broken.topic', kind: 'events', records: fail('a topic'), document: parse('subscription($after: Cursor) { ticketEvents(after: $after) { ack cursor event { ticketId } } }') },
    { topic: 'vendor-broken.refused', kind: 'events', document: parse('subscription { noSuchField }') },
  ],
  settings: [{ id: 'page', path: 'broken', label: 'vendor-broken.page', load: () => import('./View.tsx') }],
  nav: [{ id: 'badge', to: '/settings/broken', label: 'vendor-broken.page', badge: fail('a badge'), icon: fail('an icon') }],
  listeners: [{ topic: 'tickets.events', on: fail('a listener') }, { topic: 'vendor-broken.unreadable', on: () => undefined }, { topic: 'vendor-broken.topic', on: () => undefined }, { topic: 'vendor-broken.refused', on: () => undefined }],
  // the server does not know the field; directories are asked with a selection that is none
  extend: { tickets: { on: ['list', 'one'], selection: parse('fragment VendorBroken on Ticket { noSuchVendorField }') }, clients: { on: ['list', 'one'], selection: 'no document' } },
  resources: [{ name: 'vendorThings', list: () => import('./View.tsx') }],
  data: fail('data'), setup: fail('setup'),
  messages: { ru: async () => ({ default: text }), en: fail('messages') },
};
`,
  'src/broken/undecided.ts': "export default { id: 'vendor-undecided', api: 1, enabled: () => { throw new Error('no luck in enabled'); } };\n",
  // what JavaScript writes as asynchronous breaks later
  'src/broken/late.tsx': `
const failLate = (where: string) => async () => { throw new Error('no luck late in ' + where); };
export default {
  id: 'vendor-late', api: 1, requires: ['tickets'],
  slots: [
    { slot: 'tickets.show.side', id: 'instead', replaces: 'tickets/request', component: () => { throw new Error('no luck in a replacement'); } },
    { slot: 'tickets.show.side', id: 'never', replaces: 'tickets/client', component: () => null, when: () => false },
  ],
  listeners: [{ topic: 'tickets.events', on: failLate('a listener') }],
  setup: failLate('setup'),
  // at reads of the directory of clients alone: whatever fails three times is left out
  data: (next: { getList: (resource: string) => Promise<unknown> }) => ({ ...next, getList: async (resource: string, ...rest: []) => (resource === 'clients' ? failLate('a read')() : next.getList(resource, ...rest)) }),
};
`,
  // one of each kind, for everybody and for a right that nobody has
  'src/broken/contributing.tsx': `
const kinds = ['page', 'act', 'many', 'command', 'column', 'filter', 'tile', 'setting'];
const words = { page: 'страница', act: 'действие', many: 'для многих', command: 'команда', column: 'столбец', filter: 'фильтр', tile: 'плитка', setting: 'настройка' };
export const contributing = (id: string, word: string, permission?: string) => {
  const text = { [id]: Object.fromEntries(kinds.map((kind) => [kind, word + ': ' + words[kind as keyof typeof words]])) };
  const label = (kind: string) => ({ id: kind, label: id + '.' + kind, permission });
  const says = (what: string) => () => <p>{word + ': ' + what}</p>;
  const load = async () => ({ default: says('содержимое') });
  return {
    id, api: 1, requires: ['tickets'],
    slots: [{ slot: 'tickets.show.side', id: 'card', permission, component: says('карточка') }, { slot: 'shell.banner', id: 'line', permission, component: says('строка') }],
    columns: [{ ...label('column'), resource: 'tickets', render: () => <b>{word + ': в строке'}</b> }],
    actions: [{ ...label('act'), resource: 'tickets', on: 'record', run: () => undefined }, { ...label('many'), resource: 'tickets', on: 'bulk', run: () => undefined }],
    filters: [{ ...label('filter'), resource: 'tickets', source: 'text', component: says('фильтр') }],
    commands: [{ ...label('command'), run: () => undefined }],
    searches: [{ id: 'search', permission, find: async () => ({ items: [{ id: '1', group: id + '.page', title: { text: word + ': найденное', marks: [] }, to: '/' }] }) }],
    timeline: [{ entryType: 'CONFIRMATION', id: 'entry', permission, component: says('запись') }],
    widgets: [{ ...label('tile'), title: id + '.tile', size: { columns: 4, rows: 1 }, component: says('в плитке') }],
    nav: [{ ...label('page'), to: '/' + id }],
    routes: [{ path: '/' + id, load, permission }],
    settings: [{ ...label('setting'), path: id, load }],
    messages: { ru: async () => ({ default: text }), en: async () => ({ default: text }) },
  };
};
`,
  'src/broken/open.ts': "import { contributing } from './contributing.tsx';\nexport default contributing('vendor-open', 'Дозволено');\n",
  'src/broken/closed.ts': "import { contributing } from './contributing.tsx';\nexport default contributing('vendor-closed', 'Недозволено', 'vendor-closed.nobody');\n",
  'src/broken/homeless.ts': "export default { id: 'vendor-homeless', api: 1, requires: ['server:vendor-homeless'] };\n",
};
const lines = ["() => import('./broken/open.ts') as never,", "() => import('./broken/closed.ts') as never,", "() => import('./broken/undecided.ts') as never,", "() => import('./broken/late.tsx') as never,", "() => import('./broken/throws.ts') as never,", "() => import('./broken/index.tsx') as never,", "() => import('./broken/homeless.ts') as never,"];

let system: System;
let browser: Browser;
let variant: Variant;
let page: Page;

beforeAll(async () => {
  variant = consoleWith('broken', files, lines);
  const [built] = await Promise.all([variant.build(), startSystem().then((started) => { system = started; }), openBrowser().then((opened) => { browser = opened; })]);
  ({ page } = await openWindow(browser, 'about:blank'));
  await serveConsoleFrom(page, system, built);
  // a file that a proxy lost, or that belongs to yesterday's release
  await page.route('**/assets/MissingChunk-*.js', (route) => route.fulfill({ status: 404, body: 'not found' }));
  await page.goto(system.server.url);
  await incidentOf('login').waitFor();
  await signInAs(page, system, 'SPECIALIST');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
  variant?.remove();
});

/** Goes there as a click on a link would: what failed so far stays told. */
const go = (path: string): Promise<undefined> => page.evaluate<undefined>(`history.pushState(null, '', '${path}'); dispatchEvent(new PopStateEvent('popstate'))`);
const incidentOf = (item: string) => page.locator(`[data-plugin-error="vendor-broken/${item}"]`);

it('a ticket is there with everything of ours; a broken view and a lost file say one sentence each', async () => {
  await page.locator('[data-row]').first().click();
  await page.locator('[data-item="tickets/client"]').getByText('Клиент').first().waitFor();
  await incidentOf('view').getByText('Расширение «vendor-broken» не показало эту часть').waitFor();
  await incidentOf('chunk').getByRole('button', { name: 'Обновить страницу' }).waitFor();
  expect(await incidentOf('view').getByRole('button', { name: 'Обновить страницу' }).count()).toBe(0);
  expect(await page.locator('[data-row]').count()).toBeGreaterThan(5);
});

it('what is replaced comes back when its replacement cannot draw; one that does not apply replaces nothing', async () => {
  const replaced = page.locator('[data-item="tickets/request"]');
  const instead = page.locator('[data-plugin-error="vendor-late/instead"]');
  await instead.waitFor();
  expect(await replaced.count()).toBe(0);
  for (let time = 1; time < 3; time += 1) await instead.getByRole('button', { name: 'Повторить' }).click();
  await replaced.getByText('Получено').waitFor();
  expect(await page.locator('[data-item="tickets/client"]').count()).toBe(1);
});

it('an entry of the timeline says its sentence over what was drawn before, and is drawn so alone once its renderer is left out', async () => {
  await incidentOf('entry').first().waitFor();
  const drawnBefore = page.getByRole('log').getByText('Зарегистрировано: приоритет');
  await drawnBefore.waitFor();
  for (let time = 1; time < 3; time += 1) await incidentOf('entry').first().getByRole('button', { name: 'Повторить' }).click();
  await incidentOf('entry').first().waitFor({ state: 'detached' });
  await drawnBefore.waitFor();
  await page.getByRole('log').locator('article').first().waitFor();
});

it('a column that fails in every row is left out after three', async () => {
  await page.waitForFunction(`document.querySelectorAll('[data-plugin-error="vendor-broken/column:column"]').length === 0`);
  expect(await page.locator('[data-row]').first().innerText()).not.toContain('не показало');
});

it('an act and a command that throw say so, and the page stays', async () => {
  await page.getByRole('button', { name: 'Ещё' }).click();
  expect(await page.getByRole('menuitem', { name: 'Неизвестно, можно ли' }).count()).toBe(0);
  await page.getByRole('menuitem', { name: 'Сломать' }).click();
  await page.getByText('Не получилось: Сломать. Расширение дало сбой').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('сломанная команда');
  await page.keyboard.press('Enter');
  await page.getByText('Не получилось: Сломанная команда. Расширение дало сбой').waitFor();
  await page.locator('[data-item="tickets/client"]').waitFor();
});

it('a settings page that throws says so beside a rail that works', async () => {
  await page.getByRole('link', { name: 'Сломанная страница' }).click();
  await page.getByText('Страница не смогла открыться').waitFor();
  await page.getByRole('link', { name: 'Обращения' }).first().click();
  await page.locator('[data-row]').first().waitFor();
});

it('a page and a tile likewise; `/` leads to the next start page when one fails to say whom it suits', async () => {
  await go('/');
  await page.waitForURL(/\/tickets\//);
  await go('/broken');
  await page.getByText('Страница не смогла открыться').waitFor();
  await go('/start');
  await incidentOf('tile').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Начало' }).waitFor();
});

it('a page of a resource that throws is told as its plugin’s; a directory is there, though a wrapper throws at reading it', async () => {
  await go('/vendorThings');
  await page.getByText('Страница не смогла открыться').waitFor();
  await go('/clients');
  await page.getByRole('heading', { level: 1, name: 'Клиенты' }).waitFor();
  await page.locator('main tbody tr, main [data-row]').first().waitFor();
});

it('events come, though one topic throws at each of them and another is refused', async () => {
  const ticket = await deskOf(system).clientAsks({ subject: 'Живое, несмотря ни на что' });
  await go(`/tickets/${ticket.number}?tab=all`);
  await page.getByRole('log').waitFor();
  await deskOf(system).clientWrites(ticket, 'Пришло само');
  await page.getByRole('log').getByText('Пришло само').waitFor();
});

it('a plugin that breaks everywhere else still lends its colour', async () => {
  expect(await page.evaluate<string>("getComputedStyle(document.querySelector('.rg-main')).getPropertyValue('--accent').trim()")).toBe('#7a1fa2');
});

it('Extensions name each failure, and what the server does not run', async () => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('открыть расширения');
  await page.keyboard.press('Enter');
  await page.getByText('«vendor-homeless» выключено: на сервере нет расширения vendor-homeless').waitFor();
  await page.getByText('«vendor-undecided» выключено: не удалось узнать, включать ли его (no luck in enabled)').waitFor();
  await page.getByText('no luck while loading').first().waitFor();
  const shown = await page.locator('main').innerText();
  for (const failure of ['no luck while drawing', 'no luck in when', 'no luck in a column', 'no luck in run', 'no luck in a command', 'no luck in a badge', 'no luck in data', 'no luck in setup', 'no luck in a topic', 'no luck in a listener',
    'no luck in a home', 'no luck in suits', 'no luck in an icon', 'The document holds no query', 'no luck late in setup', 'no luck late in a listener',
    'no luck in when of an act', 'no luck late in a read', 'page:vendorThings.list', 'extend:tickets Cannot query field "noSuchVendorField"', 'extend:clients']) expect(shown).toContain(failure);
  expect(shown).not.toContain('shell');
});

it('whoever looks after the desk learns of them from the server, each once', async () => {
  const { consoleIncidents } = await system.get<{ consoleIncidents: { plugin: string; message: string; windows: number }[] }>('{ consoleIncidents { plugin message windows } }', {}, await system.signIn('ADMIN'));
  expect(consoleIncidents.filter(({ message }) => message === 'no luck in a column')).toEqual([{ plugin: 'vendor-broken', message: 'no luck in a column', windows: expect.any(Number) as number }]);
  await page.getByRole('heading', { name: 'Сбои у всех за 30 дней' }).waitFor();
});

it('what was left out is tried again when somebody asks for it', async () => {
  const card = page.locator('section', { has: page.getByRole('heading', { name: 'vendor-broken' }) });
  await card.getByText('до перезагрузки страницы не показывается').waitFor();
  await card.getByRole('button', { name: 'Повторить' }).click();
  await card.getByText('no luck in when').waitFor({ state: 'detached' });
});

it('in the queue a filter that throws leaves the others, and one that works narrows the list; an act on many is told which', async () => {
  await page.goto(`${system.server.url}/tickets?tab=all`);
  await page.locator('[data-row]').first().waitFor();
  await page.keyboard.press('f');
  await incidentOf('filter').waitFor();
  await page.getByRole('button', { name: 'Только срочные' }).click();
  await page.waitForURL(/[?&]priority=HIGH/);
  await page.keyboard.press('Escape');
  const boxes = page.getByRole('checkbox', { name: /^Выбрать .*\d/ });
  for (const at of [0, 1]) await boxes.nth(at).click();
  await page.getByRole('button', { name: 'Сломать все' }).click();
  await page.getByText('Не получилось: Сломать все. Расширение дало сбой').waitFor();
  await page.getByRole('button', { name: 'Посчитать' }).click();
  await page.waitForFunction("document.body.dataset.counted === '2'");
});

it('of what plugins contribute a person sees what they have the right for: of each kind the open one, never the closed one', async () => {
  const sees = async (...what: string[]): Promise<void> => {
    for (const one of what) await page.getByText(`Дозволено: ${one}`, { exact: true }).first().waitFor();
    expect(await page.locator('body').innerText()).not.toContain('Недозволено');
  };
  // still in the queue, with two records picked
  await sees('строка', 'страница', 'в строке', 'для многих');
  await page.keyboard.press('f');
  await sees('фильтр');
  await page.keyboard.press('Escape');
  await page.locator('[data-row]').first().click();
  await sees('карточка', 'запись');
  await page.getByRole('button', { name: 'Ещё' }).click();
  await sees('действие');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('команда');
  await sees('команда', 'найденное');
  await page.keyboard.press('Escape');
  await go('/start');
  await sees('в плитке');
  await go('/settings');
  await sees('настройка');
  for (const path of ['', '/settings']) {
    await go(`${path}/vendor-open`);
    await sees('содержимое');
    await go(`${path}/vendor-closed`);
    await page.getByText('Нет права').first().waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Недозволено');
  }
});
