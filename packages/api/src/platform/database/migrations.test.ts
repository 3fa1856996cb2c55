import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { migrations } from './migrations.ts';

/** The names of migrations in a list that it lacks. */
const lacking = (listed: readonly { name: string }[], there: readonly string[]): string[] => there.filter((name) => listed.every((one) => one.name !== name));

it('every migration that is there is carried out, each once and in its order', () => {
  const there = readdirSync(new URL('../../../migrations/', import.meta.url)).filter((file) => file.endsWith('.ts')).map((file) => file.replace(/\.ts$/, ''));
  expect(there.length).toBeGreaterThan(50);
  expect(lacking(migrations, there)).toEqual([]);
  expect(migrations.map(({ name }) => name)).toEqual(there.toSorted());
});

it('one that a merge has lost is found', () => expect(lacking([{ name: 'a' }], ['a', 'b'])).toEqual(['b']));
