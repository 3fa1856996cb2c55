import { useTranslate } from 'ra-core';
import { addressInName } from '@reglament/schema';
import type { IncomingLetterRecord } from './documents.ts';
import './quarantine.css';

/** Name and address of a sender; a domain that is made to look like another one is shown as mail servers write it, with a warning, and so is a name that holds somebody else's address (§4.9). */
export const SenderAddress = ({ letter: { from, fromName, unmaskedFrom } }: { letter: Pick<IncomingLetterRecord, 'from' | 'fromName' | 'unmaskedFrom'> }) => {
  const translate = useTranslate();
  if (!from) return <>{translate('quarantine.noSender')}</>;
  const shown = addressInName(fromName, from);
  return (
    <span className="quarantine-sender">
      {fromName && `${fromName} · `}{unmaskedFrom ?? from}
      {unmaskedFrom && <> <span className="rg-chip" data-state="breached" title={translate('quarantine.maskedHint')}>{translate('quarantine.masked')}</span></>}
      {shown && <> <span className="rg-chip" data-state="breached" title={translate('quarantine.posingHint', { shown, from })}>{translate('quarantine.posing')}</span></>}
    </span>
  );
};
