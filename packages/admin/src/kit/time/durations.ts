import type { Locale } from '@reglament/schema';
import { theDesk } from './desk.ts';

const rules = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') };
type Forms = Readonly<{ one: string; few?: string; many?: string; other: string }>;
/** `plural(5, 'ru', {one: 'час', few: 'часа', many: 'часов', other: 'часа'})` → `часов`. */
export const plural = (count: number, locale: Locale, forms: Forms): string => {
  const category = rules[locale].select(count);
  return (category === 'one' || category === 'few' || category === 'many' ? forms[category] : undefined) ?? forms.other;
};

const long = {
  ru: {
    day: { one: 'рабочий день', few: 'рабочих дня', many: 'рабочих дней', other: 'рабочего дня' },
    hour: { one: 'час', few: 'часа', many: 'часов', other: 'часа' },
    minute: { one: 'минута', few: 'минуты', many: 'минут', other: 'минуты' },
  },
  en: {
    day: { one: 'working day', other: 'working days' },
    hour: { one: 'hour', other: 'hours' },
    minute: { one: 'minute', other: 'minutes' },
  },
} as const satisfies Record<Locale, Record<string, Forms>>;
const short = { ru: { day: 'дн', hour: 'ч', minute: 'мин' }, en: { day: 'd', hour: 'h', minute: 'min' } } as const;
const lessThanMinute = { ru: 'меньше минуты', en: 'less than a minute' } as const;

/** Working seconds as working days of the regulation in force (R1), hours and minutes: the two largest parts, rounded down to minutes. */
export const workingParts = (seconds: number): { days: number; hours: number; minutes: number } => {
  const whole = Math.max(0, Math.floor(seconds / 60));
  const dayMinutes = theDesk().workingDaySeconds / 60;
  const days = Math.floor(whole / dayMinutes);
  const hours = Math.floor((whole % dayMinutes) / 60);
  return { days, hours, minutes: days > 0 ? 0 : whole % 60 };
};

/** `2 ч 15 мин`, `1 дн 5 ч`, `22 мин`; long: `2 часа 15 минут`, `1 рабочий день 5 часов`. */
export const formatWorkingTime = (seconds: number, locale: Locale, style: 'short' | 'long' = 'short'): string => {
  const { days, hours, minutes } = workingParts(seconds);
  const parts = ([['day', days], ['hour', hours], ['minute', minutes]] as const)
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => `${count} ${style === 'short' ? short[locale][unit] : plural(count, locale, long[locale][unit])}`);
  return parts.length > 0 ? parts.join(' ') : lessThanMinute[locale];
};

/** `до 4 рабочих дней` needs the genitive; this is the plain count: `4 рабочих дня`. */
export const formatWorkingDays = (days: number, locale: Locale): string => `${days} ${plural(days, locale, long[locale].day)}`;
