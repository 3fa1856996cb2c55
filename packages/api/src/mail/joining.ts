import { attachLetterFiles, sortLetterFiles } from '../attachments/letterFiles.ts';
import type { Contact } from '../clients/contact.entity.ts';
import { joinClientMessage } from '../correspondence/clientMessage.ts';
import { noteThreadReference } from '../outgoing/letters.ts';
import type { Work } from '../platform/work.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import type { ReadLetter } from './letterReading.ts';
import type { LetterReason } from './letterReason.ts';
import { requestTextOf } from './letterText.ts';
import type { Placement } from './placement.ts';
import { remarksOf, shownHtml } from './shownLetter.ts';

/** How a letter becomes a message of a ticket. */
export interface Joining {
  contact: Contact | null;
  authorName: string;
  /** Arrival (R14), epoch milliseconds. */
  receivedAt: number;
  /** A machine's letter is shown and opens nothing (R15). */
  machine: boolean;
  /** No notice goes out that it arrived. */
  silent?: boolean;
  /** Whether the letter proves who wrote it: the contact of a request who does is greeted by name from then on. */
  echo?: boolean;
  reason: LetterReason | null;
}

/** §4.4: the letter becomes a message of the ticket, with its files and its HTML; later letters of its thread find the ticket by it. */
export const joinLetter = async (work: Work, ticket: Ticket, read: ReadLetter, { reason, ...message }: Joining): Promise<Placement> => {
  const { accepted, left } = sortLetterFiles(read.files);
  const { body } = requestTextOf({ subject: null, text: read.text, files: [] }, ticket.locale === 'en' ? 'en' : 'ru');
  if (read.messageHeaderId && !message.machine) noteThreadReference(work, ticket, read.messageHeaderId);
  if (message.echo && !message.machine && message.contact && message.contact.id === ticket.contact?.id && !message.contact.unproven) ticket.contactProven = true;
  const { id } = await joinClientMessage(work, ticket, { body, html: shownHtml(read, accepted), remarks: remarksOf(read, left), channel: 'EMAIL', ...message });
  await attachLetterFiles(work, id, accepted);
  return { outcome: 'JOINED', reason, ticket, messageId: id };
};
