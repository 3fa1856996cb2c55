import type { Locale } from '@reglament/schema';

/** Russian only where the letter is Russian; every other language is written in English. */
export const languageOfLetter = (locale: string): Locale => (locale === 'en' ? 'en' : 'ru');

const forms = {
  workingDays: {
    ru: { one: 'рабочего дня', few: 'рабочих дней', many: 'рабочих дней', other: 'рабочих дней' },
    en: { one: 'working day', other: 'working days' },
  },
  days: {
    ru: { one: 'дня', few: 'дней', many: 'дней', other: 'дней' },
    en: { one: 'day', other: 'days' },
  },
} satisfies Record<string, Record<Locale, Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>>;

const pluralRules = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') };

/** A number of days as it stands after «в течение» or «до»: 1 рабочего дня, 4 рабочих дней; 4 working days. */
export const writtenTerm = (count: number, unit: keyof typeof forms, locale: Locale): string => {
  const words: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string } = forms[unit][locale];
  return `${count} ${words[pluralRules[locale].select(count)] ?? words.other}`;
};

/** Working time in hours and minutes, rounded up to a minute: «1 ч», «4 ч 30 мин», `30 min`. */
export const writtenWorkingTime = (milliseconds: number, locale: Locale): string => {
  const minutes = Math.max(0, Math.ceil(milliseconds / 60_000));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const [h, m] = locale === 'ru' ? ['ч', 'мин'] : ['h', 'min'];
  return [hours > 0 ? `${hours} ${h}` : '', rest > 0 || hours === 0 ? `${rest} ${m}` : ''].filter((part) => part !== '').join(' ');
};

/** An instant on the desk's clock as a letter says it: «чт 26.11.2026 11:00», `Thu 26.11.2026 11:00`. Seconds are left out. */
export const writtenInstant = (at: number, timeZone: string, locale: Locale): string => {
  const parts = new Map(formatOf(timeZone, locale).formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts.get('weekday')} ${parts.get('day')}.${parts.get('month')}.${parts.get('year')} ${parts.get('hour')}:${parts.get('minute')}`;
};

const moscow = { ru: 'МСК', en: 'MSK' } as const;

/** The zone of the desk's clock as it stands behind an instant: МСК, Europe/Berlin. A name, not a distance from UTC: a letter may speak of days before and after the clocks change. */
export const writtenZone = (timeZone: string, locale: Locale): string => (timeZone === 'Europe/Moscow' ? moscow[locale] : timeZone);

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (timeZone: string, locale: Locale): Intl.DateTimeFormat => {
  const key = `${timeZone} ${locale}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', {
      timeZone, weekday: 'short', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
    });
  formats.set(key, format);
  return format;
};

const askedFields: Record<string, Record<Locale, string>> = {
  product: { ru: 'название Продукта и его версию', en: 'the product and its version' },
  criticality: { ru: 'критичность проблемы', en: 'how critical the problem is' },
  contactName: { ru: 'имя контактного лица', en: 'the name of the contact person' },
  contactPhone: { ru: 'телефон для связи', en: 'a phone number' },
  contactEmail: { ru: 'адрес электронной почты', en: 'an e-mail address' },
};

/** §4.5: what a request should hold and this one lacks, in words that can follow «пришлите». Empty when nothing is missing. */
export const writtenMissingFields = (fields: readonly string[], locale: Locale): string =>
  fields.flatMap((field) => askedFields[field]?.[locale] ?? []).join(', ');
