import { ticketOfEvent, writeLetter } from '../outgoing/letters.ts';
import { noticeAddressesOf } from '../outgoing/noticeRecipients.ts';
import { addressesOf } from '../outgoing/recipients.ts';
import { ticketValues } from '../outgoing/ticketValues.ts';
import type { Happening, Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';

const written = (value: unknown): string => (typeof value === 'string' ? value : '');

/** §3.2: the client is told that development has the request, why, and what can be done meanwhile. What was collected stays at the desk. */
export const tellHandover = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  const ticket = await ticketOfEvent(work, subjectId);
  const [reason, workaround] = [written(payload?.['reason']), written(payload?.['workaround'])];
  // what a person wrote goes to whoever is not confirmed yet, too
  const to = reason || workaround ? addressesOf(ticket.contact) : await noticeAddressesOf(work, ticket, ticket.contact);
  if (to.length === 0) return;
  await writeLetter(work, {
    templateKey: 'ticket.handedToDevelopment',
    ticket,
    to,
    locale: ticket.locale,
    values: { ...ticketValues(ticket, ruleBookOf(ticket.regulationVersion.id).parameters), 'reason.text': reason, workaround },
    deduplicationKey: `handover:${String(payload?.['handoverId'])}`,
  });
};
