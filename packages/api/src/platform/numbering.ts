import { defineEntity, p } from '@mikro-orm/core';
import type { Work } from './work.ts';

const NumberSeriesSchema = defineEntity({
  name: 'NumberSeries',
  tableName: 'number_series',
  properties: {
    prefix: p.string().length(16).primary(),
    year: p.integer().primary(),
    last: p.integer(),
  },
});

/** The last number given out in a series of a year. */
export class NumberSeries extends NumberSeriesSchema.class {}
NumberSeriesSchema.setClass(NumberSeries);

/**
 * The next number of a series, for example `TP-2026-000123` (§4.4): unique, without gaps, never used again.
 * The row of the series stays locked until the act ends, so an act that fails gives its number back.
 */
export const nextNumber = async (work: Work, prefix: string, year: number, digits: number): Promise<string> => {
  const rows = await work.em.execute<{ last: number }[]>(
    `insert into number_series (prefix, year, last) values (?, ?, 1)
     on conflict (prefix, year) do update set last = number_series.last + 1 returning last`,
    [prefix, year],
  );
  return `${prefix}-${year}-${String(rows[0]?.last ?? 1).padStart(digits, '0')}`;
};
