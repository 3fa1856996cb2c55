import { useTranslate } from 'ra-core';
import { DueChip, nameIn, TileList, TileLoaded, useConsoleLocale, useRead } from '@reglament/admin/kit';
import { TICKET_TILE } from '../documents.ts';
import { tabFilters, type Tab } from '../tabs.ts';
import { isOwed } from '../ticket.ts';
import { shortNumber } from '../wording.ts';

/** The first tickets of a tab of the queue, and how many there are. */
export const TicketTile = ({ tab }: { tab: Tab }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const result = useRead(TICKET_TILE, { filter: tabFilters[tab] }, { refreshOn: 'tickets.events' });
  return (
    <TileLoaded result={result}>
      {({ nodes, totalCount }) => (
        <TileList
          empty={translate(`tickets.tile.empty.${tab}`)}
          rows={nodes.map(({ id, number, subject, client, sla }) => ({ key: id, to: `/tickets/${number}?tab=${tab}`, number: shortNumber(number), title: subject, note: nameIn(locale, client), end: isOwed(sla) ? <DueChip sla={sla} /> : null }))}
          more={totalCount > nodes.length ? { to: `/tickets?tab=${tab}`, text: translate('tickets.tile.all', { smart_count: totalCount }) } : null}
        />
      )}
    </TileLoaded>
  );
};
