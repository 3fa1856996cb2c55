import { useTranslate } from 'ra-core';
import { ActDialog, LongTextField, readKey, useTyped } from '@reglament/admin/kit';
import { HANDOVERS, RETURN, type Handover } from './documents.ts';

/** §3.2: the ticket comes back without a fix; why is kept. */
export default function ReturnDialog({ handover, version, onClose }: { handover: Handover; version: number; onClose: () => void }) {
  const translate = useTranslate();
  const typed = `handovers/return/${handover.id}`;
  const [reason, setReason] = useTyped(typed, 'reason', '');
  return (
    <ActDialog
      open typed={typed} title={translate('handovers.title.return')} submit={translate('handovers.submit.return')} document={RETURN}
      version={version} input={(expectedVersion) => ({ handoverId: handover.id, reason, expectedVersion })}
      success="handovers.notification.returned" patches="tickets" invalidates={[readKey(HANDOVERS)]} onClose={onClose}
    >
      {(errors) => <LongTextField name="reason" rows={3} required autoFocus label={translate('handovers.field.reason')} value={reason} error={errors['reason'] ?? errors['handoverId']} onValue={setReason} />}
    </ActDialog>
  );
}
