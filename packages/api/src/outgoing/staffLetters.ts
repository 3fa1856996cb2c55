import { letterFaults, letterTemplates, priorities, writtenFault, type LetterTemplate, type Locale, type Priority } from '@reglament/schema';
import { preferencesOf } from '../preferences/preferencesOf.ts';
import { systemActor } from '../platform/events/actor.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import type { Follower, System } from '../platform/feature.ts';
import type { Work } from '../platform/work.ts';
import { isUuid } from '../platform/identity.ts';
import { localDay, ruleBookOf } from '../regulation/ruleBook.ts';
import { Staff } from '../staff/staff.entity.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import { letterhead } from './letterhead.ts';
import { ticketOfEvent, writeLetter } from './letters.ts';
import { OutgoingLetter } from './outgoingLetter.entity.ts';
import type { TemplateValues } from './rendering.ts';
import { burstOf } from './staffBurst.ts';
import type { TemplateKey } from './templates.ts';
import { ticketValues } from './ticketValues.ts';
import { languageOfLetter, writtenWorkingTime } from './wording.ts';

/** §4.7: whoever is responsible for a ticket and whoever leads the desk. */
const concernedBy = (work: Work, ticket: Ticket): Promise<Staff[]> =>
  work.em.find(Staff, { active: true, $or: [{ role: 'SUPPORT_HEAD' }, ...(ticket.assignee ? [{ id: ticket.assignee.id }] : [])] }, { orderBy: { id: 'asc' } });

const isPriority = (value: unknown): value is Priority => typeof value === 'string' && value in priorities;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a letter to staff says of one that did not arrive: which one, to whom, and why; a reason of ours is none of the server's, and what is put off may arrive. */
const deliveryValues = ({ payload }: PlacedEvent, templateKey: string | null, locale: Locale): TemplateValues => {
  const error = text(payload['error']);
  const fault = Object.keys(letterFaults).find((one) => one === error);
  return {
    'notification.type': templateKey !== null && templateKey in letterTemplates ? letterTemplates[templateKey as LetterTemplate][locale] : '',
    recipient: text(payload['to']),
    'smtp.response': fault ? '' : (writtenFault(error, locale) ?? ''),
    'delivery.reason': fault ? (writtenFault(error, locale) ?? '') : '',
    'delivery.failed': fault !== 'DELAYED' && fault !== 'OUTCOME_UNKNOWN',
    'delivery.delayed': fault === 'DELAYED',
    'delivery.unknown': fault === 'OUTCOME_UNKNOWN',
  };
};

/** What a letter to staff says of the ticket and of what happened, in the reader's language. The due is that of the event: the ticket may owe another one by now. */
const valuesFor = (ticket: Ticket, event: PlacedEvent, { templateKey, locale, burst }: { templateKey: string | null; locale: string; burst: string }): TemplateValues => {
  const { payload, occurredAt } = event;
  const { parameters, calendar } = ruleBookOf(ticket.regulationVersion.id);
  const dueAt = text(payload['dueAt']) === '' ? ticket.dueAt : new Date(text(payload['dueAt']));
  return {
    ...ticketValues(ticket, parameters, { locale, dueAt }),
    'client.name': ticket.client.name,
    'sla.remaining': dueAt ? writtenWorkingTime(calendar.workingMillisecondsBetween(new Date(occurredAt).getTime(), dueAt.getTime()), languageOfLetter(locale)) : '',
    'ticket.adminUrl': `${letterhead().publicUrl}/tickets/${ticket.number}`,
    'burst.number': burst,
    'burst.adminUrl': burst && `${letterhead().publicUrl}/tickets?tab=all&burstOf=${burst}`,
    ...deliveryValues(event, templateKey, languageOfLetter(locale)),
    'contact.phone': ticket.contact?.phone ?? '',
  };
};

/**
 * Writes to the staff whom an event concerns, each in their language, unless they do without. The letter stands by itself: a ticket's
 * own letters leave in order and tell the client's mail program of each other, and this one must neither hold them up nor be named.
 * Of a burst of letters one is written of a kind to each in a day: five thousand forged requests are one task, and a genuine one among
 * them is told of again the next day. An answer that did not arrive is told of each time: people gave it (decision 98).
 */
const tellStaff = (templateKey: TemplateKey) => async ({ workshop, reader }: System, event: PlacedEvent): Promise<void> => {
  await workshop.perform(systemActor, async (work) => {
    const ticket = await ticketOfEvent(work, event.subjectId);
    const letterId = text(event.payload['letterId']);
    const undelivered = isUuid(letterId) ? await work.em.findOne(OutgoingLetter, { id: letterId }, { fields: ['templateKey', 'messageId'] }) : null;
    const burst = undelivered?.messageId ? null : await burstOf(work, ticket);
    const told = burst ? `${burst.id}:${localDay(Date.parse(event.occurredAt))}` : event.id;
    for (const person of await concernedBy(work, ticket)) {
      const deduplicationKey = `${templateKey}:${told}:${person.id}`;
      // an event may come twice
      if ((await work.em.count(OutgoingLetter, { deduplicationKey })) > 0) continue;
      const { staffLetters, locale } = await preferencesOf(reader, person.id);
      if (staffLetters === false) continue;
      const language = locale ?? person.locale;
      const values = valuesFor(ticket, event, { templateKey: undelivered?.templateKey ?? null, locale: language, burst: burst?.number ?? '' });
      await writeLetter(work, { templateKey, ticket: null, to: [person.email], locale: language, values, deduplicationKey });
    }
  });
};

/** §4.7: whoever is responsible is told that the client chose another priority, from what, to what, and what it is due then; not of a change of their own. */
const tellAssignee = async ({ workshop, reader }: System, event: PlacedEvent): Promise<void> => {
  await workshop.perform(systemActor, async (work) => {
    const ticket = await ticketOfEvent(work, event.subjectId);
    const { assignee } = ticket;
    const [previous, priority] = [event.payload['previous'], event.payload['priority']];
    if (!assignee?.active || assignee.id === event.actor.id || previous === priority || !isPriority(previous) || !isPriority(priority)) return;
    const deduplicationKey = `staff.priorityChanged:${event.id}:${assignee.id}`;
    const { staffLetters, locale } = await preferencesOf(reader, assignee.id);
    if (staffLetters === false || (await work.em.count(OutgoingLetter, { deduplicationKey })) > 0) return;
    const language = languageOfLetter(locale ?? assignee.locale);
    await writeLetter(work, {
      templateKey: 'staff.priorityChanged', ticket: null, to: [assignee.email], locale: language, deduplicationKey,
      values: { ...valuesFor(ticket, event, { templateKey: null, locale: language, burst: '' }), 'priority.name': priorities[priority][language], 'priority.previous': priorities[previous][language] },
    });
  });
};

/** §4.6, §4.7: a promise at risk, a broken one, a changed priority and an answer that did not arrive are told by letter too, for whoever has no window open. */
export const staffLetters: readonly Follower[] = [
  { id: 'staffOfRisk', to: 'OBLIGATION_AT_RISK', follow: tellStaff('staff.slaWarning') },
  { id: 'staffOfBreach', to: 'OBLIGATION_BREACHED', follow: tellStaff('staff.slaBreach') },
  { id: 'staffOfPriority', to: 'PRIORITY_CHANGED', follow: tellAssignee },
  { id: 'staffOfUndelivered', to: 'ANSWER_NOT_DELIVERED', follow: tellStaff('staff.deliveryFailed') },
];
