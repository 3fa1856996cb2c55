import { useTranslate } from 'ra-core';
import { ActDialog, formatInstant, LongTextField, readKey, TextField, useConsoleLocale, useNow, useTyped } from '@reglament/admin/kit';
import { HAND_OVER, HANDOVERS } from './documents.ts';
import { stillOwed, type HandedTicket } from './handedTicket.ts';
import './handovers.css';

/** §3.2: what was collected goes to development; the client is told by a letter. An answer that is owed stays owed. */
export default function HandOverDialog({ ticket, onClose }: { ticket: HandedTicket; onClose: () => void }) {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const now = useNow();
  const typed = `handovers/handOver/${ticket.id}`;
  const [summary, setSummary] = useTyped(typed, 'summary', '');
  const [trackerUrl, setTrackerUrl] = useTyped(typed, 'trackerUrl', '');
  const [reason, setReason] = useTyped(typed, 'reason', '');
  const [workaround, setWorkaround] = useTyped(typed, 'workaround', '');
  const owedBy = stillOwed(ticket);
  return (
    <ActDialog
      open typed={typed} title={translate('handovers.title.handOver', { number: ticket.number })} submit={translate('handovers.submit.handOver')} document={HAND_OVER}
      version={ticket.version} input={(expectedVersion) => ({ ticketId: ticket.id, summary, trackerUrl, reason, workaround, expectedVersion })}
      success="handovers.notification.handedOver" successArgs={{ number: ticket.number }} patches="tickets" invalidates={[readKey(HANDOVERS)]} onClose={onClose}
    >
      {(errors) => (
        <>
          {owedBy !== null && <p className="handovers-warning">{translate('handovers.stillOwed', { at: formatInstant(owedBy, locale, 'message', now) })}</p>}
          <LongTextField name="summary" rows={5} required autoFocus label={translate('handovers.field.summary')} hint={translate('handovers.hint.summary')} value={summary} error={errors['summary']} onValue={setSummary} />
          <TextField name="trackerUrl" type="url" inputMode="url" placeholder="https://" label={translate('handovers.field.trackerUrl')} value={trackerUrl} error={errors['trackerUrl']} onValue={setTrackerUrl} />
          <LongTextField name="reason" rows={2} label={translate('handovers.field.why')} hint={translate('handovers.hint.why')} value={reason} error={errors['reason']} onValue={setReason} />
          <LongTextField name="workaround" rows={2} label={translate('handovers.field.workaround')} hint={translate('handovers.hint.workaround')} value={workaround} error={errors['workaround']} onValue={setWorkaround} />
        </>
      )}
    </ActDialog>
  );
}
