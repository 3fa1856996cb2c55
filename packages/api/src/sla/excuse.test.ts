import { expect, test } from 'vitest';
import { obstacleToExcuse } from './excuse.ts';

test('R11: a breach is excused once, with a reason', () => {
  expect(obstacleToExcuse({ breachedAt: 1, excusedAt: null }, 'Авария связи')).toBeNull();
  expect(obstacleToExcuse({ breachedAt: 1, excusedAt: null }, '  ')).toBe('REASON_MISSING');
  expect(obstacleToExcuse({ breachedAt: 1, excusedAt: 2 }, 'Авария связи')).toBe('ALREADY_EXCUSED');
});

test('R11: what was not broken needs no excuse', () => {
  expect(obstacleToExcuse({ breachedAt: null, excusedAt: null }, 'Авария связи')).toBe('NOT_BREACHED');
});
