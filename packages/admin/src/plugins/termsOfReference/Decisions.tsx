import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { GuardedButton } from '@reglament/admin/kit';
import { DecisionDialog } from './DecisionDialog.tsx';
import { inOrder, isRefusal, mayWithdraw, nameOf } from './decisions.ts';
import type { Decision, Terms } from './documents.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

/** What can be done with the document where it stands: the desk decides, the client revises or takes it back (§3.16). */
export const Decisions = ({ terms }: { terms: Terms }) => {
  const translate = useTranslate();
  const [open, setOpen] = useState<Decision | 'WITHDRAW' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      {terms.status === 'DRAFT' && <GuardedButton permission="development.submit" right="termsOfReference.right.submit" kind="primary" to={`/termsOfReference/${terms.id}`}>{translate('termsOfReference.act.revise')}</GuardedButton>}
      {inOrder(terms.possibleDecisions, terms.status).map((decision, index) => (
        <GuardedButton key={decision} permission="development.decide" right="termsOfReference.right.decide" kind={isRefusal(decision) ? 'quiet' : index === 0 ? 'primary' : 'plain'} onClick={() => setOpen(decision)}>
          {translate(nameOf(decision, terms.status))}…
        </GuardedButton>
      ))}
      {mayWithdraw(terms.status) && <GuardedButton permission="development.submit" right="termsOfReference.right.submit" kind="quiet" onClick={() => setOpen('WITHDRAW')}>{translate('termsOfReference.act.withdraw')}…</GuardedButton>}
      {open === 'WITHDRAW' && <WithdrawDialog terms={terms} onClose={close} />}
      {open !== null && open !== 'WITHDRAW' && <DecisionDialog terms={terms} decision={open} onClose={close} />}
    </>
  );
};
