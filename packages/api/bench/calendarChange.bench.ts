import { ApolloServer } from '@apollo/server';
import { setTimeout as pause } from 'node:timers/promises';
import { limitsOf } from '../src/access/callerLimits.ts';
import type { Context } from '../src/access/context.ts';
import type { MachineViewer } from '../src/access/viewer.ts';
import { carryOutChange, previewChange } from '../src/calendarChanges/calendarChangeActs.ts';
import { planDays } from '../src/calendarChanges/companyDays.ts';
import { commandClock, commandedClockOf, followMachineTime } from '../src/platform/clock.ts';
import { systemActor } from '../src/platform/events/actor.ts';
import { compiledExecution } from '../src/platform/graphql/compiledExecution.ts';
import { schemaOf } from '../src/platform/graphql/schema.ts';
import { loadRuleBooks } from '../src/regulation/ruleBook.ts';
import { startRecomputing } from '../src/sla/calendarRecomputeProcess.ts';
import { ticketsThatMove } from '../src/tickets/obligationSubjects.ts';
import type { BenchDesk } from './desk.ts';

export interface CalendarChangeFigures {
  obligations: number;
  moved: number;
  /** The dry run: every promise counted, nothing written. */
  previewMilliseconds: number;
  /** The act itself, until it is answered. */
  actMilliseconds: number;
  /** From the act until every promise has its new due, its event and its ledger entry. */
  recomputeMilliseconds: number;
  /** `tickets(first: 50)` asked of the same process meanwhile, 95th percentile. */
  p95Milliseconds: number;
}

const viewer: MachineViewer = { kind: 'MACHINE', id: '00000000-0000-7000-8000-000000000000', name: 'bench', audience: 'staff', scopes: ['tickets:read'], clientId: null };

/** All promises of the desk stand open: two working days from some minute of Monday 23 November 2026. */
const openAll = `update response_obligation o set priority = 'HIGH', answered_at = null, breached_at = null, not_required_at = null, merged_at = null, provisional = false,
    opened_at = opened.at, starts_at = opened.at, due_at = opened.at + interval '2 days', outer_limit_at = '2026-11-25T15:00:00Z', warn_at = opened.at + interval '30 hours', calendar_versions = '2026 v1'
  from (select id, timestamptz '2026-11-23T07:00:00Z' + (1 + row_number() over (order by id) % 478) * interval '1 minute' as at from response_obligation) opened
  where opened.id = o.id`;

/** §6: closes a day under every open promise of the desk, while somebody keeps reading lists. */
export const measureCalendarChange = async ({ system, features }: BenchDesk): Promise<CalendarChangeFigures> => {
  await (commandedClockOf() ?? commandClock()).set(Date.parse('2026-11-24T11:00:00+03:00'));
  await system.pool.query(openAll);
  await system.pool.query('update ticket set due_at = o.due_at from response_obligation o where o.id = ticket.obligation_id');
  await system.pool.query('vacuum analyze');
  await system.events.start();

  const apollo = new ApolloServer<Context>({ gateway: compiledExecution<Context>(await schemaOf(features)), stopOnTerminationSignals: false });
  await apollo.start();
  const context = {
    viewer, locale: 'ru', requestId: 'bench', peer: '', reader: system.reader, workshop: system.workshop, events: system.events, log: system.log, features: [], loaders: new Map(), limits: limitsOf(viewer, { pointsPerSecond: 100, peer: '' }), spent: null, reserved: null, repeatable: null, streamPlace: () => system.events.lastPlace,
  } as Context;
  const query = '{ tickets(first: 50) { nodes { id number subject status client { id name } assignee { id name } sla { dueAt standing } } } }';
  const taken: number[] = [];
  let reading = true;
  const reader = (async () => {
    while (reading) {
      const began = performance.now();
      await apollo.executeOperation({ query }, { contextValue: context });
      taken.push(performance.now() - began);
      await pause(10);
    }
  })();

  const planOf = { calendarCode: 'ru', days: [{ date: '2026-11-25', kind: 'CLOSED' as const, nameRu: 'Переезд' }], reason: null, announcement: null };
  let began = performance.now();
  const { result: preview } = await system.workshop.perform(systemActor, async (work) => previewChange(work, await planDays(work, planOf)));
  const previewMilliseconds = performance.now() - began;
  taken.length = 0;
  began = performance.now();
  const { result: id } = await system.workshop.perform(systemActor, async (work) => carryOutChange(work, await planDays(work, planOf)));
  await loadRuleBooks(system.reader);
  const actMilliseconds = performance.now() - began;
  const recomputing = await startRecomputing(system, ticketsThatMove);
  let moved = 0;
  for (let finished = false; !finished; await pause(20)) {
    const { rows } = await system.pool.query<{ later: number; finished: boolean }>('select later, finished_at is not null as finished from calendar_change where id = $1', [id]);
    ({ later: moved, finished } = rows[0] ?? { later: 0, finished: false });
  }
  const recomputeMilliseconds = performance.now() - began;
  reading = false;
  await reader;
  await recomputing.stop();
  await apollo.stop();
  // whoever measures next does so by the real clock
  followMachineTime();
  taken.sort((a, b) => a - b);
  return { obligations: preview.looked, moved, previewMilliseconds, actMilliseconds, recomputeMilliseconds, p95Milliseconds: taken[Math.floor(taken.length * 0.95)] ?? Number.NaN };
};
