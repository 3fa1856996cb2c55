import type { Locale } from '@reglament/schema';

const units = { ru: ['Б', 'КБ', 'МБ'], en: ['B', 'KB', 'MB'] } as const;

/** `412 КБ`, `1,8 МБ`: the size of a letter. */
export const formatBytes = (bytes: number, locale: Locale): string => {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const amount = bytes / 1000 ** step;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: amount < 10 && step > 0 ? 1 : 0 }).format(amount)} ${units[locale][step] ?? ''}`;
};
