import { isUuid } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { wholeOf } from './links.ts';
import { Message } from './message.entity.ts';
import type { Ticket } from './ticket.entity.ts';

/** §4.7: the priority is the client's; staff name the client's message in this ticket that agrees. */
export const consentIn = async (work: Work, ticket: Ticket, messageId: string | null | undefined): Promise<Message> => {
  const consent = messageId && isUuid(messageId) ? await work.em.findOne(Message, { id: messageId, ticket: { $in: await wholeOf(work, ticket.id) }, side: 'CLIENT' }) : null;
  if (!consent) throw refusal('PRIORITY_BELONGS_TO_CLIENT', { field: ['consentMessageId'] });
  return consent;
};
