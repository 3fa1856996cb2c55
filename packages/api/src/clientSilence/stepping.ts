import { systemActor } from '../platform/events/actor.ts';
import { clock } from '../platform/clock.ts';
import type { Process, System } from '../platform/feature.ts';
import { Rounds } from '../platform/rounds.ts';
import type { Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { ticketForAct, touch } from '../tickets/loading.ts';
import { ClientSilence } from './clientSilence.entity.ts';
import { nextSilenceStep } from './silenceSteps.ts';

interface Waiting {
  questionId: string;
  ticketId: string;
}

const dueSteps = async ({ pool }: System, now: number): Promise<Waiting[]> =>
  (await pool.query<Waiting>('select question_id as "questionId", ticket_id as "ticketId" from client_silence where next_at <= $1 order by next_at, question_id', [new Date(now)])).rows;

const nextStepAt = async ({ pool }: System, now: number): Promise<number | null> => {
  const { rows } = await pool.query<{ at: Date | null }>('select min(next_at) as at from client_silence where next_at > $1', [new Date(now)]);
  return rows[0]?.at?.getTime() ?? null;
};

/**
 * §4.13: what is due is done once, whoever of several processes has the ticket first. The step is counted anew: a calendar may have
 * changed, the letter of the question may have been held longer, and who comes late waits for the opening. A ticket that no longer
 * waits for its client is left alone. Nothing is decided by the desk itself.
 */
const takeStep = async (work: Work, { questionId, ticketId }: Waiting): Promise<void> => {
  const ticket = await ticketForAct(work, null, ticketId);
  const silence = await work.em.findOneOrFail(ClientSilence, { question: questionId }, { populate: ['question'] });
  if (!silence.nextAt || silence.nextAt > work.at) return;
  silence.nextAt = null;
  if (ticket.status !== 'WAITING_CLIENT') return;
  const { calendar, parameters } = ruleBookOf(ticket.regulationVersion.id);
  const { question } = silence;
  const askedAt = question.leavesAt ?? question.writtenAt;
  const next = () => nextSilenceStep(calendar, parameters.nominalDayHours, { leftAt: askedAt.getTime(), remindedAt: silence.remindedAt?.getTime() ?? null, proposedAt: silence.proposedAt?.getTime() ?? null });
  const step = next();
  if (!step) return;
  const dueAt = calendar.startOfCounting(Math.max(step.at, work.now));
  if (dueAt > work.now) {
    silence.nextAt = new Date(dueAt);
    return;
  }
  if (step.kind === 'REMIND') silence.remindedAt = work.at;
  else silence.proposedAt = work.at;
  const following = next();
  silence.nextAt = following && new Date(following.at);
  await work.record({
    type: step.kind === 'REMIND' ? 'CLIENT_REMINDED' : 'CLIENT_SILENT', subjectType: 'ticket', subjectId: ticket.id, subjectVersion: touch(work, ticket), clientId: ticket.client.id,
    payload: { number: ticket.number, messageId: question.id, askedAt: askedAt.toISOString(), assigneeId: ticket.assignee?.id ?? null },
  });
};

const lookEveryMilliseconds = 60_000;

/** Takes the steps when their time comes. Any number of processes may run it. */
export const startSilenceWatch = async (system: System): Promise<Process> => {
  const rounds = new Rounds({
    lookEveryMilliseconds,
    round: async () => {
      const now = clock.now();
      for (const waiting of await dueSteps(system, now)) await system.workshop.perform(systemActor, (work) => takeStep(work, waiting));
      return nextStepAt(system, now);
    },
    report: (error) => system.log.error({ error: String(error) }, 'questions that wait for clients could not be looked at; tried again soon'),
  });
  const unfollow = system.events.follow((events) => {
    if (events.some(({ type, payload }) => type === 'TICKET_ANSWERED' && payload['question'] === true)) void rounds.wake();
  });
  void rounds.wake();
  return {
    stop: async () => {
      unfollow();
      await rounds.stop();
    },
  };
};
