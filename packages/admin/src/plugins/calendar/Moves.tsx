import { DeskTime, RecordLink } from '@reglament/admin/kit';
import type { MovedPromise } from './documents.ts';

/** Promises that move, each with its due before and after. */
export const Moves = ({ moves }: { moves: readonly MovedPromise[] }) => (moves.length === 0 ? null : (
  <ul className="calendar-moves">
    {moves.map((one) => (
      <li key={one.obligationId} data-graced={one.graced || undefined} title={one.subject}>
        <span className="rg-num"><RecordLink resource="tickets" id={one.number}>{one.number}</RecordLink></span> <span className="rg-num"><DeskTime at={one.previousDueAt} style="short" /> → <DeskTime at={one.dueAt} style="short" /></span>
      </li>
    ))}
  </ul>
));
