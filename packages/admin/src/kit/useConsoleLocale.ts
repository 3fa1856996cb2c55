import { useLocale } from 'ra-core';
import type { Locale } from '@reglament/schema';

/** The language of the console, `ru` or `en`. */
export const useConsoleLocale = (): Locale => (useLocale() === 'en' ? 'en' : 'ru');
