import { useTranslate } from 'react-admin';
import { Name } from '@reglament/admin/kit';
import type { IncomingLetterRecord } from './documents.ts';
import { isWaiting } from './waiting.ts';

/** Of a letter that waits: whose its address is, and that more of that address wait (§4.9). */
export const SenderChips = ({ letter }: { letter: Pick<IncomingLetterRecord, 'outcome' | 'senderClient' | 'othersWaiting'> }) => {
  const translate = useTranslate();
  const { senderClient, othersWaiting } = letter;
  if (!isWaiting(letter) || (!senderClient && othersWaiting === 0)) return null;
  return (
    <span className="quarantine-chips">
      {senderClient && <span className="rg-chip" data-state="ok" title={translate(senderClient.contactName === null ? 'quarantine.others.domainHint' : 'quarantine.others.contactHint', { name: senderClient.contactName })}><Name of={senderClient} /></span>}
      {othersWaiting > 0 && <span className="rg-chip" data-state="atRisk">{translate('quarantine.others.more', { smart_count: othersWaiting })}</span>}
    </span>
  );
};
