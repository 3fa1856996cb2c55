import { codesOf, priorities, regulationParameters, type Priority, type RegulationParameter } from '@reglament/schema';
import type { Parameters, RegulationVersion } from '../documents.ts';

/** A draft whose parameters are there. */
export type Draft = RegulationVersion & { parameters: Parameters };

export const warningUnits = ['percentUsed', 'workingMinutesLeft'] as const;
export interface WarningRow { unit: (typeof warningUnits)[number]; amount: string }
export interface LetterRow { template: string; locale: string; subject: string; body: string }

/** A draft as its form holds it: numbers as they are typed, «nothing» as an empty text. */
export interface FormValues extends Omit<Parameters, 'shortDayCloses' | 'answerTerms' | 'nominalDayHours' | 'warnings' | 'archiveAfterDays' | 'combinedNoticeMinutes' | 'graceWorkingMinutes' | 'termsOfReferenceReviewDays' | 'mailTexts'> {
  summary: string;
  effectiveFrom: string;
  shortDayCloses: string;
  answerTerms: Record<Priority, string>;
  nominalDayHours: string;
  archiveAfterDays: string;
  combinedNoticeMinutes: string;
  graceWorkingMinutes: string;
  termsOfReferenceReviewDays: string;
  warnings: WarningRow[];
  /** A letter without words of its own is left out. */
  mailTexts: LetterRow[];
}
export type FormField = keyof FormValues;
/** Only what differs from the draft as it is kept; the rest follows the draft, whoever changes it meanwhile. */
export type Changes = Partial<FormValues>;

export const formOf = ({ summary, effectiveFrom, parameters }: Draft): FormValues => ({
  ...parameters, summary: summary ?? '', effectiveFrom,
  shortDayCloses: parameters.shortDayCloses ?? '',
  answerTerms: Object.fromEntries(parameters.answerTerms.map(({ priority, workingDays }) => [priority, String(workingDays)])) as Record<Priority, string>,
  nominalDayHours: String(parameters.nominalDayHours), archiveAfterDays: String(parameters.archiveAfterDays),
  combinedNoticeMinutes: String(parameters.combinedNoticeMinutes), graceWorkingMinutes: String(parameters.graceWorkingMinutes), termsOfReferenceReviewDays: String(parameters.termsOfReferenceReviewDays),
  warnings: parameters.warnings.map(({ percentUsed, workingMinutesLeft }) => (percentUsed === null ? { unit: 'workingMinutesLeft', amount: String(workingMinutesLeft ?? '') } : { unit: 'percentUsed', amount: String(percentUsed) })),
  mailTexts: parameters.mailTexts.map(({ subject, body, ...letter }) => ({ ...letter, subject: subject ?? '', body: body ?? '' })),
});

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The changes with a field put in; a field that is again as it was is no change. */
export const withChange = <Field extends FormField>(changes: Changes, kept: FormValues, field: Field, value: FormValues[Field]): Changes => {
  const { [field]: _before, ...others } = changes;
  return same(value, kept[field]) ? others as Changes : { ...others, [field]: value } as Changes;
};

/** Changes that the draft has caught up with, or that another release wrote, are none. */
export const liveChanges = (changes: Changes, kept: FormValues): Changes =>
  Object.fromEntries(Object.entries(changes).filter(([field, value]) => field in kept && !same(value, kept[field as FormField])));

const ownFields: readonly string[] = ['summary', 'effectiveFrom'];
/** Where the server puts its refusals of a field: the parameters lie below `parameters`. */
export const pathOf = (field: FormField, ...below: (string | number)[]): string => [...(ownFields.includes(field) ? [] : ['parameters']), field, ...below].join('.');

const isWhole = (text: string): boolean => /^\d{1,9}$/.test(text.trim());
const isNumber = (text: string): boolean => /^\d{1,4}(?:[.,]\d{1,4})?$/.test(text.trim());
const numberOf = (text: string): number => Number(text.trim().replace(',', '.'));

/** Paths of what is no number: the contract takes numbers only and could not say at which field it misses one. */
export const numberFaults = (changes: Changes): string[] => {
  const whole = (['archiveAfterDays', 'combinedNoticeMinutes', 'graceWorkingMinutes', 'termsOfReferenceReviewDays'] as const).filter((field) => changes[field] !== undefined && !isWhole(changes[field]));
  return [
    ...whole.map((field) => pathOf(field)),
    ...(changes.nominalDayHours === undefined || isNumber(changes.nominalDayHours) ? [] : [pathOf('nominalDayHours')]),
    ...(changes.answerTerms ? codesOf(priorities).filter((code) => !isWhole(changes.answerTerms?.[code] ?? '')).map((code) => pathOf('answerTerms', code)) : []),
    ...(changes.warnings ?? []).flatMap(({ unit, amount }, index) => (isWhole(amount) ? [] : [pathOf('warnings', index, unit)])),
  ];
};

const toInput: { readonly [Field in FormField]?: (value: FormValues[Field]) => unknown } = {
  answerTerms: (terms) => codesOf(priorities).map((priority) => ({ priority, workingDays: numberOf(terms[priority]) })),
  nominalDayHours: numberOf, archiveAfterDays: numberOf, combinedNoticeMinutes: numberOf, graceWorkingMinutes: numberOf, termsOfReferenceReviewDays: numberOf,
  warnings: (rows) => rows.map(({ unit, amount }) => ({ [unit]: numberOf(amount) })),
  mailTexts: (rows) => rows.map(({ subject, body, ...letter }) => ({ ...letter, subject: subject.trim() === '' ? null : subject, body: body.trim() === '' ? null : body })),
};

/** What the contract is sent: the changed parameters only, each list whole. */
export const inputOf = (changes: Changes): Record<string, unknown> => {
  const sent = Object.entries(changes).map(([field, value]) => [field, (toInput[field as FormField] as ((given: unknown) => unknown) | undefined)?.(value) ?? value] as const);
  const parameters = sent.filter(([field]) => !ownFields.includes(field));
  return { ...Object.fromEntries(sent.filter(([field]) => ownFields.includes(field))), ...(parameters.length > 0 ? { parameters: Object.fromEntries(parameters) } : {}) };
};

/** The parts of the form, each with its clause. */
export const parts: readonly { readonly clause: string; readonly fields: readonly RegulationParameter[] }[] = [
  { clause: '4.6', fields: ['calendarCode', 'timeZone', 'openingHours', 'shortDayCloses', 'outOfHoursSending'] },
  { clause: '4.7', fields: ['answerTerms', 'nominalDayHours', 'dueRule', 'queueOrder', 'defaultPriority', 'warnings'] },
  { clause: '4.9', fields: ['quarantineClock'] },
  { clause: '4.4', fields: ['archiveAfterDays', 'combinedNoticeMinutes', 'numberPrefixes'] },
  { clause: '6', fields: ['graceWorkingMinutes'] },
  { clause: '3.16', fields: ['termsOfReferenceReviewDays'] },
  { clause: '4.13', fields: ['reasons'] },
  { clause: '3', fields: ['categories'] },
  { clause: '4.2', fields: ['mailTexts'] },
];
export const clauseOf = (field: RegulationParameter): string => regulationParameters[field].clause;
