import { describe, expect, it } from 'vitest';
import { codesOf, regulationParameters } from '@reglament/schema';
import { formOf, inputOf, liveChanges, numberFaults, parts, pathOf, withChange, type Draft } from './draftForm.ts';

const draft: Draft = {
  id: '1', number: '1.1', status: 'DRAFT', inForce: false, effectiveFrom: '2026-12-01', publishedAt: null, summary: null, version: 3,
  parameters: {
    calendarCode: 'ru', timeZone: 'Europe/Moscow', openingHours: [{ opens: '10:00', closes: '18:00' }], shortDayCloses: null, outOfHoursSending: 'LEAD',
    answerTerms: [{ priority: 'HIGH', workingDays: 2 }, { priority: 'MEDIUM', workingDays: 4 }, { priority: 'LOW', workingDays: 7 }], nominalDayHours: 8, dueRule: 'WORKING_TIME',
    queueOrder: 'EARLIEST_DUE', defaultPriority: 'MEDIUM', warnings: [{ percentUsed: 75, workingMinutesLeft: null }, { percentUsed: null, workingMinutesLeft: 60 }], quarantineClock: 'RELEASE',
    archiveAfterDays: 180, combinedNoticeMinutes: 10, graceWorkingMinutes: 60, termsOfReferenceReviewDays: 20, numberPrefixes: { ticket: 'TP', termsOfReference: 'TOR', featureRequest: 'FW' },
    reasons: [], categories: [], mailTexts: [{ template: 'ticket.accepted', locale: 'ru', subject: null, body: 'Принято' }],
  },
};
const kept = formOf(draft);

describe('the form of a draft', () => {
  it('covers every parameter of the contract, each once, under its clause', () => {
    const shown = parts.flatMap(({ fields }) => fields);
    expect(shown.toSorted()).toEqual(codesOf(regulationParameters).toSorted());
    for (const { clause, fields } of parts) expect(fields.map((field) => regulationParameters[field].clause)).toEqual(fields.map(() => clause));
  });

  it('sends nothing while nothing differs', () => {
    expect(inputOf({})).toEqual({});
    expect(withChange({ timeZone: 'Asia/Omsk' }, kept, 'timeZone', 'Europe/Moscow')).toEqual({});
    expect(withChange({}, kept, 'openingHours', [{ opens: '10:00', closes: '18:00' }])).toEqual({});
  });

  it('sends only the parameters that differ, in the words of the contract', () => {
    const changes = { summary: 'Короче', warnings: [{ unit: 'percentUsed', amount: '50' }, { unit: 'workingMinutesLeft', amount: '30' }], nominalDayHours: '7,5', answerTerms: { HIGH: '1', MEDIUM: '4', LOW: '7' }, shortDayCloses: '' } as const;
    expect(inputOf({ ...changes, warnings: [...changes.warnings] })).toEqual({
      summary: 'Короче',
      parameters: {
        warnings: [{ percentUsed: 50 }, { workingMinutesLeft: 30 }], nominalDayHours: 7.5, shortDayCloses: '',
        answerTerms: [{ priority: 'HIGH', workingDays: 1 }, { priority: 'MEDIUM', workingDays: 4 }, { priority: 'LOW', workingDays: 7 }],
      },
    });
  });

  it('keeps the usual words of the part of a letter that is left empty', () => {
    expect(inputOf({ mailTexts: [{ template: 'ticket.accepted', locale: 'ru', subject: ' ', body: 'Принято' }] })).toEqual({ parameters: { mailTexts: [{ template: 'ticket.accepted', locale: 'ru', subject: null, body: 'Принято' }] } });
  });

  it('names what is no number by its own place, before anything is sent', () => {
    expect(numberFaults({ archiveAfterDays: 'полгода', nominalDayHours: '', answerTerms: { HIGH: '2', MEDIUM: '4.5', LOW: '7' }, warnings: [{ unit: 'percentUsed', amount: '75' }, { unit: 'workingMinutesLeft', amount: '' }] }))
      .toEqual(['parameters.archiveAfterDays', 'parameters.nominalDayHours', 'parameters.answerTerms.MEDIUM', 'parameters.warnings.1.workingMinutesLeft']);
    expect(numberFaults({ graceWorkingMinutes: '60' })).toEqual([]);
  });

  it('forgets changes that the draft has caught up with', () => {
    expect(liveChanges({ timeZone: 'Europe/Moscow', archiveAfterDays: '90' }, kept)).toEqual({ archiveAfterDays: '90' });
  });

  it('finds refusals where the server puts them', () => {
    expect([pathOf('openingHours', 1, 'closes'), pathOf('summary')]).toEqual(['parameters.openingHours.1.closes', 'summary']);
  });
});
