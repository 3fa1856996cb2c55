import { useTranslate } from 'react-admin';
import type { WebhookRecord } from './documents.ts';

const stateOf = ({ active, restsUntil, dead, failures }: WebhookRecord): 'off' | 'away' | 'dead' | 'failing' | 'works' => {
  if (!active) return 'off';
  if (restsUntil !== null) return 'away';
  if (dead > 0) return 'dead';
  return failures > 0 ? 'failing' : 'works';
};
const colours = { off: undefined, away: 'breach', dead: 'breach', failing: 'risk', works: 'ok' } as const;

/** Whether a receiver takes what it is told. */
export const StateChip = ({ webhook }: { webhook: WebhookRecord }) => {
  const state = stateOf(webhook);
  return <span className="rg-chip" data-state={colours[state]}>{useTranslate()(`webhooks.state.${state}`)}</span>;
};
