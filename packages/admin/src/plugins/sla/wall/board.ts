import type { Priority, Standing } from '@reglament/schema';
import { gql } from '@reglament/admin/kit';

/** A promise among the next ones to fall due. */
export interface BoardRow {
  ticketId: string; number: string; subject: string; assigneeName: string | null;
  priority: Priority; dueAt: string; standing: Standing;
  /** Working seconds left at `asOf`; negative when overdue. */
  remainingWorkingSeconds: number;
}
/** What one specialist owes; without a name it is the common queue. */
export interface BoardLoad { staffId: string | null; name: string | null; breached: number; atRisk: number; onTime: number }
/** How many promises of a priority were kept; `percent` is null when none ended. */
export interface BoardCompliance { priority: Priority; met: number; total: number; percent: number | null }

/** The promises of the desk at one moment (§4.7), whole in each frame. */
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

/** The board at once, then after each change; the only source of the wall. */
export const SLA_BOARD = gql<{ slaBoard: SlaBoard }>`subscription SlaBoard { slaBoard {
  asOf open changesAt breached dueToday awaitingAnswer compliance complianceDays
  next { ticketId number subject assigneeName priority dueAt standing remainingWorkingSeconds }
  load { staffId name breached atRisk onTime }
  complianceByPriority { priority met total percent }
  regulationVersion calendarYear cursor
} }`;
