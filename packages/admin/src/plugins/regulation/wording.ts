import { dueRules, letterTemplates, outOfHoursSenders, priorities, quarantineClocks, queueOrders, type Locale, type RegulationParameter, type Vocabulary } from '@reglament/schema';
import type { Parameters } from './documents.ts';

const said = (vocabulary: Vocabulary, code: string, locale: Locale): string => vocabulary[code]?.[locale] ?? code;
const unit = (ru: string, en: string) => (value: number, locale: Locale): string => `${value} ${locale === 'ru' ? ru : en}`;
const [hours, days, workingDays, minutes, workingMinutes] = [unit('ч', 'h'), unit('дн.', 'd'), unit('раб. дн.', 'working d'), unit('мин', 'min'), unit('раб. мин', 'working min')];

/** How a version says each of its parameters in one line; lists that have a table of their own are counted there. */
export const wordings: { readonly [Key in RegulationParameter]: (parameters: Parameters, locale: Locale) => string } = {
  calendarCode: ({ calendarCode }) => calendarCode,
  timeZone: ({ timeZone }) => timeZone,
  openingHours: ({ openingHours }) => openingHours.map(({ opens, closes }) => `${opens}–${closes}`).join(', '),
  shortDayCloses: ({ shortDayCloses }, locale) => shortDayCloses ?? (locale === 'ru' ? 'как обычно' : 'as usual'),
  outOfHoursSending: ({ outOfHoursSending }, locale) => said(outOfHoursSenders, outOfHoursSending, locale),
  answerTerms: ({ answerTerms }, locale) => answerTerms.map(({ priority, workingDays }) => `${said(priorities, priority, locale)}: ${workingDays}`).join(' · '),
  nominalDayHours: ({ nominalDayHours }, locale) => hours(nominalDayHours, locale),
  dueRule: ({ dueRule }, locale) => said(dueRules, dueRule, locale),
  queueOrder: ({ queueOrder }, locale) => said(queueOrders, queueOrder, locale),
  defaultPriority: ({ defaultPriority }, locale) => said(priorities, defaultPriority, locale),
  warnings: ({ warnings }, locale) => warnings.map(({ percentUsed, workingMinutesLeft }) => (percentUsed === null ? workingMinutes(workingMinutesLeft ?? 0, locale) : `${percentUsed} %`)).join(', ') || '—',
  quarantineClock: ({ quarantineClock }, locale) => said(quarantineClocks, quarantineClock, locale),
  archiveAfterDays: ({ archiveAfterDays }, locale) => days(archiveAfterDays, locale),
  combinedNoticeMinutes: ({ combinedNoticeMinutes }, locale) => minutes(combinedNoticeMinutes, locale),
  graceWorkingMinutes: ({ graceWorkingMinutes }, locale) => workingMinutes(graceWorkingMinutes, locale),
  termsOfReferenceReviewDays: ({ termsOfReferenceReviewDays }, locale) => workingDays(termsOfReferenceReviewDays, locale),
  numberPrefixes: ({ numberPrefixes }) => `${numberPrefixes.ticket}, ${numberPrefixes.termsOfReference}, ${numberPrefixes.featureRequest}`,
  reasons: ({ reasons }, locale) => reasons.filter(({ active }) => active).map(({ labelRu, labelEn }) => (locale === 'ru' ? labelRu : labelEn)).join('; '),
  categories: ({ categories }) => String(categories.length),
  mailTexts: ({ mailTexts }, locale) => mailTexts.map(({ template, locale: language }) => `${said(letterTemplates, template, locale)} (${language})`).join(', ') || (locale === 'ru' ? 'обычные тексты' : 'the usual texts'),
};
