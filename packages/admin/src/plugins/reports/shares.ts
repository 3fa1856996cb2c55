import type { Locale } from '@reglament/schema';

const shares = { ru: new Intl.NumberFormat('ru', { maximumFractionDigits: 1 }), en: new Intl.NumberFormat('en', { maximumFractionDigits: 1 }) } as const;

/** `96,4 %`; a dash when nothing counts. */
export const share = (percent: number | null, locale: Locale): string => (percent === null ? '—' : `${shares[locale].format(percent)}${locale === 'ru' ? '\u00A0%' : '%'}`);

const months = { ru: new Intl.DateTimeFormat('ru', { month: 'short', year: '2-digit', timeZone: 'UTC' }), en: new Intl.DateTimeFormat('en-GB', { month: 'short', year: '2-digit', timeZone: 'UTC' }) } as const;

/** `нояб. 26 г.` → `нояб. 26`: a month of a chart, from YYYY-MM. */
export const shortMonth = (month: string, locale: Locale): string => months[locale].format(new Date(`${month}-01T00:00:00Z`)).replace(' г.', '');
