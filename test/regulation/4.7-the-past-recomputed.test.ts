import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deskOf, utc, type Ticket } from '../support/desk.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
});
afterAll(() => system.stop());

interface PastObligation {
  priority: string;
  dueAt: string;
  answeredAt: string | null;
  breachedAt: string | null;
  excusedReason: string | null;
  standing: string;
  clause: string;
  ledger: { change: string }[];
  explanation: { dueAt: string; countedWorkingSeconds: number; calendarVersions: string[]; days: { date: string; kind: string; countedSeconds: number }[] };
}

const document = `query($id: ID!, $asOf: DateTime) { obligation(id: $id, asOf: $asOf) {
  priority dueAt answeredAt breachedAt excusedReason standing clause ledger { change }
  explanation { dueAt countedWorkingSeconds calendarVersions days { date kind countedSeconds } }
} }`;
const moscow = (time: string): string => `2026-11-${time}:00+03:00`;
const obligationAt = async (ticket: Ticket, asOf: string | null, asker?: Asker): Promise<PastObligation | null> =>
  (await system.get<{ obligation: PastObligation | null }>(document, { id: ticket.obligations[0]?.id, asOf }, asker)).obligation;

describe('§4.7 the past of a promise is recomputed from the ledger (R19, R20)', () => {
  let ticket: Ticket;
  let head: Asker;
  beforeAll(async () => {
    head = await system.signIn('SUPPORT_HEAD');
    await system.at(moscow('23T10:00'));
    ticket = await desk.clientAsks({ priority: 'LOW' });
    await system.at(moscow('24T12:00'));
    await desk.done('changePriority', { ticketId: ticket.id, priority: 'HIGH' }, system.partner);
    await system.at(moscow('24T15:00'));
    await system.get('mutation($input: ChangeCalendarDaysInput!) { changeCalendarDays(input: $input) { userErrors { code } } }',
      { input: { days: [{ date: '2026-11-25', kind: 'CLOSED', nameRu: 'Авария', nameEn: 'Outage' }], reason: 'Авария' } }, head);
    await vi.waitFor(async () => expect((await desk.ticket(ticket)).obligations).toMatchObject([{ dueAt: utc(moscow('27T12:00')) }]), { timeout: 20_000 });
    await system.at(moscow('27T12:00'));
    await system.pass(20);
    await desk.done('excuseBreach', { obligationId: ticket.obligations[0]?.id, reason: 'Авария связи' }, head);
    await desk.answer(ticket, system.desk);
  });

  it.each([
    ['as it was promised', moscow('23T18:00'), { priority: 'LOW', dueAt: utc(moscow('01T18:00').replace('-11-', '-12-')), standing: 'ON_TIME', breachedAt: null }, ['OPENED'], ['2026 v1'], 56],
    ['after the client raised the priority', moscow('24T13:00'), { priority: 'HIGH', dueAt: utc(moscow('26T12:00')), standing: 'ON_TIME' }, ['OPENED', 'PRIORITY_CHANGED'], ['2026 v1'], 26],
    ['after a day was closed', moscow('25T12:00'), { priority: 'HIGH', dueAt: utc(moscow('27T12:00')), standing: 'ON_TIME' }, ['OPENED', 'PRIORITY_CHANGED', 'MOVED'], ['2026 v2'], 26],
  ])('%s', async (_when, asOf, facts, changes, calendarVersions, hours) => {
    const then = await obligationAt(ticket, asOf);
    expect(then).toMatchObject({ ...facts, answeredAt: null, excusedReason: null, clause: '4.7' });
    expect(then?.ledger.map(({ change }) => change)).toEqual(changes);
    expect(then?.explanation).toMatchObject({ dueAt: facts.dueAt, calendarVersions, countedWorkingSeconds: hours * 3600 });
    expect(then?.explanation.days.reduce((sum, { countedSeconds }) => sum + countedSeconds, 0)).toBe(hours * 3600);
  });

  it('today’s view of the same days knows the closed one, the past did not', async () => {
    const kindThen = async (asOf: string | null) => (await obligationAt(ticket, asOf))?.explanation.days.find(({ date }) => date === '2026-11-25')?.kind;
    expect([await kindThen(moscow('24T13:00')), await kindThen(null)]).toEqual(['WORKING', 'CLOSED']);
  });

  it('a breach, its excuse and the late answer are known from their moments on', async () => {
    expect(await obligationAt(ticket, utc(moscow('27T12:00')))).toMatchObject({ standing: 'AT_RISK', excusedReason: null });
    expect(await obligationAt(ticket, utc('2026-11-27T12:00:00.001+03:00'))).toMatchObject({ standing: 'BREACHED' });
    expect(await obligationAt(ticket, null)).toMatchObject({ standing: 'BREACHED', excusedReason: 'Авария связи', breachedAt: utc(moscow('27T12:00')) });
  });

  it('before it was promised there is nothing, another client sees nothing, and nobody sees the future', async () => {
    expect(await obligationAt(ticket, moscow('23T09:59'))).toBeNull();
    expect(await obligationAt(ticket, moscow('24T13:00'), head)).not.toBeNull();
    const foreign = await desk.done('createTicket', { clientId: (await system.get<{ clients: { nodes: { id: string }[] } }>('{ clients(first: 5) { nodes { id } } }')).clients.nodes.map(({ id }) => id).find((id) => id !== ticket.client.id), subject: 'Чужое', body: 'Текст' });
    expect(await obligationAt(foreign, null, head)).not.toBeNull();
    expect(await system.ask('query($id: ID!, $asOf: DateTime) { obligation(id: $id, asOf: $asOf) { id } }', { id: foreign.obligations[0]?.id, asOf: foreign.registeredAt }, system.partner)).toMatchObject({ data: { obligation: null } });
    expect(await system.ask(document, { id: ticket.obligations[0]?.id, asOf: '2026-12-31T00:00:00Z' })).toMatchObject({ errors: [{ extensions: { code: 'INVALID_VALUE', field: ['asOf'], clause: '4.7' } }] });
  });
});
