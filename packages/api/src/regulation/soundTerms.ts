import { priorities, codesOf, type RegulationParameter } from '@reglament/schema';
import { parameterFault, parameterMissing } from './parameterFault.ts';
import type { RegulationParameters } from './regulationParameters.ts';

const requireWhole = (parameter: RegulationParameter, value: number, from: number, to: number, ...below: (string | number)[]): void => {
  if (!Number.isInteger(value) || value < from || value > to)
    throw parameterFault(parameter, { ru: `нужно целое число от ${from} до ${to}`, en: `needs a whole number from ${from} to ${to}` }, ...below);
};

/** §4.7, R18: a warning comes within the term, and no two are the same. */
const requireSoundWarnings = ({ warnings }: RegulationParameters): void => {
  if (warnings.length > 10) throw parameterFault('warnings', { ru: 'не больше 10 предупреждений', en: 'holds at most 10 warnings' });
  const seen = new Set<string>();
  warnings.forEach((warning, index) => {
    if ('percentUsed' in warning) requireWhole('warnings', warning.percentUsed, 1, 99, index, 'percentUsed');
    else requireWhole('warnings', warning.workingMinutesLeft, 1, 14_400, index, 'workingMinutesLeft');
    const key = JSON.stringify(warning);
    if (seen.has(key)) throw parameterFault('warnings', { ru: 'такое предупреждение уже есть', en: 'there is such a warning already' }, index);
    seen.add(key);
  });
};

const prefix = /^[A-Z][A-Z0-9]{0,9}$/;

/** §4.4: prefixes are Latin, and those of different records differ, so that a number names one thing. */
const requireSoundPrefixes = ({ numberPrefixes }: RegulationParameters): void => {
  const entries = Object.entries(numberPrefixes);
  for (const [name, value] of entries) {
    if (!prefix.test(value)) throw parameterFault('numberPrefixes', { ru: 'от 1 до 10 заглавных латинских букв и цифр, первая — буква', en: 'needs 1 to 10 capital Latin letters and digits, a letter first' }, name);
    if (entries.some(([other, same]) => other < name && same === value)) throw parameterFault('numberPrefixes', { ru: 'такое начало уже занято', en: 'this prefix is taken already' }, name);
  }
};

/** §4.7, §4.12, R1: every priority has a term of at least one day, and a working day of a term has hours. */
export const requireSoundTerms = (parameters: RegulationParameters): void => {
  for (const priority of codesOf(priorities)) {
    const term: number | undefined = parameters.answerTerms[priority];
    if (term === undefined) throw parameterMissing('answerTerms', priority);
    requireWhole('answerTerms', term, 1, 365, priority);
  }
  const { nominalDayHours } = parameters;
  if (!(nominalDayHours > 0 && nominalDayHours <= 24) || !Number.isInteger(nominalDayHours * 60))
    throw parameterFault('nominalDayHours', { ru: 'нужно больше 0 и не больше 24 часов, до минуты', en: 'needs more than 0 and at most 24 hours, to the minute' });
  requireSoundWarnings(parameters);
  requireWhole('archiveAfterDays', parameters.archiveAfterDays, 1, 3650);
  requireWhole('combinedNoticeMinutes', parameters.combinedNoticeMinutes, 0, 1440);
  requireWhole('graceWorkingMinutes', parameters.graceWorkingMinutes, 1, 2880);
  requireWhole('termsOfReferenceReviewDays', parameters.termsOfReferenceReviewDays, 1, 365);
  requireSoundPrefixes(parameters);
};
