import { useTranslate } from 'react-admin';
import { webhookStalls } from '@reglament/schema';
import { useTerm } from '@reglament/admin/kit';
import type { WebhookRecord } from './documents.ts';

export const stateOf = ({ active, stalled, restsUntil, dead, failures }: WebhookRecord): 'off' | 'stalled' | 'away' | 'dead' | 'failing' | 'works' => {
  if (!active) return 'off';
  if (stalled !== null) return 'stalled';
  if (restsUntil !== null) return 'away';
  if (dead > 0) return 'dead';
  return failures > 0 ? 'failing' : 'works';
};
const colours = { off: undefined, stalled: 'breached', away: 'breached', dead: 'breached', failing: 'atRisk', works: 'ok' } as const;

/** Whether a receiver is told anything, and takes it. */
export const StateChip = ({ webhook }: { webhook: WebhookRecord }) => {
  const translate = useTranslate();
  const term = useTerm();
  const state = stateOf(webhook);
  return <span className="rg-chip" data-state={colours[state]}>{state === 'stalled' && webhook.stalled ? term(webhookStalls, webhook.stalled) : translate(`webhooks.state.${state}`)}</span>;
};
