import { useTranslate } from 'react-admin';
import { BackLink, CreatePage } from '@reglament/admin/kit';
import { MailboxFields } from './MailboxFields.tsx';

const defaults = { port: '993', folder: 'INBOX' };

/** One more mailbox. */
export default function MailboxCreate() {
  const translate = useTranslate();
  return (
    <CreatePage title={translate('mailboxes.title.connect')} submit={translate('mailboxes.act.connect')} defaultValues={defaults} back={<BackLink resource="mailboxes" label={translate('mailboxes.menu')} />}>
      <MailboxFields isNew />
    </CreatePage>
  );
}
