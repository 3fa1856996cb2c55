import { Suspense } from 'react';
import { useParams } from 'react-router';
import { useTranslate } from 'ra-core';
import { EmptyState, lazyPart, Page, SkeletonRows, useCan, useLayoutMode } from '@reglament/admin/kit';
import { placeOf, type Place } from './place.ts';
import { Queue } from './queue/Queue.tsx';
import { useQueueAddress, type QueueAddress } from './queue/useQueueAddress.ts';
import { TicketPane } from './show/TicketPane.tsx';
import './tickets.css';

const NewTicket = lazyPart(() => import('./forms/NewTicket.tsx'));
const OpenFirst = lazyPart(() => import('./OpenFirst.tsx'));
const PaperLetter = lazyPart(() => import('./forms/PaperLetter.tsx'));

const NoRight = () => {
  const translate = useTranslate();
  return <EmptyState title={translate('kit.state.forbidden')}>{translate('kit.fault.forbidden')}</EmptyState>;
};

/** What is opened beside the queue. */
const Beside = ({ place, address }: { place: Place; address: QueueAddress }) => {
  const translate = useTranslate();
  const can = useCan();
  switch (place.kind) {
    case 'ticket': return <TicketPane key={place.id} id={place.id} address={address} />;
    case 'first': return <OpenFirst />;
    case 'new': return can('tickets.create') ? <NewTicket search={address.search} /> : <NoRight />;
    case 'letter': return can('tickets.registerLetter') ? <PaperLetter search={address.search} /> : <NoRight />;
    case 'queue': return <div className="tickets-nothing"><EmptyState title={translate('tickets.nothingOpen.title')}>{translate('tickets.nothingOpen.text')}</EmptyState></div>;
  }
};

/** Queue and ticket side by side; in a narrow window one after the other. */
export default function Workbench() {
  const { '*': rest = '' } = useParams();
  const translate = useTranslate();
  const address = useQueueAddress();
  const place = placeOf(rest);
  const isNarrow = useLayoutMode() === 'narrow';
  const title = place.kind === 'ticket' ? place.id : translate(place.kind === 'queue' || place.kind === 'first' ? 'tickets.menu' : `tickets.command.${place.kind}`);
  return (
    <Page full title={title}>
      <div className="tickets-bench" data-place={place.kind}>
        {!(isNarrow && place.kind !== 'queue') && <Queue address={address} openId={place.kind === 'ticket' ? place.id : null} />}
        {!(isNarrow && place.kind === 'queue') && <Suspense fallback={<SkeletonRows />}><Beside place={place} address={address} /></Suspense>}
      </div>
    </Page>
  );
}
