import { useTranslate } from 'react-admin';
import { BackLink, CreatePage } from '@reglament/admin/kit';
import { ClientFields } from './ClientFields.tsx';

/** A new client. */
export default function ClientCreate() {
  const translate = useTranslate();
  return (
    <CreatePage title={translate('clients.title.create')} submit={translate('clients.act.create')} back={<BackLink resource="clients" label={translate('clients.menu')} />}>
      <ClientFields />
    </CreatePage>
  );
}
