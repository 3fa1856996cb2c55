import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { codesOf, webhookDeliveryStatuses, webhookFaults, type WebhookDeliveryStatus } from '@reglament/schema';
import { Button, Card, ChoiceField, Loaded, DeskTime, Pager, readKey, Sheet, useAct, useRead, useTerm, type SheetColumn } from '@reglament/admin/kit';
import { DELIVERIES, REPLAY_WEBHOOK, type Delivery, type WebhookRecord } from './documents.ts';
import './webhooks.css';

const colours = { WAITING: 'atRisk', DELIVERED: 'ok', DEAD: 'breached' } as const;

const Became = ({ delivery: { status, attempts } }: { delivery: Delivery }) => {
  const translate = useTranslate();
  const term = useTerm();
  return <span className="rg-row"><span className="rg-chip" data-state={colours[status]}>{term(webhookDeliveryStatuses, status)}</span>{attempts > 1 && <span className="rg-meta">{translate('webhooks.attempts', { smart_count: attempts })}</span>}</span>;
};

/** What became of the last attempt, in words; what the other side said, as logs have it, for whoever points at it. */
const Answer = ({ delivery: { lastStatus, lastFaultCode, lastFault, milliseconds } }: { delivery: Delivery }) => {
  const translate = useTranslate();
  const term = useTerm();
  const parts = [
    lastFaultCode ? term(webhookFaults, lastFaultCode) : lastFault,
    lastStatus === null || (lastFault !== null && lastFaultCode === null) ? null : `${lastStatus}`,
    milliseconds === null ? null : translate('webhooks.milliseconds', { milliseconds }),
  ];
  return <span className="rg-meta" title={lastFault ?? undefined}>{parts.filter((part) => part !== null).join(' · ')}</span>;
};

const perPage = 50;

/** What was sent and what became of it, the latest first; each can be looked into and sent anew. */
export const Deliveries = ({ webhook }: { webhook: WebhookRecord }) => {
  const translate = useTranslate();
  const term = useTerm();
  const [status, setStatus] = useState('');
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<string | null>(null);
  const { act, pending } = useAct();
  const result = useRead(DELIVERIES, { id: webhook.id, statuses: status === '' ? null : [status as WebhookDeliveryStatus], page: { offset: (page - 1) * perPage, limit: perPage } }, { refetchEveryMs: 5_000 });
  const replay = (deliveryIds?: readonly string[]): void => {
    void act(REPLAY_WEBHOOK, { id: webhook.id, ...(deliveryIds ? { deliveryIds } : {}) }, { success: 'webhooks.notification.replayed', patches: 'webhooks', invalidates: [['webhooks', 'getOne'], readKey(DELIVERIES)] });
  };
  const columns: readonly SheetColumn<Delivery>[] = [
    { id: 'type', label: 'webhooks.field.type', render: ({ type }) => <code>{type}</code> },
    { id: 'status', label: 'webhooks.field.became', render: (delivery) => <Became delivery={delivery} /> },
    { id: 'answer', label: 'webhooks.field.answer', render: (delivery) => <Answer delivery={delivery} /> },
    { id: 'when', label: 'webhooks.field.lastAttemptAt', kind: 'meta', render: ({ lastAttemptAt, waitingSince }) => <DeskTime at={lastAttemptAt ?? waitingSince} /> },
    {
      id: 'act', label: 'webhooks.field.act', kind: 'act', render: ({ id }) => (
        <span className="rg-row">
          <Button size="small" kind="quiet" aria-expanded={open === id} onClick={() => setOpen(open === id ? null : id)}>{translate('webhooks.act.look')}</Button>
          <Button size="small" kind="quiet" pending={pending} onClick={() => replay([id])}>{translate('webhooks.act.replay')}</Button>
        </span>
      ),
    },
  ];
  return (
    <Card title={translate('webhooks.section.deliveries')} action={webhook.dead + webhook.waiting > 0 && <Button size="small" pending={pending} onClick={() => replay()}>{translate('webhooks.act.replayAll')}</Button>}>
      <div className="webhooks-filter"><ChoiceField label={translate('webhooks.field.became')} empty={translate('webhooks.allStatuses')} choices={codesOf(webhookDeliveryStatuses).map((code) => ({ value: code, label: term(webhookDeliveryStatuses, code) }))} value={status} onValue={(chosen) => { setStatus(chosen); setPage(1); }} /></div>
      <Loaded result={result}>
        {({ nodes, totalCount }) => (nodes.length === 0
          ? <p className="rg-meta">{translate(status === '' ? 'webhooks.hint.noDeliveries' : 'webhooks.hint.noSuchDeliveries')}</p>
          : <><Sheet rows={nodes} columns={columns} caption={translate('webhooks.section.deliveries')} /><Pager page={page} perPage={perPage} total={totalCount} onPage={(next) => { setPage(next); setOpen(null); }} />{nodes.filter(({ id }) => id === open).map(({ id, body }) => <pre key={id} className="webhooks-body" tabIndex={0}>{JSON.stringify(JSON.parse(body), null, 2)}</pre>)}</>)}
      </Loaded>
    </Card>
  );
};
