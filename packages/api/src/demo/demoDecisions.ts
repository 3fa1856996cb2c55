import { evidenceOf, type PostponementReason } from '@reglament/schema';
import type { Viewer } from '../access/viewer.ts';
import type { Work } from '../platform/work.ts';
import type { SentEvidence } from '../postponements/evidence.ts';
import { postponeTicket, refuseTicket } from '../postponements/postponing.ts';
import { ticketForAct } from '../tickets/loading.ts';
import { Message } from '../tickets/message.entity.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import type { DemoTicket } from './demoData.ts';
import { required } from './demoDirectory.ts';

/** What is needed to say it: the number of the ticket and the text for the client. */
interface Said {
  ticketId: string;
  body: string;
}

const proofOf = async (work: Work, { key, category, proof }: DemoTicket, reason: PostponementReason, ticketId: string): Promise<SentEvidence> => {
  if (reason === 'OUT_OF_SCOPE') return { [evidenceOf[reason]]: category };
  if (reason !== 'INCORRECT_OR_UNCONSTRUCTIVE') return { [evidenceOf[reason]]: required(proof, `a proof for ${key}`) };
  const ticket = await ticketForAct(work, null, ticketId);
  const request = await work.em.findOneOrFail(Message, { ticket, side: 'CLIENT' }, { orderBy: { writtenAt: 'asc' } });
  return { [evidenceOf[reason]]: request.id };
};

/** Whether the desk decided that the solution comes later or not at all, so that its text is that of an act of §4.13. */
export const isDecided = ({ status }: DemoTicket): boolean => status === 'POSTPONED' || status === 'REJECTED';

/** §4.13: the solution of a ticket is postponed or refused, with the reason of the story and its proof. */
export const decideDemoTicket = async (work: Work, viewer: Viewer, story: DemoTicket, said: Said): Promise<Ticket> => {
  const reason = required(story.reason ?? undefined, `a reason for ${story.key}`);
  const input = { ...said, reason, ...(await proofOf(work, story, reason, said.ticketId)) };
  return story.status === 'POSTPONED' ? postponeTicket(work, viewer, input) : refuseTicket(work, viewer, input);
};
