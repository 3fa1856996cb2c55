import { describe, expect, it } from 'vitest';
import { defaultRegulation } from './defaultRegulation.ts';
import { givenParameters } from './givenParameters.ts';
import type { RegulationParametersInput } from './regulationInputs.ts';
import { refusedAs, type ReadRefusal } from './testing/refusedAs.ts';

const base = { ...defaultRegulation, shortDayCloses: '17:00' };
const given = (input: RegulationParametersInput) => givenParameters(base, input);
const refused = (input: RegulationParametersInput): ReadRefusal => refusedAs(() => given(input));

describe('§2.4: a draft takes over what it is given', () => {
  it('and keeps what is left out or null', () => {
    expect(given({})).toEqual(base);
    expect(given({
      timeZone: null, openingHours: null, answerTerms: null, warnings: null, numberPrefixes: null, reasons: null, categories: null, mailTexts: null, archiveAfterDays: undefined,
    })).toEqual(base);
  });

  it.each<[RegulationParametersInput]>([
    [{ timeZone: 'Asia/Omsk', calendarCode: 'omsk' }],
    [{ nominalDayHours: 7.5, combinedNoticeMinutes: 0, archiveAfterDays: 30, graceWorkingMinutes: 15 }],
    [{ dueRule: 'END_OF_NTH_DAY', queueOrder: 'STRICT_ARRIVAL', quarantineClock: 'ARRIVAL', defaultPriority: 'LOW', outOfHoursSending: 'STAFF' }],
  ])('as it stands: %j', (input) => {
    expect(given(input)).toEqual(Object.assign({}, base, input));
  });

  it.each<[string, RegulationParametersInput, object]>([
    ['hours lose the blanks around them', { openingHours: [{ opens: ' 09:00 ', closes: '\t13:00\n' }] }, { openingHours: [{ opens: '09:00', closes: '13:00' }] }],
    ['the closing before a holiday loses the blanks around it', { shortDayCloses: ' 16:00 ' }, { shortDayCloses: '16:00' }],
    ['prefixes lose the blanks around them', { numberPrefixes: { ticket: ' HD ', termsOfReference: ' SPEC ', featureRequest: ' W ' } },
      { numberPrefixes: { ticket: 'HD', termsOfReference: 'SPEC', featureRequest: 'W' } }],
    ['the terms are by priority', { answerTerms: [{ priority: 'LOW', workingDays: 5 }, { priority: 'HIGH', workingDays: 1 }, { priority: 'MEDIUM', workingDays: 3 }] },
      { answerTerms: { HIGH: 1, MEDIUM: 3, LOW: 5 } }],
    ['a term that is left out is missing afterwards, and found by the check of the whole', { answerTerms: [{ priority: 'LOW', workingDays: 5 }] }, { answerTerms: { LOW: 5 } }],
    ['each warning is one of two kinds', { warnings: [{ percentUsed: 50 }, { workingMinutesLeft: 30, percentUsed: null }, { percentUsed: 0, workingMinutesLeft: null }, { workingMinutesLeft: 0 }] },
      { warnings: [{ percentUsed: 50 }, { workingMinutesLeft: 30 }, { percentUsed: 0 }, { workingMinutesLeft: 0 }] }],
    ['reasons are kept as the database can hold them', { reasons: [{ code: 'OUT_OF_SCOPE', labelRu: ' За рамками\u0000 ', labelEn: ' Cafe\u0301 ', active: false }] },
      { reasons: [{ code: 'OUT_OF_SCOPE', labelRu: 'За рамками', labelEn: 'Café', active: false }] }],
    ['categories too', { categories: [{ code: ' REPAIR ', clause: ' 3.2 ', scope: 'LIMITED', nameRu: ' Ремонт ', nameEn: ' Repair ' }] },
      { categories: [{ code: 'REPAIR', clause: '3.2', scope: 'LIMITED', nameRu: 'Ремонт', nameEn: 'Repair' }] }],
    ['letters too', { mailTexts: [{ template: 'confirmation', locale: 'ru', subject: ' Принято ', body: ' Спасибо ' }] },
      { mailTexts: [{ template: 'confirmation', locale: 'ru', subject: 'Принято', body: 'Спасибо' }] }],
    ['a part of a letter that is not given keeps the usual words', { mailTexts: [{ template: 'notice', locale: 'en', subject: null }, { template: 'notice', locale: 'ru', subject: '', body: null }] },
      { mailTexts: [{ template: 'notice', locale: 'en', subject: null, body: null }, { template: 'notice', locale: 'ru', subject: '', body: null }] }],
    ['lists may be emptied', { warnings: [], mailTexts: [] }, { warnings: [], mailTexts: [] }],
  ])('%s', (_, input, changed) => {
    expect(given(input)).toEqual({ ...base, ...changed });
  });

  it.each([null, '', '  '])('a day before a holiday given as %j closes like any other', (shortDayCloses) => {
    expect(given({ shortDayCloses }).shortDayCloses).toBeNull();
  });
});

describe('what cannot be taken over is refused with its place and clause', () => {
  it('§4.7: a priority that is named twice', () => {
    expect(refused({ answerTerms: [{ priority: 'HIGH', workingDays: 1 }, { priority: 'LOW', workingDays: 5 }, { priority: 'HIGH', workingDays: 2 }] })).toEqual({
      code: 'INVALID_VALUE', field: 'parameters.answerTerms.HIGH', clause: '4.7',
      ru: 'Поле «parameters.answerTerms.HIGH»: приоритет назван дважды', en: '"parameters.answerTerms.HIGH": a priority is named twice',
    });
  });

  it.each([{ percentUsed: 75, workingMinutesLeft: 60 }, {}, { percentUsed: null, workingMinutesLeft: null }])('R18: the warning %j', (warning) => {
    expect(refused({ warnings: [{ percentUsed: 50 }, warning] })).toEqual({
      code: 'INVALID_VALUE', field: 'parameters.warnings.1', clause: '4.7',
      ru: 'Поле «parameters.warnings.1»: задайте либо долю срока, либо остаток минут', en: '"parameters.warnings.1": needs either a share of the term or minutes left',
    });
  });
});
