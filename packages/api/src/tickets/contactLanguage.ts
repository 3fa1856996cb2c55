import { codesOf, isEnded, ticketStatuses } from '@reglament/schema';
import { Contact } from '../clients/contact.entity.ts';
import { languageFor } from '../clients/language.ts';
import type { Happening, Work } from '../platform/work.ts';
import { Ticket } from './ticket.entity.ts';

const open = codesOf(ticketStatuses).filter((status) => !isEnded(status));

/** §4.2: when staff choose another language for a person, letters on the person's open requests are written in it from then on. */
export const followContactLanguage = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  if (!(payload?.['changed'] as string[] | undefined)?.includes('locale')) return;
  const contact = await work.em.findOneOrFail(Contact, { id: subjectId }, { populate: ['client'] });
  await work.em.nativeUpdate(Ticket, { contact: contact.id, status: { $in: open } }, { locale: languageFor(contact, contact.client) });
};
