/** Windows repeat themselves every 20 seconds; one beat may be lost. */
const silenceMilliseconds = 45_000;

/** A window that was last heard of at or before this moment is gone. */
export const silentBefore = (now: number): Date => new Date(now - silenceMilliseconds);
