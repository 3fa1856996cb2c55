import { codesOf, type Vocabulary } from '@reglament/schema';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TicketNews } from '../ticket.ts';
import { tabListing } from '../tabs.ts';
import { belongsTo, comparisonOf } from './belonging.ts';
import { dayFields, flagFields, recordFields, wordFields, type ListFilter } from './filterFields.ts';
import { changesOf, densities, listingOf, listOrders, type Listing } from './listing.ts';
import { allOf, nothingSelected, only, ranged, selectedAtMost, toggled } from './selection.ts';

const some = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.uniqueArray(values, { minLength: 1, maxLength: 5 });
const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const filters = fc.record({
  ...Object.fromEntries(Object.entries(wordFields).map(([field, vocabulary]) => [field, some(fc.constantFrom(...codesOf(vocabulary as Vocabulary)))])),
  ...Object.fromEntries(recordFields.map((field) => [field, some(fc.uuid())])),
  ...Object.fromEntries(dayFields.map((field) => [field, days])),
  ...Object.fromEntries(flagFields.map((field) => [field, fc.boolean()])),
  text: fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
}, { requiredKeys: [] }) as fc.Arbitrary<ListFilter>;
const listings: fc.Arbitrary<Listing> = fc.record({
  filter: filters, order: fc.constantFrom(...listOrders), columns: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8})?$/), { maxLength: 6 }), density: fc.constantFrom(...densities),
});

describe('the address of a list', () => {
  test('tells every list, whatever it starts from', () => {
    fc.assert(fc.property(listings, listings, (base, listing) => {
      const written = new URLSearchParams(new URLSearchParams(changesOf(base, listing)).toString());
      expect(listingOf(base, written)).toEqual(listing);
    }));
  });
  test('of an unchanged list tells nothing', () => {
    fc.assert(fc.property(listings, (listing) => { expect(changesOf(listing, listing)).toEqual({}); }));
  });
  test('passes over what means nothing, and takes away what is empty', () => {
    const base = tabListing('breached');
    expect(listingOf(base, new URLSearchParams('priority=URGENT&receivedFrom=yesterday&mine=perhaps&order=MOOD&density=huge'))).toEqual(base);
    expect(listingOf(base, new URLSearchParams('standing=&priority=HIGH,URGENT')).filter).toEqual({ awaitingAnswer: true, priority: ['HIGH'] });
  });
});

const now = '2026-11-24T09:00:00.000Z';
const looking = { viewerId: 'me', now };
const ticket = (part: Partial<TicketNews> = {}): TicketNews => ({
  id: 'a', number: 'TP-2026-000437', version: 1, subject: 'Тема', status: 'IN_PROGRESS', priority: 'HIGH', priorityByDefault: false, assignee: { id: 'me', name: 'Ирина', initials: 'И' },
  sla: { obligationId: 'o', kind: 'FIRST', startsAt: now, dueAt: '2026-11-24T20:59:00.000Z', standing: 'ON_TIME', answeredAt: null, breachedAt: null, provisional: false, remainingWorkingSeconds: 1 },
  takenAt: null, closedAt: null, closingReason: null, lastClientMessageAt: null, answerNotDeliveredAt: null, burstOfId: null, reviewAt: null, updatedAt: now, kind: 'QUESTION', criticality: 'MAJOR', channel: 'EMAIL', receivedAt: '2026-11-23T22:00:00.000Z',
  client: { id: 'c' }, product: { id: 'p' }, category: { code: 'errors' }, ...part,
});

describe('whether a list holds a ticket that a live update brought', () => {
  test.each<[ListFilter, boolean | undefined]>([
    [{}, true], [{ priority: ['LOW'] }, false], [{ priority: ['HIGH', 'LOW'], kind: ['QUESTION'], criticality: ['MAJOR'], channel: ['EMAIL'], status: ['IN_PROGRESS'] }, true],
    [{ clientId: ['c'], productId: ['p'], category: ['errors'], assigneeId: ['me'] }, true], [{ clientId: ['other'] }, false], [{ productId: ['other'] }, false], [{ category: ['other'] }, false],
    // 22:00 UTC is the next day in Moscow
    [{ receivedFrom: '2026-11-24', receivedTo: '2026-11-24' }, true], [{ receivedTo: '2026-11-23' }, false],
    [{ dueFrom: '2026-11-24', dueTo: '2026-11-24' }, true], [{ dueFrom: '2026-11-25' }, false], [{ dueTo: '2026-11-23' }, false],
    [{ standing: ['ON_TIME'] }, true], [{ standing: ['BREACHED'] }, false], [{ awaitingAnswer: false }, false], [{ unassigned: false }, true], [{ ended: true }, false], [{ reviewDue: true }, false], [{ reviewDue: false }, true],
    // only the server searches; what another condition rules out is out all the same
    [{ text: 'тема' }, undefined], [{ text: 'тема', mine: true }, undefined], [{ text: 'тема', unassigned: true }, false],
  ])('%j: %s', (filter, belongs) => expect(belongsTo(filter, ticket(), looking)).toBe(belongs));

  test('time alone breaches a promise', () => {
    expect(belongsTo({ standing: ['BREACHED'] }, ticket(), { viewerId: 'me', now: '2026-11-25T09:00:00.000Z' })).toBe(true);
  });
  test('each order puts one of two first', () => {
    const newer = ticket({ id: 'b', receivedAt: '2026-11-24T08:00:00.000Z', updatedAt: '2026-11-24T08:59:00.000Z', sla: null });
    const first = (order: Listing['order']): string => [newer, ticket()].toSorted(comparisonOf(order))[0]?.id ?? '';
    expect(listOrders.map(first)).toEqual(['a', 'b', 'a', 'a']);
  });
});

describe('what is picked', () => {
  const shown = ['a', 'b', 'c', 'd', 'e'];
  const picked = (selection: { ids: ReadonlySet<string> }): string => [...selection.ids].toSorted((one, other) => (one < other ? -1 : 1)).join('');
  test('is toggled one by one, and a range goes on from the last one', () => {
    const b = toggled(nothingSelected, 'b');
    expect([picked(b), picked(toggled(b, 'b')), picked(ranged(b, shown, 'd')), picked(ranged(toggled(b, 'e'), shown, 'c'))]).toEqual(['b', '', 'bcd', 'bcde']);
  });
  test('a range without a beginning on the screen is the row itself', () => {
    expect([picked(ranged(nothingSelected, shown, 'c')), picked(ranged(toggled(nothingSelected, 'gone'), shown, 'c'))]).toEqual(['c', 'cgone']);
  });
  test('never exceeds what one act takes; what failed stays', () => {
    const many = allOf(nothingSelected, Array.from({ length: 150 }, (_, index) => String(index)));
    expect([many.ids.size, toggled(many, 'one more').ids.size, picked(only(many, ['7']))]).toEqual([selectedAtMost, selectedAtMost, '7']);
  });
});
