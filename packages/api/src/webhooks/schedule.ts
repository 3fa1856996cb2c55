/** An event is tried for so long; then it is dead, until somebody sends it anew. */
export const triedForMilliseconds = 72 * 60 * 60_000;
const firstPause = 10_000;
const longestPause = 60 * 60_000;
/** So many failures in a row mean that the receiver is away, not that it dislikes an event. */
export const awayAfterFailures = 5;

/** How long to wait after so many failures: 10 s, 20 s, 40 s … at most an hour; a receiver may ask for more, up to that hour. */
export const pauseAfterFailure = (failures: number, askedForMilliseconds = 0): number =>
  Math.min(longestPause, Math.max(askedForMilliseconds, firstPause * 2 ** Math.min(Math.max(failures, 1) - 1, 20)));

/** Whether a failed attempt says that nobody is there; a receiver that refuses one delivery with 4xx is there. */
export const isAway = (status: number | null): boolean => status === null || status >= 500 || status < 400 || status === 408 || status === 429;

const longestRest = 5 * 60_000;

/** How long a receiver that failed so often in a row is left in peace; null while it is not thought away. */
export const restAfter = (failuresInRow: number): number | null => (failuresInRow < awayAfterFailures ? null : Math.min(longestRest, pauseAfterFailure(failuresInRow - awayAfterFailures + 1)));
