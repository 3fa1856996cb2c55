import { useTranslate } from 'react-admin';
import type { ClientRecord } from './documents.ts';

/** Whether the client is under support today (§1). */
export const SupportChip = ({ client }: { client: Pick<ClientRecord, 'entitled' | 'active'> }) => {
  const translate = useTranslate();
  if (!client.active) return <span className="rg-chip">{translate('clients.state.off')}</span>;
  return client.entitled
    ? <span className="rg-chip" data-state="ok">{translate('clients.state.entitled')}</span>
    : <span className="rg-chip" data-state="note">{translate('clients.state.ended')}</span>;
};
