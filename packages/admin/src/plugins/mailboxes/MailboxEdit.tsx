import { useTranslate } from 'react-admin';
import { BackLink, EditPage } from '@reglament/admin/kit';
import type { MailboxRecord } from './documents.ts';
import { MailboxFields } from './MailboxFields.tsx';

/** Changes how a mailbox is connected. */
export default function MailboxEdit() {
  const translate = useTranslate();
  return (
    <EditPage<MailboxRecord> title={({ name }) => name} submit={translate('ra.action.save')} back={<BackLink resource="mailboxes" label={translate('mailboxes.menu')} />}>
      <MailboxFields />
    </EditPage>
  );
}
