import type { Contact } from '../clients/contact.entity.ts';
import type { Work } from '../platform/work.ts';
import { Message } from '../tickets/message.entity.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';

/** The addresses of people of the client, each once. Letters go to known contacts only, never to an address from a header, to whoever left the client, nor to one from which three came back (R16). */
export const addressesOf = (...contacts: (Contact | null | undefined)[]): string[] => [
  ...new Set(contacts.flatMap((contact) => (contact?.email && contact.active && !contact.lettersStoppedAt ? [contact.email.toLowerCase()] : []))),
];

/** To whom a letter for people of the client goes, and whom it greets: the only one by name, several by none, and nobody's stays for the first. */
export const readersOf = (...contacts: (Contact | null | undefined)[]): { to: string[]; greeting: { 'contact.name': string } } => {
  const to = addressesOf(...contacts);
  const [first] = contacts.filter((contact) => contact != null);
  const only = to.length === 0 ? first : contacts.find((contact) => contact?.email.toLowerCase() === to[0]);
  return { to, greeting: { 'contact.name': to.length > 1 ? '' : (only?.name ?? '') } };
};

/** The contact who wrote last on a ticket, or had by a moment: an answer is for that person as much as for the one who asked first. */
export const lastWriterOf = async (work: Work, ticket: Ticket, by?: Date): Promise<Contact | null> => {
  const [last] = await work.em.find(
    Message,
    { ticket, side: 'CLIENT', machine: false, contact: { $ne: null }, ...(by ? { writtenAt: { $lte: by } } : {}) },
    { orderBy: { writtenAt: 'desc', id: 'desc' }, limit: 1, populate: ['contact'] },
  );
  return last?.contact ?? null;
};
