import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deskOf, type Ticket } from '../support/desk.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
});
afterAll(() => system.stop());
beforeEach(() => system.at('2026-11-24T11:00:00+03:00'));

const reopen = (ticket: Pick<Ticket, 'id'>, reason = 'Ошибка повторилась на стенде') => desk.act('reopenTicket', { ticketId: ticket.id, reason });
const answered = async (): Promise<Ticket> => desk.answer(await desk.clientAsks(), system.desk);

describe('§4.4 (R12) staff take a ticket up again', () => {
  it('a closed one goes on; the first promise stays as it was and no new one begins', async () => {
    const closed = await desk.done('closeTicket', { ticketId: (await answered()).id, reason: 'ANSWERED' });
    const { ticket } = await reopen(closed);
    expect(ticket).toMatchObject({ status: 'IN_PROGRESS', closedAt: null, closingReason: null });
    expect(ticket?.obligations).toEqual(closed.obligations);
    expect(ticket?.timeline.at(-1)).toMatchObject({ type: 'REOPENED', clause: '4.4', params: [{ name: 'reason', value: 'Ошибка повторилась на стенде' }] });
  });

  it('the next message of the client opens a follow-up, as ever', async () => {
    const ticket = await answered();
    await reopen(ticket);
    expect((await desk.clientWrites(ticket)).obligations).toMatchObject([{ kind: 'FIRST', standing: 'MET' }, { kind: 'FOLLOW_UP', standing: 'ON_TIME' }]);
  });

  it('the client’s system does not see why', async () => {
    const ticket = await answered();
    await reopen(ticket, 'Наша внутренняя причина');
    expect(JSON.stringify(await desk.ticket(ticket, system.partner))).not.toContain('Наша внутренняя причина');
  });

  it('one that is in hand is not, nor one that was merged; and never without a reason', async () => {
    expect((await reopen(await desk.clientAsks())).userErrors).toMatchObject([{ code: 'ACT_NOT_POSSIBLE', field: ['ticketId'], clause: '4.4' }]);
    const [survivor, merged] = [await desk.clientAsks(), await desk.clientAsks()];
    await desk.done('mergeTickets', { survivorId: survivor.id, mergedId: merged.id });
    expect((await reopen(merged)).userErrors).toMatchObject([{ code: 'TICKET_MERGED' }]);
    expect((await reopen(await answered(), ' ')).userErrors).toMatchObject([{ code: 'REQUIRED_FIELD_MISSING', field: ['reason'], clause: '4.4' }]);
  });
});
