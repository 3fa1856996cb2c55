import { Contact } from '../clients/contact.entity.ts';
import { languageFor } from '../clients/language.ts';
import { isOwnAddress } from '../outgoing/letterhead.ts';
import { writeLetter } from '../outgoing/letters.ts';
import { OutgoingLetter } from '../outgoing/outgoingLetter.entity.ts';
import { mayReply } from '../outgoing/replyCaps.ts';
import type { Work } from '../platform/work.ts';
import { localDay } from '../regulation/ruleBook.ts';
import { Staff } from '../staff/staff.entity.ts';
import { isBlocked } from './blocked.ts';
import type { IncomingLetter } from './incomingLetter.entity.ts';
import type { ReadLetter } from './letterReading.ts';
import { languageOfText } from './letterText.ts';
import { machineSignOf } from './machineLetter.ts';
import { lockAddress } from './registering.ts';
import { isAddress } from './sender.ts';
import { isCalledSpam } from './spamVerdict.ts';

/** Whom the heading of a letter names, if a letter may go there: one person, neither a machine nor ourselves, whom nobody blocked, of what no filter calls unwanted. */
const addresseeOf = async (work: Work, { envelopeFrom }: IncomingLetter, { authors: [author, another], subject, headers }: ReadLetter): Promise<string | null> => {
  if (!author || another || !isAddress(author.address) || isOwnAddress(author.address)) return null;
  if (machineSignOf({ envelopeFrom: envelopeFrom ?? null, fromAddress: author.address, subject, headers })) return null;
  if (isCalledSpam(headers)) return null;
  const isColleague = (await work.em.count(Staff, { email: author.address })) > 0;
  return isColleague || (await isBlocked(work, author.address)) ? null : author.address;
};

/**
 * §4.9: whoever sent what no program can read learns that it is not accepted yet and how to send it better, once a day and within the
 * caps on replies. The letter repeats nothing of what came: nobody proved who that was.
 */
export const tellOfUnreadable = async (work: Work, letter: IncomingLetter, heading: ReadLetter): Promise<void> => {
  const address = await addresseeOf(work, letter, heading);
  if (address === null) return;
  await lockAddress(work, address);
  const deduplicationKey = `unreadable:${address}:${localDay(work.now)}`;
  if ((await work.em.count(OutgoingLetter, { deduplicationKey })) > 0) return;
  const answersAt = letter.receivedAt.getTime();
  if (!(await mayReply(work, [address], answersAt, true))) return;
  const contact = await work.em.findOne(Contact, { email: address }, { populate: ['client'] });
  await writeLetter(work, {
    templateKey: 'intake.unreadable',
    automaticReply: { what: 'SEND', answersAt, unproven: true },
    ticket: null,
    to: [address],
    locale: contact ? languageFor(contact, contact.client) : languageOfText(heading.subject ?? ''),
    values: {},
    deduplicationKey,
    headers: heading.messageHeaderId ? { 'In-Reply-To': heading.messageHeaderId, References: heading.messageHeaderId } : {},
  });
};
