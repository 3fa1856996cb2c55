import { preferencesOf } from '../preferences/preferencesOf.ts';
import { systemActor } from '../platform/events/actor.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import type { Follower, System } from '../platform/feature.ts';
import type { Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
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

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a letter to staff says of the ticket and of what happened, in the reader's language. The due is that of the event: the ticket may owe another one by now. */
const valuesFor = (ticket: Ticket, { payload, occurredAt }: PlacedEvent, { locale, burst }: { locale: string; burst: string }): TemplateValues => {
  const { parameters, calendar } = ruleBookOf(ticket.regulationVersion.id);
  const dueAt = text(payload['dueAt']) === '' ? ticket.dueAt : new Date(text(payload['dueAt']));
  return {
    ...ticketValues(ticket, parameters, { locale, dueAt }),
    'client.name': ticket.client.name,
    'sla.remaining': dueAt ? writtenWorkingTime(calendar.workingMillisecondsBetween(new Date(occurredAt).getTime(), dueAt.getTime()), languageOfLetter(locale)) : '',
    'ticket.adminUrl': `${letterhead().publicUrl}/tickets/${ticket.number}`,
    'burst.number': burst,
    'burst.adminUrl': burst && `${letterhead().publicUrl}/tickets?tab=all&burstOf=${burst}`,
    recipient: text(payload['to']),
    'smtp.response': text(payload['error']),
    'contact.phone': ticket.contact?.phone ?? '',
  };
};

/**
 * Writes to the staff whom an event concerns, each in their language, unless they do without. The letter stands by itself: a ticket's
 * own letters leave in order and tell the client's mail program of each other, and this one must neither hold them up nor be named.
 * Of a burst of letters one is written of a kind to each: five thousand forged requests are one task (decision 98).
 */
const tellStaff = (templateKey: TemplateKey) => async ({ workshop, reader }: System, event: PlacedEvent): Promise<void> => {
  await workshop.perform(systemActor, async (work) => {
    const ticket = await ticketOfEvent(work, event.subjectId);
    const burst = await burstOf(work, ticket);
    for (const person of await concernedBy(work, ticket)) {
      const deduplicationKey = `${templateKey}:${burst?.id ?? event.id}:${person.id}`;
      // an event may come twice
      if ((await work.em.count(OutgoingLetter, { deduplicationKey })) > 0) continue;
      const { staffLetters, locale } = await preferencesOf(reader, person.id);
      if (staffLetters === false) continue;
      const language = locale ?? person.locale;
      await writeLetter(work, { templateKey, ticket: null, to: [person.email], locale: language, values: valuesFor(ticket, event, { locale: language, burst: burst?.number ?? '' }), deduplicationKey });
    }
  });
};

/** §4.6, §4.7: a promise at risk, a broken one and an answer that did not arrive are told by letter too, for whoever has no window open. */
export const staffLetters: readonly Follower[] = [
  { id: 'staffOfRisk', to: 'OBLIGATION_AT_RISK', follow: tellStaff('staff.slaWarning') },
  { id: 'staffOfBreach', to: 'OBLIGATION_BREACHED', follow: tellStaff('staff.slaBreach') },
  { id: 'staffOfUndelivered', to: 'ANSWER_NOT_DELIVERED', follow: tellStaff('staff.deliveryFailed') },
];
