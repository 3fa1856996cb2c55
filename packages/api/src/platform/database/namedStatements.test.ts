import { afterAll, beforeAll, expect, test } from 'vitest';
import { onePlan, readRows } from '../reading/rows.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../testing/scratchSystem.ts';
import { StatementNames } from './namedStatements.ts';

let system: ScratchSystem;
beforeAll(async () => {
  system = await scratchSystem([]);
}, scratchPatienceMilliseconds);
afterAll(() => system.close());

const given = (names: StatementNames, sql: string, values: unknown[] = []): (string | undefined)[] => [1, 2, 3, 4].map(() => names.nameOf(sql, values));

test('a statement without values has a name from the third time on, the same each time', () => {
  const names = new StatementNames();
  expect(given(names, 'select 1')).toEqual([undefined, undefined, 'read_0', 'read_0']);
  expect(given(names, 'select 2')).toEqual([undefined, undefined, 'read_1', 'read_1']);
});

test('a statement with values is planned for them each time, unless it says that its plan does not hang on them', () => {
  const names = new StatementNames();
  expect(given(names, 'select $1', ['x'])).toEqual([undefined, undefined, undefined, undefined]);
  expect(given(names, onePlan('select from session where id = $1'), ['x']).at(-1)).toBe('read_0');
});

test('however many statements there are, no more than 64 get a name, and those keep theirs', () => {
  const names = new StatementNames();
  const last = Array.from({ length: 100 }, (_, number) => given(names, `select ${number}`).at(-1));
  expect(last.filter((name) => name !== undefined)).toHaveLength(64);
  expect(names.nameOf('select 63', [])).toBe('read_63');
});

test('the database keeps the plan of what is read again, and answers with what stands there now', async () => {
  await system.pool.query('create table kept (word text); insert into kept values ($$one$$)');
  const read = (): Promise<object[]> => readRows(system.reader, 'select word from kept', []);
  for (let times = 0; times < 4; times += 1) expect(await read()).toEqual([{ word: 'one' }]);
  expect(await readRows(system.reader, 'select statement from pg_prepared_statements', [])).toEqual([{ statement: 'select word from kept' }]);
  await system.pool.query('update kept set word = $$two$$; alter table kept add other int');
  expect(await read()).toEqual([{ word: 'two' }]);
});
