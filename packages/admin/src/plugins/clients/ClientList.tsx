import { useTranslate } from 'react-admin';
import { ActiveFilter, formatDay, GuardedButton, Name, RecordList, SearchFilter, useConsoleLocale, type SheetColumn } from '@reglament/admin/kit';
import type { ClientRecord } from './documents.ts';
import { SupportChip } from './SupportChip.tsx';

const Until = ({ day }: { day: string | null }) => {
  const locale = useConsoleLocale();
  return <>{day ? formatDay(day, locale) : ''}</>;
};

const columns: readonly SheetColumn<ClientRecord>[] = [
  { id: 'name', label: 'resources.clients.fields.name', source: 'name', render: (client) => <Name of={client} /> },
  { id: 'city', label: 'resources.clients.fields.city', source: 'city', kind: 'meta', render: (client) => client.city },
  { id: 'contract', label: 'resources.clients.fields.contract', kind: 'meta', render: (client) => client.contract },
  { id: 'support', label: 'clients.support', render: (client) => <SupportChip client={client} /> },
  { id: 'until', label: 'resources.clients.fields.supportUntil', source: 'supportUntil', kind: 'meta', render: (client) => <Until day={client.supportUntil} /> },
  { id: 'open', label: 'clients.tickets.open', kind: 'number', render: (client) => client.openTickets },
];

/** Who is under support (§1). */
export default function ClientList() {
  const translate = useTranslate();
  const create = <GuardedButton permission="directory.write" right="clients.right" kind="primary" to="/clients/create">{translate('clients.act.create')}</GuardedButton>;
  return (
    <RecordList<ClientRecord>
      resource="clients" title={translate('clients.menu')} count="clients.count" columns={columns} order={{ field: 'name', order: 'ASC' }}
      to={(client) => `/clients/${client.id}/show`} isOff={(client) => !client.active} filterDefaults={{ active: true }} actions={create}
      filters={<><SearchFilter label={translate('clients.search')} /><ActiveFilter /></>}
      empty={{ title: translate('clients.empty.title'), text: translate('clients.empty.text'), action: create }}
    />
  );
}
