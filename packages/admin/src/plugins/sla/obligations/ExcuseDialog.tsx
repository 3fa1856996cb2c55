import { useTranslate } from 'ra-core';
import { ActDialog, formatInstant, LongTextField, readKey, useConsoleLocale, useNow, useTyped } from '@reglament/admin/kit';
import { EXCUSE_BREACH, LEDGER, OBLIGATIONS, type Obligation } from './documents.ts';

/** R11: a lead says why a breach was not the desk's fault; it stays a breach, and the reason stands beside the percentage. */
export default function ExcuseDialog({ obligation, ticketVersion, onClose }: { obligation: Obligation; ticketVersion: number; onClose: () => void }) {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const now = useNow();
  const typed = `sla/excuse/${obligation.id}`;
  const [reason, setReason] = useTyped(typed, 'reason', '');
  return (
    <ActDialog open typed={typed} title={translate('sla.excuse.title')} submit={translate('sla.act.excuse')} document={EXCUSE_BREACH} onClose={onClose}
      version={ticketVersion} input={(expectedVersion) => ({ obligationId: obligation.id, reason, expectedVersion })} success="sla.notification.excused" invalidates={[readKey(OBLIGATIONS), readKey(LEDGER), ['tickets', 'getOne']]}>
      {(errors) => <>
        <p>{translate('sla.excuse.text', { at: formatInstant(obligation.dueAt, locale, 'message', now) })}</p>
        <LongTextField name="reason" label={translate('sla.excuse.reason')} required autoFocus value={reason} error={errors['reason'] ?? errors['obligationId']} onValue={setReason} />
      </>}
    </ActDialog>
  );
}
