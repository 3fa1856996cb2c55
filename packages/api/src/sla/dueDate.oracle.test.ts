import { codesOf, priorities, type Priority } from '@reglament/schema';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerLeavesAt } from './answering.ts';
import { dueOf } from './dueDate.ts';
import { moments, randomDesk } from './testing/randomDesk.ts';
import { seen, slowDue } from './testing/slowPromise.ts';
import { warningsOf } from './warnings.ts';

const anyPriority = fc.constantFrom<Priority>(...codesOf(priorities));

test('R1–R3, R21: start, due, outer limit and whether it is provisional, by the minute count of any desk (§4.6, §4.7)', () => {
  fc.assert(fc.property(randomDesk, moments, anyPriority, (desk, moment, priority) => {
    const arrival = desk.wall.from + moment;
    const { startsAt, dueAt, closing } = seen(() => slowDue(desk, arrival, priority));
    const years = [arrival, dueAt].map((at) => Number(desk.slow.dateAt(at).slice(0, 4)));
    expect(dueOf(desk.calendar, desk.parameters, arrival, priority)).toEqual({
      startsAt, dueAt, outerLimitAt: Math.max(dueAt, closing), provisional: years.some((year) => desk.statuses[year] === 'FORECAST'),
    });
  }), { numRuns: 150 });
});

test('§4.6: an answer that is held leaves in the first open instant', () => {
  fc.assert(fc.property(randomDesk, moments, fc.boolean(), (desk, moment, sendNow) => {
    const at = desk.wall.from + moment;
    expect(answerLeavesAt(desk.calendar, at, sendNow)).toBe(sendNow ? at : seen(() => desk.slow.startOf(at)));
  }), { numRuns: 100 });
});

test('R18: every warning is the first open instant with no more time left than its threshold says (§4.7)', () => {
  fc.assert(fc.property(randomDesk, moments, anyPriority, fc.integer({ min: 0, max: 40 }), (desk, moment, priority, cutPercent) => {
    const arrival = desk.wall.from + moment;
    const { startsAt, dueAt, whole } = seen(() => {
      const due = slowDue(desk, arrival, priority);
      return { ...due, whole: desk.slow.openTimeBetween(due.startsAt, due.dueAt) };
    });
    // a raised priority cuts the term (R9): then the share is still of the whole one
    const cut = desk.slow.after(startsAt, Math.max(1, whole - Math.floor((whole * cutPercent) / 100)));
    const expected = desk.parameters.warnings.map((threshold) => ({
      threshold,
      at: seen(() => desk.slow.firstWithin(startsAt, cut, 'percentUsed' in threshold ? Math.round((whole * (100 - threshold.percentUsed)) / 100) : threshold.workingMinutesLeft * 60_000)),
    })).filter(({ at }) => at < cut);
    const found = warningsOf(desk.calendar, desk.parameters, { startsAt, dueAt: cut, priority });
    expect(found).toEqual(expected.toSorted((a, b) => a.at - b.at));
    expect(cut).toBeLessThanOrEqual(dueAt);
    for (const { at } of found) expect(desk.slow.isOpen(at)).toBe(true);
  }), { numRuns: 150 });
});
