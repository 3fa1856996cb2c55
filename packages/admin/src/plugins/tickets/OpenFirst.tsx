import { Navigate } from 'react-router';
import { Loaded, SkeletonRows, useCan, useLayoutMode, useRead } from '@reglament/admin/kit';
import { FIRST_TICKET, QUEUE_COUNTERS } from './documents.ts';
import { firstTab, tabFilters, type Tab } from './tabs.ts';

const wait = <SkeletonRows rows={5} height={96} />;

const First = ({ tab }: { tab: Tab }) => {
  const result = useRead(FIRST_TICKET, { filter: tabFilters[tab] }, { staleMs: 0 });
  const search = `?tab=${tab}`;
  return <Loaded result={result} skeleton={wait}>{({ nodes: [first] }) => <Navigate replace to={first ? `/tickets/${first.number}${search}` : `/tickets${search}`} />}</Loaded>;
};

/** §4.7: opens what is due first beside its queue, so that the day begins with it. Where only one of both fits, the queue is shown. */
export default function OpenFirst() {
  const mayTake = useCan()('tickets.take');
  const isNarrow = useLayoutMode() === 'narrow';
  const counters = useRead(QUEUE_COUNTERS, {}, { refreshOn: 'tickets.events' });
  return (
    <Loaded result={counters} skeleton={wait}>
      {(counted) => {
        const tab = firstTab(counted, mayTake);
        return isNarrow ? <Navigate replace to={`/tickets?tab=${tab}`} /> : <First tab={tab} />;
      }}
    </Loaded>
  );
}
