import { useTranslate } from 'react-admin';
import { Button, Card, KeyValue, DeskTime, useAct, useCan } from '@reglament/admin/kit';
import { CHECK_MAILBOX, type MailboxRecord } from './documents.ts';
import { lackingOf } from './mailboxState.ts';

/** The folder held against what is stored: the proof that no letter is missing, or how many are and what to do. */
export const ReconciliationCard = ({ mailbox }: { mailbox: MailboxRecord }) => {
  const translate = useTranslate();
  const can = useCan();
  const { act, pending } = useAct();
  const check = (): void => { void act(CHECK_MAILBOX, { id: mailbox.id }, { success: 'mailboxes.notification.checking', invalidates: [['mailboxes', 'getOne']] }); };
  const { reconciledAt, lettersInMailbox, lettersStored } = mailbox;
  const lacking = lackingOf(mailbox);
  const button = can('mailboxes.keep') && mailbox.active ? <Button size="small" pending={pending} onClick={check}>{translate('mailboxes.act.check')}</Button> : undefined;
  return (
    <Card title={translate('mailboxes.section.reconciliation')} action={button}>
      {reconciledAt === null ? <p className="rg-meta">{translate('mailboxes.hint.notReconciled')}</p> : (
        <div className="rg-stack">
          <p className="rg-prose">{translate(lacking > 0 ? 'mailboxes.hint.lacking' : 'mailboxes.hint.whole', { smart_count: lacking })}</p>
          <KeyValue pairs={[
            [translate('mailboxes.field.inMailbox'), <span key="in" className="rg-num">{lettersInMailbox}</span>],
            [translate('mailboxes.field.stored'), <span key="stored" className="rg-num">{lettersStored}</span>],
            [translate('mailboxes.field.reconciledAt'), <DeskTime key="at" at={reconciledAt} style="message" />],
          ]} />
        </div>
      )}
    </Card>
  );
};
