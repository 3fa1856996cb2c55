import type { Locale } from '@reglament/schema';
import { languages } from '@reglament/admin/kit';

/** A language by its own name, as in the rest of the console; one that we do not speak stays as it is written. */
export const languageName = (language: Locale): string => languages.find(({ locale }) => locale === language)?.name ?? language;
