import { expect, it } from 'vitest';
import { pluginProblems } from '@reglament/admin/kit/testing';
import { dayWords } from './dayWords.ts';
import calendar from './index.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(calendar)).toEqual([]));

it('names days as the rest of the console does in either language', () => {
  expect((['weekday', 'month', 'dayOfMonth', 'full'] as const).map((style) => [dayWords('2026-11-24', 'ru', style), dayWords('2026-11-24', 'en', style)])).toEqual([
    ['вт', 'Tue'], ['ноябрь', 'November'], ['24 ноября', '24 November'], ['вторник, 24 ноября 2026 г.', 'Tuesday, 24 November 2026'],
  ]);
});
