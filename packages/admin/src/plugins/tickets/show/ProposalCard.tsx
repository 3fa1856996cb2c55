import { Suspense, useState } from 'react';
import { useTranslate } from 'ra-core';
import { priorities } from '@reglament/schema';
import { Button, Card, DeskTime, lazyPart, readKey, useAct, useCan, useRead, useRefetchAt, useTerm } from '@reglament/admin/kit';
import { PRIORITY_PROPOSALS, SETTLE_PROPOSAL } from '../documents.ts';
import type { TicketDetails } from '../ticket.ts';

const AcceptDialog = lazyPart(() => import('../acts/AcceptDialog.tsx'));

/** §4.7: a priority that was proposed and on which the client has not decided. Nothing while there is none. */
export default function ProposalCard({ ticket }: { ticket: TicketDetails }) {
  const { id, version } = ticket;
  const translate = useTranslate();
  const term = useTerm();
  const can = useCan();
  const { act, pending } = useAct();
  const [isAccepting, setAccepting] = useState(false);
  const { data, refetch } = useRead(PRIORITY_PROPOSALS, { id });
  useRefetchAt(version, refetch);
  const open = data?.id === id ? data.priorityProposals.find(({ state }) => state === 'OPEN') : undefined;
  if (!open) return null;
  const settle = (settlement: 'DECLINE' | 'WITHDRAW'): void => {
    void act(SETTLE_PROPOSAL, { ticketId: id, settlement, expectedVersion: version }, { patches: 'tickets', invalidates: [readKey(PRIORITY_PROPOSALS)] });
  };
  return (
    <Card title={translate('tickets.proposal.title')}>
      <p className="tickets-card-name">{term(priorities, ticket.priority)} → {term(priorities, open.priority)} <span className="rg-meta">§4.7</span></p>
      <p className="tickets-quote">{open.reason}</p>
      <p className="rg-meta">{open.authorName} · <DeskTime at={open.proposedAt} style="message" /></p>
      {can('tickets.priority') && (
        <div className="tickets-acts">
          <Button size="small" pending={pending} onClick={() => setAccepting(true)}>{translate('tickets.proposal.accepted')}</Button>
          <Button size="small" kind="quiet" pending={pending} onClick={() => settle('DECLINE')}>{translate('tickets.proposal.declined')}</Button>
          <Button size="small" kind="quiet" pending={pending} onClick={() => settle('WITHDRAW')}>{translate('tickets.proposal.withdraw')}</Button>
        </div>
      )}
      {isAccepting && <Suspense fallback={null}><AcceptDialog ticket={ticket} proposal={open} onClose={() => setAccepting(false)} /></Suspense>}
    </Card>
  );
}
