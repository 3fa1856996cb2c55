import type { BoardFrame, Priority, Standing } from '@reglament/schema';
import { gql } from '@reglament/admin/kit';

/** A promise among the next ones to fall due. */
export interface BoardRow {
  obligationId: string; ticketId: string; number: string; subject: string; assigneeName: string | null;
  priority: Priority; dueAt: string; standing: Standing;
  /** Working seconds left at `asOf`; negative when overdue. */
  remainingWorkingSeconds: number;
}
/** What one specialist owes; without a name it is the common queue. */
export interface BoardLoad { staffId: string | null; name: string | null; breached: number; atRisk: number; onTime: number }
/** How many promises of a priority were kept; `percent` is null when none ended. */
export interface BoardCompliance { priority: Priority; met: number; total: number; percent: number | null }

/** The promises of the desk at one moment (§4.7). */
export interface SlaBoard {
  asOf: string;
  open: boolean;
  /** The next closing while open, the next opening while closed. */
  changesAt: string;
  breached: number; dueToday: number; awaitingAnswer: number;
  /** Share of kept promises over `complianceDays`, 0–100; null when none ended. */
  compliance: number | null;
  complianceDays: number;
  next: BoardRow[];
  load: BoardLoad[];
  complianceByPriority: BoardCompliance[];
  regulationVersion: string;
  calendarYear: number;
  /** Position in the stream of events that the board has seen. */
  cursor: string;
}

const ROW = gql`fragment BoardRow on SlaBoardRow { obligationId ticketId number subject assigneeName priority dueAt standing remainingWorkingSeconds }`;
const LOAD = gql`fragment BoardLoad on SlaBoardLoad { staffId name breached atRisk onTime }`;
const KEPT = gql`fragment BoardKept on SlaBoardCompliance { priority met total percent }`;

/** The board at once, then what changes in it; the only source of the wall and of the tiles. */
export const SLA_BOARD = gql<{ slaBoardChanges: BoardFrame<SlaBoard> }>`subscription SlaBoard($after: String) { slaBoardChanges(after: $after) {
  mark
  board {
    asOf cursor open changesAt breached dueToday awaitingAnswer compliance complianceDays regulationVersion calendarYear
    next { ...BoardRow } load { ...BoardLoad } complianceByPriority { ...BoardKept }
  }
  changes {
    asOf cursor workingSecondsPassed
    figures { open changesAt breached dueToday awaitingAnswer compliance complianceDays regulationVersion calendarYear }
    next { ...BoardRow } nextOrder load { ...BoardLoad } loadOrder complianceByPriority { ...BoardKept }
  }
} } ${ROW} ${LOAD} ${KEPT}`;
