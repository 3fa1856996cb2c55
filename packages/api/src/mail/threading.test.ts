import { describe, expect, test } from 'vitest';
import { answeredIds, numbersIn, threadOf, type NamedTicket } from './threading.ts';

describe('numbers in a subject (§4.4)', () => {
  test.each([
    ['Re: [TP-2026-000401] Вопрос', ['TP-2026-000401']],
    ['HA: Fwd: RE: [tp-2026-000401]', ['TP-2026-000401']],
    ['по обращению TP-2026-000401, срочно', ['TP-2026-000401']],
    ['[ТР-2026-000401] набрано кириллицей', ['TP-2026-000401']],
    ['TP-2026-000402 и TP-2026-000401 и TP-2026-000402', ['TP-2026-000402', 'TP-2026-000401']],
    ['Re: TP\u20112026\u2011000401 с неразрывными дефисами', ['TP-2026-000401']],
    ['по TP–2026–000401 с тире', ['TP-2026-000401']],
    ['ТР—2026−000401', ['TP-2026-000401']],
    ['TP-2026-\u00ad000\u200b401', ['TP-2026-000401']],
    ['TP-2026- 000401, сломан переносом', ['TP-2026-000401']],
    ['XTP-2026-000401', []],
    ['TP-2026-0004011111', []],
    ['TP-26-1', []],
    ['TOR-2026-001', []],
    ['Вопрос', []],
  ])('%s names %j', (subject, expected) => {
    expect(numbersIn(subject, 'TP')).toEqual(expected);
  });

  test('bear the prefix of the regulation in force', () => {
    expect(numbersIn('[REQ.1-2026-000001]', 'REQ.1')).toEqual(['REQ.1-2026-000001']);
    expect(numbersIn('[REQX1-2026-000001]', 'REQ.1')).toEqual([]);
  });
});

test('the nearest letter of a thread is asked for first', () => {
  expect(answeredIds(['<3@a>'], ['<1@a>', '<2@b>', '<3@a>'])).toEqual(['<3@a>', '<2@b>', '<1@a>']);
  expect(answeredIds([], Array.from({ length: 1000 }, (_, index) => `<${index}@a>`))).toHaveLength(50);
});

describe('a letter', () => {
  const now = Date.parse('2026-11-24T08:00:00Z');
  const day = 86_400_000;
  const archive = { receivedAt: now, afterDays: 180 };
  const ticket = (id: string, clientId: string, closedAt: number | null = null): NamedTicket => ({ id, clientId, closedAt });

  test.each([
    ['that names no ticket is a new request', [], 'A', 'NEW'],
    ['that names a ticket of its sender’s client joins it', [ticket('1', 'A')], 'A', { join: '1' }],
    ['that names a ticket of another client waits for a person', [ticket('1', 'B')], 'A', 'FOREIGN'],
    ['of an unknown sender that names a ticket waits for a person', [ticket('1', 'A')], null, 'FOREIGN'],
    ['joins the first ticket that is its own, not one of others', [ticket('1', 'B'), ticket('2', 'A'), ticket('3', 'A')], 'A', { join: '2' }],
    ['opens a closed ticket again', [ticket('1', 'A', now - 180 * day)], 'A', { join: '1' }],
    ['to a ticket closed beyond the archive term is a request that continues it (R12)', [ticket('1', 'A', now - 180 * day - 1)], 'A', { continues: '1' }],
    ['prefers a living ticket to an archived one', [ticket('1', 'A', now - 400 * day), ticket('2', 'A')], 'A', { join: '2' }],
  ] as const)('%s', (_, named, sender, expected) => {
    expect(threadOf(named, sender, archive)).toEqual(expected);
  });
});
