import { describe, expect, it } from 'vitest';
import { officialYears } from '../calendar/officialYears.ts';
import { defaultRegulation } from '../regulation/defaultRegulation.ts';
import { calendarOfRegulation } from '../regulation/regulationCalendar.ts';
import { answeredAtBy, answerLeavesAt } from './answering.ts';

const calendar = calendarOfRegulation(defaultRegulation, officialYears);
const msk = (text: string) => Date.parse(`${text}+03:00`);

describe('R5: what answers a client (§4.6, §4.7)', () => {
  it('a public message by a person of the staff answers when it leaves', () => {
    expect(answeredAtBy({ author: 'STAFF', form: 'PUBLIC_MESSAGE', leftAt: 42 })).toBe(42);
  });

  it.each([
    ['an automatic letter', { author: 'MACHINE', form: 'PUBLIC_MESSAGE', leftAt: 42 }],
    ['an internal note', { author: 'STAFF', form: 'INTERNAL_NOTE', leftAt: 42 }],
    ['an assignment or a status', { author: 'STAFF', form: 'ACT', leftAt: 42 }],
    ["the client's own message", { author: 'CLIENT', form: 'PUBLIC_MESSAGE', leftAt: 42 }],
    ['an answer that is still held', { author: 'STAFF', form: 'PUBLIC_MESSAGE', leftAt: null }],
  ] as const)('%s answers nothing', (_, utterance) => {
    expect(answeredAtBy(utterance)).toBeNull();
  });

  it('§4.6: an answer written at night leaves at the next opening, one written in working hours at once', () => {
    expect(answerLeavesAt(calendar, msk('2026-11-27T19:00:00'), false)).toBe(msk('2026-11-30T10:00:00'));
    expect(answerLeavesAt(calendar, msk('2026-11-27T18:00:00'), false)).toBe(msk('2026-11-30T10:00:00'));
    expect(answerLeavesAt(calendar, msk('2026-11-27T17:59:59.999'), false)).toBe(msk('2026-11-27T17:59:59.999'));
  });

  it('§4.6: whoever has the right may send it at once', () => {
    expect(answerLeavesAt(calendar, msk('2026-11-27T19:00:00'), true)).toBe(msk('2026-11-27T19:00:00'));
  });
});
