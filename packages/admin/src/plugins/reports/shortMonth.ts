import type { Locale } from '@reglament/schema';

const months = { ru: new Intl.DateTimeFormat('ru', { month: 'short', year: '2-digit', timeZone: 'UTC' }), en: new Intl.DateTimeFormat('en-GB', { month: 'short', year: '2-digit', timeZone: 'UTC' }) } as const;

/** `нояб. 26 г.` → `нояб. 26`: a month of a chart, from YYYY-MM. */
export const shortMonth = (month: string, locale: Locale): string => months[locale].format(new Date(`${month}-01T00:00:00Z`)).replace(' г.', '');
