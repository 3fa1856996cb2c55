import { clientRows } from './clientRows.ts';
import { webhookDeliveryShape, webhookShape } from './webhook.type.ts';
import { useSealingKey } from '../access/sealing.ts';
import { sealingKeyOf } from '../access/sealingKey.ts';
import { clock } from '../platform/clock.ts';
import type { Feature } from '../platform/feature.ts';
import { useNetworks } from './networks.ts';
import { Webhook } from './webhook.entity.ts';
import { WebhookActsResolver } from './webhookActs.resolver.ts';
import { WebhookDelivery } from './webhookDelivery.entity.ts';
import { WebhookProcess } from './webhookProcess.ts';
import { WebhooksResolver } from './webhooks.resolver.ts';

/** Deliveries that are settled are kept for so long. */
const keptForMilliseconds = 30 * 24 * 60 * 60_000;

/** Systems of partners are told what happens (§4.1). */
export default {
  name: 'webhooks',
  requires: ['partners'],
  entities: [Webhook, WebhookDelivery],
  clientRows,
  nodes: { Webhook: { right: 'partners.keep', shape: webhookShape }, WebhookDelivery: { right: 'partners.keep', shape: webhookDeliveryShape } },
  resolvers: [WebhooksResolver, WebhookActsResolver],
  prepare: async ({ config }) => {
    useSealingKey(() => sealingKeyOf(config));
    useNetworks(config.webhookNetworks);
  },
  jobs: [{
    id: 'webhooks.sweep', when: { dailyAt: '04:10' },
    run: async ({ pool }) => {
      await pool.query('delete from webhook_delivery where settled_at < $1', [new Date(clock.now() - keptForMilliseconds)]);
    },
  }],
  start: async (system, door) => new WebhookProcess(system, door).start(),
} satisfies Feature;
