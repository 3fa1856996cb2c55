import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslate } from 'react-admin';
import { ActDialog, Button, GuardedButton, readKey, useAct, useCan } from '@reglament/admin/kit';
import { DELETE_WEBHOOK, DELIVERIES, ROTATE_SECRET, TRY_WEBHOOK, UPDATE_WEBHOOK, type WebhookRecord } from './documents.ts';

const invalidates = [['webhooks', 'getList'], ['webhooks', 'getOne'], readKey(DELIVERIES)] as const;

/** Trying a receiver, changing it, giving it a new secret, switching it off, ending it. */
export const WebhookActs = ({ webhook, onSecret }: { webhook: WebhookRecord; onSecret: (secret: string) => void }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const can = useCan();
  const { act, pending } = useAct();
  const [asking, setAsking] = useState<'rotate' | 'delete' | null>(null);
  const close = (): void => setAsking(null);
  if (!can('partners.keep')) return null;
  return (
    <>
      <Button kind="primary" pending={pending} onClick={() => { void act(TRY_WEBHOOK, { id: webhook.id }, { success: 'webhooks.notification.tried', patches: 'webhooks', invalidates }); }}>{translate('webhooks.act.try')}</Button>
      <GuardedButton permission="partners.keep" right="webhooks.right" to={`/webhooks/${webhook.id}`}>{translate('ra.action.edit')}</GuardedButton>
      <Button kind="quiet" pending={pending} onClick={() => { void act(UPDATE_WEBHOOK, { id: webhook.id, expectedVersion: webhook.version, active: !webhook.active }, { success: webhook.active ? 'webhooks.notification.off' : 'webhooks.notification.on', patches: 'webhooks', invalidates }); }}>
        {translate(webhook.active ? 'webhooks.act.off' : 'webhooks.act.on')}
      </Button>
      <Button kind="quiet" onClick={() => setAsking('rotate')}>{translate('webhooks.act.rotate')}…</Button>
      <Button kind="quiet" onClick={() => setAsking('delete')}>{translate('webhooks.act.delete')}…</Button>
      <ActDialog
        open={asking === 'rotate'} title={translate('webhooks.title.rotate')} submit={translate('webhooks.act.rotate')} document={ROTATE_SECRET} input={() => ({ id: webhook.id })} onClose={close}
        onDone={({ secret }) => { close(); if (secret) onSecret(secret); }} patches="webhooks" invalidates={invalidates}
      >
        {() => <p className="rg-prose">{translate('webhooks.hint.rotate')}</p>}
      </ActDialog>
      <ActDialog
        open={asking === 'delete'} kind="danger" title={translate('webhooks.title.delete', { name: webhook.name })} submit={translate('webhooks.act.delete')} document={DELETE_WEBHOOK} input={() => ({ id: webhook.id, expectedVersion: webhook.version })} onClose={close}
        onDone={() => { close(); void navigate('/webhooks'); }} success="webhooks.notification.deleted" invalidates={[['webhooks', 'getList']]}
      >
        {() => <p className="rg-prose">{translate('webhooks.hint.delete')}</p>}
      </ActDialog>
    </>
  );
};
