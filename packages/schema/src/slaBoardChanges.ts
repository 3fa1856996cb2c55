/** A board as far as the fold of its changes has to know it; what else was selected comes along. */
export interface FoldableBoard {
  asOf: string;
  cursor: string;
  next: { obligationId: string; remainingWorkingSeconds: number }[];
  load: { staffId: string | null }[];
  complianceByPriority: { priority: string }[];
}

/** What changed between two boards, as `slaBoardChanges` tells it. */
export interface BoardChanges<Board extends FoldableBoard> {
  asOf: string;
  cursor: string;
  /** To be taken off the remaining time of every promise that does not come anew. */
  workingSecondsPassed: number;
  /** The single figures, all of them; null when none changed. */
  figures: Partial<Omit<Board, 'next' | 'load' | 'complianceByPriority'>> | null;
  /** Promises that are new or say something else, besides that time has passed. */
  next: Board['next'];
  /** The promises in their order; null when it is as before. */
  nextOrder: string[] | null;
  load: Board['load'];
  loadOrder: (string | null)[] | null;
  complianceByPriority: Board['complianceByPriority'];
}

/** One frame of `slaBoardChanges`: a whole board, or what changed since the frame before. */
export interface BoardFrame<Board extends FoldableBoard> {
  /** The place behind the frame: given as `after`, the subscription goes on from it. */
  mark: string;
  board: Board | null;
  changes: BoardChanges<Board> | null;
}

/** The rows in an order, those that came anew in place of the former ones. */
const inOrder = <Row, Key>(former: readonly Row[], fresh: readonly Row[], keyOf: (row: Row) => Key, order: readonly Key[] | null): Row[] => {
  const rows = new Map([...former, ...fresh].map((row) => [keyOf(row), row]));
  return (order ?? former.map(keyOf)).map((key) => {
    const row = rows.get(key);
    if (!row) throw new Error(`The changes name ${String(key)}, which was never told: the frame belongs to another board`);
    return row;
  });
};

/**
 * The board after one more frame of `slaBoardChanges`.
 * @param last the board before it; null before the first
 * @throws Error when the frame holds changes and there is no board that they belong to
 */
export const foldSlaBoard = <Board extends FoldableBoard>(last: Board | null, { board, changes }: BoardFrame<Board>): Board => {
  if (board) return board;
  if (!last || !changes) throw new Error('The first frame of a board has to be a whole one');
  const { figures, asOf, cursor, workingSecondsPassed } = changes;
  const later = last.next.map((row) => ({ ...row, remainingWorkingSeconds: row.remainingWorkingSeconds - workingSecondsPassed }));
  return {
    ...last, ...figures, asOf, cursor,
    next: inOrder(later, changes.next, ({ obligationId }) => obligationId, changes.nextOrder),
    load: inOrder(last.load, changes.load, ({ staffId }) => staffId, changes.loadOrder),
    complianceByPriority: inOrder(last.complianceByPriority, changes.complianceByPriority, ({ priority }) => priority, null),
  };
};
