import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { closingReasons, codesOf, type ClosingReason } from '@reglament/schema';
import { ActDialog, LongTextField, useRead, useTerm } from '@reglament/admin/kit';
import { ACT_ON_TICKETS, type ActResult, type ManyTickets } from '../documents.ts';
import { STAFF_TO_ASSIGN } from '../forms/pickerDocuments.ts';
import { AssigneeChoices } from './AssigneeChoices.tsx';

type AskedAct = Exclude<ManyTickets['act'], 'TAKE'>;

/** What one act on many tickets still needs to know: to whom, how they ended, or the text of the note. */
export default function ManyTicketsDialog({ act, ticketIds, onDone, onClose }: { act: AskedAct; ticketIds: readonly string[]; onDone: (results: readonly ActResult[]) => void; onClose: () => void }) {
  const translate = useTranslate();
  const term = useTerm();
  const { data: staff } = useRead(STAFF_TO_ASSIGN, {}, { enabled: act === 'ASSIGN' });
  const [assigneeId, setAssigneeId] = useState('');
  const [reason, setReason] = useState<ClosingReason>('ANSWERED');
  const [body, setBody] = useState('');
  const input = (): ManyTickets => {
    switch (act) {
      case 'ASSIGN': return { ticketIds, act, assigneeId: assigneeId === '' ? null : assigneeId };
      case 'CLOSE': return { ticketIds, act, reason };
      case 'NOTE': return { ticketIds, act, body };
    }
  };
  return (
    <ActDialog open title={translate(`tickets.many.ask.${act}`, { smart_count: ticketIds.length })} submit={translate(`tickets.many.submit.${act}`)} document={ACT_ON_TICKETS} input={input} onDone={({ results }) => onDone(results)} onClose={onClose}>
      {(errors) => (
        <>
          {act === 'ASSIGN' && <AssigneeChoices people={staff?.nodes ?? []} value={assigneeId} onValue={setAssigneeId} />}
          {act === 'CLOSE' && (
            <>
              <fieldset className="tickets-choices">
                <legend>{translate('tickets.close.reason')}</legend>
                {codesOf(closingReasons).map((code) => <label key={code}><input type="radio" name="reason" checked={reason === code} onChange={() => setReason(code)} /><span>{term(closingReasons, code)}<span className="rg-meta"> §{closingReasons[code].clause}</span></span></label>)}
              </fieldset>
              <p className="rg-meta">{translate('tickets.many.closeHint')}</p>
            </>
          )}
          {act === 'NOTE' && <LongTextField label={translate('tickets.many.note')} hint={translate('tickets.many.noteHint')} name="body" value={body} onValue={setBody} error={errors['body']} required autoFocus />}
        </>
      )}
    </ActDialog>
  );
}
