import { describe, expect, test } from 'vitest';
import { fakeRegistry } from '@reglament/admin/kit/testing';
import tickets from '../tickets/index.ts';
import { deskWords } from './desk.ts';
import { keptOf } from './explainedTicket.ts';
import { exactHours, explainedLines, type ExplainedDay } from './explanation.ts';
import sla from './index.ts';

const now = Date.parse('2026-11-24T09:00:00.000Z');
const worked = (date: string, from: string, to: string, seconds: number): ExplainedDay => ({ date, kind: 'WORKING', name: null, countedSeconds: seconds, intervals: [{ from: `${date}T${from}:00+03:00`, to: `${date}T${to}:00+03:00`, seconds }] });
const skipped = (date: string, kind: ExplainedDay['kind'], name: string | null = null): ExplainedDay => ({ date, kind, name, countedSeconds: 0, intervals: [] });

describe('why a due is as it is (R20)', () => {
  const days = [worked('2026-11-19', '16:22', '18:00', 5880), worked('2026-11-20', '10:00', '18:00', 28_800), skipped('2026-11-21', 'WEEKEND'), skipped('2026-11-22', 'WEEKEND'), worked('2026-11-23', '10:00', '16:22', 22_920)];
  test('reads day by day and adds up to the term', () => {
    const lines = explainedLines(days, 'ru', now);
    expect(lines.map(({ when }) => when)).toEqual(['чт 19.11, 16:22–18:00', 'пт 20.11, 10:00–18:00', 'сб 21.11, вс 22.11', 'пн 23.11, 10:00–16:22']);
    expect(lines.reduce((sum, line) => sum + (line.type === 'counted' ? line.seconds : 0), 0)).toBe(57_600);
  });
  test('names holidays, and joins only neighbours of one reason', () => {
    const lines = explainedLines([skipped('2026-12-31', 'MOVED_OFF', 'Перенос с 3 января'), skipped('2027-01-01', 'HOLIDAY', 'Новогодние каникулы'), skipped('2027-01-02', 'HOLIDAY', 'Новогодние каникулы'), skipped('2027-01-03', 'HOLIDAY', 'Новогодние каникулы')], 'ru', now);
    expect(lines.map((line) => (line.type === 'skipped' ? [line.when, line.name] : null))).toEqual([['чт 31.12', 'Перенос с 3 января'], ['пт 01.01.2027 – вс 03.01.2027', 'Новогодние каникулы']]);
  });
  test.each([[57_600, '16 ч'], [5880, '1 ч 38 мин'], [30, '30 с'], [0, '0']])('%i seconds are %s', (seconds, text) => expect(exactHours(seconds, 'ru')).toBe(text));
});

describe('how a promise ended (R4)', () => {
  const dueAt = '2026-11-24T15:00:00.000Z';
  test.each([
    [{ answeredAt: null, breachedAt: null, dueAt }, null],
    [{ answeredAt: '2026-11-24T08:00:00.000Z', breachedAt: null, dueAt }, 'met'],
    [{ answeredAt: '2026-11-24T08:00:00.000Z', breachedAt: '2026-11-23T15:00:00.000Z', dueAt: '2026-11-23T15:00:00.000Z' }, 'late'],
    [{ answeredAt: '2026-11-24T10:00:00.000Z', breachedAt: null, dueAt }, 'willMeet'],
    [{ answeredAt: '2026-11-25T07:00:00.000Z', breachedAt: null, dueAt }, 'willBeLate'],
  ] as const)('%j', (promised, kept) => expect(keptOf(promised, now)).toBe(kept));
});

describe('the foot of the rail (§4.6)', () => {
  test('says until when the desk is open', () => {
    expect(deskWords({ open: true, changesAt: '2026-11-24T15:00:00.000Z' }, 'ru', now)).toEqual({ state: { key: 'open', at: '18:00' }, clock: 'вт 24 ноября, 12:00 МСК' });
  });
  test('says when it opens: today, on a day of this week, or far ahead', () => {
    const at = (changesAt: string, moment: string, locale: 'ru' | 'en' = 'ru') => deskWords({ open: false, changesAt }, locale, Date.parse(moment)).state.at;
    expect(at('2026-11-24T07:00:00.000Z', '2026-11-24T04:00:00.000Z')).toBe('10:00');
    expect(at('2026-11-30T07:00:00.000Z', '2026-11-27T16:00:00.000Z')).toBe('пн 10:00');
    expect(at('2026-11-30T07:00:00.000Z', '2026-11-27T16:00:00.000Z', 'en')).toBe('Mon 10:00');
    expect(at('2027-01-11T07:00:00.000Z', '2026-12-31T16:00:00.000Z')).toBe('пн 11.01.2027 10:00');
  });
});

test('the card stands first beside a ticket, the chip explains itself in the queue', () => {
  const registry = fakeRegistry(tickets, sla);
  expect(registry.slot('tickets.show.side')[0]).toMatchObject({ plugin: 'sla', id: 'why' });
  expect(registry.slot('tickets.due').map(({ plugin }) => plugin)).toEqual(['sla']);
});
