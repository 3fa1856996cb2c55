import { useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { afterStorings, mailboxSecurities } from '@reglament/schema';
import { FormSection, TermInput, TextInput, TickInput, Wide } from '@reglament/admin/kit';
import { ConnectionTrial } from './ConnectionTrial.tsx';

/** How a mailbox is connected, as a form. The password is typed and never shown again. */
export const MailboxFields = ({ isNew = false }: { isNew?: boolean }) => {
  const translate = useTranslate();
  const afterStoring: unknown = useWatch({ name: 'afterStoring' });
  const label = (field: string): string => translate(`resources.mailboxes.fields.${field}`);
  return (
    <>
      <FormSection title={translate('mailboxes.section.server')}>
        <TextInput source="name" label={label('name')} hint={translate('mailboxes.hint.name')} required />
        <TextInput source="host" label={label('host')} placeholder="imap.example.org" required />
        <TermInput source="security" label={label('security')} vocabulary={mailboxSecurities} defaultValue="TLS" required />
        <TextInput source="port" label={label('port')} placeholder="993" required />
        <TextInput source="userName" label={label('userName')} hint={translate('mailboxes.hint.userName')} required />
        <TextInput source="password" type="password" autoComplete="new-password" label={label('password')} hint={translate(isNew ? 'mailboxes.hint.password' : 'mailboxes.hint.passwordKept')} required={isNew} />
      </FormSection>
      <FormSection title={translate('mailboxes.section.letters')} hint={translate('mailboxes.hint.letters')}>
        <TextInput source="folder" label={label('folder')} placeholder="INBOX" />
        <TermInput source="afterStoring" label={label('afterStoring')} vocabulary={afterStorings} defaultValue="MARK_SEEN" required />
        {afterStoring === 'MOVE' && <TextInput source="moveTo" label={label('moveTo')} required />}
        {isNew && <Wide><TickInput source="takesExisting" label={label('takesExisting')} hint={translate('mailboxes.hint.takesExisting')} /></Wide>}
      </FormSection>
      <ConnectionTrial />
    </>
  );
};
