import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientsCanAsk } from '../support/clientSchema.ts';
import { deskOf } from '../support/desk.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';
import type { UserError } from '../support/userError.ts';

interface List { unread: number; cursor: string; nodes: { kind: string; number: string; ticketId: string; unread: boolean }[] }
const fields = 'unread cursor nodes { kind number ticketId unread }';

let system: System;
let specialist: Asker;
let specialistId: string;
beforeAll(async () => {
  system = await startSystem();
  await system.at('2026-11-24T12:00:00+03:00');
  specialistId = (await recordsOf(system).staff('modulev')).id;
  specialist = await system.signIn('modulev@company.example');
  await mark({ upTo: (await listOf(specialist)).cursor });
});
afterAll(() => system.stop());

const listOf = async (asker: Asker): Promise<List> => (await system.get<{ notifications: List }>(`{ notifications { ${fields} } }`, {}, asker)).notifications;
const mark = async (input: Record<string, unknown>, asker: Asker = specialist) => (await system.get<{ markNotificationsRead: { notifications: List | null; userErrors: UserError[]; eventIds: string[] } }>(
  `mutation($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) { notifications { ${fields} } userErrors { code field } eventIds } }`, { input }, asker)).markNotificationsRead;
/** The log has placed the event a moment after its act. */
const unreadOf = (asker: Asker) => expect.poll(async () => (await listOf(asker)).nodes.filter(({ unread }) => unread).map(({ kind, number }) => `${kind} ${number}`));

describe('what concerns a person', () => {
  it('is told to the one whose ticket it is, to nobody else, and not of what they did themselves', async () => {
    const desk = deskOf(system);
    const ticket = await desk.clientAsks({ priority: 'HIGH', subject: 'Моё обращение' });
    await desk.done('assignTicket', { ticketId: ticket.id, assigneeId: specialistId });
    await desk.clientWrites(ticket);
    await desk.answer(ticket, specialist);
    await unreadOf(specialist).toEqual([`CLIENT_WROTE ${ticket.number}`, `ASSIGNED ${ticket.number}`]);
    expect((await listOf(await system.signIn('triggerova@company.example'))).nodes.filter(({ ticketId }) => ticketId === ticket.id)).toEqual([]);
  });

  it('is told to whoever watches, but for what is theirs already', async () => {
    const desk = deskOf(system);
    const watcher = await system.signIn('triggerova@company.example');
    const ticket = await desk.clientAsks({ subject: 'Под наблюдением' });
    await desk.done('watchTicket', { ticketId: ticket.id }, watcher);
    await mark({ upTo: (await listOf(watcher)).cursor }, watcher);
    await desk.clientWrites(ticket);
    await unreadOf(watcher).toEqual([`WATCHED ${ticket.number}`]);
    expect((await system.get<{ notifications: { watching: string[] } }>('{ notifications { watching } }', {}, watcher)).notifications.watching).toEqual([ticket.id]);
    await desk.done('unwatchTicket', { ticketId: ticket.id }, watcher);
    expect((await listOf(watcher)).nodes.filter(({ ticketId }) => ticketId === ticket.id)).toEqual([]);
  });

  it('is told of warnings and breaches when they come', async () => {
    const desk = deskOf(system);
    await mark({ upTo: (await listOf(specialist)).cursor });
    const ticket = await desk.clientAsks({ priority: 'HIGH', subject: 'Срок подойдёт' });
    await desk.done('assignTicket', { ticketId: ticket.id, assigneeId: specialistId });
    await system.at('2026-11-26T11:30:00+03:00');
    await system.at('2026-11-26T12:00:01+03:00');
    const told = async (): Promise<string[]> => (await listOf(specialist)).nodes.filter(({ ticketId }) => ticketId === ticket.id).map(({ kind }) => kind);
    await expect.poll(told).toEqual(expect.arrayContaining(['AT_RISK', 'BREACHED']));
  });
});

describe('what was read', () => {
  it('is read on every machine: one ticket, or all of it up to what was shown', async () => {
    const { cursor, nodes } = await listOf(specialist);
    const { ticketId, number } = nodes.find(({ unread }) => unread) ?? { ticketId: '', number: '' };
    const readOfIt = async (named: string) => (await mark({ upTo: cursor, ticketId: named })).notifications?.nodes.filter((one) => one.ticketId === ticketId).map(({ unread }) => unread);
    for (const named of [number, ticketId]) expect(new Set(await readOfIt(named))).toEqual(new Set([false]));
    expect((await mark({ upTo: cursor })).notifications?.unread).toBe(0);
    expect((await listOf(await system.signIn('modulev@company.example'))).unread).toBe(0);
    expect((await mark({ upTo: 'e0' })).notifications?.unread).toBe(0);
    expect(nodes.length).toBeGreaterThan(0);
  });

  it('a mark that is none is refused, and keys are told nothing', async () => {
    expect((await mark({ upTo: 'yesterday' })).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['upTo'] }]);
    expect((await mark({ upTo: 'e1', ticketId: 'none' })).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['ticketId'] }]);
    expect((await mark({ upTo: 'e1' }, system.desk)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await system.ask('{ notifications { unread } }', {}, system.desk)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect(clientsCanAsk('{ notifications { unread } }')).toBe(false);
  });
});
