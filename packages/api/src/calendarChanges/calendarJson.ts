import * as z from 'zod';
import { refusal } from '../platform/refusal.ts';
import type { ProductionYearRecord } from '../calendar/productionYear.ts';

/** A year as a file brings it, with the figures that it states about itself. */
export interface BroughtYear extends ProductionYearRecord {
  /** Stated working days; checked when they are there. */
  readonly statedWorkingDays: number | null;
}

const isRealDate = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).refine(isRealDate);
const dates = z.array(date).max(400);

const yearFormat = z.object({
  decree: z.object({ number: z.string().min(1).max(40), date, title: z.string().max(500).default(''), publicationId: z.string().max(80).nullish() }).nullish(),
  transfers: z.array(z.object({ from: date, to: date, basis: z.string().max(40).default('decree') })).max(60).default([]),
  holidays: dates,
  workingWeekends: dates.default([]),
  shortDays: dates.default([]),
  names: z.record(z.string(), z.string().max(300)).optional(),
  totals: z.object({ workingDays: z.number().int() }).optional(),
});

export const unreadable = (ru: string, en: string): Error => refusal('CALENDAR_UNREADABLE', { field: ['content'], params: { reason: { ru, en } } });

const parsed = (content: string): unknown => {
  try {
    return JSON.parse(content);
  } catch {
    throw unreadable('это не JSON', 'it is not JSON');
  }
};

/** Reads a year from JSON: the year alone, or a file of years by their numbers. */
export const yearFromJson = (content: string, year: number): BroughtYear => {
  const file = parsed(content);
  if (typeof file !== 'object' || file === null || Array.isArray(file)) throw unreadable('нужен объект', 'an object is needed');
  const isFile = Object.keys(file).some((key) => /^\d{4}$/.test(key));
  const own: unknown = isFile ? (file as Record<string, unknown>)[String(year)] : file;
  if (own === undefined) throw unreadable(`в файле нет ${year} года`, `the file holds no ${year}`);
  const result = yearFormat.safeParse(own);
  if (!result.success) {
    const place = result.error.issues[0]?.path.join('.') ?? '';
    throw unreadable(`поле «${place}» не такое, как нужно`, `the field "${place}" is not as it should be`);
  }
  const { decree, totals, names, ...lists } = result.data;
  return {
    ...lists, ...(names ? { names } : {}),
    decree: decree ? { ...decree, publicationId: decree.publicationId ?? null } : null,
    statedWorkingDays: totals?.workingDays ?? null,
  };
};
