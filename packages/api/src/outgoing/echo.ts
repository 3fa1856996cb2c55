import type { Work } from '../platform/work.ts';
import { Message } from '../tickets/message.entity.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import type { TemplateValues } from './rendering.ts';
import { isMachines, type TemplateKey } from './templates.ts';

/** Whoever writes in somebody else's name must not make the desk send that person words of theirs. */
export const silent: TemplateValues = { 'ticket.subject': '', 'contact.name': '' };

/** Whether a person of the desk has written there: then somebody has read what is repeated. */
const hasPersonWritten = async (work: Work, ticket: Ticket): Promise<boolean> => (await work.em.count(Message, { ticket, side: 'STAFF' })) > 0;

/** §4.9: whether the desk may repeat what the sender of a request wrote: they are proven, or a person of the desk has written to them since. */
export const mayRepeat = async (work: Work, ticket: Ticket): Promise<boolean> => ticket.echo || hasPersonWritten(work, ticket);

/**
 * §4.2, §4.9: what a letter says; one that the desk writes by itself repeats nothing of a sender who proved nothing. A contact who proved since to have written is
 * greeted by name, but what opened the request may be somebody else's; nor is a name said that an unproven letter gave. What people write is theirs.
 */
export const valuesToSay = async (work: Work, { templateKey, ticket, values }: { templateKey: TemplateKey; ticket: Ticket | null; values: TemplateValues }): Promise<TemplateValues> => {
  if (!ticket || !isMachines(templateKey)) return values;
  const { echo, contactProven, contact } = ticket;
  const maySayName = (echo || contactProven) && contact?.unproven !== true;
  if ((echo && maySayName) || (await hasPersonWritten(work, ticket))) return values;
  return { ...values, ...(echo ? {} : { 'ticket.subject': '' }), ...(maySayName ? {} : { 'contact.name': '' }) };
};
