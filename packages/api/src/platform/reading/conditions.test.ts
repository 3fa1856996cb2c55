import { expect, test } from 'vitest';
import { Conditions } from './conditions.ts';

test('a single value is said as such, several as any of them, an empty list as nothing, none as everything', () => {
  const sqlOf = (values: string[] | null): [string, unknown[]] => {
    const conditions = new Conditions().whereAnyOf('t.status', 'text', values);
    return [conditions.sql, conditions.values];
  };
  expect(sqlOf(['CLOSED'])).toEqual(['where (t.status = $1::text)', ['CLOSED']]);
  expect(sqlOf(['CLOSED', 'REJECTED'])).toEqual(['where (t.status = any($1::text[]))', [['CLOSED', 'REJECTED']]]);
  expect(sqlOf([])).toEqual(['where (t.status = any($1::text[]))', [[]]]);
  expect(sqlOf(null)).toEqual(['', []]);
});
