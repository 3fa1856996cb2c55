import type { Viewer } from '../access/viewer.ts';
import type { Contact } from '../clients/contact.entity.ts';
import type { Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { linkTickets } from '../tickets/links.ts';
import { registerTicket } from '../tickets/registration.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';

const dayMilliseconds = 86_400_000;

/** R12 (§4.4): a ticket that has been closed longer than the term of its version does not come back. */
export const isArchived = (ticket: Pick<Ticket, 'closedAt' | 'regulationVersion'>, at: number): boolean => {
  const { archiveAfterDays } = ruleBookOf(ticket.regulationVersion.id).parameters;
  return ticket.closedAt != null && at - ticket.closedAt.getTime() > archiveAfterDays * dayMilliseconds;
};

/** R12: what the client adds to an archived ticket becomes a request of its own that continues the former one. */
export const continueArchived = async (work: Work, former: Ticket, { messageId, body, contact, viewer, attachmentIds }: { messageId: string; body: string; contact: Contact | null; viewer: Viewer; attachmentIds?: readonly string[] | null | undefined }): Promise<Ticket> => {
  await work.em.populate(former, ['client', 'product']);
  const later = await registerTicket(work, {
    client: former.client,
    contact,
    authorName: contact?.name ?? viewer.name,
    channel: viewer.kind === 'MACHINE' ? 'API' : 'WEB',
    subject: former.subject,
    messageId,
    body,
    receivedAt: work.now,
    product: former.product ?? null,
    attachmentIds,
    relatedLinks: [former.number],
    locale: former.locale === 'en' ? 'en' : 'ru',
  });
  linkTickets(work, 'CONTINUES', later, former);
  return later;
};
