import { useTranslate } from 'ra-core';
import { SkeletonRows, TileFigures } from '@reglament/admin/kit';
import { useBoard } from '../wall/useBoard.ts';

/** How the promises of the desk stand now: what is overdue, what runs short, what is due today, what waits (§4.7). */
export default function StandingTile() {
  const translate = useTranslate();
  const board = useBoard()?.board;
  if (!board) return <SkeletonRows rows={2} height={68} />;
  const atRisk = board.load.reduce((sum, row) => sum + row.atRisk, 0);
  return (
    <TileFigures figures={[
      { label: translate('sla.wall.breached'), value: String(board.breached), mood: board.breached > 0 ? 'breached' : undefined, to: '/tickets?tab=breached' },
      { label: translate('sla.wall.legend.atRisk'), value: String(atRisk), mood: atRisk > 0 ? 'atRisk' : undefined, to: '/tickets?tab=all&standing=AT_RISK' },
      { label: translate('sla.wall.dueToday'), value: String(board.dueToday), to: '/tickets?tab=today' },
      { label: translate('sla.wall.awaiting'), value: String(board.awaitingAnswer), to: '/tickets?tab=all' },
    ]} />
  );
}
