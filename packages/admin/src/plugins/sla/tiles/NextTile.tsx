import { useTranslate } from 'ra-core';
import { DueChip, SkeletonRows, TileList } from '@reglament/admin/kit';
import { familyName, shortNumber } from '../wall/boardState.ts';
import { useBoard } from '../wall/useBoard.ts';

const most = 5;

/** What is due next at the whole desk, overdue answers first (§4.7). */
export default function NextTile() {
  const translate = useTranslate();
  const board = useBoard()?.board;
  if (!board) return <SkeletonRows rows={most} height={34} />;
  const rows = board.next.slice(0, most);
  return (
    <TileList
      empty={translate('sla.wall.nothing')}
      rows={rows.map((row) => ({
        key: `${row.ticketId}/${row.dueAt}`, to: `/tickets/${row.number}?tab=all`, number: shortNumber(row.number), title: row.subject,
        note: row.assigneeName ? familyName(row.assigneeName) : translate('sla.wall.nobody'), end: <DueChip sla={row} asOf={board.asOf} />,
      }))}
      more={board.awaitingAnswer > rows.length ? { to: '/tickets?tab=all', text: translate('sla.tile.all', { smart_count: board.awaitingAnswer }) } : null}
    />
  );
}
