import { useEffect, useState } from 'react';
import { useShowContext, useTranslate } from 'react-admin';
import { BackLink, Card, KeyValue, DeskTime, Page, RecordLink, ShownOnce, ShowPage } from '@reglament/admin/kit';
import { Deliveries } from './Deliveries.tsx';
import type { WebhookRecord } from './documents.ts';
import { StateChip } from './StateChip.tsx';
import { WebhookActs } from './WebhookActs.tsx';

/** A receiver comes and goes by itself: it is asked for anew while somebody looks at it. */
const lookEveryMs = 5_000;

const StateCard = ({ webhook }: { webhook: WebhookRecord }) => {
  const translate = useTranslate();
  const { refetch } = useShowContext();
  useEffect(() => {
    const timer = setInterval(() => { void refetch(); }, lookEveryMs);
    return () => clearInterval(timer);
  }, [refetch]);
  return (
    <Card title={translate('webhooks.field.state')} action={<StateChip webhook={webhook} />}>
      <KeyValue pairs={[
        [translate('webhooks.field.system'), <RecordLink key="system" resource="machineUsers" id={webhook.machineUser.id}>{webhook.machineUser.name}</RecordLink>],
        [translate('resources.webhooks.fields.url'), webhook.url],
        [translate('webhooks.field.waiting'), <span key="waiting" className="rg-num">{webhook.waiting}</span>],
        [translate('webhooks.field.dead'), <span key="dead" className="rg-num">{webhook.dead}</span>],
        [translate('webhooks.field.lastTakenAt'), webhook.lastTakenAt ? <DeskTime key="taken" at={webhook.lastTakenAt} style="message" /> : translate('webhooks.never')],
        ...(webhook.stalled && webhook.stalledSince ? [[translate('webhooks.field.stalledSince'), <DeskTime key="stalled" at={webhook.stalledSince} style="message" />] as const] : []),
        ...(webhook.restsUntil ? [[translate('webhooks.field.restsUntil'), <DeskTime key="rests" at={webhook.restsUntil} style="message" />] as const] : []),
        ...(webhook.formerSecretUntil ? [[translate('webhooks.field.formerSecretUntil'), <DeskTime key="former" at={webhook.formerSecretUntil} style="message" />] as const] : []),
        [translate('resources.webhooks.fields.eventTypes'), webhook.eventTypes.length === 0 ? translate('webhooks.allTypes') : webhook.eventTypes.join(', ')],
      ]} />
      {webhook.active && webhook.stalled && <p className="rg-meta" role="status">{translate(`webhooks.hint.stalled.${webhook.stalled}`)}</p>}
      {webhook.restsUntil && <p className="rg-meta" role="status">{translate('webhooks.hint.away')}</p>}
    </Card>
  );
};

/** One receiver: whether it takes what it is told, what was sent, in which shape. */
export default function WebhookShow() {
  const translate = useTranslate();
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <ShowPage<WebhookRecord>>
      {(webhook) => (
        <Page title={webhook.name} subtitle={<BackLink resource="webhooks" label={translate('webhooks.menu')} />} actions={<WebhookActs webhook={webhook} onSecret={setSecret} />}>
          {secret !== null && <ShownOnce title={translate('webhooks.secret.title')} secret={secret} onClose={() => setSecret(null)}>{translate('webhooks.secret.text')}</ShownOnce>}
          <div className="rg-columns">
            <div className="rg-stack"><Deliveries key={webhook.id} webhook={webhook} /></div>
            <aside className="rg-stack">
              <StateCard webhook={webhook} />
              <Card title={translate('resources.webhooks.fields.document')}><pre className="webhooks-body" tabIndex={0}>{webhook.document}</pre></Card>
            </aside>
          </div>
        </Page>
      )}
    </ShowPage>
  );
}
