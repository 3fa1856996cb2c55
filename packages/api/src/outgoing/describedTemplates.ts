import { defaultRegulation } from '../regulation/defaultRegulation.ts';
import type { MailTemplate } from '../regulation/mailTemplates.ts';
import { requiredPlaces } from './requiredPlaces.ts';
import { templateKeys, templateOf, type TemplateKey } from './templates.ts';
import { ticketValues } from './ticketValues.ts';

/** What letters to staff say besides of a ticket. */
const staffPlaces = ['client.name', 'sla.remaining', 'ticket.adminUrl', 'burst.number', 'burst.adminUrl'] as const;

/** What news say: they are of no ticket. */
const newsPlaces = ['contact.name', 'news.title', 'news.text', 'unsubscribe.url'] as const;

/** What letters on Terms of Reference say. */
const termsPlaces = ['contact.name', 'tor.number', 'tor.title', 'tor.revision'] as const;

/** Letters that are of no ticket, and what they fill in. */
const alone: Partial<Record<TemplateKey, readonly string[]>> = {
  'intake.unidentified': [], 'intake.unproven': [], 'intake.unreadable': [], 'regulation.changed': [...newsPlaces, 'regulation.url'], 'notice.workingMode': [...newsPlaces, 'notice.from', 'notice.to'], 'release.announced': [...newsPlaces, 'product.name', 'release.version', 'release.date', 'release.features', 'release.fixes', 'release.url', 'ticketNumbers'], 'notice.announcement': newsPlaces,
  'tor.registered': [...termsPlaces, 'tor.decisionDue'], 'tor.decision': [...termsPlaces, 'tor.statusName', 'tor.term', 'tor.comment', 'tor.revise'], 'channel.unofficial': ['contact.name', 'contact.way', 'support.email'],
};

/** What letters fill in besides the values of their ticket. */
const besides: Partial<Record<TemplateKey, readonly string[]>> = {
  'ticket.accepted': ['split.from'],
  'ticket.answer': ['message.body', 'message.author'],
  'ticket.infoRequest': ['message.body', 'message.author'],
  'ticket.questionReminder': ['message.body', 'question.askedAt'],
  'ticket.postponed': ['message.body', 'message.author', 'reason.name', 'reason.clause', 'next.step', 'review.on'],
  'ticket.rejected': ['message.body', 'message.author', 'reason.name', 'reason.clause', 'reason.thirdParty', 'next.step', 'review.on'],
  'ticket.handedToDevelopment': ['reason.text', 'workaround'],
  'ticket.priorityProposed': ['priority.proposed', 'term.proposed', 'proposal.reason'],
  'ticket.followUp': ['message.receivedAt'],
  'ticket.priorityChanged': ['priority.previous'],
  'ticket.merged': ['merged.number'],
  'staff.slaWarning': staffPlaces,
  'staff.slaBreach': staffPlaces,
  'staff.priorityChanged': ['client.name', 'sla.remaining', 'ticket.adminUrl', 'priority.previous'],
  'staff.deliveryFailed': [...staffPlaces, 'recipient', 'notification.type', 'smtp.response', 'delivery.reason', 'delivery.failed', 'delivery.delayed', 'delivery.unknown', 'contact.phone'],
};

const example = { number: '', subject: '', locale: 'ru', priority: 'MEDIUM', priorityByDefault: true, missingFields: [], receivedAt: new Date(0) } as const;

/** The letters of the desk and the places that each of them fills, so that a version of the regulation can word them (§2.4). */
export const describedTemplates = (): MailTemplate[] => {
  const ofTickets = Object.keys(ticketValues(example, defaultRegulation));
  return templateKeys.map((key) => {
    const { clause, subject, body } = templateOf(key);
    return { key, clause, subject, body, placeholders: alone[key] ?? [...ofTickets, ...(besides[key] ?? [])], required: requiredPlaces(key) };
  });
};
