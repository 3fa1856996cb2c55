import { useTranslate } from 'react-admin';
import { Button, GuardedButton, useAct, useCan } from '@reglament/admin/kit';
import { CHANGE_MAILBOX, type MailboxRecord } from './documents.ts';

/** Changing a mailbox, and pausing or resuming it. */
export const MailboxActs = ({ mailbox }: { mailbox: MailboxRecord }) => {
  const translate = useTranslate();
  const can = useCan();
  const { act, pending } = useAct();
  const use = (active: boolean): void => {
    void act(CHANGE_MAILBOX, { id: mailbox.id, active, expectedVersion: mailbox.version }, {
      success: active ? 'mailboxes.notification.resumed' : 'mailboxes.notification.paused', patches: 'mailboxes', invalidates: [['mailboxes', 'getList'], ['mailboxes', 'getOne']],
    });
  };
  return (
    <>
      <GuardedButton permission="mailboxes.keep" right="mailboxes.right" to={`/mailboxes/${mailbox.id}`}>{translate('ra.action.edit')}</GuardedButton>
      {can('mailboxes.keep') && <Button kind={mailbox.active ? 'quiet' : 'primary'} pending={pending} onClick={() => use(!mailbox.active)}>{translate(mailbox.active ? 'mailboxes.act.pause' : 'mailboxes.act.resume')}</Button>}
    </>
  );
};
