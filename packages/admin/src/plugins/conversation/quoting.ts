import { createRequest } from '@reglament/admin/kit';
import type { TimelineEntry } from './timeline.ts';
import type { Quote } from './writing/quote.ts';

/** Puts words of a message into the composer on the screen. */
export const quoting = createRequest<Quote>();

/** What client and desk wrote to each other; a note of the desk is never offered to an answer. */
export const isQuotable = ({ type, body }: Pick<TimelineEntry, 'type' | 'body'>): boolean => (type === 'CLIENT_MESSAGE' || type === 'ANSWER') && body !== null;
/** The message that is pointed at, else the client’s last one. */
export const entryToQuote = <Entry extends Pick<TimelineEntry, 'id' | 'type' | 'body'>>(entries: readonly Entry[], pointedId: string | null): Entry | undefined =>
  entries.find((entry) => entry.id === pointedId && isQuotable(entry)) ?? entries.findLast((entry) => entry.type === 'CLIENT_MESSAGE' && isQuotable(entry));
