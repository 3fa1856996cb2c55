import { priorities, type Locale } from '@reglament/schema';
import { dayKinds } from '../calendar/dayKind.ts';
import type { DueRule } from '../regulation/regulationParameters.ts';
import type { ExplainedDay, Explanation } from './explanation.ts';

type Forms = Readonly<Record<Locale, Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>>>;

const words = {
  workingDay: { ru: { one: 'рабочий день', few: 'рабочих дня', many: 'рабочих дней', other: 'рабочего дня' }, en: { one: 'working day', other: 'working days' } },
  hour: { ru: { one: 'час', few: 'часа', many: 'часов', other: 'часа' }, en: { one: 'hour', other: 'hours' } },
  minute: { ru: { one: 'минута', few: 'минуты', many: 'минут', other: 'минуты' }, en: { one: 'minute', other: 'minutes' } },
  second: { ru: { one: 'секунда', few: 'секунды', many: 'секунд', other: 'секунды' }, en: { one: 'second', other: 'seconds' } },
} as const satisfies Record<string, Forms>;

const rules = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') };

/** A number with its word in the form that the language wants: 1 час, 2 часа, 5 часов. */
const counted = (count: number, word: Forms, locale: Locale): string => `${count} ${word[locale][rules[locale].select(count)] ?? word[locale].other}`;

/** An amount of working time in words, exact to the second. */
export const durationIn = (seconds: number, locale: Locale): string => {
  const parts = [[Math.floor(seconds / 3600), words.hour], [Math.floor(seconds / 60) % 60, words.minute], [seconds % 60, words.second]] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => counted(count, word, locale));
  return told.length > 0 ? told.join(' ') : counted(0, words.hour, locale);
};

/** What the sentences need besides the explanation. */
export interface SentenceSetting {
  locale: Locale;
  timeZone: string;
  dueRule: DueRule;
  openedAt: number;
}

const withSeconds = (text: string): string => text.replace(/:00$/, '');

/** Why the due is nearer or farther than the whole term, and by how much; null where it is neither. */
export const differenceIn = ({ termSeconds, countedSeconds }: Explanation, locale: Locale, dueRule: DueRule): string | null => {
  const say = (ru: string, en: string): string => (locale === 'ru' ? ru : en);
  const difference = durationIn(Math.abs(termSeconds - countedSeconds), locale);
  if (dueRule === 'END_OF_NTH_DAY')
    return say('Срок истекает с закрытием последнего дня, поэтому часы могут не совпасть с полным сроком (§4.7).', 'The term ends with the closing of its last day, so the hours may differ from the whole term (§4.7).');
  if (countedSeconds < termSeconds)
    return say(`Это на ${difference} меньше полного срока: приоритет повышен, когда часть срока прошла, или принят более ранний срок (§4.7).`, `That is ${difference} less than the whole term: the priority was raised when part of it had passed, or an earlier due was taken over (§4.7).`);
  if (countedSeconds > termSeconds)
    return say(`Это на ${difference} больше полного срока: после изменения календаря, приоритета или разделения обращения действует более поздний срок (§4.7, §6); когда и почему, сказано в истории.`, `That is ${difference} more than the whole term: after a change of the calendar or of the priority, or after a split, the later due applies (§4.7, §6); the history says when and why.`);
  return null;
};

/**
 * R20 (§4.6, §4.7): the explanation in words, one sentence for each step and each day, so that a person can follow it with a pencil.
 * Where the due is nearer or farther than the whole term, a sentence says by how much and why.
 */
export const sentencesOf = (explained: Explanation, { locale, timeZone, dueRule, openedAt }: SentenceSetting): string[] => {
  const clockFace = new Intl.DateTimeFormat('ru', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const day = new Intl.DateTimeFormat('ru', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' });
  const time = (at: number): string => withSeconds(clockFace.format(at));
  const say = (ru: string, en: string): string => (locale === 'ru' ? ru : en);
  const moment = (at: number): string => `${day.format(at)} ${say('в', 'at')} ${time(at)}`;
  const amount = (seconds: number): string => durationIn(seconds, locale);

  const ofDay = ({ date, kind, name, intervals, countedSeconds }: ExplainedDay): string => {
    const what = [date.split('-').toReversed().join('.'), dayKinds[kind][locale].toLowerCase(), ...(name ? [`«${name[locale]}»`] : [])].join(', ');
    if (intervals.length === 0) return say(`${what}: ничего не считается.`, `${what}: nothing is counted.`);
    return `${what}: ${intervals.map(({ from, to }) => `${time(from)}–${time(to)}`).join(', ')} — ${amount(countedSeconds)}.`;
  };

  const { termSeconds: term, countedSeconds: sum } = explained;
  const priority = priorities[explained.priority][locale].toLowerCase();
  const days = counted(explained.workingDays, words.workingDay, locale);
  const difference = differenceIn(explained, locale, dueRule);
  return [
    say(`Приоритет «${priority}»: ${days}, то есть ${amount(term)} рабочего времени (§4.7, регламент ${explained.regulationVersion}).`,
      `Priority "${priority}": ${days}, that is ${amount(term)} of working time (§4.7, regulation ${explained.regulationVersion}).`),
    openedAt === explained.startsAt
      ? say(`Сообщение пришло ${moment(openedAt)}, в рабочее время; с этого момента идёт срок (§4.6).`, `The message arrived on ${moment(openedAt)}, in working hours; the term runs from then (§4.6).`)
      : say(`Сообщение пришло ${moment(openedAt)}; срок идёт с ${moment(explained.startsAt)}, когда служба открыта (§4.6).`, `The message arrived on ${moment(openedAt)}; the term runs from ${moment(explained.startsAt)}, when the desk is open (§4.6).`),
    ...explained.days.map(ofDay),
    say(`Итого ${amount(sum)}: ответить нужно до ${moment(explained.dueAt)}.`, `In all ${amount(sum)}: the answer is due on ${moment(explained.dueAt)}.`),
    ...(difference ? [difference] : []),
    say(`Крайний предел: ${moment(explained.outerLimitAt)}. Календарь: ${explained.calendarVersions.join(', ')}${explained.provisional ? ' (предварительный)' : ''}.`,
      `Outer limit: ${moment(explained.outerLimitAt)}. Calendar: ${explained.calendarVersions.join(', ')}${explained.provisional ? ' (provisional)' : ''}.`),
  ];
};
