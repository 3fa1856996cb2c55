import { closingReasons, priorities, type ClosingReason, type Locale, type Priority } from '@reglament/schema';
import type { RegulationParameters } from '../regulation/regulationParameters.ts';
import type { TemplateValues } from './rendering.ts';
import { languageOfLetter, writtenInstant, writtenMissingFields, writtenTerm, writtenZone } from './wording.ts';

/** What the letters of a ticket may mention of it. */
export interface TicketFacts {
  number: string;
  subject: string;
  locale: string;
  priority: Priority;
  priorityByDefault: boolean;
  productVersion?: string | null | undefined;
  missingFields: readonly string[];
  receivedAt: Date;
  dueAt?: Date | null | undefined;
  closingReason?: ClosingReason | null | undefined;
  contact?: { name: string } | null | undefined;
  product?: { name: string; nameEn?: string | null | undefined } | null | undefined;
  assignee?: { name: string } | null | undefined;
}

/** The values of a ticket's letters, in the language of the ticket and with its present due, or as the reader needs them; instants on the clock of the regulation (§4.6). */
export const ticketValues = (ticket: TicketFacts, parameters: RegulationParameters, reader: { locale?: string; dueAt?: Date | null | undefined } = {}): TemplateValues => {
  const locale = languageOfLetter(reader.locale ?? ticket.locale);
  const at = (instant: Date | null | undefined): string => (instant ? writtenInstant(instant.getTime(), parameters.timeZone, locale) : '');
  const term = (priority: Priority): string => writtenTerm(parameters.answerTerms[priority], 'workingDays', locale);
  return {
    'ticket.number': ticket.number,
    'ticket.subject': ticket.subject,
    'ticket.productVersion': ticket.productVersion ?? '',
    'ticket.acceptedAt': at(ticket.receivedAt),
    'ticket.responseDueAt': at(reader.dueAt ?? ticket.dueAt),
    'contact.name': ticket.contact?.name ?? '',
    'product.name': productName(ticket.product, locale),
    'assignee.name': ticket.assignee?.name ?? '',
    'priority.name': priorities[ticket.priority][locale],
    'priority.byClient': !ticket.priorityByDefault,
    'priority.byDefault': ticket.priorityByDefault,
    'closing.name': ticket.closingReason ? closingReasons[ticket.closingReason][locale].toLowerCase() : '',
    missingFields: writtenMissingFields(ticket.missingFields, locale),
    'hours.open': parameters.openingHours.at(0)?.opens ?? '',
    'hours.close': parameters.openingHours.at(-1)?.closes ?? '',
    'hours.zone': writtenZone(parameters.timeZone, locale),
    'term.own': term(ticket.priority),
    'term.low': term('LOW'),
    'term.medium': term('MEDIUM'),
    'term.high': term('HIGH'),
    'term.reopening': writtenTerm(parameters.archiveAfterDays, 'days', locale),
  };
};

const productName = (product: TicketFacts['product'], locale: Locale): string => (locale === 'en' ? product?.nameEn : null) ?? product?.name ?? '';
