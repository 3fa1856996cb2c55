import { describe, expect, test } from 'vitest';
import { codesOf, locales, postponementEffects, postponementReasons } from '@reglament/schema';
import { fakeRegistry, pluginProblems } from '@reglament/admin/kit/testing';
import reports from '../reports/index.ts';
import tickets from '../tickets/index.ts';
import { isDecidable } from './decidedTicket.ts';
import type { Category, Said } from './documents.ts';
import { clientMessagesIn, likelyProofs, proofInWords, questionsIn } from './evidence.ts';
import postponements from './index.ts';
import { readyText } from './readyTexts.ts';
import { spanOf } from './spanOf.ts';

const now = Date.parse('2026-11-24T09:00:00.000Z');
const said = (part: Partial<Said>): Said => ({ id: 'm', type: 'CLIENT_MESSAGE', at: '2026-11-23T08:00:00.000Z', body: 'Не отвечает', question: false, leavesAt: null, author: { name: 'Пётр' }, ...part });
const asked = said({ id: 'asked', type: 'ANSWER', question: true, leavesAt: '2026-11-23T09:00:00.000Z' });
const held = said({ id: 'held', type: 'ANSWER', question: true, leavesAt: '2026-11-25T07:00:00.000Z' });
const timeline = [said({ id: 'first' }), asked, said({ id: 'answer', type: 'ANSWER', leavesAt: '2026-11-23T10:00:00.000Z' }), said({ id: 'second' }), held];
const categories: Category[] = [{ code: 'THIRD_PARTY', clause: '2.3', scope: 'OUT', nameRu: 'Сторонний продукт', nameEn: 'Third-party product' }];

describe('the plugin', () => {
  test('keeps the contract', async () => expect(await pluginProblems(postponements)).toEqual([]));
  test('offers both acts by a key each', () => {
    const acts = fakeRegistry(tickets, reports, postponements).actions('tickets', 'record').filter(({ plugin }) => plugin === 'postponements');
    expect(acts.map(({ id, hotkey }) => [id, hotkey])).toEqual([['postpone', 'p'], ['refuse', 'd']]);
  });
  test('on what has not ended', () => expect([isDecidable({ status: 'POSTPONED' }), isDecidable({ status: 'CLOSED' }), isDecidable({ status: 'REJECTED' })]).toEqual([true, false, false]));
});

describe('§4.13 what can prove a reason', () => {
  test('questions that have left, the latest first', () => expect(questionsIn(timeline, now).map(({ id }) => id)).toEqual(['asked']));
  test('messages of the client', () => expect(clientMessagesIn(timeline).map(({ id }) => id)).toEqual(['second', 'first']));
  test('what the ticket itself says is chosen already', () => {
    expect(likelyProofs(timeline, { code: 'THIRD_PARTY', scope: 'OUT' }, now)).toEqual({ questionId: 'asked', messageId: 'second', categoryCode: 'THIRD_PARTY' });
    expect(likelyProofs([], { code: 'SOFTWARE_ERROR', scope: 'IN' }, now)).toEqual({});
  });
  test.each([
    ['OUT_OF_SCOPE', { categoryCode: 'THIRD_PARTY' }, 'Сторонний продукт (§2.3)'],
    ['INSUFFICIENT_DATA', { questionId: 'asked' }, '23.11'],
    ['INCORRECT_OR_UNCONSTRUCTIVE', { messageId: 'first' }, '«Не отвечает»'],
    ['NOT_REPRODUCIBLE', { testedConfiguration: 'Стенд 3' }, 'Стенд 3'],
  ] as const)('%s in words', (reason, proofs, words) => expect(proofInWords(reason, proofs, { timeline, categories, locale: 'ru', now })).toContain(words));
});

describe('§4.13 ready texts', () => {
  test.each(codesOf(postponementEffects).flatMap((effect) => codesOf(postponementReasons).flatMap((reason) => locales.map((locale) => [effect, reason, locale] as const))))('%s %s in %s names its proof', (effect, reason, locale) => {
    expect(readyText(effect, reason, locale, 'Стенд 3. ')).toContain('Стенд 3');
    expect(readyText(effect, reason, locale, ' ')).toMatch(/…(?!\.)/);
  });
  test('a proof is put in as it is', () => expect(readyText('REFUSED', 'OUT_OF_SCOPE', 'ru', "$& $'")).toContain("$& $'"));
});

test('the days of a report begin and end at midnight of the desk', () =>
  expect(spanOf({ from: '2026-11-01', to: '2026-11-30' })).toEqual({ from: '2026-10-31T21:00:00.000Z', until: '2026-11-30T21:00:00.000Z' }));
