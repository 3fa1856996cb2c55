import { clock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import type { Process, System } from '../platform/feature.ts';
import { Rounds } from '../platform/rounds.ts';
import type { Work } from '../platform/work.ts';
import { ticketForAct, touch } from '../tickets/loading.ts';
import { Postponement } from './postponement.entity.ts';

/** The tickets whose review day has come and whose owner was not told; of several postponements the latest counts. */
const dueReviews = async ({ pool }: System, now: number): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>(
    `select ticket.id from ticket
     join lateral (select reminded_at from postponement where ticket_id = ticket.id order by at desc, id desc limit 1) latest on latest.reminded_at is null
     where ticket.status = 'POSTPONED' and ticket.review_at <= $1 order by ticket.review_at, ticket.id`, [new Date(now)]);
  return rows.map(({ id }) => id);
};

const nextReviewAt = async ({ pool }: System, now: number): Promise<number | null> => {
  const { rows } = await pool.query<{ at: Date | null }>(`select min(review_at) as at from ticket where status = 'POSTPONED' and review_at > $1`, [new Date(now)]);
  return rows[0]?.at?.getTime() ?? null;
};

/** §4.13: the owner is told once that a postponed question comes up again; nothing is decided by the desk itself. */
const remind = async (work: Work, ticketId: string): Promise<void> => {
  const ticket = await ticketForAct(work, null, ticketId);
  const [latest] = await work.em.find(Postponement, { ticket }, { orderBy: { at: 'desc', id: 'desc' }, limit: 1 });
  // somebody was faster, or the ticket went on meanwhile
  if (!latest || latest.remindedAt || ticket.status !== 'POSTPONED' || !ticket.reviewAt || ticket.reviewAt > work.at) return;
  latest.remindedAt = work.at;
  await work.record({
    type: 'POSTPONEMENT_REVIEW_DUE', subjectType: 'ticket', subjectId: ticket.id, subjectVersion: touch(work, ticket), clientId: ticket.client.id,
    payload: { number: ticket.number, postponementId: latest.id, reason: latest.reason, reviewOn: latest.reviewOn, assigneeId: ticket.assignee?.id ?? null },
  });
};

const lookEveryMilliseconds = 60_000;

/** Reminds when a review day comes. Any number of processes may run it: whoever has the ticket reminds. */
export const startReviewReminder = async (system: System): Promise<Process> => {
  const rounds = new Rounds({
    lookEveryMilliseconds,
    round: async () => {
      const now = clock.now();
      for (const ticketId of await dueReviews(system, now)) await system.workshop.perform(systemActor, (work) => remind(work, ticketId));
      return nextReviewAt(system, now);
    },
    report: (error) => system.log.error({ error: String(error) }, 'reviews of postponed tickets could not be looked at; tried again soon'),
  });
  const unfollow = system.events.follow((events) => {
    if (events.some(({ type }) => type === 'TICKET_POSTPONED')) void rounds.wake();
  });
  void rounds.wake();
  return {
    stop: async () => {
      unfollow();
      await rounds.stop();
    },
  };
};
