import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientsCanAsk } from '../support/clientSchema.ts';
import { deskOf, told, type Ticket } from '../support/desk.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';
import { eventsIn, followTicketsFromNow } from '../support/stream.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
let records: ReturnType<typeof recordsOf>;
let head: Asker;
let specialist: Asker;
let modulev: { id: string; name: string };
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  records = recordsOf(system);
  await system.at('2026-11-24T11:00:00+03:00');
  [head, specialist] = [await system.signIn('SUPPORT_HEAD'), await system.signIn('triggerova@company.example')];
  modulev = await records.staff('modulev');
});
afterAll(() => system.stop());

const watchersOf = async ({ id }: Pick<Ticket, 'id'>): Promise<string[]> =>
  (await system.get<{ ticket: { watchers: { name: string }[] } }>('query($id: ID!) { ticket(id: $id) { watchers { name } } }', { id })).ticket.watchers.map(({ name }) => name);
const watch = (ticket: Pick<Ticket, 'id'>, asker: Asker, staffId?: string): Promise<Ticket> => desk.done('watchTicket', { ticketId: ticket.id, ...(staffId ? { staffId } : {}) }, asker);

describe('§1 somebody besides the responsible specialist keeps an eye on a ticket', () => {
  it('for oneself; it is found by the filter, and a second time changes nothing', async () => {
    const ticket = await desk.clientAsks();
    const { name } = await records.staff('triggerova');
    const watched = await watch(ticket, specialist);
    expect((await desk.act('watchTicket', { ticketId: ticket.id }, specialist)).eventIds).toEqual([]);
    expect(await watchersOf(ticket)).toEqual([name]);
    expect([await desk.ticketCount({ watched: true }, specialist), await desk.ticketCount({ ids: [ticket.id], watched: true }, head)]).toEqual([1, 0]);
    expect(watched.timeline.at(-1)).toMatchObject({ type: 'WATCHED', clause: '1', params: [{ name: 'staffName', value: name }] });
    // no answer under way becomes stale by it
    expect(watched.version).toBe(ticket.version);
    await desk.done('unwatchTicket', { ticketId: ticket.number }, specialist);
    expect((await desk.act('unwatchTicket', { ticketId: ticket.id }, specialist)).eventIds).toEqual([]);
    expect([await watchersOf(ticket), await desk.ticketCount({ watched: true }, specialist)]).toEqual([[], 0]);
  });

  it('for others only who leads; a key says for whom', async () => {
    const ticket = await desk.clientAsks();
    expect((await desk.act('watchTicket', { ticketId: ticket.id, staffId: modulev.id }, specialist)).userErrors).toMatchObject([{ code: 'FORBIDDEN', field: ['staffId'], clause: '1' }]);
    expect((await desk.act('watchTicket', { ticketId: ticket.id })).userErrors).toMatchObject([{ code: 'REQUIRED_FIELD_MISSING', field: ['staffId'] }]);
    await watch(ticket, head, modulev.id);
    await system.pass(1);
    await watch(ticket, specialist);
    expect(await watchersOf(ticket)).toEqual([modulev.name, (await records.staff('triggerova')).name]);
    expect((await desk.act('unwatchTicket', { ticketId: ticket.id, staffId: modulev.id }, specialist)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  it('whoever left is not counted, and cannot be named any more', async () => {
    const ticket = await desk.clientAsks();
    const { id, version } = await records.done<{ id: string; version: number }>('createStaff', 'staff', 'id version', { name: 'Временный Пётр', role: 'SPECIALIST', email: 'leaves@company.example' }, head);
    await watch(ticket, head, id);
    await records.done('updateStaff', 'staff', 'id', { id, expectedVersion: version, active: false }, head);
    expect(await watchersOf(ticket)).toEqual([]);
    expect((await desk.act('watchTicket', { ticketId: ticket.id, staffId: id }, head)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['staffId'] }]);
  });

  it('whom a note names watches from then on, is told of it, and no client’s system is', async () => {
    const ticket = await desk.clientAsks();
    const { id, name } = await records.staff('triggerova');
    const clients = await followTicketsFromNow(system.socket(system.partner));
    const note = (mentionedIds: readonly string[]) => desk.act('addInternalNote', { ticketId: ticket.id, body: `@${name} гляньте`, mentionedIds }, head);
    expect((await note([modulev.id, 'nobody'])).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['mentionedIds', '1'], clause: '4.4' }]);
    expect((await note([id, id, modulev.id])).userErrors).toEqual([]);
    expect((await note([id])).userErrors).toEqual([]);
    expect((await watchersOf(ticket)).toSorted()).toEqual([modulev.name, name].toSorted());
    const mentioned = async (asker: Asker) => (await system.get<{ ticket: { timeline: { type: string; mentioned: string[] }[] } }>('query($id: ID!) { ticket(id: $id) { timeline { type mentioned } } }', { id: ticket.id }, asker)).ticket.timeline.filter((entry) => entry.mentioned.length > 0);
    expect(await mentioned(head)).toEqual([{ type: 'INTERNAL_NOTE', mentioned: [modulev.name, name].toSorted() }, { type: 'INTERNAL_NOTE', mentioned: [name] }]);
    expect(clientsCanAsk('{ ticket(id: 1) { timeline { mentioned } } }')).toBe(false);
    await expect.poll(async () => (await system.get<{ notifications: { nodes: { kind: string; ticketId: string }[] } }>('{ notifications { nodes { kind ticketId } } }', {}, specialist)).notifications.nodes.filter(({ ticketId }) => ticketId === ticket.id).map(({ kind }) => kind)).toEqual(['MENTIONED', 'MENTIONED']);
    const answered = await desk.answer(ticket, head);
    const frames = await clients.until(({ ticketEvents: { event } }) => event?.type === 'TICKET_ANSWERED' && event.ticketId === answered.id);
    expect(eventsIn(frames).map(({ type }) => type).filter((type) => /MENTION|WATCH|NOTE/.test(type))).toEqual([]);
    await clients.end();
  });

  it('a merge takes those who watch along, each once; the merged ticket is watched by nobody (R17)', async () => {
    const [survivor, merged] = [await desk.clientAsks(), await desk.clientAsks()];
    await watch(survivor, specialist);
    await watch(merged, specialist);
    await watch(merged, head, modulev.id);
    await desk.done('mergeTickets', { survivorId: survivor.id, mergedId: merged.id });
    expect([(await watchersOf(survivor)).toSorted(), await watchersOf(merged)]).toEqual([[(await records.staff('triggerova')).name, modulev.name].toSorted(), []]);
    expect((await desk.act('watchTicket', { ticketId: merged.id }, specialist)).userErrors).toMatchObject([{ code: 'TICKET_MERGED', field: ['ticketId'] }]);
  });
});

describe('§1 the client never sees who watches', () => {
  it('not in a field, a filter, the timeline, an event', async () => {
    const stream = await followTicketsFromNow(system.socket(system.partner));
    const ticket = await desk.clientAsks();
    await watch(ticket, specialist);
    for (const document of ['{ ticket(id: 1) { watchers { id } } }', '{ tickets(filter: { watched: true }) { totalCount } }']) expect(clientsCanAsk(document), document).toBe(false);
    expect(told(await desk.ticket(ticket, system.partner)).map(({ type }) => type)).not.toContain('WATCHED');
    await desk.clientWrites(ticket);
    const events = eventsIn(await stream.until(({ ticketEvents: { event } }) => event?.type === 'CLIENT_MESSAGE_ADDED'));
    expect(events.map(({ type }) => type)).not.toContain('TICKET_WATCHED');
    await stream.end();
  });
});
