/** What is known when an operation wants to read from the replica (decision 0059). Positions are bytes of the database's log. */
export interface Situation {
  /** Where the log of the first database stood, asked after the operation arrived: whatever anybody was told before lies behind it. */
  floor: number;
  /** How far the replica had come when it answered last. */
  replayed: number;
  /** How long ago that was; infinite while it has not answered yet. */
  answeredAgo: number;
  /** How long the operation has waited for the replica. */
  waited: number;
}

/** `READ` there; `ASK` it how far it has come; `LEAVE_OUT`: it is too slow or too far behind for anybody to wait. */
export type Step = 'READ' | 'ASK' | 'LEAVE_OUT';

/** Nobody waits longer for the replica; then the first database answers. Milliseconds. */
export const patienceMilliseconds = 100;
/** For so long an answer of the replica stands: it only goes forward, but another one may have taken its place. */
export const trustMilliseconds = 1_000;

/** How far a server has come that follows nobody: nowhere. */
export const followsNobody = 0;

/** Why a replica was left out that did not come to the floor in time. */
export const whyBehind = (floor: number, replayed: number): string =>
  replayed === followsNobody ? 'it follows nobody' : `it does not keep up: ${floor - replayed} bytes of the log behind`;

/** What is done for an operation: a replica that may lack something is never read, and one that does not catch up at once is left out. */
export const nextStep = ({ floor, replayed, answeredAgo, waited }: Situation): Step => {
  if (replayed >= floor && answeredAgo <= trustMilliseconds) return 'READ';
  return waited < patienceMilliseconds ? 'ASK' : 'LEAVE_OUT';
};
