import { codesOf, priorities, type Priority } from '@reglament/schema';
import { describe, expect, it } from 'vitest';
import { overlaidWith } from '../calendar/companyDay.ts';
import { officialYears } from '../calendar/officialYears.ts';
import { defaultRegulation as regulation } from '../regulation/defaultRegulation.ts';
import { calendarOfRegulation } from '../regulation/regulationCalendar.ts';
import { dueUnderCalendar } from './calendarChange.ts';
import { dueOf } from './dueDate.ts';
import { obligationToOpen } from './followUp.ts';
import { obstacleToNotRequired } from './notRequired.ts';
import { dueAfterPriorityChange } from './priorityChange.ts';
import { isOpenObligation, type ResponseObligation } from './responseObligation.ts';
import table from './scenarios.json' with { type: 'json' };
import { breachOf, standingOf } from './standing.ts';
import { warningsOf, type Warning } from './warnings.ts';

interface ScenarioEvent {
  readonly at: string;
  readonly kind: string;
  readonly priority?: string;
  readonly value?: string;
  readonly day?: string;
}

interface Tracked extends ResponseObligation {
  readonly warnings: readonly Warning[];
}

const years = officialYears.filter(({ year }) => year >= 2026);
const byClient: readonly string[] = ['client', 'register'];
/** R5, R15: notes, assignments and automatic letters answer nothing, machine mail asks nothing; on the running desk test/regulation/scenarios.test.ts shows it. */
const idle: readonly string[] = ['note', 'status', 'systemMail', 'autoReply', 'bounce'];

const priorityNamed = (name: string | undefined): Priority | undefined => codesOf(priorities).find((code) => code === name);

/** Plays the events of a scenario through the pure rules, as the desk will do with entities. */
const play = (events: readonly ScenarioEvent[]): Tracked[] => {
  let calendar = calendarOfRegulation(regulation, years);
  let calendarYears = years;
  let priority: Priority = regulation.defaultPriority;
  let obligations: Tracked[] = [];
  const replace = (old: Tracked, change: Partial<ResponseObligation>) => {
    const next = { ...old, ...change };
    const warnings = change.dueAt === undefined ? old.warnings : warningsOf(calendar, regulation, next);
    obligations = obligations.map((one) => (one === old ? { ...next, warnings } : one));
  };
  for (const event of events) {
    const at = Date.parse(event.at);
    if (byClient.includes(event.kind)) {
      priority = priorityNamed(event.priority) ?? priority;
      const kind = obligationToOpen({ owed: obligations.some(isOpenObligation), promisedBefore: obligations.length > 0 });
      if (!kind) continue;
      const { startsAt, dueAt } = dueOf(calendar, regulation, at, priority);
      const opened = { kind, priority, openedAt: at, startsAt, dueAt, answeredAt: null, notRequiredAt: null, mergedAt: null };
      obligations = [...obligations, { ...opened, warnings: warningsOf(calendar, regulation, opened) }];
      continue;
    }
    if (event.kind === 'priority') priority = priorityNamed(event.value) ?? priority;
    if (event.kind.startsWith('calendar')) {
      const kind = event.kind === 'calendarClose' ? 'CLOSED' : 'OPENED';
      calendarYears = calendarYears.map((year) => overlaidWith(year, [{ date: event.day ?? '', kind, name: { ru: 'Объявление', en: 'Notice' } }]));
    }
    const changed = calendarOfRegulation(regulation, calendarYears);
    const before = calendar;
    calendar = changed;
    const owed = obligations.find(isOpenObligation);
    if (!owed || idle.includes(event.kind)) continue;
    if (event.kind === 'staff') replace(owed, { answeredAt: at });
    else if (event.kind === 'noReplyNeeded') {
      if (obstacleToNotRequired(owed, 'thanks', at) === null) replace(owed, { notRequiredAt: at });
    } else if (event.kind === 'priority') {
      const due = dueAfterPriorityChange(calendar, regulation, owed, priority, at);
      if (due) replace(owed, { dueAt: due.dueAt, priority });
    } else if (breachOf(owed, at) === null) {
      const { startsAt, dueAt } = dueUnderCalendar(before, calendar, regulation, owed, at);
      if (startsAt !== owed.startsAt || dueAt !== owed.dueAt) replace(owed, { startsAt, dueAt });
    }
  }
  return obligations;
};

const instant = (text: string | null): number | null => (text === null ? null : Date.parse(text));

describe('the table of scenarios gives the agreed answers (§4.6, §4.7, §4.12)', () => {
  it.each(table.scenarios)('$title', ({ events, asOf, expected }) => {
    const now = Date.parse(asOf);
    const seen = play(events).map((obligation) => {
      const { kind, startsAt, dueAt, priority, answeredAt, notRequiredAt, warnings } = obligation;
      const standing = standingOf(obligation, warnings[0]?.at ?? null, now);
      return {
        kind, startsAt, priority, dueAt,
        warnings: warnings.map(({ at }) => at),
        stoppedAt: answeredAt ?? notRequiredAt,
        outcome: standing === 'ON_TIME' || standing === 'AT_RISK' ? 'RUNNING' : standing,
        breachedAt: breachOf(obligation, now),
      };
    });
    expect(seen).toEqual(
      expected.map((row) => ({
        kind: row.kind, startsAt: instant(row.startedAt), priority: row.priority, dueAt: instant(row.dueAt),
        warnings: [instant(row.warn25At), instant(row.warn1hAt)],
        stoppedAt: instant(row.stoppedAt), outcome: row.outcome, breachedAt: instant(row.breachedAt),
      })),
    );
  });
});
