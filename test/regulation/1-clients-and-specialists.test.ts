import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf, told, utc, type Ticket } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';
import { eventsIn, followTicketsFromNow } from '../support/stream.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
let records: ReturnType<typeof recordsOf>;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  records = recordsOf(system);
});
afterAll(() => system.stop());

const asksFor = (clientId: string, asker?: Asker): Promise<Ticket> => desk.done('createTicket', { clientId, subject: 'Вопрос', body: 'Текст' }, asker);

describe('§1 a client is under support for a time', () => {
  it('on the last day of support its request is entitled, after midnight in Moscow it is not', async () => {
    const { id, supportUntil } = await records.client('kamerton');
    await system.at(`${supportUntil}T23:59:59+03:00`);
    expect(await asksFor(id)).toMatchObject({ entitled: true });
    await system.pass(1);
    expect(await asksFor(id)).toMatchObject({ entitled: false });
  });

  it('a request after the end is never dropped: number, term and confirmation as for any other', async () => {
    const { id, supportUntil } = await records.client('kamerton');
    await system.at(new Date(Date.parse(`${supportUntil}T11:00:00+03:00`) + 10 * 86_400_000).toISOString());
    const ticket = await asksFor(id);
    expect(ticket).toMatchObject({ entitled: false, status: 'REGISTERED', number: expect.stringMatching(/^TP-/), obligations: [{ kind: 'FIRST' }] });
    expect(await mailboxOf(system).lettersOn(ticket)).toMatchObject([{ templateKey: 'ticket.accepted' }]);
  });

  it('the day of receipt counts: a letter that lay is judged by its stamp', async () => {
    const { id, supportUntil } = await records.client('kamerton');
    await system.at(new Date(Date.parse(`${supportUntil}T11:00:00+03:00`) + 10 * 86_400_000).toISOString());
    const ticket = await desk.done('registerPaperLetter', { channel: 'PAPER', clientId: id, incomingNumber: 'ВХ-7', receivedAt: `${supportUntil}T12:00:00+03:00`, subject: 'Письмо', body: 'Текст' });
    expect(ticket).toMatchObject({ entitled: true });
  });

  it('before the first day it is not entitled either', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const { id } = await records.done<{ id: string }>('createClient', 'client', 'id', { key: 'newcomer', name: 'ООО «Новичок»', supportFrom: '2026-12-01', supportUntil: '2027-12-01' });
    expect(await asksFor(id)).toMatchObject({ entitled: false });
    await system.at('2026-12-01T00:00:00+03:00');
    expect(await asksFor(id)).toMatchObject({ entitled: true });
  });
});

describe('§1 a specialist is responsible for each client', () => {
  const assigneeOf = async (clientId: string): Promise<string | null> => (await asksFor(clientId)).assignee?.name ?? null;

  it('a request goes to the client’s specialist', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const { id } = await records.client('ladoga');
    expect(await assigneeOf(id)).toBe((await records.assignmentOf(id)).specialist.name);
  });

  it('to the deputy when the specialist has left, to the common queue when both have', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const head = await system.signIn('SUPPORT_HEAD');
    const { id } = await records.client('mikron12');
    const [specialist, deputy] = [await records.staff('triggerova'), await records.staff('modulev')];
    expect(await assigneeOf(id)).toBe(specialist.name);
    await records.done('updateStaff', 'staff', 'id', { id: specialist.id, active: false }, head);
    expect(await assigneeOf(id)).toBe(deputy.name);
    await records.done('updateStaff', 'staff', 'id', { id: deputy.id, active: false }, head);
    const unassigned = await asksFor(id);
    expect(unassigned.assignee).toBeNull();
    expect(await desk.ticketCount({ ids: [unassigned.id], unassigned: true })).toBe(1);
    for (const one of [specialist, deputy]) await records.done('updateStaff', 'staff', 'id', { id: one.id, active: true }, head);
  });

  it('a client without a specialist goes to the common queue', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const { id } = await records.done<{ id: string }>('createClient', 'client', 'id', { key: 'lonely', name: 'АО «Одиночка»' });
    expect(await assigneeOf(id)).toBeNull();
    const specialist = await records.staff('kvartseva');
    await records.done('createAssignment', 'assignment', 'id', { clientId: id, specialistId: specialist.id, validFrom: '2026-11-25', validUntil: '2026-11-25' });
    expect(await assigneeOf(id)).toBeNull();
    await system.at('2026-11-25T11:00:00+03:00');
    expect(await assigneeOf(id)).toBe(specialist.name);
    await system.at('2026-11-26T11:00:00+03:00');
    expect(await assigneeOf(id)).toBeNull();
  });

  it('of two assignments the one that began last counts, from its first day on', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const { id } = await records.client('altyn');
    const newcomer = await records.staff('kvartseva');
    await records.done('createAssignment', 'assignment', 'id', { clientId: id, specialistId: newcomer.id, validFrom: '2026-11-24' });
    expect(await assigneeOf(id)).toBe(newcomer.name);
  });

  it('a transfer names who has it now; nobody means the common queue; what was sent stays sent', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks();
    const specialist = await records.staff('kvartseva');
    const given = await desk.done('assignTicket', { ticketId: ticket.id, assigneeId: specialist.id });
    expect(given).toMatchObject({ assignee: { name: specialist.name }, status: ticket.status, obligations: ticket.obligations });
    expect(given.timeline.at(-1)).toMatchObject({ type: 'ASSIGNED', clause: '1', params: [{ name: 'assigneeName', value: specialist.name }] });
    expect(await desk.done('assignTicket', { ticketId: ticket.id, assigneeId: null })).toMatchObject({ assignee: null });
  });

  it('a ticket is given to nobody who has left', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const head = await system.signIn('SUPPORT_HEAD');
    const left = await records.done<{ id: string }>('createStaff', 'staff', 'id', { name: 'Бывший Сотрудник', role: 'SPECIALIST', email: 'former@company.example', active: false }, head);
    const ticket = await desk.clientAsks();
    const { userErrors } = await desk.act('assignTicket', { ticketId: ticket.id, assigneeId: left.id });
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['assigneeId'] }]);
    expect(await desk.ticket(ticket)).toMatchObject({ version: ticket.version });
  });
});

describe('§1 what staff tell each other stays with staff', () => {
  const secret = 'Клиент опять перепутал питание';

  it('an internal note is on the timeline of staff and never on that of the client', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks();
    const noted = await desk.done('addInternalNote', { ticketId: ticket.id, body: secret }, await system.signIn('SPECIALIST'));
    expect(noted.timeline.at(-1)).toMatchObject({ type: 'INTERNAL_NOTE', body: secret, author: { kind: 'STAFF' } });
    const seen = await desk.ticket(ticket, system.partner);
    expect(told(seen).map(({ type }) => type)).toEqual(['CLIENT_MESSAGE', 'REGISTERED']);
    expect(JSON.stringify(seen)).not.toContain(secret);
  });

  it('neither do the payloads, the stream of events or the letters tell it', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks();
    const stream = await followTicketsFromNow(system.socket(system.partner));
    await desk.done('addInternalNote', { ticketId: ticket.id, body: secret });
    const answered = await desk.act('addClientMessage', { ticketId: ticket.id, body: 'Есть новости?' }, system.partner);
    expect(JSON.stringify(answered)).not.toContain(secret);
    const events = eventsIn(await stream.until(({ ticketEvents: { event } }) => event?.id === answered.eventIds[0]));
    expect(events.filter(({ type }) => type === 'INTERNAL_NOTE_ADDED')).toEqual([]);
    expect(JSON.stringify(await mailboxOf(system).lettersOn(ticket))).not.toContain(secret);
    await stream.end();
  });

  it('transfers and breaches are the desk’s own business too', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    await desk.done('assignTicket', { ticketId: ticket.id, assigneeId: null });
    await system.at('2026-11-26T11:00:01+03:00');
    expect((await desk.ticket(ticket)).timeline.map(({ type }) => type)).toEqual(expect.arrayContaining(['ASSIGNED', 'BREACHED']));
    const seen = await desk.ticket(ticket, system.partner);
    expect(told(seen).map(({ type }) => type)).toEqual(['CLIENT_MESSAGE', 'REGISTERED']);
    expect(seen.obligations).toMatchObject([{ dueAt: utc('2026-11-26T11:00:00+03:00') }]);
  });
});
