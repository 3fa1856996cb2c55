import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslate } from 'ra-core';
import { Card, ErrorState, lazyPart, SkeletonRows, useRead } from '@reglament/admin/kit';
import type { ExplainedTicket } from '../explainedTicket.ts';
import { OBLIGATIONS, type Obligation } from './documents.ts';
import { ObligationRow } from './ObligationRow.tsx';
import './obligations.css';

const ExcuseDialog = lazyPart(() => import('./ExcuseDialog.tsx'));

const rowPx = 44;

/** Whatever happens to a ticket raises its version, and may have touched a promise. */
const useObligations = ({ id, version }: ExplainedTicket) => {
  const result = useRead(OBLIGATIONS, { id }, { staleMs: 60_000 });
  const { refetch } = result;
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    void refetch();
  }, [version, refetch]);
  return result.data?.id === id ? result : { ...result, data: undefined };
};

const Obligations = ({ ticket }: { ticket: ExplainedTicket }) => {
  const translate = useTranslate();
  const { data, error, refetch } = useObligations(ticket);
  const [excusing, setExcusing] = useState<Obligation | null>(null);
  return (
    <Card title={translate('sla.obligations.title')}>
      {data ? (
        <ol className="sla-obligations">{data.obligations.toReversed().map((obligation) => <ObligationRow key={obligation.id} obligation={obligation} ticketVersion={ticket.version} onExcuse={() => setExcusing(obligation)} />)}</ol>
      ) : error ? <ErrorState error={error} onRetry={() => { void refetch(); }} /> : <SkeletonRows rows={2} height={rowPx} />}
      {excusing && <Suspense fallback={null}><ExcuseDialog obligation={excusing} ticketVersion={ticket.version} onClose={() => setExcusing(null)} /></Suspense>}
    </Card>
  );
};

/** Every answer that was promised in this ticket: by when, what became of it, and its history (R19). */
export default function ObligationsCard({ ticket }: { ticket: ExplainedTicket }) {
  return <Obligations key={ticket.id} ticket={ticket} />;
}
