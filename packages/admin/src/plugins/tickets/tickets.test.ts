import { describe, expect, test } from 'vitest';
import { GET_LIST, GET_ONE } from 'ra-core';
import type { Priority } from '@reglament/schema';
import { fakeRegistry, pluginProblems, requestOf } from '@reglament/admin/kit/testing';
import tickets from './index.ts';
import { newcomersOf } from './newcomers.ts';
import { placeOf } from './place.ts';
import { dueAfterChange, previewInputOf } from './acts/priorityPreview.ts';
import { linksOf } from './forms/requestForm.ts';
import { parsedValue } from './queue/filterFields.ts';
import { withStandings } from './queue/standings.ts';
import { withRecent } from './recent.ts';
import { isUnread, withSeen } from './seen.ts';
import { belongsTo, isOutOfPlace } from './queue/belonging.ts';
import { requestOf as listRequestOf, tabFilters, tabOf, type Tab } from './tabs.ts';
import type { TicketRow, TicketSla } from './ticket.ts';
import { localTime, rowFacts, shortNumber } from './wording.ts';

const now = '2026-11-24T09:00:00.000Z';
const promise = (part: Partial<TicketSla> = {}): TicketSla => ({
  obligationId: 'o', kind: 'FIRST', startsAt: '2026-11-23T07:00:00.000Z', dueAt: '2026-11-24T15:00:00.000Z', standing: 'ON_TIME', answeredAt: null, breachedAt: null, provisional: false, remainingWorkingSeconds: 21_600, ...part,
});
const ticket = (part: Partial<TicketRow> = {}): TicketRow => ({
  id: 'a', number: 'TP-2026-000437', version: 1, subject: 'Модуль теряет решение', status: 'IN_PROGRESS', priority: 'HIGH', priorityByDefault: false, assignee: { id: 'me', name: 'Кварцева Ирина', initials: 'КИ' },
  sla: promise(), takenAt: null, closedAt: null, closingReason: null, lastClientMessageAt: '2026-11-23T06:12:00.000Z', answerNotDeliveredAt: null, burstOfId: null, reviewAt: null, updatedAt: now, kind: 'QUESTION', criticality: null, channel: 'EMAIL', receivedAt: '2026-11-23T06:12:00.000Z',
  client: { id: 'c', name: 'Восток-Навигация', nameEn: 'Vostok Navigation' }, product: { id: 'p', name: 'Кваркон-24' }, productVersion: null, category: null, ...part,
});

describe('the plugin', () => {
  test('keeps the contract', async () => {
    expect(await pluginProblems(tickets)).toEqual([]);
    expect(fakeRegistry(tickets).slot('tickets.show.side').map(({ id }) => id)).toEqual(['proposal', 'client', 'product', 'request', 'links', 'cards']);
  });
  test('asks for a tab in the order of the queue, which is the server’s own', () => {
    const { variables } = requestOf(tickets, GET_LIST, 'tickets', { filter: listRequestOf('mine', tabFilters.mine), sort: { field: 'id', order: 'ASC' }, pagination: { page: 2, perPage: 50 } });
    expect(variables).toEqual({ page: { offset: 50, limit: 50 }, filter: { mine: true, ended: false } });
  });
  test('finds a ticket by its number', () => {
    expect(requestOf(tickets, GET_ONE, 'tickets', { id: 'TP-2026-000437' }).variables).toEqual({ id: 'TP-2026-000437' });
  });
  test('an event brings the ticket as new as the frame', () => {
    const state = ticket({ version: 7 });
    const { client: _client, product: _product, category: _category, ...stateOnly } = state;
    const event = { id: 'e', type: 'TICKET_TAKEN', occurredAt: now, ticketId: 'a', ticketNumber: state.number, ticketVersion: 5, actor: { kind: 'STAFF', id: 'me', name: 'x' }, ticket: state };
    expect(tickets.topics[0].records(event)).toEqual([{ resource: 'tickets', type: 'updated', id: 'a', version: 7, patch: stateOnly }]);
    expect(tickets.topics[0].records({ ...event, type: 'TICKET_REGISTERED', ticket: null })).toEqual([{ resource: 'tickets', type: 'created', id: 'a', version: 5 }]);
  });
});

describe('tabs', () => {
  test('an address names a tab, nonsense does not', () => {
    expect([tabOf('breached'), tabOf('nonsense'), tabOf(null, 'all')]).toEqual(['breached', 'mine', 'all']);
  });
  test('a search in all tickets finds ended ones too', () => {
    const asked = (tab: Tab, text?: string) => listRequestOf(tab, { ...tabFilters[tab], ...(text === undefined ? {} : { text }) });
    expect([asked('all', ' 437 '), asked('all'), asked('today', 'x')]).toEqual([{ text: '437' }, { ended: false }, { dueToday: true, text: 'x' }]);
  });
  test.each([
    ['mine', ticket(), true], ['mine', ticket({ assignee: null }), false], ['mine', ticket({ status: 'CLOSED' }), false],
    ['unassigned', ticket({ assignee: null }), true], ['unassigned', ticket(), false],
    ['today', ticket(), true], ['today', ticket({ sla: promise({ dueAt: '2026-11-24T21:00:00.000Z' }) }), false], ['today', ticket({ sla: promise({ dueAt: '2026-11-24T08:59:00.000Z' }) }), false], ['today', ticket({ sla: promise({ answeredAt: now }) }), false],
    ['breached', ticket({ sla: promise({ standing: 'BREACHED', dueAt: '2026-11-24T08:00:00.000Z' }) }), true], ['breached', ticket({ sla: promise({ standing: 'BREACHED', answeredAt: now }) }), false], ['breached', ticket(), false],
    ['breached', ticket({ status: 'CLOSED', sla: promise({ standing: 'BREACHED' }) }), true],
    ['reviewDue', ticket({ status: 'POSTPONED', reviewAt: '2026-11-24T07:00:00.000Z' }), true], ['reviewDue', ticket({ status: 'POSTPONED', reviewAt: '2026-11-25T07:00:00.000Z' }), false], ['reviewDue', ticket(), false],
    ['notDelivered', ticket({ status: 'CLOSED', answerNotDeliveredAt: now }), true], ['notDelivered', ticket(), false],
    ['all', ticket(), true], ['all', ticket({ status: 'REJECTED' }), false],
  ] as const)('%s holds it: case %#', (tab, row, belongs) => {
    expect(belongsTo(tabFilters[tab], row, { viewerId: 'me', now })).toBe(belongs);
  });
  test.each([{ watched: true }, { assigneeAway: true }, { clientSilent: true }] as const)('only the server tells whether a list by %j holds it, unless another condition fails', (filter) => {
    expect(belongsTo({ ...filter, mine: true }, ticket(), { viewerId: 'me', now })).toBeUndefined();
    expect(belongsTo({ ...filter, mine: true }, ticket({ assignee: null }), { viewerId: 'me', now })).toBe(false);
  });
  test('rows stand by due, then by arrival; what was answered belongs to the end', () => {
    const answered = ticket({ id: 'b', sla: promise({ answeredAt: now }) });
    const earlier = ticket({ id: 'c', receivedAt: '2026-11-20T06:12:00.000Z' });
    expect(isOutOfPlace([ticket(), answered], tabFilters.mine, 'QUEUE', { viewerId: 'me', now })).toBe(false);
    expect(isOutOfPlace([answered, ticket()], tabFilters.mine, 'QUEUE', { viewerId: 'me', now })).toBe(true);
    expect(isOutOfPlace([ticket(), earlier], tabFilters.mine, 'QUEUE', { viewerId: 'me', now })).toBe(true);
    expect(isOutOfPlace([ticket({ status: 'CLOSED' })], tabFilters.mine, 'QUEUE', { viewerId: 'me', now })).toBe(true);
  });
});

describe('newcomers', () => {
  const place = { filter: tabFilters.mine, order: 'QUEUE', viewerId: 'me', now, fetchedAt: 100, hasMore: false } as const;
  const news = (part: Partial<TicketRow>, at = 200) => ({ ticket: ticket(part), at });
  test('count what came to the tab after it was fetched and is not among the rows', () => {
    const recent = [news({ id: 'a' }), news({ id: 'new' }), news({ id: 'old' }, 50), news({ id: 'foreign', assignee: null })];
    expect(newcomersOf(recent, [ticket()], place).map(({ id }) => id)).toEqual(['new']);
  });
  test('leave out what belongs to pages that are not loaded', () => {
    const recent = [news({ id: 'far', sla: promise({ dueAt: '2026-12-24T15:00:00.000Z' }) }), news({ id: 'near' })];
    expect(newcomersOf(recent, [ticket()], { ...place, hasMore: true }).map(({ id }) => id)).toEqual(['near']);
  });
});

test('standings are counted anew in place; a row of another version waits for its own update', () => {
  const counted = [ticket({ sla: promise({ standing: 'AT_RISK' }) }), ticket({ id: 'b', version: 2, sla: promise({ standing: 'AT_RISK' }) })];
  const list = withStandings({ pages: [{ data: [ticket({ id: 'b' }), ticket()] }] }, counted);
  expect(list.pages[0]?.data.map(({ id, sla }) => [id, sla?.standing])).toEqual([['b', 'ON_TIME'], ['a', 'AT_RISK']]);
});

describe('unread', () => {
  test('is what the client wrote after the last look, while an answer is owed', () => {
    expect(isUnread(ticket(), {})).toBe(true);
    const seen = withSeen({}, ticket());
    expect(isUnread(ticket(), seen)).toBe(false);
    expect(isUnread(ticket({ lastClientMessageAt: now }), seen)).toBe(true);
    expect(isUnread(ticket({ sla: promise({ answeredAt: now }) }), {})).toBe(false);
  });
  test('the book keeps the last 500 and does not change without news', () => {
    const full = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`t${index}`, now]));
    const next = withSeen(full, ticket());
    expect([Object.keys(next).length, 't0' in next, next['a']]).toEqual([500, false, '2026-11-23T06:12:00.000Z']);
    expect(withSeen(next, ticket())).toBe(next);
  });
});

describe('a changed priority (§4.7)', () => {
  test('a raise counts from now, a lowering from the start, nothing when nothing is owed', () => {
    expect(previewInputOf(promise(), 'MEDIUM', 'HIGH', now)).toEqual({ priority: 'HIGH', receivedAt: now });
    expect(previewInputOf(promise(), 'HIGH', 'LOW', now)).toEqual({ priority: 'LOW', receivedAt: '2026-11-23T07:00:00.000Z' });
    expect(previewInputOf(promise({ answeredAt: now }), 'HIGH', 'LOW', now)).toBeNull();
  });
  test('a raise never postpones the due (R9)', () => {
    const preview = { startsAt: now, dueAt: '2026-11-26T09:00:00.000Z', outerLimitAt: now, provisional: false };
    expect(dueAfterChange(promise(), 'MEDIUM', 'HIGH', preview)).toBe('2026-11-24T15:00:00.000Z');
    expect(dueAfterChange(promise(), 'HIGH', 'LOW', preview)).toBe('2026-11-26T09:00:00.000Z');
  });
  test('one of another release is no filter here, stands in its place in the queue, and its due is the server’s', () => {
    const urgent = 'URGENT' as Priority;
    const [row, preview] = [ticket({ priority: urgent }), { startsAt: now, dueAt: '2026-11-26T09:00:00.000Z', outerLimitAt: now, provisional: false }];
    expect([parsedValue('priority', 'URGENT'), parsedValue('priority', 'URGENT,LOW')]).toEqual([undefined, ['LOW']]);
    expect([belongsTo(tabFilters.mine, row, { viewerId: 'me', now }), belongsTo({ priority: ['HIGH'] }, row, { viewerId: 'me', now })]).toEqual([true, false]);
    expect(isOutOfPlace([row, ticket({ id: 'b', receivedAt: now })], tabFilters.mine, 'QUEUE', { viewerId: 'me', now })).toBe(false);
    expect(previewInputOf(promise(), urgent, 'HIGH', now)).toEqual({ priority: 'HIGH', receivedAt: '2026-11-23T07:00:00.000Z' });
    expect(dueAfterChange(promise(), urgent, 'HIGH', preview)).toBe(preview.dueAt);
  });
});

describe('words', () => {
  test.each([['TP-2026-000437', '437'], ['TP-2026-100000', '100000'], ['old', 'old']])('%s is called %s', (number, short) => expect(shortNumber(number)).toBe(short));
  test('the second line names client and product in the language of the reader', () => {
    expect([rowFacts('ru', ticket()), rowFacts('en', ticket())]).toEqual(['Восток-Навигация · Кваркон-24', 'Vostok Navigation · Кваркон-24']);
  });
  test('the time of the client is told for zones that are known', () => {
    expect([localTime('Asia/Vladivostok', 'ru', Date.parse(now)), localTime('Mars/Olympus', 'ru', 0)]).toEqual(['19:00', null]);
  });
  test.each([['', { kind: 'queue' }], ['new', { kind: 'new' }], ['letter', { kind: 'letter' }], ['TP-2026-000437', { kind: 'ticket', id: 'TP-2026-000437' }], ['x/show', { kind: 'ticket', id: 'x' }]])('the address %j is a place', (rest, place) => {
    expect(placeOf(rest)).toEqual(place);
  });
  test('links are lines', () => {
    expect(linksOf(' a \n\nb')).toEqual(['a', 'b']);
  });
});

test('what was opened lately stands once, the latest first, five at most', () => {
  const opened = (number: string, subject = 'Тема') => ({ number, subject, client: 'Сейм' });
  const list = ['1', '2', '3', '4', '5', '6'].reduce<readonly ReturnType<typeof opened>[]>((before, number) => withRecent(before, opened(number)), []);
  expect(list.map(({ number }) => number)).toEqual(['6', '5', '4', '3', '2']);
  expect(withRecent(list, opened('4')).map(({ number }) => number)).toEqual(['4', '6', '5', '3', '2']);
  expect(withRecent(list, opened('6'))).toBe(list);
  expect(withRecent(list, opened('6', 'Новая тема'))[0]).toEqual(opened('6', 'Новая тема'));
});
