import { clean } from '../platform/input/values.ts';
import { parameterFault } from './parameterFault.ts';
import type { AnswerTermInput, DueWarningInput, RegulationParametersInput } from './regulationInputs.ts';
import type { RegulationParameters, WarningThreshold } from './regulationParameters.ts';

const termsOf = (given: readonly AnswerTermInput[]): RegulationParameters['answerTerms'] => {
  given.forEach(({ priority }, index) => {
    if (given.findIndex((one) => one.priority === priority) !== index) throw parameterFault('answerTerms', { ru: 'приоритет назван дважды', en: 'a priority is named twice' }, priority);
  });
  // a priority that is left out is found by the check of the whole
  return Object.fromEntries(given.map(({ priority, workingDays }) => [priority, workingDays])) as RegulationParameters['answerTerms'];
};

const warningOf = ({ percentUsed, workingMinutesLeft }: DueWarningInput, index: number): WarningThreshold => {
  if (percentUsed != null && workingMinutesLeft == null) return { percentUsed };
  if (workingMinutesLeft != null && percentUsed == null) return { workingMinutesLeft };
  throw parameterFault('warnings', { ru: 'задайте либо долю срока, либо остаток минут', en: 'needs either a share of the term or minutes left' }, index);
};

const withoutAbsent = (given: object): Partial<RegulationParameters> => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined));

/** The parameters of a draft with what was given put in; texts as the database can hold them. Whether they are sound is asked afterwards. */
export const givenParameters = (base: RegulationParameters, given: RegulationParametersInput): RegulationParameters => {
  const { answerTerms, warnings, shortDayCloses, reasons, categories, mailTexts, openingHours, numberPrefixes, ...plain } = given;
  return {
    ...base,
    ...withoutAbsent(plain),
    ...(shortDayCloses === undefined ? {} : { shortDayCloses: shortDayCloses?.trim() || null }),
    ...(openingHours ? { openingHours: openingHours.map(({ opens, closes }) => ({ opens: opens.trim(), closes: closes.trim() })) } : {}),
    ...(numberPrefixes ? { numberPrefixes: { ticket: numberPrefixes.ticket.trim(), termsOfReference: numberPrefixes.termsOfReference.trim(), featureRequest: numberPrefixes.featureRequest.trim() } } : {}),
    ...(answerTerms ? { answerTerms: termsOf(answerTerms) } : {}),
    ...(warnings ? { warnings: warnings.map(warningOf) } : {}),
    ...(reasons ? { reasons: reasons.map(({ code, labelRu, labelEn, active }) => ({ code, labelRu: clean(labelRu), labelEn: clean(labelEn), active })) } : {}),
    ...(categories ? { categories: categories.map(({ code, clause, scope, nameRu, nameEn }) => ({ code: clean(code), clause: clean(clause), scope, nameRu: clean(nameRu), nameEn: clean(nameEn) })) } : {}),
    ...(mailTexts ? { mailTexts: mailTexts.map(({ template, locale, subject, body }) => ({ template, locale, subject: subject == null ? null : clean(subject), body: body == null ? null : clean(body) })) } : {}),
  };
};
