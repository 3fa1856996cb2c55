import { codesOf, dueRules, outOfHoursSenders, priorities, quarantineClocks, queueOrders, regulationParameters, supportScopes, type Locale, type RegulationParameter, type Term } from '@reglament/schema';
import type { RegulationParameters } from './regulationParameters.ts';

/** One difference between two versions, as people read it (§2.4). */
export interface RegulationChange {
  /** For example `answerTerms.HIGH`. */
  path: string;
  clause: string;
  label: Term;
  /** Null: there was nothing. */
  before: Term | null;
  /** Null: nothing is left. */
  after: Term | null;
}

type Said = Map<string, { label: Term; value: Term; clause?: string }>;

const same = (text: string | number): Term => ({ ru: String(text), en: String(text) });
const days = new Intl.PluralRules('ru');
const ruDays: Record<string, string> = { one: 'рабочий день', few: 'рабочих дня', many: 'рабочих дней', other: 'рабочих дней' };
/** A term as it stands by itself: «1 рабочий день», `4 working days`. */
export const workingDays = (count: number): Term => ({ ru: `${count} ${ruDays[days.select(count)]}`, en: `${count} working ${count === 1 ? 'day' : 'days'}` });
const yes = { ru: 'действует', en: 'active' };
const no = { ru: 'не действует', en: 'not active' };
const plus = (label: Term, more: Term): Term => ({ ru: `${label.ru}: ${more.ru}`, en: `${label.en}: ${more.en}` });
const both = (say: (locale: Locale) => string): Term => ({ ru: say('ru'), en: say('en') });

const single = (value: Term): Said => new Map([['', { label: { ru: '', en: '' }, value }]]);
const rows = (entries: readonly (readonly [string, Term, Term, string?])[]): Said =>
  new Map(entries.map(([key, label, value, clause]) => [key, { label, value, ...(clause ? { clause } : {}) }]));

const prefixNames = { ticket: { ru: 'обращения', en: 'tickets' }, termsOfReference: { ru: 'технические задания', en: 'Terms of Reference' }, featureRequest: { ru: 'пожелания', en: 'wishes' } };

/** How each parameter is said: as one value, or as rows that are compared one by one. */
const sayings: { [Key in RegulationParameter]: (value: RegulationParameters[Key]) => Said } = {
  calendarCode: (value) => single(same(value)),
  timeZone: (value) => single(same(value)),
  openingHours: (value) => single(same(value.map(({ opens, closes }) => `${opens}–${closes}`).join(', '))),
  shortDayCloses: (value) => single(value === null ? { ru: 'как обычно', en: 'as usual' } : same(value)),
  outOfHoursSending: (value) => single(outOfHoursSenders[value]),
  answerTerms: (value) => rows(codesOf(priorities).map((priority) => [priority, priorities[priority], workingDays(value[priority])])),
  nominalDayHours: (value) => single({ ru: `${value} ч`, en: `${value} h` }),
  dueRule: (value) => single(dueRules[value]),
  queueOrder: (value) => single(queueOrders[value]),
  defaultPriority: (value) => single(priorities[value]),
  warnings: (value) => single(both((locale) => value.map((one) => ('percentUsed' in one ? `${one.percentUsed} %` : `${one.workingMinutesLeft} ${locale === 'ru' ? 'раб. мин до срока' : 'working min left'}`)).join(', ') || '—')),
  quarantineClock: (value) => single(quarantineClocks[value]),
  archiveAfterDays: (value) => single({ ru: `${value} дн.`, en: `${value} d` }),
  combinedNoticeMinutes: (value) => single({ ru: `${value} мин`, en: `${value} min` }),
  graceWorkingMinutes: (value) => single({ ru: `${value} раб. мин`, en: `${value} working min` }),
  termsOfReferenceReviewDays: (value) => single(workingDays(value)),
  numberPrefixes: (value) => rows((['ticket', 'termsOfReference', 'featureRequest'] as const).map((key) => [key, prefixNames[key], same(value[key])])),
  reasons: (value) => rows(value.map(({ code, labelRu, labelEn, active }) => [code, same(code), both((locale) => `${locale === 'ru' ? labelRu : labelEn} (${(active ? yes : no)[locale]})`)])),
  categories: (value) => rows(value.map(({ code, clause, scope, nameRu, nameEn }) => [code, same(code), both((locale) => `${locale === 'ru' ? nameRu : nameEn}, §${clause}, ${supportScopes[scope][locale]}`), clause])),
  mailTexts: (value) => rows(value.map(({ template, locale, subject, body }) => [`${template}.${locale}`, same(`${template} (${locale})`), same([subject, body].filter((part) => part !== null).join(' / '))])),
};

const said = <Key extends RegulationParameter>(key: Key, parameters: RegulationParameters): Said => sayings[key](parameters[key]);

/** §2.4: what differs between two versions, parameter by parameter, in the order of the clauses. */
export const regulationDiff = (before: RegulationParameters, after: RegulationParameters): RegulationChange[] =>
  codesOf(regulationParameters).flatMap((key) => {
    const [old, fresh] = [said(key, before), said(key, after)];
    return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((row) => {
      const [was, is] = [old.get(row), fresh.get(row)];
      if (was && is && was.value.ru === is.value.ru && was.value.en === is.value.en) return [];
      const term: Term = regulationParameters[key];
      const rowLabel = (is ?? was)?.label;
      return [{
        path: row === '' ? key : `${key}.${row}`,
        clause: (is ?? was)?.clause ?? term.clause ?? '2.4',
        label: row === '' || !rowLabel ? term : plus(term, rowLabel),
        before: was?.value ?? null,
        after: is?.value ?? null,
      }];
    });
  });

const absent = { ru: 'нет', en: 'none' };

/** A change as one sentence. */
export const sentenceOf = ({ label, before, after, clause }: RegulationChange, locale: Locale): string =>
  locale === 'ru' ? `${label.ru} (п. ${clause}): было «${(before ?? absent).ru}», стало «${(after ?? absent).ru}».` : `${label.en} (clause ${clause}): was “${(before ?? absent).en}”, becomes “${(after ?? absent).en}”.`;
