import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import Drawer from '@mui/material/Drawer';
import { useGetOne, useTranslate } from 'ra-core';
import { ErrorState, SkeletonRows, Slot, useConsole, useLayoutMode } from '@reglament/admin/kit';
import type { QueueAddress } from '../queue/useQueueAddress.ts';
import { rememberOpened } from '../recent.ts';
import { markSeen } from '../seen.ts';
import type { TicketDetails, TicketRow } from '../ticket.ts';
import { usePainted } from './painted.ts';
import { TicketHead } from './TicketHead.tsx';

/** Keeps this page's record apart from rows that lists put into the cache. */
const whole = { whole: true };

/** The row of the queue, so that the head stands there at once while the rest is on its way. */
const useRowInCache = (id: string): TicketRow | undefined => {
  const { queryClient } = useConsole();
  return queryClient.getQueriesData<{ pages: { data: TicketRow[] }[] }>({ queryKey: ['tickets', 'getInfiniteList'] })
    .flatMap(([, list]) => list?.pages.flatMap(({ data }) => data) ?? []).find((row) => row.number === id || row.id === id);
};

const Side = ({ ticket }: { ticket: TicketDetails }) => <Slot id="tickets.show.side" context={{ ticket }} resetKeys={[ticket.id]} />;

/** A ticket: head with acts, conversation, cards; in a window under 1100 px the cards are in a drawer. */
export const TicketPane = ({ id, address }: { id: string; address: QueueAddress }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const mode = useLayoutMode();
  const [drawerOpen, setDrawerOpen] = useState(false);
  const row = useRowInCache(id);
  const { data, error, refetch } = useGetOne<TicketDetails>('tickets', { id, meta: whole });
  const known = data ?? row;
  // head, conversation, cards: each is seen before the next is drawn, also when all was in the cache
  const isHeadPainted = usePainted(known !== undefined);
  const ticket = isHeadPainted ? data : undefined;
  const isTalkPainted = usePainted(ticket !== undefined);
  const number = ticket?.number;
  useEffect(() => { if (number !== undefined && number !== id) void navigate({ pathname: `/tickets/${number}`, search: address.search }, { replace: true }); }, [number, id, address.search, navigate]);
  const lastMessageAt = ticket?.lastClientMessageAt;
  useEffect(() => { if (ticket) markSeen(ticket); }, [ticket, lastMessageAt]);
  useEffect(() => { if (ticket) rememberOpened(ticket); }, [ticket]);

  const queue = { pathname: '/tickets', search: address.search };
  if (!known) {
    return (
      <div className="tickets-talk">
        {error ? <><ErrorState error={error} onRetry={() => { void refetch(); }} /><Link className="tickets-missing" to={queue}>{translate('tickets.head.back')}</Link></> : <SkeletonRows rows={5} height={96} />}
      </div>
    );
  }
  return (
    <>
      <section className="tickets-talk" aria-label={known.number}>
        <TicketHead ticket={known} details={ticket} back={mode === 'narrow' ? queue : null} onSide={mode === 'wide' ? null : () => setDrawerOpen(true)} />
        <Slot id="tickets.show.ahead" context={{ ticketId: known.id }} resetKeys={[known.id]} />
        {ticket ? <div className="tickets-main"><Slot id="tickets.show.main" context={{ ticket }} resetKeys={[ticket.id]} /></div>
          : error ? <ErrorState error={error} onRetry={() => { void refetch(); }} /> : <SkeletonRows rows={3} height={96} />}
      </section>
      {mode === 'wide'
        ? <aside className="tickets-side" aria-label={translate('tickets.side.title')}>{ticket && isTalkPainted ? <Side ticket={ticket} /> : <SkeletonRows rows={4} height={88} />}</aside>
        : <Drawer anchor="right" open={drawerOpen} onClose={() => setDrawerOpen(false)}><aside className="tickets-side" data-drawer="" aria-label={translate('tickets.side.title')}>{ticket && <Side ticket={ticket} />}</aside></Drawer>}
    </>
  );
};
