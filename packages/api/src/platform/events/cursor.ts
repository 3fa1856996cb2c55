/** A place in the log: behind the event of that position. */
export interface Place {
  position: number;
  /** The first digits of the event's link in the chain of hashes: another log, as of a restored backup, has others there. Empty or absent before the first event, and where nobody could tell them. */
  link?: string | undefined;
}

/** SQL of the digits of a link that a place tells, of the log by that name. */
export const linkIn = (log: string): string => `left(${log}.hash, 8)`;

/** A place in the stream of events as callers keep it. */
export const cursorOf = ({ position, link }: Place): string => (link ? `e${position}.${link}` : `e${position}`);

/** The place in a cursor; null when it is not one of ours. Those that were given out before places had links have none. */
export const placeOf = (cursor: string): Place | null => {
  const [, digits, link] = /^e(\d{1,15})(?:\.([0-9a-f]{8}))?$/.exec(cursor) ?? [];
  return digits === undefined ? null : { position: Number(digits), ...(link ? { link } : {}) };
};
