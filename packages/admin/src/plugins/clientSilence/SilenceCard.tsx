import { useTranslate } from 'ra-core';
import { Card, KeyValue, DeskTime, useRead, useRefetchAt } from '@reglament/admin/kit';
import { CLIENT_SILENCE } from './documents.ts';

/** Beside a ticket that waits for its client: since when, what was done about it, and what may be done now (§4.13). */
export default function SilenceCard({ ticket: { id, version } }: { ticket: { id: string; version: number } }) {
  const translate = useTranslate();
  const { data, refetch } = useRead(CLIENT_SILENCE, { id });
  useRefetchAt(version, refetch);
  const silence = data?.id === id ? data.clientSilence : null;
  if (!silence) return null;
  const { askedAt, remindedAt, proposedAt, nextAt } = silence;
  const at = (instant: string | null) => instant && <DeskTime at={instant} style="message" />;
  return (
    <Card title={`${translate('clientSilence.card')} §4.13`}>
      {proposedAt && <p className="rg-meta"><span className="rg-chip" data-state="atRisk">{translate('clientSilence.silent')}</span> {translate('clientSilence.proposal')}</p>}
      <KeyValue pairs={[
        [translate('clientSilence.asked'), at(askedAt)],
        [translate('clientSilence.reminded'), at(remindedAt)],
        [translate(remindedAt ? 'clientSilence.willPropose' : 'clientSilence.willRemind'), at(nextAt)],
      ]} />
    </Card>
  );
}
