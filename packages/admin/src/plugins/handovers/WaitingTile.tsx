import { useTranslate } from 'ra-core';
import { DeskTime, nameIn, TileList, TileLoaded, useConsoleLocale, useRead } from '@reglament/admin/kit';
import { AT_DEVELOPMENT } from './documents.ts';

/** Requests at development, the longest untouched first (§3.2). */
export default function WaitingTile() {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const result = useRead(AT_DEVELOPMENT, {}, { refreshOn: 'tickets.events' });
  return (
    <TileLoaded result={result}>
      {({ nodes, totalCount }) => (
        <TileList empty={translate('handovers.tile.empty')} more={totalCount > nodes.length ? { to: '/tickets?tab=all&status=IN_DEVELOPMENT', text: translate('handovers.tile.all', { smart_count: totalCount }) } : null}
          rows={nodes.map(({ id, number, subject, client, product, updatedAt }) => ({
            key: id, to: `/tickets/${number}?tab=all&status=IN_DEVELOPMENT`, number: /-0*(\d+)$/.exec(number)?.[1] ?? number, title: subject,
            note: nameIn(locale, product ?? client), end: <DeskTime at={updatedAt} />,
          }))} />
      )}
    </TileLoaded>
  );
}
