import type { Happening, Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { ticketOfEvent, writeLetter } from './letters.ts';
import { noticeAddressesOf } from './noticeRecipients.ts';
import { ticketValues } from './ticketValues.ts';

/**
 * §4.4: the client is told that work has begun. When it begins right after the registration, the confirmation has just said
 * so, and a second letter would tell nothing. The boundary itself still belongs to the confirmation.
 */
export const isToldByConfirmation = (registeredAt: number, takenAt: number, combinedNoticeMinutes: number): boolean =>
  takenAt - registeredAt <= combinedNoticeMinutes * 60_000;

/** Writes the notice that work has begun: at the first taking only, not at a later change of specialist. */
export const announceProcessing = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  if (payload?.['first'] !== true) return;
  const ticket = await ticketOfEvent(work, subjectId);
  const { parameters } = ruleBookOf(ticket.regulationVersion.id);
  if (isToldByConfirmation(ticket.registeredAt.getTime(), work.now, parameters.combinedNoticeMinutes)) return;
  const to = await noticeAddressesOf(work, ticket, ticket.contact);
  if (to.length === 0) return;
  await writeLetter(work, {
    templateKey: 'ticket.processingStarted',
    ticket,
    to,
    locale: ticket.locale,
    values: ticketValues(ticket, parameters),
    deduplicationKey: `processingStarted:${ticket.id}`,
  });
};
