import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { ActDialog, LongTextField, readKey } from '@reglament/admin/kit';
import { HANDOVERS, RETURN, type Handover } from './documents.ts';

/** §3.2: the ticket comes back without a fix; why is kept. */
export default function ReturnDialog({ handover, version, onClose }: { handover: Handover; version: number; onClose: () => void }) {
  const translate = useTranslate();
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      open title={translate('handovers.title.return')} submit={translate('handovers.submit.return')} document={RETURN}
      input={() => ({ handoverId: handover.id, reason, expectedVersion: version })}
      success="handovers.notification.returned" patches="tickets" invalidates={[readKey(HANDOVERS)]} onClose={onClose}
    >
      {(errors) => <LongTextField name="reason" rows={3} required autoFocus label={translate('handovers.field.reason')} value={reason} error={errors['reason'] ?? errors['handoverId']} onValue={setReason} />}
    </ActDialog>
  );
}
