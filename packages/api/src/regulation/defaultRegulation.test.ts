import { supportScopes } from '@reglament/schema';
import { describe, expect, it } from 'vitest';
import { defaultRegulation } from './defaultRegulation.ts';
import { requestCategories } from './requestCategories.ts';

describe('the first version of the regulation', () => {
  it('§4.7: answers leave within two, four and seven working days', () => {
    expect(defaultRegulation.answerTerms).toEqual({ HIGH: 2, MEDIUM: 4, LOW: 7 });
  });

  it('§4.6: the desk works from ten to six in Moscow, and that is the nominal day', () => {
    expect(defaultRegulation.timeZone).toBe('Europe/Moscow');
    expect(defaultRegulation.openingHours).toEqual([{ opens: '10:00', closes: '18:00' }]);
    expect(defaultRegulation.nominalDayHours).toBe(8);
    expect(defaultRegulation.shortDayCloses).toBeNull();
  });

  it('§4.7, R18: it warns at three quarters of a term and at one working hour left', () => {
    expect(defaultRegulation.warnings).toEqual([{ percentUsed: 75 }, { workingMinutesLeft: 60 }]);
  });

  it.each([
    ['calendarCode', 'ru', '§4.6: the days are those of the Russian calendar'],
    ['dueRule', 'WORKING_TIME', 'R1: a term is an amount of working time'],
    ['queueOrder', 'EARLIEST_DUE', '§4.7: the earliest due is taken first'],
    ['quarantineClock', 'RELEASE', '§4.9: a letter from quarantine counts from its release'],
    ['defaultPriority', 'MEDIUM', '§4.7: a request that names no priority is of medium priority'],
    ['archiveAfterDays', 180, 'R12: a closed request comes back within half a year'],
    ['combinedNoticeMinutes', 10, '§4.4: work that begins within ten minutes needs no letter of its own'],
    ['graceWorkingMinutes', 60, 'R11: a change of the calendar leaves at least one working hour'],
    ['termsOfReferenceReviewDays', 20, '§3.16: Terms of Reference are reviewed within twenty working days'],
    ['outOfHoursSending', 'LEAD', '§4.6: only a lead sends out of hours'],
    ['mailTexts', [], '§4.2: the letters have their usual words'],
    ['numberPrefixes', { ticket: 'TP', termsOfReference: 'TOR', featureRequest: 'FW' }, '§4.4: requests, Terms of Reference and wishes are told apart by their numbers'],
  ] as const)('%s is %j: %s', (parameter, value, _clause) => {
    expect(defaultRegulation[parameter]).toEqual(value);
  });

  it('§4.13: each of the five reasons may be given, in its usual words', () => {
    expect(defaultRegulation.reasons).toHaveLength(5);
    expect(defaultRegulation.reasons[3]).toEqual({ code: 'OUT_OF_SCOPE', labelRu: 'За рамками поддержки', labelEn: 'Out of scope', active: true });
    expect(defaultRegulation.reasons.every(({ active }) => active)).toBe(true);
  });

  it('it survives being stored as JSON', () => {
    expect(JSON.parse(JSON.stringify(defaultRegulation))).toEqual(defaultRegulation);
  });

  it('§3: fifteen categories, each with a clause of its own and a known scope', () => {
    expect(requestCategories).toHaveLength(15);
    expect(new Set(requestCategories.map(({ code }) => code)).size).toBe(15);
    expect(new Set(requestCategories.map(({ clause }) => clause)).size).toBe(15);
    for (const { scope, clause } of requestCategories) {
      expect(Object.keys(supportScopes)).toContain(scope);
      expect(clause).toMatch(/^(2\.3|3\.\d+)$/);
    }
  });

  it.each([['3.13', 'OUT'], ['3.14', 'LIMITED'], ['3.15', 'OUT'], ['3.16', 'TOR'], ['2.3', 'OUT'], ['3.12', 'IN']])('§%s is %s of support', (clause, scope) => {
    expect(requestCategories.find((category) => category.clause === clause)?.scope).toBe(scope);
  });
});
