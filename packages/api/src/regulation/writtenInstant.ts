import { ruleBookAt } from './ruleBook.ts';

/** One per zone: a report writes thousands of instants, and making a format costs more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant for a cell: local date and time of the desk to the second, sortable as a text, for example `2026-11-24 10:00:00`. */
export const writtenInstant = (at: number): string => {
  const { timeZone } = ruleBookAt(at).parameters;
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(timeZone, format);
  return format.format(at);
};
