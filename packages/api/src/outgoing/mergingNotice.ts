import type { Happening, Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { ticketOfEvent, writeLetter } from './letters.ts';
import { mayRepeat } from './echo.ts';
import { noticeAddressesOf } from './noticeRecipients.ts';
import { ticketValues } from './ticketValues.ts';

/**
 * §4.4 (R17): whoever wrote either of two merged requests is told under which number it goes on and by when it is answered. The
 * letter belongs to the survivor, so that a reply to it arrives there.
 */
export const announceMerging = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  if (payload?.['survivorId'] !== subjectId) return;
  const survivor = await ticketOfEvent(work, subjectId);
  const merged = await ticketOfEvent(work, String(payload['mergedId']));
  const to = [...new Set([...(await noticeAddressesOf(work, merged, merged.contact)), ...(await noticeAddressesOf(work, survivor, survivor.contact))])];
  if (to.length === 0) return;
  const reader = [merged.contact, survivor.contact].find((contact) => contact?.email.toLowerCase() === to[0]);
  await writeLetter(work, {
    templateKey: 'ticket.merged',
    ticket: survivor,
    to,
    locale: survivor.locale,
    values: {
      ...ticketValues(survivor, ruleBookOf(survivor.regulationVersion.id).parameters),
      // a letter to two people greets neither by name
      'contact.name': to.length === 1 && (await mayRepeat(work, merged)) ? (reader?.name ?? '') : '',
      'merged.number': merged.number,
    },
    deduplicationKey: `merged:${merged.id}`,
  });
};
