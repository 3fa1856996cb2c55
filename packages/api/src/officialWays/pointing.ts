import { unofficialWays, type UnofficialWay } from '@reglament/schema';
import { Contact } from '../clients/contact.entity.ts';
import { languageFor } from '../clients/language.ts';
import { letterhead } from '../outgoing/letterhead.ts';
import { writeLetter } from '../outgoing/letters.ts';
import { whenOpen } from '../outgoing/openingHours.ts';
import { OutgoingLetter } from '../outgoing/outgoingLetter.entity.ts';
import { recordForAct, type OnRecord } from '../platform/database/recordForAct.ts';
import { required } from '../platform/input/fields.ts';
import { asSent } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { localDay } from '../regulation/ruleBook.ts';

export const clause = '4.8';

const wayOf = required(asSent<UnofficialWay>);
const impossible = (ru: string, en: string) => refusal('ACT_NOT_POSSIBLE', { field: ['id'], clause, params: { status: { ru, en } } });

/**
 * §4.8: what came by telephone, chat or forum becomes no request. The person is written to once a day how to submit one (§4.1), in
 * opening hours (§4.6); that it happened stands in the log of the contact.
 */
export const pointToOfficialWays = async (work: Work, input: OnRecord & { way?: UnofficialWay | null | undefined }): Promise<Contact> => {
  const way = wayOf(input.way, { field: 'way', clause });
  const contact = await recordForAct(work, Contact, input, clause);
  if (!contact.active || contact.erasedAt) throw impossible('контактное лицо не действует', 'the contact is inactive');
  if (contact.lettersStoppedAt) throw impossible('письма не доходят', 'letters do not arrive');
  await work.em.populate(contact, ['client']);
  const deduplicationKey = `officialWays:${contact.id}:${localDay(work.now)}`;
  if ((await work.em.count(OutgoingLetter, { deduplicationKey })) > 0) throw impossible('сегодня уже написали', 'written to today already');
  const locale = languageFor(contact, contact.client);
  await writeLetter(work, {
    templateKey: 'channel.unofficial',
    ticket: null,
    to: [contact.email],
    locale,
    values: { 'contact.name': contact.name, 'contact.way': unofficialWays[way][locale], 'support.email': letterhead().supportEmail },
    deduplicationKey,
    sendAfter: whenOpen(work),
  });
  await work.record({ type: 'OFFICIAL_WAYS_POINTED_OUT', subjectType: 'contact', subjectId: contact.id, subjectVersion: contact.version, clientId: contact.client.id, payload: { way } });
  return contact;
};
