import { expect, it } from 'vitest';
import { previousOf } from './previous.ts';

const version = (number: string, effectiveFrom: string, status = 'PUBLISHED') => ({ id: number, number, effectiveFrom, status });
const all = [version('1.1', '2026-11-01'), version('1.2', '2027-01-01'), version('1.0', '2025-01-01', 'SUPERSEDED'), version('1.3', '2026-12-01', 'DRAFT')];

it.each([
  ['a draft with the latest that is published, also before that is in force', '1.3', '1.2'],
  ['a published version with the one before it', '1.2', '1.1'],
  ['the second with the first', '1.1', '1.0'],
  ['the first with nothing', '1.0', undefined],
])('§2.4: what changed compares %s', (_, number, previous) => {
  expect(previousOf(all.find((one) => one.number === number) ?? version('', ''), all)?.number).toBe(previous);
});
