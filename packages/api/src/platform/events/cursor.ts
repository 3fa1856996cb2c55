/** A place in the stream of events as callers keep it. */
export const cursorOf = (position: number): string => `e${position}`;

/** The position in a cursor; null when it is not one of ours. */
export const positionOf = (cursor: string): number | null => {
  const digits = /^e(\d{1,15})$/.exec(cursor)?.[1];
  return digits === undefined ? null : Number(digits);
};
