import type { Locale } from '@reglament/schema';
import { useConsoleLocale } from './useConsoleLocale.ts';

/** Something that bears an official name and, where it has one, a name in English. */
export interface Named { readonly name: string; readonly nameEn?: string | null }

/** The English name where there is one and English is spoken; the official one otherwise. */
export const nameIn = (locale: Locale, { name, nameEn }: Named): string => (locale === 'en' ? nameEn || name : name);

/** The language of a name that is not the one which is spoken: a Russian name in English text has to be read out as Russian. */
export const nameLang = (locale: Locale, thing: Named): 'ru' | undefined => (locale === 'en' && /\p{Script=Cyrillic}/u.test(nameIn(locale, thing)) ? 'ru' : undefined);

/** The name of something, in the language of the console where it has one in it. */
export const Name = ({ of }: { of: Named }) => {
  const locale = useConsoleLocale();
  const lang = nameLang(locale, of);
  return lang ? <span lang={lang}>{nameIn(locale, of)}</span> : <>{nameIn(locale, of)}</>;
};
