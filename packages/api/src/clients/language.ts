import type { Locale } from '@reglament/schema';

const known = (locale: string): Locale => (locale === 'en' ? 'en' : 'ru');

/** §4.2: the language in which a person is written to: the one that staff chose, else the one in which the person writes, else the client's. */
export const languageFor = (contact: { locale?: string | null | undefined; heardLocale?: string | null | undefined } | null | undefined, client: { locale: string }): Locale =>
  known(contact?.locale ?? contact?.heardLocale ?? client.locale);
