import { codesOf, priorities, type Priority } from '@reglament/schema';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueUnderCalendar } from './calendarChange.ts';
import { dueAfterPriorityChange } from './priorityChange.ts';
import { endOf, type ObligationTimes } from './responseObligation.ts';
import { breachOf, standingOf } from './standing.ts';
import { deskWith, moments, oddDaysOf, randomDesk } from './testing/randomDesk.ts';
import { seen, slowDue, slowlyOwed } from './testing/slowPromise.ts';

const anyPriority = fc.constantFrom<Priority>(...codesOf(priorities));

/** After which share of the time to the due, the due itself included, and to what. */
const change = fc.tuple(fc.oneof(fc.integer({ min: 0, max: 101 }), fc.constantFrom(0, 90, 100)), anyPriority);

test('R9, R10: through any changes of priority nobody is overdue by a click, and a raise never gives more time (§4.7)', () => {
  fc.assert(fc.property(randomDesk, moments, anyPriority, fc.array(change, { minLength: 2, maxLength: 6 }), (desk, moment, first, changes) => {
    let now = desk.wall.from + moment;
    let obligation = seen(() => slowlyOwed(desk, now, first));
    for (const [percent, priority] of changes) {
      now += Math.max(0, Math.floor(((obligation.dueAt - now) * percent) / 100));
      const found = dueAfterPriorityChange(desk.calendar, desk.parameters, obligation, priority, now);
      if (now > obligation.dueAt || priority === obligation.priority) {
        expect(found).toBeNull();
        continue;
      }
      const raised = priority === 'HIGH' || (priority === 'MEDIUM' && obligation.priority === 'LOW');
      const counted = seen(() => slowDue(desk, raised ? now : obligation.openedAt, priority)).dueAt;
      const present = obligation.dueAt;
      expect(found?.dueAt).toBe(raised ? Math.min(present, counted) : counted < now ? present : counted);
      expect(found?.startsAt).toBe(obligation.startsAt);
      expect(found?.dueAt).toBeGreaterThanOrEqual(now);
      if (raised) expect(found?.dueAt).toBeLessThanOrEqual(present);
      obligation = { ...obligation, priority, dueAt: found?.dueAt ?? present };
    }
  }), { numRuns: 120 });
});

test('R10: raised and at once lowered again, the due is the one it was', () => {
  fc.assert(fc.property(randomDesk, moments, fc.integer({ min: 0, max: 10 * 86_400_000 }), (desk, moment, passed) => {
    const obligation = seen(() => slowlyOwed(desk, desk.wall.from + moment, 'LOW'));
    const now = obligation.openedAt + passed;
    const raised = dueAfterPriorityChange(desk.calendar, desk.parameters, obligation, 'HIGH', now);
    fc.pre(raised !== null);
    const back = dueAfterPriorityChange(desk.calendar, desk.parameters, { ...obligation, priority: 'HIGH', dueAt: raised?.dueAt ?? 0 }, 'LOW', now);
    expect(back?.dueAt).toBe(obligation.dueAt);
  }), { numRuns: 80 });
});

test('R11: another calendar moves what is owed by the new count, never into the past (§6)', () => {
  const pair = randomDesk.chain((before) => oddDaysOf(before.wall).map((odd) => ({ before, after: deskWith(before.wall, before.parameters, { ...before.odd, ...odd }, before.statuses) })));
  fc.assert(fc.property(pair, moments, anyPriority, fc.integer({ min: 0, max: 12 * 86_400_000 }), fc.constantFrom(0, 0, 1, 30), ({ before, after }, moment, priority, passed, cutPercent) => {
    const whole = seen(() => slowlyOwed(before, before.wall.from + moment, priority));
    const term = before.slow.openTimeBetween(whole.startsAt, whole.dueAt);
    // a raised priority has cut it (R9): then the same working time stays promised
    const kept = Math.max(1, term - Math.floor((term * cutPercent) / 100));
    const obligation = { ...whole, dueAt: before.slow.after(whole.startsAt, kept) };
    const now = obligation.openedAt + passed;
    // what is overdue is never counted anew
    fc.pre(now <= obligation.dueAt);
    const found = dueUnderCalendar(before.calendar, after.calendar, before.parameters, obligation, now);
    const anew = seen(() => slowDue(after, obligation.openedAt, priority));
    const counted = kept === term ? anew : { ...anew, dueAt: seen(() => after.slow.after(anew.startsAt, kept)) };
    const late = counted.dueAt < now && counted.dueAt !== obligation.dueAt;
    const dueAt = late ? seen(() => after.slow.after(now, after.parameters.graceWorkingMinutes * 60_000)) : counted.dueAt;
    expect(found).toMatchObject({ startsAt: counted.startsAt, dueAt, graced: late });
    expect(dueAt).toBeGreaterThanOrEqual(now);
  }), { numRuns: 120 });
});

/** Replays what happens to a promise in its order, as a reader of the timeline would; an end at the due itself comes before it. */
const replayed = ({ dueAt, answeredAt, notRequiredAt, mergedAt }: ObligationTimes, atRiskAt: number | null, moment: number): string => {
  const happenings = [
    { at: answeredAt, becomes: 'MET' }, { at: notRequiredAt, becomes: 'NOT_REQUIRED' }, { at: mergedAt, becomes: 'MERGED' }, { at: dueAt, becomes: 'BREACHED' },
  ].filter(({ at, becomes }) => at !== null && (becomes === 'BREACHED' ? at < moment : at <= moment));
  const first = happenings.reduce<(typeof happenings)[number] | null>((best, one) => (best === null || (one.at ?? 0) < (best.at ?? 0) ? one : best), null);
  return first?.becomes ?? (atRiskAt !== null && atRiskAt <= moment ? 'AT_RISK' : 'ON_TIME');
};

test('R4: the standing at any moment is what a replay of the timeline says, and a breach is dated by the due', () => {
  const at = fc.integer({ min: 0, max: 6 });
  const mayBe = fc.option(at);
  fc.assert(fc.property(at, mayBe, mayBe, mayBe, mayBe, at, fc.boolean(), (dueAt, answeredAt, notRequiredAt, mergedAt, atRiskAt, moment, noticed) => {
    const times = { startsAt: 0, dueAt, answeredAt, notRequiredAt, mergedAt };
    const breaks = (endOf(times) ?? Infinity) > dueAt;
    const known = { ...times, breachedAt: noticed && breaks ? dueAt : null };
    const expected = replayed(times, atRiskAt, moment);
    expect(standingOf(known, atRiskAt, moment)).toBe(expected);
    expect(breachOf(known, moment)).toBe(expected === 'BREACHED' ? dueAt : null);
  }), { numRuns: 2000 });
});
