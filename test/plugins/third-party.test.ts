import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openWindow, type Desktop } from '../support/browser.ts';
import { cleanCheckout, type Checkout } from '../support/cleanCheckout.ts';
import { signInAs } from '../support/consolePages.ts';
import { connectToDatabase } from '../support/database.ts';
import { foreignDocuments } from '../support/log.ts';
import { startSystem, type System } from '../support/startSystem.ts';

// A package of somebody else, packed and installed into a clean checkout, with one line on each side.

let checkout: Checkout;
let system: System;
let browser: Browser;
let desktop: Desktop;
let ticket: { id: string; number: string };

beforeAll(async () => {
  checkout = await cleanCheckout();
  await checkout.install('packages/admin/examples/plugin-hello');
  checkout.addLine('packages/api/src/features.ts', "() => import('@reglament-examples/plugin-hello/server'),");
  checkout.addLine('packages/admin/src/console.config.ts', "() => import('@reglament-examples/plugin-hello/console'),");
  await checkout.build();
  [system, browser] = await Promise.all([startSystem({ CONSOLE_DOCUMENTS: 'report' }, undefined, checkout.main), openBrowser()]);
  const { tickets } = await system.get<{ tickets: { nodes: { id: string; number: string }[] } }>('{ tickets(first: 1) { nodes { id number } } }');
  ticket = tickets.nodes[0] ?? { id: '', number: '' };
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
  checkout?.remove();
});

const greet = 'mutation($input: GreetTicketInput!) { greetTicket(input: $input) { ticket { id greetings } userErrors { code message } } }';
type Greeted = { greetTicket: { ticket: { greetings: number } | null; userErrors: { code: string; message: string }[] } };

it('nothing else of the checkout changed', () => {
  expect(checkout.changed()).toEqual(['packages/admin/package.json', 'packages/admin/src/console.config.ts', 'packages/api/package.json', 'packages/api/src/features.ts', 'pnpm-lock.yaml']);
});

it('the server says that it runs the plugin, its version to staff only', async () => {
  const head = await system.signIn('SUPPORT_HEAD');
  const versionFor = async (asker: Parameters<System['get']>[2]) =>
    (await system.get<{ plugins: { id: string; version: string | null }[] }>('{ plugins { id version } }', {}, asker)).plugins.find(({ id }) => id === 'example-hello');
  expect(await versionFor(head)).toEqual({ id: 'example-hello', version: '1.0.0' });
  expect(await versionFor(null)).toEqual({ id: 'example-hello', version: null });
});

it('its right stands with the others and is refused by name', async () => {
  const rightsOf = async (role: string) => (await system.get<{ viewer: { rights: string[] } }>('{ viewer { rights } }', {}, await system.signIn(role))).viewer.rights;
  expect(await rightsOf('SPECIALIST')).toContain('example-hello.greet');
  expect(await rightsOf('AUDITOR')).not.toContain('example-hello.greet');
  const { greetTicket } = await system.get<Greeted>(greet, { input: { ticketId: ticket.id } }, await system.signIn('AUDITOR'));
  expect(greetTicket).toEqual({ ticket: null, userErrors: [{ code: 'FORBIDDEN', message: 'Нет права: здороваться с обращениями. Его даёт руководитель поддержки' }] });
});

it('a client’s system can name neither its field nor its cards nor its act', async () => {
  for (const document of ['{ tickets(first: 1) { nodes { greetings } } }', '{ tickets(first: 1) { nodes { cards { id } } } }', 'mutation { greetTicket(input: { ticketId: "1" }) { ticket { id } } }']) {
    const { errors } = await system.ask(document, {}, system.partner);
    expect(errors?.map(({ extensions }) => extensions['code']), document).toContain('GRAPHQL_VALIDATION_FAILED');
  }
});

it('an act writes the plugin’s table, the field and the card of the ticket tell it', async () => {
  const { greetTicket } = await system.get<Greeted>(greet, { input: { ticketId: ticket.number } }, await system.signIn('SPECIALIST'));
  expect(greetTicket).toEqual({ ticket: { id: ticket.id, greetings: 1 }, userErrors: [] });
  const card = await system.get<{ ticket: { greetings: number; cards: { id: string; items: { kind: string }[] }[] } }>('query($id: ID!) { ticket(id: $id) { greetings cards { id items { kind } } } }', { id: ticket.id });
  expect(card.ticket).toEqual({ greetings: 1, cards: [{ id: 'example-hello/count', items: [{ kind: 'BADGE' }, { kind: 'COPY' }, { kind: 'LINK' }] }] });
});

it('its job runs by the clock of the desk', async () => {
  const tally = async () => (await system.get<{ greetingTally: { greeted: number; counted: number } }>('{ greetingTally { greeted counted } }')).greetingTally;
  expect(await tally()).toEqual({ greeted: 1, counted: 0 });
  await system.pass(3601);
  expect(await tally()).toEqual({ greeted: 1, counted: 1 });
});

it('in the console: column, card, act, command, page and settings', async () => {
  desktop = await openWindow(browser, system.server.url);
  const { page, complaints } = desktop;
  await signInAs(page, system, 'SPECIALIST');
  await page.goto(`${system.server.url}/tickets/${ticket.number}`);
  await page.locator('[data-item="example-hello/greetings"]').getByText('1 приветствие').waitFor();
  await page.locator(`[data-row="${ticket.number}"]`).getByText('👋 1').waitFor();
  await page.getByText('Приветствия (с сервера)').waitFor();
  await page.getByRole('button', { name: 'Ещё' }).click();
  await page.getByRole('menuitem', { name: 'Поздороваться' }).click();
  await page.locator('[data-item="example-hello/greetings"]').getByText('2 приветствия').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('зачем здор');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Зачем здороваться' }).waitFor();
  await page.goto(`${system.server.url}/settings`);
  await page.getByRole('link', { name: 'Приветствия' }).click();
  await page.getByText('Сосчитано сервером').waitFor();
  await page.goto(`${system.server.url}/settings/extensions`);
  await page.getByText('example-hello версия 1.0.0').first().waitFor();
  expect(complaints).toEqual([]);
});

it('its field fails on the server: tickets are there without it, and Extensions say why', async () => {
  const { page } = desktop;
  const database = await connectToDatabase(system.dataDir);
  await database.query('alter table example_hello_greeting rename column ticket_id to lost_id');
  await page.goto(`${system.server.url}/tickets/${ticket.number}`);
  await page.locator(`[data-row="${ticket.number}"]`).waitFor();
  await page.locator('[data-item="example-hello/greetings"]').getByText('0 приветствий').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('открыть расширения');
  await page.keyboard.press('Enter');
  await page.locator('li', { hasText: 'extend:tickets' }).first().waitFor();
  await database.query('alter table example_hello_greeting rename column lost_id to ticket_id');
});

it('its documents, and ours with its fields in them, are known to the server; others are not', async () => {
  await system.ask('query NotOfTheConsole { viewer { id } }', {}, await system.signIn('SPECIALIST'));
  expect((await foreignDocuments(system)).filter((name) => name !== '')).toEqual(['NotOfTheConsole']);
});
