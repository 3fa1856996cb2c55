import { ruleBookAt, endOfLocalDay, localDay, startOfLocalDay, type RuleBook } from './ruleBook.ts';

const written = (at: number): string => new Date(at).toISOString();

interface DayOfDesk { readonly book: RuleBook; readonly from: number; readonly to: number; readonly hours: string }
let known: DayOfDesk | null = null;

/** The working time of the day of the desk that holds an instant: kept for the day, as every answer asks for it. */
const dayOf = (book: RuleBook, now: number): DayOfDesk => {
  if (known?.book === book && known.from <= now && now <= known.to) return known;
  const zone = book.parameters.timeZone;
  const [from, to] = [startOfLocalDay(localDay(now, zone), zone), endOfLocalDay(now, zone)];
  const hours = book.calendar.daysBetween(from, to).flatMap(({ worked }) => worked).map((span) => `${written(span.from)}/${written(span.to)}`).join(' ');
  return (known = { book, from, to, hours });
};

/**
 * What every answer says of the desk (§4.6), so that a console shows no time by a clock or in a zone of its own:
 * `desk-time` its clock; of the version of the regulation in force `desk-zone` (IANA name), `desk-hours` (working time
 * of the desk's present day as ISO 8601 intervals, empty on a day off) and `desk-day-seconds` (what a working day of a term stands for, R1).
 */
export const deskHeaders = (now: number): Record<string, string> => {
  const book = ruleBookAt(now);
  return {
    'desk-time': written(now), 'desk-zone': book.parameters.timeZone,
    'desk-hours': dayOf(book, now).hours, 'desk-day-seconds': String(book.parameters.nominalDayHours * 3600),
  };
};
