import type { Locale } from '@reglament/schema';

/** English as everywhere in the console: 24 November, not November 24. */
const tags = { ru: 'ru', en: 'en-GB' } as const satisfies Record<Locale, string>;
const styles = {
  weekday: { weekday: 'short' }, month: { month: 'long' }, dayOfMonth: { day: 'numeric', month: 'long' }, full: { dateStyle: 'full' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
type DayStyle = keyof typeof styles;

/** A year has hundreds of days to name, and a format costs more than a name. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** A calendar day (YYYY-MM-DD), or a part of it, in words; a day has no zone. */
export const dayWords = (day: string, locale: Locale, style: DayStyle): string => {
  const key = `${locale} ${style}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(tags[locale], { ...styles[style], timeZone: 'UTC' });
  formats.set(key, format);
  return format.format(Date.parse(`${day}T00:00:00Z`));
};
