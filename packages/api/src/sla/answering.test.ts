import { describe, expect, it } from 'vitest';
import { officialYears } from '../calendar/officialYears.ts';
import { defaultRegulation } from '../regulation/defaultRegulation.ts';
import { calendarOfRegulation } from '../regulation/regulationCalendar.ts';
import { answerLeavesAnew, answerLeavesAt, leavesAfterSecondThoughts } from './answering.ts';

const calendar = calendarOfRegulation(defaultRegulation, officialYears);
const msk = (text: string) => Date.parse(`${text}+03:00`);

describe('§4.6: when an answer leaves, and so counts (R5)', () => {
  it('§4.6: an answer written at night leaves at the next opening, one written in working hours at once', () => {
    expect(answerLeavesAt(calendar, msk('2026-11-27T19:00:00'), false)).toBe(msk('2026-11-30T10:00:00'));
    expect(answerLeavesAt(calendar, msk('2026-11-27T18:00:00'), false)).toBe(msk('2026-11-30T10:00:00'));
    expect(answerLeavesAt(calendar, msk('2026-11-27T17:59:59.999'), false)).toBe(msk('2026-11-27T17:59:59.999'));
  });

  it('§4.6: whoever has the right may send it at once', () => {
    expect(answerLeavesAt(calendar, msk('2026-11-27T19:00:00'), true)).toBe(msk('2026-11-27T19:00:00'));
  });
});

describe('R5, §4.6: an answer that can be taken back for ten seconds', () => {
  const leaves = (writtenAt: string, { dueAt = null, sendNow = false, milliseconds = 10_000 }: { dueAt?: string | null; sendNow?: boolean; milliseconds?: number } = {}): number =>
    leavesAfterSecondThoughts(calendar, msk(writtenAt), { milliseconds, dueAt: dueAt === null ? null : msk(dueAt), sendNow });

  it.each<[string, string, Parameters<typeof leaves>[1], string]>([
    ['leaves ten seconds later', '2026-11-27T11:00:00', {}, '2026-11-27T11:00:10'],
    ['at once where nobody wants the time', '2026-11-27T11:00:00', { milliseconds: 0 }, '2026-11-27T11:00:00'],
    ['at the opening where it is held anyway', '2026-11-27T19:00:00', {}, '2026-11-30T10:00:00'],
    ['at once where it would leave at closing', '2026-11-27T17:59:50', {}, '2026-11-27T17:59:50'],
    ['later still a millisecond before', '2026-11-27T17:59:49.999', {}, '2026-11-27T17:59:59.999'],
    ['up to its due', '2026-11-27T11:00:00', { dueAt: '2026-11-27T11:00:10' }, '2026-11-27T11:00:10'],
    ['at once where it would be late', '2026-11-27T11:00:00', { dueAt: '2026-11-27T11:00:09.999' }, '2026-11-27T11:00:00'],
    ['at once where it is late already', '2026-11-27T11:00:00', { dueAt: '2026-11-26T11:00:00' }, '2026-11-27T11:00:00'],
    ['out of hours by right', '2026-11-27T19:00:00', { sendNow: true }, '2026-11-27T19:00:10'],
  ])('%s', (_, writtenAt, conditions, leavesAt) => expect(leaves(writtenAt, conditions)).toBe(msk(leavesAt)));

  const anew = (now: string, leavesAt: string, sentNow = false): number => answerLeavesAnew(calendar, msk(now), { leavesAt: msk(leavesAt), sentNow });
  it.each([
    ['goes on waiting while the desk is open', '2026-11-27T11:00:05', '2026-11-27T11:00:10', false, '2026-11-27T11:00:10'],
    ['waits for the opening when the desk closed meanwhile', '2026-11-28T11:00:05', '2026-11-28T11:00:10', false, '2026-11-30T10:00:00'],
    ['does not care when it was sent by right', '2026-11-28T11:00:05', '2026-11-28T11:00:10', true, '2026-11-28T11:00:10'],
    ['leaves now when it was held for a later opening', '2026-11-27T11:00:00', '2026-11-30T10:00:00', false, '2026-11-27T11:00:00'],
  ])('after a change of the calendar it %s', (_, now, leavesAt, sentNow, expected) => expect(anew(now, leavesAt, sentNow)).toBe(msk(expected)));
});
