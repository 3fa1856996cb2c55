import type { Happening, Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { Message } from '../tickets/message.entity.ts';
import { Ticket } from '../tickets/ticket.entity.ts';
import { ClientSilence } from './clientSilence.entity.ts';
import { nextSilenceStep } from './silenceSteps.ts';

/** Whatever waited on the ticket waits no longer. */
const end = async (work: Work, ticketId: string): Promise<void> => {
  await work.em.nativeUpdate(ClientSilence, { ticket: ticketId, endedAt: null }, { endedAt: work.at, nextAt: null });
};

/** §4.13: with a question to the client a wait begins; any answer of ours ends the one before. */
export const afterAnswer = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  await end(work, subjectId);
  if (payload?.['question'] !== true) return;
  const ticket = await work.em.findOneOrFail(Ticket, { id: subjectId });
  const { calendar, parameters } = ruleBookOf(ticket.regulationVersion.id);
  const leftAt = new Date(String(payload['leavesAt'])).getTime();
  const step = nextSilenceStep(calendar, parameters.nominalDayHours, { leftAt, remindedAt: null, proposedAt: null });
  work.em.create(ClientSilence, { question: work.em.getReference(Message, String(payload['messageId'])), ticket, nextAt: step && new Date(step.at), remindedAt: null, proposedAt: null, endedAt: null });
};

/** A person of the client wrote: the silence is over. A machine's letter is no answer (R15). */
export const afterClientMessage = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  if (payload?.['machine'] !== true) await end(work, subjectId);
};

/** §4.6, §4.13: a question that is taken back waits for nothing; the wait that an answer had ended goes on, unless the client wrote meanwhile. */
export const afterWithdrawal = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  const withdrawn = await work.em.findOneOrFail(Message, { id: String(payload?.['messageId']) });
  await work.em.nativeDelete(ClientSilence, { question: withdrawn });
  const ticket = await work.em.findOneOrFail(Ticket, { id: subjectId });
  if (ticket.lastClientMessageAt && ticket.lastClientMessageAt > withdrawn.writtenAt) return;
  const before = await work.em.findOne(ClientSilence, { ticket, endedAt: withdrawn.writtenAt }, { populate: ['question'] });
  if (!before) return;
  const { calendar, parameters } = ruleBookOf(ticket.regulationVersion.id);
  const { question, remindedAt, proposedAt } = before;
  const step = nextSilenceStep(calendar, parameters.nominalDayHours, { leftAt: (question.leavesAt ?? question.writtenAt).getTime(), remindedAt: remindedAt?.getTime() ?? null, proposedAt: proposedAt?.getTime() ?? null });
  before.endedAt = null;
  before.nextAt = step && new Date(step.at);
};
