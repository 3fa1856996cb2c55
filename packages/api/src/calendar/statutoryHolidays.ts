/** The name of a day in both languages of the desk. */
export interface DayName {
  readonly ru: string;
  readonly en: string;
}

const newYear: DayName = { ru: 'Новогодние каникулы', en: 'New Year holidays' };

/** The fourteen holidays of the Labour Code, art. 112 part 1, by month and day. */
export const statutoryHolidays: Readonly<Record<string, DayName>> = {
  '01-01': newYear,
  '01-02': newYear,
  '01-03': newYear,
  '01-04': newYear,
  '01-05': newYear,
  '01-06': newYear,
  '01-07': { ru: 'Рождество Христово', en: 'Orthodox Christmas' },
  '01-08': newYear,
  '02-23': { ru: 'День защитника Отечества', en: 'Defender of the Fatherland Day' },
  '03-08': { ru: 'Международный женский день', en: "International Women's Day" },
  '05-01': { ru: 'Праздник Весны и Труда', en: 'Spring and Labour Day' },
  '05-09': { ru: 'День Победы', en: 'Victory Day' },
  '06-12': { ru: 'День России', en: 'Russia Day' },
  '11-04': { ru: 'День народного единства', en: 'National Unity Day' },
};

/** The statutory holiday of a date YYYY-MM-DD, if it is one. */
export const statutoryHolidayOf = (date: string): DayName | undefined => statutoryHolidays[date.slice(5)];
