import { priorities, type Priority } from '@reglament/schema';
import type { Happening, Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import { ticketOfEvent, writeLetter } from './letters.ts';
import { OutgoingLetter } from './outgoingLetter.entity.ts';
import { noticeAddressesOf } from './noticeRecipients.ts';
import { addressesOf } from './recipients.ts';
import { ticketValues } from './ticketValues.ts';
import { languageOfLetter, writtenTerm } from './wording.ts';

/** Not before what still waits for this ticket: nobody should read that a request is closed before reading its answer. */
const afterWhatWaits = async (work: Work, ticket: Ticket): Promise<number> => {
  const [last] = await work.em.find(OutgoingLetter, { ticket, status: 'WAITING' }, { orderBy: { sendAfter: 'desc' }, limit: 1 });
  return Math.max(work.now, last?.sendAfter.getTime() ?? 0);
};

/** §4.4: the client is told that the request is closed, why, and how it comes back. */
export const announceClosing = async (work: Work, { subjectId, subjectVersion }: Happening): Promise<void> => {
  const ticket = await ticketOfEvent(work, subjectId);
  const to = await noticeAddressesOf(work, ticket, ticket.contact);
  if (to.length === 0) return;
  await writeLetter(work, {
    templateKey: 'ticket.closed',
    ticket,
    to,
    locale: ticket.locale,
    values: ticketValues(ticket, ruleBookOf(ticket.regulationVersion.id).parameters),
    deduplicationKey: `closed:${ticket.id}:${subjectVersion}`,
    sendAfter: await afterWhatWaits(work, ticket),
  });
};

/** §4.7: the priority is the client's; a change is confirmed with the due that follows from it. */
export const announcePriority = async (work: Work, { subjectId, subjectVersion, payload }: Happening): Promise<void> => {
  const ticket = await ticketOfEvent(work, subjectId);
  const previous = payload?.['previous'];
  const to = await noticeAddressesOf(work, ticket, ticket.contact);
  if (to.length === 0 || !isPriority(previous) || previous === ticket.priority) return;
  await writeLetter(work, {
    templateKey: 'ticket.priorityChanged',
    ticket,
    to,
    locale: ticket.locale,
    values: {
      ...ticketValues(ticket, ruleBookOf(ticket.regulationVersion.id).parameters),
      'priority.previous': priorities[previous][languageOfLetter(ticket.locale)],
    },
    deduplicationKey: `priority:${ticket.id}:${subjectVersion}`,
  });
};

/** §4.7: the client reads what priority is proposed, why, what it would promise, and how to agree. A person asks it, so it goes to whoever is not confirmed yet, too. */
export const announceProposal = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  const ticket = await ticketOfEvent(work, subjectId);
  const proposed = payload?.['priority'];
  const to = addressesOf(ticket.contact);
  if (to.length === 0 || !isPriority(proposed)) return;
  const { parameters } = ruleBookOf(ticket.regulationVersion.id);
  const locale = languageOfLetter(ticket.locale);
  await writeLetter(work, {
    templateKey: 'ticket.priorityProposed',
    ticket,
    to,
    locale: ticket.locale,
    values: {
      ...ticketValues(ticket, parameters),
      'priority.proposed': priorities[proposed][locale],
      'term.proposed': writtenTerm(parameters.answerTerms[proposed], 'workingDays', locale),
      'proposal.reason': String(payload?.['reason']),
    },
    deduplicationKey: `proposal:${String(payload?.['proposalId'])}`,
  });
};

const isPriority = (value: unknown): value is Priority => typeof value === 'string' && value in priorities;
