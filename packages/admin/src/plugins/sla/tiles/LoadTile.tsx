import { useTranslate } from 'ra-core';
import { SkeletonRows, TileList } from '@reglament/admin/kit';
import type { BoardLoad } from '../wall/board.ts';
import { useBoard } from '../wall/useBoard.ts';
import '../sla.css';

const most = 5;

const Owed = ({ breached, atRisk, onTime }: BoardLoad) => {
  const translate = useTranslate();
  const parts = [['breached', breached], ['atRisk', atRisk]] as const;
  return (
    <>
      {parts.filter(([, count]) => count > 0).map(([part, count]) => <span key={part} className="rg-chip rg-num" data-state={part} title={translate(`sla.wall.legend.${part}`)}>{count}<span className="rg-unseen"> {translate(`sla.wall.legend.${part}`)}</span></span>)}
      <span className="rg-num sla-tile-total">{breached + atRisk + onTime}</span>
    </>
  );
};

/** What each of the staff owes: all of it, and how much of that is overdue or runs short. */
export default function LoadTile() {
  const translate = useTranslate();
  const board = useBoard()?.board;
  if (!board) return <SkeletonRows rows={most} height={34} />;
  const hidden = board.load.length - most;
  return (
    <TileList
      empty={translate('sla.wall.free')}
      rows={board.load.slice(0, most).map((row) => ({ key: row.staffId ?? '', to: row.staffId ? `/tickets?tab=all&assigneeId=${row.staffId}` : '/tickets?tab=unassigned', title: row.name ?? translate('sla.wall.nobody'), end: <Owed {...row} /> }))}
      more={hidden > 0 ? { to: '/team', text: translate('sla.wall.more', { smart_count: hidden }) } : null}
    />
  );
}
