import type { TimelineEntry } from './timeline.ts';
import type { Quote } from './writing/quote.ts';

let listeners: readonly ((quote: Quote) => void)[] = [];
/** Puts words of a message into the composer on the screen. */
export const quoteInComposer = (quote: Quote): void => listeners.forEach((listener) => listener(quote));
export const onQuote = (listener: (quote: Quote) => void): (() => void) => {
  listeners = [...listeners, listener];
  return () => { listeners = listeners.filter((other) => other !== listener); };
};

/** What client and desk wrote to each other; a note of the desk is never offered to an answer. */
export const isQuotable = ({ type, body }: Pick<TimelineEntry, 'type' | 'body'>): boolean => (type === 'CLIENT_MESSAGE' || type === 'ANSWER') && body !== null;
/** The message that is pointed at, else the client’s last one. */
export const entryToQuote = <Entry extends Pick<TimelineEntry, 'id' | 'type' | 'body'>>(entries: readonly Entry[], pointedId: string | null): Entry | undefined =>
  entries.find((entry) => entry.id === pointedId && isQuotable(entry)) ?? entries.findLast((entry) => entry.type === 'CLIENT_MESSAGE' && isQuotable(entry));
