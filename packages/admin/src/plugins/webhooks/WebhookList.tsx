import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActiveFilter, Button, DeskTime, RecordList, SearchFilter, ShownOnce, useCan, type SheetColumn } from '@reglament/admin/kit';
import { CreateWebhookDialog } from './CreateWebhookDialog.tsx';
import type { WebhookRecord } from './documents.ts';
import { StateChip } from './StateChip.tsx';

const LastTaken = ({ at }: { at: string | null }) => {
  const translate = useTranslate();
  return at ? <DeskTime at={at} /> : <>{translate('webhooks.never')}</>;
};

const columns: readonly SheetColumn<WebhookRecord>[] = [
  { id: 'name', label: 'resources.webhooks.fields.name', source: 'name', render: ({ name }) => name },
  { id: 'system', label: 'webhooks.field.system', render: ({ machineUser }) => machineUser.name },
  { id: 'url', label: 'resources.webhooks.fields.url', render: ({ url }) => <span className="rg-meta">{url}</span> },
  { id: 'state', label: 'webhooks.field.state', render: (webhook) => <StateChip webhook={webhook} /> },
  { id: 'waiting', label: 'webhooks.field.waiting', kind: 'meta', render: ({ waiting }) => <span className="rg-num">{waiting}</span> },
  { id: 'lastTakenAt', label: 'webhooks.field.lastTakenAt', kind: 'meta', render: ({ lastTakenAt }) => <LastTaken at={lastTakenAt} /> },
];

/** Where systems are told what happens: whether each takes it, how much waits. */
export default function WebhookList() {
  const translate = useTranslate();
  const can = useCan();
  const [isAdding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const create = can('partners.keep') && <Button kind="primary" onClick={() => setAdding(true)}>{translate('webhooks.act.create')}…</Button>;
  return (
    <RecordList<WebhookRecord>
      resource="webhooks" title={translate('webhooks.menu')} count="webhooks.count" columns={columns} order={{ field: 'name', order: 'ASC' }} to={({ id }) => `/webhooks/${id}/show`} refetchEveryMs={10_000}
      isOff={({ active }) => !active} actions={create} filters={<><SearchFilter label={translate('webhooks.search')} /><ActiveFilter /></>}
      empty={{ title: translate('webhooks.empty.title'), text: translate('webhooks.empty.text'), action: create }}
    >
      {secret !== null && <ShownOnce title={translate('webhooks.secret.title')} secret={secret} onClose={() => setSecret(null)}>{translate('webhooks.secret.text')}</ShownOnce>}
      {isAdding && <CreateWebhookDialog onClose={() => setAdding(false)} onCreated={(made) => { setAdding(false); setSecret(made); }} />}
    </RecordList>
  );
}
