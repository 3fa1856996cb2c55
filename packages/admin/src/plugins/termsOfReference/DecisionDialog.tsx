import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActDialog, LongTextField, TextField, useTyped } from '@reglament/admin/kit';
import { formOf, nameOf } from './decisions.ts';
import { DECIDE, type Decision, type Terms } from './documents.ts';

/** A decision of the desk: a word to the client and, where it belongs, the individually set term (§3.16). */
export const DecisionDialog = ({ terms, decision, onClose }: { terms: Terms; decision: Decision; onClose: () => void }) => {
  const translate = useTranslate();
  const form = formOf(decision, terms.status);
  const typed = `termsOfReference/${decision}/${terms.id}`;
  const [comment, setComment] = useTyped(typed, 'comment', '');
  const [termText, setTermText] = useState(terms.termText ?? '');
  const [termOn, setTermOn] = useState(terms.termOn ?? '');
  const name = translate(nameOf(decision, terms.status));
  const input = (expectedVersion: number) => ({
    termsOfReferenceId: terms.id, decision, comment: comment.trim() || null, expectedVersion,
    ...(form.term === 'none' ? {} : { termText: termText.trim() || null, termOn: termOn || null }),
  });
  return (
    <ActDialog open typed={typed} title={`${name}: ${terms.number}`} submit={name} kind={decision === 'REJECT' ? 'danger' : 'primary'} document={DECIDE} version={terms.version} input={input} onClose={onClose}
      success="termsOfReference.notification.decided" patches="termsOfReference" invalidates={[['termsOfReference', 'getList']]}>
      {(errors) => (
        <>
          {form.term !== 'none' && (
            <>
              <p className="rg-meta">{translate('termsOfReference.hint.individual')}</p>
              <TextField name="termText" label={translate('termsOfReference.field.termText')} value={termText} error={errors['termText']} required={form.term === 'required'} hint={translate('termsOfReference.hint.termText')} onValue={setTermText} autoFocus />
              <TextField name="termOn" label={translate('termsOfReference.field.termOn')} type="date" value={termOn} error={errors['termOn']} onValue={setTermOn} />
            </>
          )}
          <LongTextField name="comment" label={translate('termsOfReference.field.comment')} value={comment} error={errors['comment']} required={form.comment === 'required'} hint={translate('termsOfReference.hint.comment')} onValue={setComment} autoFocus={form.term === 'none'} />
        </>
      )}
    </ActDialog>
  );
};
