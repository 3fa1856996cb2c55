import { useTranslate } from 'react-admin';
import { featureRequestStatuses } from '@reglament/schema';
import { ChoiceFilter, DeskTime, GuardedButton, Name, RecordList, SearchFilter, useChoices, type SheetColumn } from '@reglament/admin/kit';
import type { FeatureRequestRow } from './documents.ts';
import { StatusChip } from './StatusChip.tsx';

const columns: readonly SheetColumn<FeatureRequestRow>[] = [
  { id: 'title', label: 'featureRequests.field.title', source: 'title', render: ({ title }) => title },
  { id: 'number', label: 'featureRequests.field.number', source: 'number', kind: 'meta', render: ({ number }) => number },
  { id: 'client', label: 'featureRequests.field.client', render: ({ client }) => <Name of={client} /> },
  { id: 'product', label: 'featureRequests.field.product', kind: 'meta', render: ({ product }) => product && <Name of={product} /> },
  { id: 'status', label: 'featureRequests.field.status', source: 'status', render: ({ status }) => <StatusChip status={status} /> },
  { id: 'release', label: 'featureRequests.field.release', kind: 'meta', render: ({ release }) => release },
  { id: 'created', label: 'featureRequests.field.createdAt', source: 'createdAt', kind: 'meta', render: ({ createdAt }) => <DeskTime at={createdAt} style="date" /> },
  { id: 'voices', label: 'featureRequests.field.voices', source: 'voices', kind: 'number', render: ({ voices }) => voices },
];

/** What clients wish for (§3.12), the most wanted first. */
export default function WishList() {
  const translate = useTranslate();
  const create = <GuardedButton permission="development.submit" right="featureRequests.right.submit" kind="primary" to="/featureRequests/create">{translate('featureRequests.act.create')}</GuardedButton>;
  return (
    <RecordList<FeatureRequestRow>
      resource="featureRequests" title={translate('featureRequests.menu')} count="featureRequests.count" columns={columns} order={{ field: 'voices', order: 'DESC' }} actions={create}
      to={({ id }) => `/featureRequests/${id}/show`} isOff={({ status }) => status === 'DECLINED'}
      filters={<>
        <SearchFilter label={translate('featureRequests.search')} />
        <ChoiceFilter source="status" label={translate('featureRequests.field.status')} all={translate('featureRequests.all')} choices={useChoices(featureRequestStatuses)} toValue={(status) => [status]} />
      </>}
      empty={{ title: translate('featureRequests.empty.title'), text: translate('featureRequests.empty.text'), action: create }}
    />
  );
}
