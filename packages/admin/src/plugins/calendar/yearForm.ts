import type { CalendarYear, ImportFormat, ImportYear, YearLists } from './documents.ts';
import { daysIn, movesIn, writtenDays, writtenMoves } from './writtenDays.ts';

export const lists = ['holidays', 'transfers', 'workingWeekends', 'shortDays'] as const;
export type ListName = (typeof lists)[number];

/** A year as it is being brought: a file, or lists as they are typed. */
export interface YearForm extends Record<ListName, string> { year: string; format: ImportFormat; content: string; decreeNumber: string; decreeDate: string; statedWorkingDays: string }
export const emptyForm = (year: number): YearForm => ({
  year: String(year), format: 'LISTS', content: '', decreeNumber: '', decreeDate: '', statedWorkingDays: '', holidays: '', transfers: '', workingWeekends: '', shortDays: '',
});

const yearPattern = /^\d{4}$/;
/** The year that is meant, when it is one. */
export const yearIn = ({ year }: Pick<YearForm, 'year'>): number | null => (yearPattern.test(year.trim()) ? Number(year.trim()) : null);

/** What the law alone says of a year: the lists begin with it, and the decree is typed over it. A published year is typed anew. */
export const lawfulLists = ({ status, days, transfers }: CalendarYear): Pick<YearForm, ListName> => {
  const isForecast = status === 'FORECAST';
  const of = (accept: (day: CalendarYear['days'][number]) => boolean): string => (isForecast ? writtenDays(days.filter(accept).map(({ date }) => date)) : '');
  return { holidays: of(({ kind }) => kind === 'HOLIDAY'), transfers: isForecast ? writtenMoves(transfers) : '', workingWeekends: '', shortDays: of(({ shortened, kind }) => shortened && kind === 'SHORT') };
};

export interface ReadLists { readonly lists: YearLists; readonly unread: Readonly<Partial<Record<ListName, string[]>>> }
/** The lists as the contract takes them, and the pieces that are no days. */
export const readLists = (form: Pick<YearForm, ListName>, year: number): ReadLists => {
  const read = { holidays: daysIn(form.holidays, year), transfers: movesIn(form.transfers, year), workingWeekends: daysIn(form.workingWeekends, year), shortDays: daysIn(form.shortDays, year) };
  return {
    lists: { holidays: read.holidays.rows, transfers: read.transfers.rows, workingWeekends: read.workingWeekends.rows, shortDays: read.shortDays.rows },
    unread: Object.fromEntries(lists.flatMap((name) => (read[name].unread.length > 0 ? [[name, read[name].unread]] : []))),
  };
};

/** The stated number of working days: null when none is stated, undefined when what is typed is no number of days. */
export const statedIn = ({ statedWorkingDays }: Pick<YearForm, 'statedWorkingDays'>): number | null | undefined => {
  const typed = statedWorkingDays.trim();
  return typed === '' ? null : /^\d{1,3}$/.test(typed) ? Number(typed) : undefined;
};

/** What is sent; `seen` is the version of the year that the person saw. */
export const inputOf = (form: YearForm, calendarCode: string, seen: number | null): ImportYear => {
  const year = yearIn(form) ?? 0;
  return {
    calendarCode, year, expectedVersion: seen, format: form.format, content: form.format === 'LISTS' ? null : form.content, lists: form.format === 'LISTS' ? readLists(form, year).lists : null,
    decreeNumber: form.decreeNumber.trim() || null, decreeDate: form.decreeDate || null, statedWorkingDays: statedIn(form) ?? null,
  };
};
