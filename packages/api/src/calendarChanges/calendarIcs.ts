import { dateOf, dayNumberOfDate, isWeekend } from '../calendar/localDate.ts';
import type { DayTransfer } from '../calendar/productionYear.ts';
import { unreadable, type BroughtYear } from './calendarJson.ts';
import { sourceInWords, targetInWords } from './movesInWords.ts';

interface Property {
  name: string;
  params: string;
  value: string;
}

const longestSpanDays = 40;

/** Lines of RFC 5545, long ones put together again. */
const propertiesOf = (content: string): Property[] =>
  content.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n').replaceAll(/\n[ \t]/g, '').split('\n').filter((line) => line !== '').map((line) => {
    const [, name = '', params = '', value = ''] = /^([A-Za-z0-9-]+)((?:;[^:"]*(?:"[^"]*")?)*):(.*)$/.exec(line) ?? [];
    if (name === '') throw unreadable(`строка «${line.slice(0, 60)}»`, `the line "${line.slice(0, 60)}"`);
    return { name: name.toUpperCase(), params: params.toUpperCase(), value };
  });

const dayOf = ({ params, value }: Property): string => {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(value) ?? [];
  const date = `${year}-${month}-${day}`;
  if (year === undefined || (params !== '' && !params.includes('VALUE=DATE')) || Number.isNaN(dayNumberOfDate(date)) || dateOf(dayNumberOfDate(date)) !== date)
    throw unreadable(`событие с датой «${value}»: нужны события на целый день`, `the event dated "${value}": whole-day events are needed`);
  return date;
};

const textOf = (value: string): string => value.replaceAll(/\\n/gi, ' ').replaceAll(/\\([,;\\])/g, '$1').trim();

const eventsOf = (properties: readonly Property[]): Property[][] => {
  const events: Property[][] = [];
  let inside: Property[] | null = null;
  for (const property of properties) {
    if (property.name === 'BEGIN' && property.value.toUpperCase() === 'VEVENT') inside = [];
    else if (property.name === 'END' && property.value.toUpperCase() === 'VEVENT') {
      if (inside) events.push(inside);
      inside = null;
    } else inside?.push(property);
  }
  return events;
};

/** How many days an event lasts (RFC 5545, 3.6.1): to its end, which is not of it any more; or for its duration; else one. */
const daysOf = (first: number, end: Property | undefined, duration: Property | undefined): number => {
  if (end) return dayNumberOfDate(dayOf(end)) - first;
  if (!duration) return 1;
  const [, weeks, days] = /^\+?P(?:(\d{1,3})W|(\d{1,4})D)$/i.exec(duration.value.trim()) ?? [];
  if (weeks === undefined && days === undefined) throw unreadable(`длительность «${duration.value}»: нужны целые дни`, `the duration "${duration.value}": whole days are needed`);
  return weeks === undefined ? Number(days) : Number(weeks) * 7;
};

/** Working when the event says so by its category or its first word; a short day likewise; anything else is a day off. */
const meaningOf = (category: string, summary: string): 'OFF' | 'WORKING' | 'SHORT' => {
  if (/\bNON-?\s?WORKING\b|нерабоч|\bHOLIDAY\b|праздник/i.test(category)) return 'OFF';
  if (/\bSHORT\b|сокращ|предпраздн/i.test(category) || /^(?:сокращ|предпраздн|short)/i.test(summary)) return 'SHORT';
  return /\bWORKING\b|рабоч/i.test(category) || /^(?:рабоч|working)/i.test(summary) ? 'WORKING' : 'OFF';
};

/** The move that the words of an event tell; an event of several days tells none, for nobody knows which of them is meant. */
const moveOf = (meaning: 'OFF' | 'WORKING' | 'SHORT', date: string, words: string): DayTransfer | null => {
  const year = Number(date.slice(0, 4));
  const [from, to] = meaning === 'WORKING' ? [date, targetInWords(words, year)] : [sourceInWords(words, year), date];
  return from === null || to === null || meaning === 'SHORT' ? null : { from, to, basis: 'decree' };
};

/**
 * Reads a year from an iCalendar file (RFC 5545): whole-day events are days off; those of the category WORKING are working weekends,
 * those of the category SHORT shortened days. Which day off moved where is read from the words of the events, and only from there.
 * Events of other years are left out; repeating ones are refused, for a decree repeats nothing.
 */
export const yearFromIcs = (content: string, year: number): BroughtYear => {
  const properties = propertiesOf(content);
  if (properties[0]?.name !== 'BEGIN' || properties[0].value.toUpperCase() !== 'VCALENDAR') throw unreadable('это не iCalendar', 'it is not iCalendar');
  const found = { OFF: [] as string[], WORKING: [] as string[], SHORT: [] as string[] };
  const names: Record<string, string> = {};
  const moves = new Map<string, DayTransfer>();
  for (const event of eventsOf(properties)) {
    const get = (name: string): Property | undefined => event.find((property) => property.name === name);
    // taken back by whoever publishes the calendar
    if (get('STATUS')?.value.trim().toUpperCase() === 'CANCELLED') continue;
    if (get('RRULE') || get('RDATE')) throw unreadable('повторяющиеся события не принимаются', 'repeating events are not taken');
    const start = get('DTSTART');
    if (!start) throw unreadable('событие без даты начала', 'an event without a start');
    const first = dayNumberOfDate(dayOf(start));
    const days = daysOf(first, get('DTEND'), get('DURATION'));
    if (days < 1 || days > longestSpanDays) throw unreadable(`событие «${start.value}» длится ${days} дней`, `the event "${start.value}" lasts ${days} days`);
    const summary = textOf(get('SUMMARY')?.value ?? '');
    const meaning = meaningOf(get('CATEGORIES')?.value ?? '', summary);
    const move = days === 1 ? moveOf(meaning, dateOf(first), `${summary} ${textOf(get('DESCRIPTION')?.value ?? '')}`) : null;
    // the day off and the day that is worked for it may tell the same move
    if (move?.to.startsWith(`${year}-`)) moves.set(move.to, moves.get(move.to) ?? move);
    for (let day = first; day < first + days; day += 1) {
      const date = dateOf(day);
      if (!date.startsWith(`${year}-`)) continue;
      // ordinary weekends are listed by some calendars; they say nothing
      if (meaning === 'OFF' && isWeekend(day) && /^(?:выходной|weekend|)$/i.test(summary)) continue;
      found[meaning].push(date);
      if (meaning === 'OFF' && summary !== '') names[date] = summary.slice(0, 300);
    }
  }
  if (found.OFF.length === 0) throw unreadable(`в файле нет выходных дней ${year} года`, `the file holds no days off of ${year}`);
  return { decree: null, transfers: [...moves.values()], holidays: found.OFF, workingWeekends: found.WORKING, shortDays: found.SHORT, names, statedWorkingDays: null };
};
