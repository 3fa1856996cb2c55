import { useTranslate } from 'react-admin';
import { BackLink, EditPage, nameIn, useConsoleLocale } from '@reglament/admin/kit';
import { ClientFields } from './ClientFields.tsx';
import type { ClientRecord } from './documents.ts';

/** Changes what is known about a client. */
export default function ClientEdit() {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  return (
    <EditPage<ClientRecord> title={(client) => nameIn(locale, client)} submit={translate('ra.action.save')} back={<BackLink resource="clients" label={translate('clients.menu')} />}>
      <ClientFields />
    </EditPage>
  );
}
