import { expect, test } from 'vitest';
import { saidByDesk } from '../testing/desk.ts';
import { noteDesk } from './desk.ts';
import { dueOf, remainingAt, type PromisedAnswer } from './due.ts';

/** Monday 23 November 2026, 14:32 in Moscow. */
const now = '2026-11-23T11:32:00Z';
const hour = 3600;
noteDesk(saidByDesk());
const promised = (standing: PromisedAnswer['standing'], dueAt: string, remainingWorkingSeconds: number): PromisedAnswer => ({ standing, dueAt, remainingWorkingSeconds });

test.each<[string, PromisedAnswer, string, string, string]>([
  ['plenty of time', promised('ON_TIME', '2026-11-26T08:00:00Z', 20 * hour), 'onTime', 'до чт 26.11 11:00', 'by Thu 26 Nov 11:00'],
  ['time until the evening', promised('ON_TIME', '2026-11-23T14:22:00Z', 2 * hour), 'onTime', 'сегодня до 17:22', 'today by 17:22'],
  ['next year', promised('ON_TIME', '2027-01-14T08:00:00Z', 50 * hour), 'onTime', 'до чт 14.01.2027 11:00', 'by Thu 14 Jan 2027 11:00'],
  ['running short', promised('AT_RISK', '2026-11-23T13:47:00Z', 2 * hour + 900), 'atRisk', '2 ч 15 мин', '2 h 15 min'],
  ['overdue by hours', promised('BREACHED', '2026-11-23T08:32:00Z', -3 * hour), 'breached', 'просрочено на 3 ч', '3 h overdue'],
  ['overdue by more than a day', promised('BREACHED', '2026-11-19T08:00:00Z', -13 * hour), 'breached', 'просрочено на 1 дн 5 ч', '1 d 5 h overdue'],
  ['overdue a moment ago', promised('BREACHED', '2026-11-23T11:31:30Z', -30), 'breached', 'просрочено', 'overdue'],
  ['past before the server said so', promised('AT_RISK', '2026-11-23T11:31:00Z', 60), 'breached', 'просрочено', 'overdue'],
])('%s', (_case, sla, state, ru, en) => {
  expect(dueOf(sla, 'ru', now)).toEqual({ state, text: ru });
  expect(dueOf(sla, 'en', now)).toEqual({ state, text: en });
});

test.each(['MET', 'NOT_REQUIRED', 'MERGED'] as const)('%s: nothing is owed, no chip', (standing) => {
  expect(dueOf(promised(standing, '2026-11-23T08:32:00Z', 0), 'ru', now)).toEqual({ state: 'none', text: '' });
});

test('no obligation, no chip', () => {
  expect(dueOf(null, 'ru', now).state).toBe('none');
});

test('within a working day the count runs on by itself', () => {
  const sla = promised('AT_RISK', '2026-11-23T14:00:00Z', 2 * hour);
  expect(remainingAt(sla, '2026-11-23T12:00:00Z', '2026-11-23T12:30:00Z')).toBe(1.5 * hour);
  expect(dueOf(sla, 'ru', '2026-11-23T12:30:00Z', '2026-11-23T12:00:00Z').text).toBe('1 ч 30 мин');
});

test.each([
  ['before ten', '2026-11-23T06:00:00Z', '2026-11-23T06:45:00Z'],
  ['after eighteen', '2026-11-23T15:30:00Z', '2026-11-23T16:30:00Z'],
  ['on a day off', '2026-11-21T09:00:00Z', '2026-11-21T12:00:00Z'],
])('%s the clock stands (§6)', (_case, asOf, later) => {
  expect(remainingAt(promised('AT_RISK', '2026-11-24T09:00:00Z', hour), asOf, later)).toBe(hour);
});

test('over midnight only the server can count', () => {
  expect(remainingAt(promised('AT_RISK', '2026-11-24T09:00:00Z', hour), '2026-11-23T12:00:00Z', '2026-11-24T08:00:00Z')).toBe(hour);
});
