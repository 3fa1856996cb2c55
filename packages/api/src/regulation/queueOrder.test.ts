import { priorities, codesOf } from '@reglament/schema';
import { expect, it } from 'vitest';
import { queueTerms, urgency } from './queueOrder.ts';

it('§4.7: the more urgent priority comes first', () => {
  expect(codesOf(priorities).toSorted((a, b) => urgency[a] - urgency[b])).toEqual(['HIGH', 'MEDIUM', 'LOW']);
});

it.each([
  ['EARLIEST_DUE', 'what is due first, then what came first', ['DUE', 'RECEIVED']],
  ['STRICT_ARRIVAL', 'what came first alone', ['RECEIVED']],
  ['PRIORITY_THEN_ARRIVAL', 'the most urgent, then what came first', ['PRIORITY', 'RECEIVED']],
] as const)('§4.7: %s puts %s at the head of the queue', (order, _what, terms) => expect(queueTerms[order]).toEqual(terms));
