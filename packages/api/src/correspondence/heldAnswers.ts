import { clock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import type { Process, System } from '../platform/feature.ts';
import { Rounds } from '../platform/rounds.ts';
import type { Work } from '../platform/work.ts';
import { refreshRuleBooks, ruleBookOf } from '../regulation/ruleBook.ts';
import { answerLeavesAnew } from '../sla/answering.ts';
import { holdAnew } from '../sla/obligationActs.ts';
import { ticketForAct, touch } from '../tickets/loading.ts';
import { Message } from '../tickets/message.entity.ts';

/** An answer that waits for the opening. */
interface HeldAnswer {
  id: string;
  ticketId: string;
  regulationVersionId: string;
  leavesAt: Date;
  /** Sent out of hours by right: the calendar does not concern it. */
  sentNow: boolean;
}

const heldAnswers = async ({ pool }: System, now: number): Promise<HeldAnswer[]> => {
  const { rows } = await pool.query<HeldAnswer>(
    `select message.id, ticket.id as "ticketId", ticket.regulation_version_id as "regulationVersionId", message.leaves_at as "leavesAt",
       coalesce((message.before_answer ->> 'sentNow')::boolean, false) as "sentNow"
     from message join ticket on ticket.id = message.ticket_id where message.leaves_at > $1 order by message.leaves_at, message.id`, [new Date(now)]);
  return rows;
};

/**
 * §4.6, §6: an answer leaves when the desk opens. When the day for which it waits is closed, or an earlier one is opened, it leaves at
 * the opening that there is now; nothing else of it changes.
 */
const moveHeldAnswer = async (work: Work, { id, ticketId }: HeldAnswer): Promise<void> => {
  const ticket = await ticketForAct(work, null, ticketId);
  const answer = await work.em.findOne(Message, { id });
  // taken back meanwhile
  if (!answer) return;
  const previous = answer.leavesAt?.getTime() ?? 0;
  const leavesAt = answerLeavesAnew(ruleBookOf(ticket.regulationVersion.id).calendar, work.now, { leavesAt: previous, sentNow: answer.beforeAnswer?.sentNow === true });
  // it left, or somebody was faster
  if (previous <= work.now || previous === leavesAt) return;
  answer.leavesAt = new Date(leavesAt);
  const obligation = await holdAnew(work, { leavesAt, answerId: id });
  await work.record({
    type: 'ANSWER_HELD_ANEW', subjectType: 'ticket', subjectId: ticket.id, subjectVersion: touch(work, ticket), clientId: ticket.client.id,
    payload: {
      number: ticket.number, messageId: id, previousLeavesAt: new Date(previous).toISOString(), leavesAt: answer.leavesAt.toISOString(),
      obligationId: obligation?.id ?? null, dueAt: obligation?.dueAt.toISOString() ?? null,
    },
  });
};

const lookEveryMilliseconds = 60_000;

/** Holds answers anew after changes of the calendar. Any number of processes may run it: whoever has the ticket decides. */
export const startHoldingAnswers = async (system: System): Promise<Process> => {
  const rounds = new Rounds({
    lookEveryMilliseconds,
    round: async () => {
      await refreshRuleBooks(system.reader);
      const now = clock.now();
      for (const held of await heldAnswers(system, now)) {
        const leavesAt = held.leavesAt.getTime();
        if (answerLeavesAnew(ruleBookOf(held.regulationVersionId).calendar, now, { leavesAt, sentNow: held.sentNow }) === leavesAt) continue;
        await system.workshop.perform(systemActor, (work) => moveHeldAnswer(work, held));
      }
      return null;
    },
    report: (error) => system.log.error({ error: String(error) }, 'answers that are held for the opening could not be looked at; tried again soon'),
  });
  const unfollow = system.events.follow((events) => {
    if (events.some(({ type }) => type === 'CALENDAR_CHANGED')) void rounds.wake();
  });
  void rounds.wake();
  return {
    stop: async () => {
      unfollow();
      await rounds.stop();
    },
  };
};
