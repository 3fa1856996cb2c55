import { codesOf, priorities, type Priority } from '@reglament/schema';
import * as fc from 'fast-check';
import { expect, vi } from 'vitest';
import type { MachineViewer } from '../../access/viewer.ts';
import { partnerOf } from '../../access/testing/asking.ts';
import { answerTicket } from '../../correspondence/answer.ts';
import { joinClientMessage } from '../../correspondence/clientMessage.ts';
import type { World } from '../../outgoing/testing/world.ts';
import type { CommandedClock } from '../../platform/clock.ts';
import { systemActor } from '../../platform/events/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { withdrawAnswer } from '../../correspondence/withdrawing.ts';
import { markBreaches } from '../../sla/breachEngine.ts';
import { startRecomputing } from '../../sla/calendarRecomputeProcess.ts';
import { changePriority, closeTicket, markAnswerNotRequired } from '../../tickets/handling.ts';
import { livingTicketForAct } from '../../tickets/links.ts';
import { mergeTickets } from '../../tickets/merging.ts';
import { splitTicket } from '../../tickets/splitting.ts';
import { ticketsAsSubjects, ticketsThatMove } from '../../tickets/obligationSubjects.ts';
import { carryOutChange, type PlannedChange } from '../calendarChangeActs.ts';
import { planDays } from '../companyDays.ts';
import { planYear } from '../yearImport.ts';
import { PromiseModel, type ModelTicket } from './promiseModel.ts';

/** The desk on which the acts are carried out. */
export interface Real {
  readonly world: World;
  /** Promises are counted anew by a process, which looks at the clock itself. */
  readonly time: CommandedClock;
}

type Act = fc.AsyncCommand<PromiseModel, Real>;

const minute = 60_000;

/** Carries out an act at the moment of the model; answers the code of its refusal, null when it was possible. */
const attempt = async ({ world }: Real, model: PromiseModel, verb: (work: Work) => Promise<unknown>): Promise<string | null> => {
  try {
    await world.workshop.perform(systemActor, verb, model.now);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

const instant = (at: Date | null): number | null => at?.getTime() ?? null;

/** The whole picture is compared after every act: so nothing that was met or broken can ever change unnoticed. */
const compare = async ({ world }: Real, { tickets }: PromiseModel): Promise<void> => {
  const ids = tickets.map(({ id }) => id);
  const rows = await world.rows<Record<'startsAt' | 'openedAt' | 'dueAt' | 'answeredAt' | 'notRequiredAt' | 'mergedAt' | 'breachedAt', Date | null> & { ticketId: string; breaches: number }>(
    `select o.ticket_id as "ticketId", o.kind, o.priority, o.opened_at as "openedAt", o.starts_at as "startsAt", o.due_at as "dueAt", o.answered_at as "answeredAt",
       o.not_required_at as "notRequiredAt", o.merged_at as "mergedAt", o.breached_at as "breachedAt",
       (select count(*)::int from event_log where type = 'OBLIGATION_BREACHED' and subject_id = o.ticket_id and payload ->> 'obligationId' = o.id::text) as breaches
     from response_obligation o where o.ticket_id = any($1::uuid[]) order by o.id`, [ids]);
  const found = rows.map(({ openedAt, startsAt, dueAt, answeredAt, notRequiredAt, mergedAt, breachedAt, ...rest }) => ({
    ...rest, openedAt: instant(openedAt), startsAt: instant(startsAt), dueAt: instant(dueAt), answeredAt: instant(answeredAt), notRequiredAt: instant(notRequiredAt), mergedAt: instant(mergedAt), breachedAt: instant(breachedAt),
  }));
  const carriers = await world.rows<{ id: string; priority: string; closed: boolean; dueAt: Date | null }>(
    `select id, priority, status = 'CLOSED' as closed, due_at as "dueAt" from ticket where id = any($1::uuid[])`, [ids]);
  for (const ticket of tickets) {
    const promises = found.filter(({ ticketId }) => ticketId === ticket.id);
    expect(promises).toEqual(ticket.promises.map((one) => ({ ...one, ticketId: ticket.id, breaches: one.breachedAt === null ? 0 : 1 })));
    expect(promises.filter(({ answeredAt, notRequiredAt, mergedAt }) => (answeredAt ?? notRequiredAt ?? mergedAt) === null).length).toBeLessThanOrEqual(1);
    const { priority, closed } = ticket;
    expect(carriers.find(({ id }) => id === ticket.id)).toEqual({ id: ticket.id, priority, closed, dueAt: dateOf(PromiseModel.owedOn(ticket)?.dueAt) });
  }
};

const dateOf = (at: number | undefined): Date | null => (at === undefined ? null : new Date(at));

const act = (name: string, possible: (model: PromiseModel) => boolean, carryOut: (model: PromiseModel, real: Real) => Promise<void>): Act => ({
  check: possible,
  run: async (model, real) => {
    // no two acts of a desk happen in one millisecond
    model.now += 1;
    await carryOut(model, real);
    await compare(real, model);
  },
  toString: () => name,
});

/** An act on one of the tickets that there are. */
const onTicket = (name: string, choice: number, carryOut: (ticket: ModelTicket, model: PromiseModel, real: Real) => Promise<void>, isQuiet = false): Act =>
  act(`${name} #${choice}`, (model) => model.tickets.length > 0, async (model, real) => {
    const ticket = model.ticketAt(choice);
    if (!ticket) return;
    const { lastAnswer } = ticket;
    await carryOut(ticket, model, real);
    // only what nothing happened to since is taken back here: the rest is in test/regulation/4.6-taking-an-answer-back.test.ts
    if (!isQuiet && ticket.lastAnswer === lastAnswer) for (const one of model.tickets) one.lastAnswer = null;
  });

const anyPriority = fc.constantFrom<Priority>(...codesOf(priorities));
const choices = fc.nat(4);
/** Letters come at once, or lay in the mailbox for a while (R14). */
const delays = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 180 * minute }) });

const ask = (priority: Priority, delay: number): Act =>
  act(`client asks, ${priority}, ${delay} ms ago`, ({ tickets }) => tickets.length < 5, async (model, { world }) => {
    const { id } = (await world.workshop.perform(systemActor, (work) => world.requestIn(work, { priority, receivedAt: model.now - delay }), model.now)).result;
    const [message] = await world.rows<{ id: string }>('select id from message where ticket_id = $1', [id]);
    const ticket: ModelTicket = { id, messages: [], priority, closed: false, lastAnswer: null, mergedInto: null, promises: [] };
    model.tickets.push(ticket);
    model.clientWrites(ticket, model.now - delay, message?.id ?? '');
  });

const write = (choice: number, delay: number, machine: boolean): Act =>
  onTicket(machine ? 'a machine writes' : `client writes, ${delay} ms ago`, choice, async (ticket, model, real) => {
    const receivedAt = model.now - delay;
    let id = '';
    const refused = await attempt(real, model, async (work) => {
      const living = await livingTicketForAct(work, real.world.head, ticket.id);
      ({ id } = await joinClientMessage(work, living, { body: 'Ещё одно', contact: null, authorName: 'Роман', channel: 'EMAIL', receivedAt, machine }));
    });
    expect(refused).toBeNull();
    if (!machine) model.clientWrites(ticket, receivedAt, id);
  });

const answer = (choice: number, { sendNow, question, undoSeconds }: { sendNow: boolean; question: boolean; undoSeconds: number }): Act =>
  onTicket(`staff answers${sendNow ? ' at once' : ''}, ${undoSeconds} s`, choice, async (ticket, model, real) => {
    const refused = await attempt(real, model, (work) => answerTicket(work, real.world.head, { ticketId: ticket.id, body: 'Ответ', sendNow, question, undoSeconds }));
    expect(refused).toBe(ticket.closed ? 'TICKET_CLOSED' : null);
    if (ticket.closed) return;
    const [last] = await real.world.rows<{ id: string }>("select id from message where ticket_id = $1 and side = 'STAFF' order by written_at desc, id desc limit 1", [ticket.id]);
    model.staffAnswers(ticket, { id: last?.id ?? '', sendNow, undoMilliseconds: undoSeconds * 1000 });
  });

const takeBack = (choice: number): Act =>
  onTicket('staff takes the answer back', choice, async (ticket, model, real) => {
    const messageId = ticket.lastAnswer?.id;
    if (messageId === undefined) return;
    const refused = await attempt(real, model, (work) => withdrawAnswer(work, real.world.head, { messageId }));
    expect(refused).toBe(model.takeBack(ticket) ? null : 'ANSWER_HAS_LEFT');
  }, true);

const waive = (choice: number): Act =>
  onTicket('staff needs not answer', choice, async (ticket, model, real) => {
    const refused = await attempt(real, model, (work) => markAnswerNotRequired(work, real.world.head, { ticketId: ticket.id, reason: 'Благодарность' }));
    expect(refused).toBe(model.waive(ticket) ? null : 'ACT_NOT_POSSIBLE');
  });

const clientSystem = ({ world }: Real): MachineViewer => partnerOf(world.ladoga);

const prioritise = (choice: number, priority: Priority, byStaff: boolean): Act =>
  onTicket(`priority becomes ${priority}`, choice, async (ticket, model, real) => {
    const refused = await attempt(real, model, (work) =>
      changePriority(work, byStaff ? real.world.head : clientSystem(real), { ticketId: ticket.id, priority, ...(byStaff ? { consentMessageId: ticket.messages[0]?.id ?? '' } : {}) }));
    expect(refused).toBe(ticket.closed ? 'TICKET_CLOSED' : null);
    if (!ticket.closed) model.changePriority(ticket, priority);
  });

const close = (choice: number): Act =>
  onTicket('staff closes', choice, async (ticket, model, real) => {
    const refused = await attempt(real, model, (work) => closeTicket(work, real.world.head, { ticketId: ticket.id, reason: 'ANSWERED' }));
    expect(refused).toBe(ticket.closed ? 'TICKET_CLOSED' : null);
    ticket.closed = true;
  });

/** Two requests become one (R17). */
const merge = (choice: number, next: number): Act =>
  onTicket(`merged by ${next}`, choice, async (survivor, model, real) => {
    const merged = model.ticketAt(choice + next);
    if (!merged || merged === survivor) return;
    const refused = await attempt(real, model, (work) => mergeTickets(work, real.world.head, { survivorId: survivor.id, mergedId: merged.id }));
    expect(refused).toBe(model.merge(survivor, merged));
  });

/** Some of the client's messages become a request of their own (R17). */
const split = (choice: number, picks: readonly number[], copy: boolean): Act =>
  onTicket(`split off ${picks.join(', ')}${copy ? ' as copies' : ''}`, choice, async (former, model, real) => {
    const chosen = former.messages.filter((_, index) => picks.includes(index));
    if (chosen.length === 0 || model.tickets.length > 7) return;
    let id = '';
    const refused = await attempt(real, model, async (work) => {
      ({ id } = await splitTicket(work, real.world.head, { ticketId: former.id, messageIds: chosen.map((message) => message.id), subject: 'Другой вопрос', copy }));
    });
    const expected = model.split(former, chosen, copy);
    expect(refused).toBe(typeof expected === 'string' ? expected : null);
    if (typeof expected === 'string') return;
    const rows = await real.world.rows<{ id: string }>('select id from message where ticket_id = $1 order by written_at, id', [id]);
    model.tickets.push({ ...expected, id, messages: expected.messages.map((message, index) => ({ ...message, id: rows[index]?.id ?? '' })) });
  });

const pass = (length: number): Act =>
  act(`${length} ms pass`, () => true, (model) => {
    model.now += length;
    return Promise.resolve();
  });

const lookNow = async (model: PromiseModel, { world }: Real): Promise<void> => {
  const expected = model.markBreaches();
  // promises of other runs lie in the same database: theirs are marked as well
  expect(await markBreaches(world.pool, ticketsAsSubjects, model.now)).toBeGreaterThanOrEqual(expected);
};

/** The calendar changes, and the process that counts promises anew does its work before anything else happens (R11). */
const changeCalendar = async (model: PromiseModel, real: Real, planOf: (work: Work) => Promise<PlannedChange>): Promise<void> => {
  const { world, time } = real;
  expect(await attempt(real, model, async (work) => carryOutChange(work, await planOf(work)))).toBeNull();
  await time.set(model.now);
  const process = await startRecomputing(world, ticketsThatMove);
  await vi.waitFor(async () => expect(await world.rows('select id from calendar_change where finished_at is null')).toEqual([]), { timeout: 10_000, interval: 5 });
  await process.stop();
  // the minute in which other processes may still promise by the old calendar passes at once
  await world.pool.query('update calendar_change set settled_at = finished_at');
};

const byWord = { calendarCode: 'ru', reason: null, announcement: null };

const announce = async (model: PromiseModel, real: Real, date: string): Promise<void> => {
  let kind: 'CLOSED' | 'OPENED' = 'CLOSED';
  model.changeCalendar((calendar) => { kind = calendar.turnRound(date); });
  await changeCalendar(model, real, (work) => planDays(work, { ...byWord, days: [{ date, kind }] }));
};

/** A day is closed or opened by an announcement (§6). */
const turnRound = (daysAhead: number): Act =>
  act(`a day is turned round, ${daysAhead} ahead`, () => true, (model, real) => announce(model, real, model.calendar.desk.dateAt(model.now + daysAhead * 24 * 60 * minute)));

/** An hour before a due it becomes known that the last day off was none: by the new count the due is past (R11). */
const openedInTheEnd = (choice: number): Act =>
  onTicket('the last day off is opened as the due comes', choice, async (ticket, model, real) => {
    model.now = Math.max(model.now, (PromiseModel.owedOn(ticket)?.dueAt ?? 0) - 60 * minute);
    const date = model.calendar.lastDayOffBefore(model.now);
    if (date !== undefined) await announce(model, real, date);
  }, true);

/** The year 2027 is loaded as another decree has it (§4.6). */
const loadYear = act('another decree is loaded', () => true, async (model, real) => {
  let content = '';
  model.changeCalendar((calendar) => { content = calendar.loadOther(); });
  await changeCalendar(model, real, (work) => planYear(work, { ...byWord, year: 2027, format: 'JSON', content }));
});

/** The engine looks at the due itself, the millisecond before it or after it: where a mistake of one would show. */
const dueComes = (choice: number, beside: number): Act =>
  onTicket(`the engine looks ${beside} ms after the due`, choice, async (ticket, model, real) => {
    model.now = Math.max(model.now, (PromiseModel.owedOn(ticket)?.dueAt ?? 0) + beside);
    await lookNow(model, real);
  }, true);

/** The next act comes at the due itself or beside it. */
const nearlyDue = (choice: number, beside: number): Act =>
  onTicket(`the next act comes ${beside + 1} ms after the due`, choice, (ticket, model) => {
    model.now = Math.max(model.now, (PromiseModel.owedOn(ticket)?.dueAt ?? 0) + beside);
    return Promise.resolve();
  }, true);

/** Everything that can happen to promises, likelier where it matters. */
export const anyAct: readonly fc.Arbitrary<Act>[] = [
  fc.tuple(anyPriority, delays).map(([priority, delay]) => ask(priority, delay)),
  fc.tuple(choices, delays, fc.boolean()).map(([choice, delay, machine]) => write(choice, delay, machine)),
  fc.tuple(choices, delays).map(([choice, delay]) => write(choice, delay, false)),
  fc.tuple(choices, fc.record({ sendNow: fc.boolean(), question: fc.boolean(), undoSeconds: fc.constantFrom(0, 10, 30) })).map(([choice, how]) => answer(choice, how)),
  choices.map(takeBack),
  choices.map(takeBack),
  choices.map(waive),
  fc.tuple(choices, anyPriority, fc.boolean()).map(([choice, priority, byStaff]) => prioritise(choice, priority, byStaff)),
  fc.tuple(choices, anyPriority, fc.boolean()).map(([choice, priority, byStaff]) => prioritise(choice, priority, byStaff)),
  choices.map(close),
  fc.tuple(choices, fc.constantFrom(1, 2)).map(([choice, next]) => merge(choice, next)),
  fc.tuple(choices, fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 2 }), fc.boolean()).map(([choice, picks, copy]) => split(choice, picks, copy)),
  fc.integer({ min: -5, max: 10 }).map(turnRound),
  choices.map(openedInTheEnd),
  fc.constant(loadYear),
  fc.integer({ min: 1, max: 600 * minute }).map(pass),
  fc.integer({ min: 1, max: 48 * 60 * minute }).map(pass),
  fc.tuple(choices, fc.constantFrom(-1, 0, 1)).map(([choice, beside]) => dueComes(choice, beside)),
  fc.tuple(choices, fc.constantFrom(-2, -1, 0)).map(([choice, beside]) => nearlyDue(choice, beside)),
  fc.constant(null).map(() => act('the engine looks', () => true, lookNow)),
];
