import { parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { commandClock, type CommandedClock } from '../clock.ts';
import { createLog } from '../log.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../testing/scratchSystem.ts';
import { TrustedDocuments } from './trustedDocuments.ts';

const row = 'fragment Row on Client { id name }';
const one = 'query One($id: ID!) { client(id: $id) { ...Row } }';
const contributed = 'fragment Hello on Client { greeting }';

let system: ScratchSystem;
let clock: CommandedClock;
beforeAll(async () => {
  clock = commandClock();
  system = await scratchSystem([]);
}, scratchPatienceMilliseconds);
afterAll(() => system.close());
beforeEach(() => system.rows('delete from console_document'));

const of = (...texts: string[]): TrustedDocuments => new TrustedDocuments(texts, system.pool, system.log);
const pass = (days: number): Promise<void> => clock.set(clock.now() + days * 86_400_000);
const takes = (trusted: TrustedDocuments, text: string): Promise<boolean> => trusted.admits(parse(text), 'only');

it('what the console was built with passes, however it is laid out', async () => {
  const trusted = of(row, one);
  expect(await takes(trusted, `${one} ${row}`)).toBe(true);
  expect(await takes(trusted, 'query One( $id : ID! )\n{ client ( id: $id ) { ... Row } }\n# a remark\nfragment Row on Client { id, name }')).toBe(true);
});

it('a field, an alias, another argument, a variable or a fragment more does not pass', async () => {
  const trusted = of(row, one);
  for (const text of [
    `query One($id: ID!) { client(id: $id) { ...Row } viewer { id } } ${row}`,
    `query One($id: ID!) { all: client(id: $id) { ...Row } } ${row}`,
    `query One($id: ID!) { client(id: "1") { ...Row } } ${row}`,
    `query One($id: ID!, $more: Int) { client(id: $id) { ...Row } } ${row}`,
    `${one} fragment Row on Client { id name notes }`,
    `${one} ${row} ${contributed}`,
    `query One($id: ID!) { client(id: $id) { ...Row ... on Client { notes } } } ${row}`,
    '{ __schema { types { name } } }',
  ]) expect(await takes(trusted, text), text).toBe(false);
});

it('fields that a plugin adds to a record pass when the plugin is in the build', async () => {
  const text = `query One($id: ID!) { client(id: $id) { ...Row ...Hello } } ${row} ${contributed}`;
  expect(await takes(of(row, one), text)).toBe(false);
  expect(await takes(of(row, one, contributed), text)).toBe(true);
});

it('a process knows the consoles of the others, and that of the former release until a month has gone since the update', async () => {
  const page = `${one} ${row}`;
  const other = of();
  expect(await takes(other, page)).toBe(false);
  await of(row, one).announce();
  expect(await takes(other, page)).toBe(true);

  const newer = of('query Two { clients { nodes { id } } }');
  await newer.announce();
  expect(await takes(newer, page)).toBe(true);
  await pass(29);
  await newer.announce();
  expect(await takes(of(), page)).toBe(true);
  // somebody goes back to it: it is in use again
  await of(row, one).announce();
  await newer.announce();
  await pass(29);
  await newer.announce();
  expect(await takes(of(), page)).toBe(true);
  await pass(2);
  await newer.announce();
  expect(await takes(of(), page)).toBe(false);
});

it('where documents are only reported, each unknown one is one line in the log', async () => {
  const log = createLog('silent');
  const warn = vi.spyOn(log, 'warn');
  const trusted = new TrustedDocuments([row, one], system.pool, log);
  const unknown = parse('query Mine { viewer { id } }');
  for (let time = 0; time < 3; time += 1) expect(await trusted.admits(unknown, 'report')).toBe(true);
  expect(await trusted.admits(parse(`${one} ${row}`), 'report')).toBe(true);
  expect(await trusted.admits(unknown, 'any')).toBe(true);
  expect(warn.mock.calls.map(([details]) => details)).toEqual([{ document: 'Mine' }]);
});
