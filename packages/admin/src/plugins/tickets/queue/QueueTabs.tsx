import { Link } from 'react-router';
import { useTranslate } from 'ra-core';
import { useRead } from '@reglament/admin/kit';
import { QUEUE_COUNTERS, type QueueCounters } from '../documents.ts';
import { tabs, type Tab } from '../tabs.ts';
import type { QueueAddress } from './useQueueAddress.ts';

const countOf = (counters: QueueCounters | undefined, tab: Tab): number | undefined => (tab === 'today' ? counters?.dueToday : counters?.[tab]);

/** The tabs are addresses, so that one can be kept as a bookmark; all figures come in one query. */
export const QueueTabs = ({ address }: { address: QueueAddress }) => {
  const translate = useTranslate();
  const { data } = useRead(QUEUE_COUNTERS, {}, { refreshOn: 'tickets.events' });
  const { tab, searchOf } = address;
  return (
    <nav className="tickets-tabs" aria-label={translate('tickets.queue.tabs')}>
      {tabs.map((name) => {
        const count = countOf(data, name);
        // where every answer arrives nobody needs this tab
        if (name === 'notDelivered' && name !== tab && !count) return null;
        return (
          <Link key={name} to={{ search: searchOf(name) }} aria-current={name === tab ? 'page' : undefined} data-tab={name}>
            {translate(`tickets.tab.${name}`)}{count !== undefined && <span className="rg-num" data-hot={(name === 'breached' || name === 'notDelivered') && count > 0 ? '' : undefined}>{count}</span>}
          </Link>
        );
      })}
    </nav>
  );
};
