import { ruleBookAt } from '../regulation/ruleBook.ts';

/** An instant for a cell: local date and time of the desk to the second, sortable as a text, for example `2026-11-24 10:00:00`. */
export const writtenInstant = (at: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: ruleBookAt(at).parameters.timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
