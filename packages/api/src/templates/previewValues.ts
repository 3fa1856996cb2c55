import type { Locale } from '@reglament/schema';
import { writtenDate } from '../calendar/localDate.ts';
import { letterhead } from '../outgoing/letterhead.ts';
import type { TemplateValues } from '../outgoing/rendering.ts';
import { ticketValues } from '../outgoing/ticketValues.ts';
import { writtenInstant } from '../outgoing/wording.ts';
import type { RegulationParameters } from '../regulation/regulationParameters.ts';
import { localDay } from '../regulation/ruleBook.ts';
import { exampleValues } from './exampleValues.ts';
import type { PreviewedTicket } from './previewedTicket.ts';

export interface PreviewValues {
  values: TemplateValues;
  /** Places that hold an example, for the ticket has nothing for them. */
  examples: ReadonlySet<string>;
}

/** The values that a letter of this ticket would have now. */
export const previewValues = (ticket: PreviewedTicket, parameters: RegulationParameters, locale: Locale): PreviewValues => {
  const at = (instant: string | null): string | null => instant && writtenInstant(Date.parse(instant), parameters.timeZone, locale);
  const reason = parameters.reasons.find(({ code }) => code === ticket.postponementReason);
  const facts = {
    ...ticket,
    locale,
    receivedAt: new Date(ticket.receivedAt),
    dueAt: ticket.dueAt === null ? null : new Date(ticket.dueAt),
    contact: ticket.contactName === null ? null : { name: ticket.contactName },
    product: ticket.productName === null ? null : { name: ticket.productName, nameEn: ticket.productNameEn },
    assignee: ticket.assigneeName === null ? null : { name: ticket.assigneeName },
  };
  const own: Record<string, string | boolean | null> = {
    ...ticketValues(facts, parameters),
    'split.from': '',
    'client.name': ticket.clientName,
    'contact.phone': ticket.contactPhone ?? '',
    'ticket.adminUrl': `${letterhead().publicUrl}/tickets/${ticket.number}`,
    'support.email': letterhead().supportEmail,
    'message.body': ticket.answerBody,
    'message.author': ticket.answerAuthor,
    'message.receivedAt': at(ticket.writtenAt),
    'question.askedAt': at(ticket.askedAt),
    'reason.name': reason ? (locale === 'ru' ? reason.labelRu : reason.labelEn) : null,
    'review.on': ticket.reviewAt && writtenDate(localDay(Date.parse(ticket.reviewAt), parameters.timeZone)),
    recipient: ticket.contactEmail,
  };
  const known = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== null));
  const examples = exampleValues(locale);
  return { values: { ...examples, ...known }, examples: new Set(Object.keys(examples).filter((place) => !(place in known))) };
};
