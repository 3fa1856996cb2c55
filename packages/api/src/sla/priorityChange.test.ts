import type { Priority } from '@reglament/schema';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officialYears } from '../calendar/officialYears.ts';
import { defaultRegulation } from '../regulation/defaultRegulation.ts';
import { calendarOfRegulation } from '../regulation/regulationCalendar.ts';
import { dueOf } from './dueDate.ts';
import { dueAfterPriorityChange } from './priorityChange.ts';
import type { ResponseObligation } from './responseObligation.ts';

const calendar = calendarOfRegulation(defaultRegulation, officialYears);
const msk = (text: string) => Date.parse(`${text}+03:00`);
const opened = (arrival: number, priority: Priority): ResponseObligation => {
  const { startsAt, dueAt } = dueOf(calendar, defaultRegulation, arrival, priority);
  return { kind: 'FIRST', priority, openedAt: arrival, startsAt, dueAt, answeredAt: null, notRequiredAt: null, mergedAt: null };
};
const change = (obligation: ResponseObligation, priority: Priority, now: number) => dueAfterPriorityChange(calendar, defaultRegulation, obligation, priority, now);
const apply = (obligation: ResponseObligation, priority: Priority, now: number): ResponseObligation => {
  const due = change(obligation, priority, now);
  return due ? { ...obligation, priority, dueAt: due.dueAt } : obligation;
};
const arrival = msk('2026-11-24T11:00:00');

describe('R9: a raised priority (§4.7)', () => {
  it('gives the new term from now when that is earlier', () => {
    expect(change(opened(arrival, 'LOW'), 'HIGH', msk('2026-11-26T11:00:00'))).toEqual({
      startsAt: arrival, dueAt: msk('2026-11-30T11:00:00'), outerLimitAt: msk('2026-11-30T18:00:00'), provisional: false,
    });
  });

  it('keeps the old due when that is earlier', () => {
    expect(change(opened(arrival, 'LOW'), 'HIGH', msk('2026-12-02T16:00:00'))?.dueAt).toBe(msk('2026-12-03T11:00:00'));
  });

  it('raised at night it counts from the next opening', () => {
    expect(change(opened(arrival, 'LOW'), 'HIGH', msk('2026-11-24T20:00:00'))?.dueAt).toBe(msk('2026-11-26T18:00:00'));
  });
});

describe('R10: a lowered priority (§4.7)', () => {
  it('gives the new term from the original start', () => {
    expect(change(opened(arrival, 'HIGH'), 'LOW', msk('2026-11-25T11:00:00'))?.dueAt).toBe(msk('2026-12-03T11:00:00'));
  });

  it('counts from the original start also when the present due is later', () => {
    const raised: ResponseObligation = { ...opened(arrival, 'LOW'), priority: 'HIGH', dueAt: msk('2026-12-01T11:00:00') };
    expect(change(raised, 'MEDIUM', msk('2026-11-27T11:00:00'))?.dueAt).toBe(msk('2026-11-30T11:00:00'));
  });

  it('a new due that has passed already leaves the present one: nobody is overdue by the own click', () => {
    const raised: ResponseObligation = { ...opened(arrival, 'LOW'), priority: 'HIGH', dueAt: msk('2026-12-02T15:00:00') };
    expect(change(raised, 'MEDIUM', msk('2026-11-30T15:30:00'))?.dueAt).toBe(msk('2026-12-02T15:00:00'));
  });
});

describe('R9, R10: what a change of priority leaves alone', () => {
  const owed = opened(arrival, 'MEDIUM');
  const now = msk('2026-11-25T11:00:00');
  it.each([
    ['a met one', { answeredAt: msk('2026-11-24T12:00:00') }, now],
    ['one that needs no answer', { notRequiredAt: msk('2026-11-24T12:00:00') }, now],
    ['a merged one', { mergedAt: msk('2026-11-24T12:00:00') }, now],
    ['a breached one', {}, msk('2026-11-30T11:00:00.001')],
  ])('%s stays as it is', (_, end, at) => {
    expect(change({ ...owed, ...end }, 'LOW', at)).toBeNull();
    expect(change({ ...owed, ...end }, 'HIGH', at)).toBeNull();
  });

  it('the same priority changes nothing', () => {
    expect(change(owed, 'MEDIUM', now)).toBeNull();
  });
});

describe('laws of the change of priority', () => {
  const start = msk('2026-11-01T00:00:00');
  const arrivals = fc.integer({ min: start, max: start + 60 * 86_400_000 });
  const later = fc.integer({ min: 0, max: 8 * 86_400_000 });

  it('LOW to HIGH and back restores the due to the millisecond', () => {
    fc.assert(fc.property(arrivals, later, fc.integer({ min: 0, max: 3_600_000 }), (at, wait, pause) => {
      const low = opened(at, 'LOW');
      const raised = apply(low, 'HIGH', at + wait);
      fc.pre(at + wait + pause <= raised.dueAt);
      expect(apply(raised, 'LOW', at + wait + pause).dueAt).toBe(low.dueAt);
    }), { numRuns: 500 });
  });

  it('whatever the client clicks, nothing becomes overdue by it and nothing exceeds the longest term', () => {
    const clicks = fc.array(fc.tuple(fc.constantFrom<Priority>('HIGH', 'MEDIUM', 'LOW'), fc.integer({ min: 0, max: 3 * 86_400_000 })), { maxLength: 8 });
    fc.assert(fc.property(arrivals, fc.constantFrom<Priority>('HIGH', 'MEDIUM', 'LOW'), clicks, (at, first, changes) => {
      let obligation = opened(at, first);
      let now = at;
      for (const [priority, wait] of changes) {
        now += wait;
        if (now > obligation.dueAt) break;
        obligation = apply(obligation, priority, now);
        expect(obligation.dueAt).toBeGreaterThanOrEqual(now);
        expect(obligation.dueAt).toBeLessThanOrEqual(opened(at, 'LOW').dueAt);
      }
    }), { numRuns: 500 });
  });
});
