import { useTranslate } from 'react-admin';
import { ActDialog, LongTextField, useTyped } from '@reglament/admin/kit';
import { WITHDRAW, type Terms } from './documents.ts';

/** The client takes its document back, here by the hand of staff; possible until it is agreed on (§3.16). */
export const WithdrawDialog = ({ terms, onClose }: { terms: Terms; onClose: () => void }) => {
  const translate = useTranslate();
  const typed = `termsOfReference/withdraw/${terms.id}`;
  const [comment, setComment] = useTyped(typed, 'comment', '');
  return (
    <ActDialog open typed={typed} title={`${translate('termsOfReference.act.withdraw')}: ${terms.number}`} submit={translate('termsOfReference.act.withdraw')} kind="danger" document={WITHDRAW} onClose={onClose}
      version={terms.version} input={(expectedVersion) => ({ termsOfReferenceId: terms.id, comment: comment.trim() || null, expectedVersion })}
      success="termsOfReference.notification.withdrawn" patches="termsOfReference" invalidates={[['termsOfReference', 'getList']]}>
      {(errors) => (
        <>
          <p className="rg-meta">{translate('termsOfReference.hint.withdraw')}</p>
          <LongTextField name="comment" label={translate('termsOfReference.field.why')} value={comment} error={errors['comment']} onValue={setComment} autoFocus />
        </>
      )}
    </ActDialog>
  );
};
