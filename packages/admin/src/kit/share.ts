import type { Locale } from '@reglament/schema';

const shares = { ru: new Intl.NumberFormat('ru', { maximumFractionDigits: 1 }), en: new Intl.NumberFormat('en', { maximumFractionDigits: 1 }) } as const;

/** `96,4 %`; a dash when nothing counts. */
export const share = (percent: number | null, locale: Locale): string => (percent === null ? '—' : `${shares[locale].format(percent)}${locale === 'ru' ? '\u00A0%' : '%'}`);
