import { Suspense, useState } from 'react';
import { useTranslate } from 'ra-core';
import { handoverStates } from '@reglament/schema';
import { Button, Card, DeskTime, KeyValue, lazyPart, useCan, useRead, useRefetchAt, useTerm } from '@reglament/admin/kit';
import { HANDOVERS, type Handover } from './documents.ts';
import './handovers.css';

const dialogs = { progress: lazyPart(() => import('./ProgressDialog.tsx')), return: lazyPart(() => import('./ReturnDialog.tsx')) };

const OneHandover = ({ handover, version }: { handover: Handover; version: number }) => {
  const translate = useTranslate();
  const term = useTerm();
  const can = useCan();
  const [dialog, setDialog] = useState<keyof typeof dialogs | null>(null);
  const Dialog = dialog && dialogs[dialog];
  return (
    <li data-handover={handover.state}>
      <p className="handovers-state"><span className="rg-chip" data-state={handover.state === 'RELEASED' ? 'ok' : handover.endedAt ? undefined : 'note'}>{term(handoverStates, handover.state)}</span></p>
      <p className="handovers-summary">{handover.summary}</p>
      <KeyValue pairs={[
        [translate('handovers.field.trackerUrl'), handover.trackerUrl && <a className="rg-clip" href={handover.trackerUrl} target="_blank" rel="noreferrer noopener">{handover.trackerUrl.replace(/^https?:\/\//, '')}</a>],
        [translate('handovers.field.release'), handover.release],
        [translate('handovers.field.why'), handover.reason],
        [translate('handovers.field.workaround'), handover.workaround],
        [translate('handovers.field.reason'), handover.returnReason],
        [translate('handovers.field.handedOver'), <>{handover.authorName} <span className="rg-meta"><DeskTime at={handover.handedOverAt} style="message" /></span></>],
      ]} />
      {handover.endedAt === null && can('handovers.update') && (
        <div className="handovers-acts">
          <Button size="small" onClick={() => setDialog('progress')}>{translate('handovers.act.progress')}</Button>
          <Button size="small" kind="quiet" onClick={() => setDialog('return')}>{translate('handovers.act.return')}</Button>
        </div>
      )}
      {Dialog && <Suspense fallback={null}><Dialog handover={handover} version={version} onClose={() => setDialog(null)} /></Suspense>}
    </li>
  );
};

/** What went to development from this ticket, and how far it is (§3.2). Nothing while nothing went. */
export default function HandoversCard({ ticket: { id, version } }: { ticket: { id: string; version: number } }) {
  const translate = useTranslate();
  const { data, refetch } = useRead(HANDOVERS, { id });
  useRefetchAt(version, refetch);
  if (data?.id !== id || data.handovers.length === 0) return null;
  return (
    <Card title={`${translate('handovers.card')} §3.2`}>
      <ul className="handovers-list">{data.handovers.map((handover) => <OneHandover key={handover.id} handover={handover} version={version} />)}</ul>
    </Card>
  );
}
