import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientsCanAsk } from '../support/clientSchema.ts';
import { deskOf, told, type Ticket } from '../support/desk.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type System } from '../support/startSystem.ts';
import { eventsIn, followTicketsFromNow } from '../support/stream.ts';

interface Absence { id: string; beginsOn: string; endsOn: string; withdrawnAt: string | null; version: number }
const fields = 'id beginsOn endsOn withdrawnAt version';

let system: System;
let desk: ReturnType<typeof deskOf>;
let records: ReturnType<typeof recordsOf>;
let head: { cookie: string };
let triggerova: { id: string; name: string };
let modulev: { id: string; name: string };
let clientId: string;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  records = recordsOf(system);
  head = await system.signIn('SUPPORT_HEAD');
  // responsible for this client in the demonstration: Triggerova, with Modulev as her deputy
  ({ id: clientId } = await records.client('mikron12'));
  [triggerova, modulev] = [await records.staff('triggerova'), await records.staff('modulev')];
});
afterAll(() => system.stop());

const absences = async (staffId: string, notOver = true): Promise<Absence[]> =>
  (await system.get<{ absences: { nodes: Absence[] } }>(`query($staffId: ID, $notOver: Boolean) { absences(first: 100, staffId: $staffId, notOver: $notOver) { nodes { ${fields} } } }`, { staffId, notOver })).absences.nodes;
const isAway = (staffId: string, rest: Record<string, unknown> = {}): Promise<Absence> =>
  records.done<Absence>('recordAbsence', 'absence', fields, { staffId, kind: 'VACATION', beginsOn: '2026-11-24', endsOn: '2026-11-30', ...rest }, head);
const isBack = (absence: Pick<Absence, 'id'>): Promise<Absence> => records.done<Absence>('endAbsence', 'absence', fields, { id: absence.id }, head);

beforeEach(async () => {
  await system.at('2026-11-24T11:00:00+03:00');
  for (const one of [triggerova, modulev]) for (const absence of await absences(one.id)) await isBack(absence);
});

const asks = (): Promise<Ticket> => desk.done('createTicket', { clientId, subject: 'Вопрос', body: 'Текст' });
const factsOf = (ticket: Ticket, type: string): Record<string, string> =>
  Object.fromEntries(ticket.timeline.findLast((entry) => entry.type === type)?.params.map(({ name, value }) => [name, value]) ?? []);

describe('§1 a deputy stands in for a specialist who is away', () => {
  it('from the first day to the last, and the timeline says why', async () => {
    await isAway(triggerova.id);
    const ticket = await asks();
    expect(ticket.assignee).toEqual({ name: modulev.name });
    expect(factsOf(ticket, 'REGISTERED')).toMatchObject({ assigneeName: modulev.name, chosen: 'DEPUTY', insteadOf: triggerova.name, absentUntil: '2026-11-30' });
    await system.at('2026-11-30T23:59:59+03:00');
    expect((await asks()).assignee).toEqual({ name: modulev.name });
    await system.pass(1);
    expect((await asks()).assignee).toEqual({ name: triggerova.name });
  });

  it('the deputy whom the absence names, before the one of the assignment', async () => {
    const filtrov = await records.staff('filtrov');
    await isAway(triggerova.id, { deputyId: filtrov.id });
    expect((await asks()).assignee).toEqual({ name: filtrov.name });
  });

  it('both are away: the common queue', async () => {
    await isAway(triggerova.id, { deputyId: modulev.id });
    await isAway(modulev.id, { deputyId: triggerova.id });
    const ticket = await asks();
    expect(ticket.assignee).toBeNull();
    expect(factsOf(ticket, 'REGISTERED')).toMatchObject({ chosen: 'COMMON_QUEUE', insteadOf: triggerova.name });
  });

  it('a letter that lay: whoever is here on the day of its registration', async () => {
    await isAway(triggerova.id);
    const letter = { channel: 'PAPER', clientId, incomingNumber: 'ВХ-9', receivedAt: '2026-11-20T12:00:00+03:00', subject: 'Письмо', body: 'Текст' };
    expect((await desk.done('registerPaperLetter', letter)).assignee).toEqual({ name: modulev.name });
  });

  it('the client sees who is responsible and never who is away', async () => {
    await isAway((await records.staff('filtrov')).id, { note: 'Санаторий' });
    const ticket = await desk.clientAsks();
    const seen = await desk.ticket(ticket, system.partner);
    expect(told(seen).find(({ type }) => type === 'REGISTERED')?.params.map(({ name }) => name)).toEqual(['number', 'priority', 'dueAt']);
    for (const document of ['{ ticket(id: 1) { assignee { absence { endsOn } } } }', '{ tickets(filter: { assigneeAway: true }) { totalCount } }']) expect(clientsCanAsk(document), document).toBe(false);
  });
});

describe('§1 an absence is recorded', () => {
  it('by the person, and by the head for others; nobody else', async () => {
    const cookie = await system.signIn('triggerova@company.example');
    const own = await records.done<Absence>('recordAbsence', 'absence', fields, { kind: 'ILLNESS', beginsOn: '2026-11-24', endsOn: '2026-11-25' }, cookie);
    expect(own).toMatchObject({ beginsOn: '2026-11-24', endsOn: '2026-11-25' });
    const foreign = { staffId: modulev.id, kind: 'TRIP', beginsOn: '2026-11-24', endsOn: '2026-11-25' };
    expect((await records.act('recordAbsence', 'absence', fields, foreign, cookie)).userErrors).toMatchObject([{ code: 'FORBIDDEN', clause: '1' }]);
    const { id } = await isAway(modulev.id);
    expect((await records.act('endAbsence', 'absence', fields, { id }, cookie)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(await isBack(own)).toMatchObject({ withdrawnAt: expect.any(String) });
  });

  it('two of one person never share a day', async () => {
    await isAway(triggerova.id);
    const days = (beginsOn: string, endsOn: string) => records.act('recordAbsence', 'absence', fields, { staffId: triggerova.id, kind: 'TRIP', beginsOn, endsOn }, head);
    for (const [from, until] of [['2026-11-30', '2026-12-02'], ['2026-11-20', '2026-11-24'], ['2026-11-26', '2026-11-27'], ['2026-11-01', '2026-12-31']] as const)
      expect((await days(from, until)).userErrors).toMatchObject([{ code: 'ABSENCE_OVERLAPS', field: ['beginsOn'], message: expect.stringContaining('24.11.2026') }]);
    expect((await days('2026-12-01', '2026-12-02')).userErrors).toEqual([]);
  });

  it.each([
    ['an end before the beginning', { endsOn: '2026-11-23' }, 'INTERVAL_REVERSED', 'endsOn'],
    ['days that are over', { beginsOn: '2026-11-01', endsOn: '2026-11-23' }, 'INVALID_VALUE', 'endsOn'],
    ['oneself as a deputy', { deputyId: 'SELF' }, 'INVALID_VALUE', 'deputyId'],
    ['a long note', { note: 'ж'.repeat(501) }, 'TOO_LONG', 'note'],
  ])('%s is refused', async (_what, rest, code, field) => {
    const input = { staffId: triggerova.id, kind: 'VACATION', beginsOn: '2026-11-24', endsOn: '2026-11-30', ...rest, ...('deputyId' in rest ? { deputyId: triggerova.id } : {}) };
    expect((await records.act('recordAbsence', 'absence', fields, input, head)).userErrors).toMatchObject([{ code, field: [field], clause: '1' }]);
  });

  it('who is back early was away until yesterday; the history stays, and what is over ends no second time', async () => {
    const { id } = await isAway(triggerova.id);
    await system.at('2026-11-26T10:00:00+03:00');
    expect(await isBack({ id })).toMatchObject({ endsOn: '2026-11-25', withdrawnAt: null });
    expect((await asks()).assignee).toEqual({ name: triggerova.name });
    expect((await absences(triggerova.id, false)).map((one) => one.id)).toContain(id);
    expect((await records.act('endAbsence', 'absence', fields, { id }, head)).userErrors).toMatchObject([{ code: 'ACT_NOT_POSSIBLE' }]);
  });
});

describe('§1 what waits for somebody who is away', () => {
  const handOver = async (ticketIds: readonly string[]): Promise<{ ticketId: string; ticket: { assignee: { name: string } | null } | null; userErrors: { code: string }[] }[]> =>
    (await system.get<{ actOnTickets: { results: { ticketId: string; ticket: { assignee: { name: string } | null } | null; userErrors: { code: string }[] }[] } }>(
      'mutation($input: ActOnTicketsInput!) { actOnTickets(input: $input) { results { ticketId ticket { assignee { name } } userErrors { code message } } userErrors { code } } }',
      { input: { ticketIds, act: 'HAND_TO_DEPUTY' } }, head,
    )).actOnTickets.results;

  it('moves only when the head says so, each with its own result', async () => {
    const waiting = await asks();
    const elsewhere = await desk.done('assignTicket', { ticketId: (await asks()).id, assigneeId: modulev.id });
    await isAway(triggerova.id);
    expect((await desk.ticket(waiting)).assignee).toEqual({ name: triggerova.name });
    expect(await desk.ticketCount({ ids: [waiting.id, elsewhere.id], assigneeAway: true })).toBe(1);
    expect(await handOver([waiting.id, elsewhere.id])).toMatchObject([
      { ticketId: waiting.id, ticket: { assignee: { name: modulev.name } }, userErrors: [] },
      { ticketId: elsewhere.id, ticket: null, userErrors: [{ code: 'NOT_ABSENT' }] },
    ]);
    expect(factsOf(await desk.ticket(waiting), 'ASSIGNED')).toEqual({ assigneeName: modulev.name, chosen: 'DEPUTY', insteadOf: triggerova.name, absentUntil: '2026-11-30' });
  });

  it('nobody is there to stand in: the common queue', async () => {
    const waiting = await asks();
    await isAway(triggerova.id);
    await isAway(modulev.id);
    expect(await handOver([waiting.id])).toMatchObject([{ ticket: { assignee: null }, userErrors: [] }]);
    expect(await handOver([waiting.id])).toMatchObject([{ ticket: null, userErrors: [{ code: 'NOT_ABSENT' }] }]);
  });
});

describe('§1 nobody of the assignment is here, and the load decides', () => {
  const decidesBy = (way: 'COMMON_QUEUE' | 'LEAST_LOADED', cap = 20): Promise<{ way: string; cap: number }> => records.done('changeAutomaticChoice', 'automaticChoice', 'way cap', { way, cap }, head);
  /** What each specialist who is here owes. */
  const promisesOf = async (): Promise<Map<string, number>> => {
    const { teamLoad } = await system.get<{ teamLoad: { staff: { id: string; name: string; role: string; absence: { endsOn: string } | null } }[] }>('{ teamLoad { staff { id name role absence { endsOn } } } }');
    const people = teamLoad.filter(({ staff: { role, absence } }) => role === 'SPECIALIST' && absence === null);
    return new Map(await Promise.all(people.map(async ({ staff }) => [staff.name, await desk.ticketCount({ assigneeId: [staff.id], awaitingAnswer: true })] as const)));
  };
  beforeEach(async () => {
    await isAway(triggerova.id);
    await isAway(modulev.id);
  });
  afterEach(() => decidesBy('COMMON_QUEUE'));

  it('the one who owes least gets it, and the timeline says why', async () => {
    await decidesBy('LEAST_LOADED', 1000);
    const before = await promisesOf();
    const ticket = await asks();
    const { assigneeName, ...facts } = factsOf(ticket, 'REGISTERED');
    expect([...before.keys()]).toContain(assigneeName);
    expect(facts).toMatchObject({ chosen: 'LEAST_LOADED', insteadOf: triggerova.name, absentUntil: '2026-11-30', promises: String(before.get(assigneeName ?? '')) });
    expect(ticket.assignee?.name).toBe(assigneeName);
  });

  it('two requests at once never come over the cap; then the common queue gets them, and why', async () => {
    const here = [...(await promisesOf())];
    const cap = Math.max(...here.map(([, promises]) => promises)) + 1;
    await decidesBy('LEAST_LOADED', cap);
    const free = here.reduce((sum, [, promises]) => sum + cap - promises, 0);
    const given = await Promise.all(Array.from({ length: free + 2 }, asks));
    expect(given.filter(({ assignee }) => assignee === null).map((ticket) => factsOf(ticket, 'REGISTERED'))).toMatchObject([{ chosen: 'COMMON_QUEUE', unfit: 'ALL_AT_CAP' }, { chosen: 'COMMON_QUEUE', unfit: 'ALL_AT_CAP' }]);
    const after = await promisesOf();
    expect(here.map(([name]) => after.get(name))).toEqual(here.map(() => cap));
  });

  it('who leads says so, within bounds; what a client sees tells nothing of it', async () => {
    expect((await records.act('changeAutomaticChoice', 'automaticChoice', 'cap', { cap: 0 }, head)).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['cap'], clause: '1' }]);
    expect((await records.act('changeAutomaticChoice', 'automaticChoice', 'cap', { cap: 3 }, await system.signIn('SPECIALIST'))).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(clientsCanAsk('{ automaticChoice { cap } }')).toBe(false);
  });
});

describe('§1 a transfer says what the other has to know', () => {
  it('the note stands on the timeline beside the transfer, in the same step, for staff only', async () => {
    const stream = await followTicketsFromNow(system.socket(system.partner));
    const asked = await desk.clientAsks();
    const given = await desk.done('assignTicket', { ticketId: asked.id, assigneeId: modulev.id, note: 'Клиент ждёт звонка', expectedVersion: asked.version }, head);
    expect(given).toMatchObject({ assignee: { name: modulev.name }, version: asked.version + 1 });
    expect(given.timeline.slice(-2).map(({ type, body }) => [type, body])).toEqual(expect.arrayContaining([['ASSIGNED', null], ['INTERNAL_NOTE', 'Клиент ждёт звонка']]));
    await desk.clientWrites(asked);
    expect(JSON.stringify(await desk.ticket(asked, system.partner))).not.toContain('ждёт звонка');
    const events = eventsIn(await stream.until(({ ticketEvents: { event } }) => event?.type === 'CLIENT_MESSAGE_ADDED'));
    expect(events.filter(({ type }) => type === 'TICKET_ASSIGNED' || type === 'INTERNAL_NOTE_ADDED')).toEqual([]);
    await stream.end();
  });

  it('a note that is too long moves nothing', async () => {
    const asked = await asks();
    const { userErrors } = await desk.act('assignTicket', { ticketId: asked.id, assigneeId: modulev.id, note: 'ж'.repeat(10_001) });
    expect(userErrors).toMatchObject([{ code: 'TOO_LONG', field: ['note'], clause: '1' }]);
    expect(await desk.ticket(asked)).toMatchObject({ assignee: { name: triggerova.name }, version: asked.version });
  });
});
