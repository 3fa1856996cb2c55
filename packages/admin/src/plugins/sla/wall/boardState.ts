import type { SlaBoard } from './board.ts';

/** What the wall knows: the last board, when it came by the clock of this screen, and when the last event was seen. */
export interface BoardState {
  readonly board: SlaBoard;
  /** Milliseconds, by the clock of the screen. */
  readonly receivedAt: number;
  /** When, by the server's clock, a board with news came; null while nothing has happened since the wall was opened. */
  readonly lastEventAt: string | null;
}

/** The state after one more board. Boards also come without news, so that the wall sees that the line carries. */
export const afterBoard = (state: BoardState | null, board: SlaBoard, receivedAt: number): BoardState => ({
  board,
  receivedAt,
  lastEventAt: state && state.board.cursor !== board.cursor ? board.asOf : state?.lastEventAt ?? null,
});

/** The server's clock now, in milliseconds: the screen's own may be wrong, and the wall must not promise by it. */
export const serverNow = ({ board, receivedAt }: BoardState, now: number): number => Date.parse(board.asOf) + Math.max(0, now - receivedAt);

/** After so long without the server the figures count as old. */
const silenceMs = 15_000;
/** On a line that is up a board comes at least every half a minute; after one and a half of that the server is stuck. */
const stuckMs = 45_000;

/** Whether the wall shows figures that nobody vouches for any more. */
export const isStale = (state: BoardState, now: number, lineIsUp: boolean): boolean => now - state.receivedAt >= (lineIsUp ? stuckMs : silenceMs);

/** `TP-2026-000437` → `437`: at five metres the year and the zeros are noise. */
export const shortNumber = (number: string): string => number.match(/0*(\d+)$/)?.[1] ?? number;

/** Family name of «Кварцева Ирина»; lists of the desk put it first. */
export const familyName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
