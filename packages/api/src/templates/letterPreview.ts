import type { Locale } from '@reglament/schema';
import { describedTemplates } from '../outgoing/describedTemplates.ts';
import { letterhead, replyAddressOf, senderName } from '../outgoing/letterhead.ts';
import { letterPage } from '../outgoing/letterPage.ts';
import { templateKeys, type TemplateKey } from '../outgoing/templates.ts';
import { newsHeaders } from '../outgoing/newsHeaders.ts';
import { threadKey } from '../outgoing/threadKey.ts';
import { threadToken } from '../outgoing/threadToken.ts';
import type { TemplateValues } from '../outgoing/rendering.ts';
import { wordedLetter } from '../outgoing/wordedLetter.ts';
import { refusal } from '../platform/refusal.ts';
import type { Reader } from '../platform/reading/connection.ts';
import type { MailTemplate } from '../regulation/mailTemplates.ts';
import type { MailText } from '../regulation/regulationParameters.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { faultInWords, faultOfText, lackInWords, lacks, placesIn } from '../regulation/textPlaceholders.ts';
import { previewedTicket } from './previewedTicket.ts';
import { previewValues } from './previewValues.ts';

/** What somebody wants to see of a letter before anybody gets it. */
export interface PreviewOrder {
  template: string;
  locale: Locale;
  /** Id or number; null for the newest one. */
  ticketId: string | null;
  /** Words that are tried; null for those by which letters of the ticket are written. */
  subject: string | null;
  body: string | null;
}

export interface LetterPreview {
  ticketNumber: string;
  regulationNumber: string;
  subject: string;
  body: string;
  html: string;
  headers: { name: string; value: string }[];
  examples: string[];
  emptyPlaces: string[];
}

const keyOf = (template: string): TemplateKey => {
  const key = templateKeys.find((one) => one === template);
  if (key === undefined) throw refusal('NOT_FOUND', { field: ['template'], clause: '4.2' });
  return key;
};

const longest = { subject: 250, body: 20_000 } as const;

/** §4.2, §4.4: words that the letter cannot fill are refused here as they are in a draft, with their place. */
const requireSound = (part: keyof typeof longest, text: string | null, locale: Locale, { placeholders, required, clause: clauses }: MailTemplate): void => {
  if (text === null) return;
  const [clause = '4.2'] = clauses.split(', ');
  if (text.length > longest[part]) throw refusal('TOO_LONG', { field: [part], clause, params: { limit: longest[part], length: text.length } });
  const fault = faultOfText(text, placeholders);
  if (fault) throw refusal('INVALID_VALUE', { field: [part], clause, params: { reason: faultInWords(fault) } });
  const lacking = lacks(text, required[part]);
  if (lacking !== null) throw refusal('INVALID_VALUE', { field: [part], clause, params: { reason: lackInWords(lacking, { part, locale }) } });
};

/** What its head says besides: news the way out and that they go to many, a letter of a ticket where a reply goes. */
const headersOf = (described: MailTemplate, { values, number, to }: { values: TemplateValues; number: string; to: string | null }): Record<string, string> => {
  const { placeholders } = described;
  if (placeholders.includes('unsubscribe.url')) return newsHeaders(String(values['unsubscribe.url']));
  const replyTo = placeholders.includes('ticket.number') && to !== null && !described.key.startsWith('staff.') ? replyAddressOf(threadToken(threadKey(), { number, to })) : null;
  return replyTo ? { 'Reply-To': replyTo } : {};
};

/** The messages of people bear their formatting into these letters. */
const carriesFormatting = (key: TemplateKey): boolean => key === 'ticket.answer' || key === 'ticket.infoRequest';

/**
 * A letter as its reader would get it, filled from a real ticket by the very functions that write letters. Nothing is sent and nothing
 * is kept.
 */
export const letterPreview = async (reader: Reader, { template, locale, ticketId, subject, body }: PreviewOrder): Promise<LetterPreview> => {
  const templateKey = keyOf(template);
  const described = describedTemplates().find(({ key }) => key === templateKey);
  if (!described) throw new Error(`nobody describes the letter ${templateKey}`);
  requireSound('subject', subject, locale, described);
  requireSound('body', body, locale, described);
  const ticket = await previewedTicket(reader, ticketId);
  if (!ticket) throw refusal('NOT_FOUND', { field: ['ticketId'], clause: '4.4' });

  const { parameters, number } = ruleBookOf(ticket.versionId);
  const own = parameters.mailTexts.find((one) => one.template === templateKey && one.locale === locale);
  const text: MailText = { template: templateKey, locale, subject: subject ?? own?.subject ?? null, body: body ?? own?.body ?? null };
  const { values, examples } = previewValues(ticket, parameters, locale);
  const worded = wordedLetter({ templateKey, locale, values, messageHtml: carriesFormatting(templateKey) ? ticket.answerHtml : null }, [text]);
  const used = placesIn(`${text.subject ?? described.subject[locale]}\n${text.body ?? described.body[locale]}`);
  return {
    ticketNumber: ticket.number,
    regulationNumber: number,
    subject: worded.subject,
    body: worded.body,
    html: letterPage({ ...worded, locale }),
    headers: Object.entries({ From: `${senderName(locale)} <${letterhead().supportEmail}>`, ...worded.headers, ...headersOf(described, { values, number: ticket.number, to: ticket.contactEmail }) }).map(([name, value]) => ({ name, value })),
    examples: used.filter((place) => examples.has(place)),
    emptyPlaces: used.filter((place) => values[place] === ''),
  };
};
