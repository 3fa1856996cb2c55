import type { Locale } from '@reglament/schema';

/** The languages of the console in their own names. */
export const languages = [{ locale: 'ru', name: 'Русский' }, { locale: 'en', name: 'English' }] as const satisfies readonly { locale: Locale; name: string }[];
