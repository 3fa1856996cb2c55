import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import { Client } from '../clients/client.entity.ts';
import clients from '../clients/index.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';
import { Staff } from '../staff/staff.entity.ts';
import staff from '../staff/index.ts';
import assignments from './index.ts';

const features = [clients, staff, assignments];
const head = person('SUPPORT_HEAD');
const clock = commandClock();

let system: ScratchSystem;
let desk: Desk;
let world: Record<'seim' | 'ladoga' | 'irina' | 'petr' | 'left', string>;
beforeAll(async () => {
  await clock.set(Date.parse('2026-11-24T09:00:00Z'));
  system = await scratchSystem(features);
  desk = await deskOf(system, features);
  const { result } = await system.workshop.perform(systemActor, async ({ em }) => ({
    seim: em.create(Client, { id: newId(), key: 'seim', name: 'Сейм' }).id,
    ladoga: em.create(Client, { id: newId(), key: 'ladoga', name: 'Ладога' }).id,
    irina: em.create(Staff, { id: newId(), name: 'Кварцева Ирина', role: 'SPECIALIST', email: 'irina@company.example' }).id,
    petr: em.create(Staff, { id: newId(), name: 'Фильтров Пётр', role: 'SPECIALIST', email: 'petr@company.example' }).id,
    left: em.create(Staff, { id: newId(), name: 'Ушедший Лев', role: 'SPECIALIST', email: 'left@company.example', active: false }).id,
  }));
  world = result;
}, scratchPatienceMilliseconds);
afterAll(() => system.close());
beforeEach(() => system.rows('truncate assignment, event_log'));

interface Row {
  id: string;
  [field: string]: unknown;
}

const act = (name: string, input: Record<string, unknown>, viewer: Parameters<Desk['act']>[0] = head) =>
  desk.act(viewer, name, input, 'assignment { id client { id } specialist { name } deputy { name } validFrom validUntil version }');
const done = async (name: string, input: Record<string, unknown>): Promise<Row> => {
  const payload = await act(name, input);
  expect(payload.userErrors).toEqual([]);
  return payload['assignment'] as Row;
};
const assignment = (input: Record<string, unknown> = {}): Promise<Row> => done('createAssignment', { clientId: world.seim, specialistId: world.irina, validFrom: '2026-01-01', ...input });
const everything = () => system.rows('select (select json_agg(assignment order by id) from assignment) assignments, (select count(*) from event_log) events');
const responsible = (viewer: Parameters<Desk['get']>[0] = head) =>
  desk.get(viewer, '{ clients(filter: { active: true }) { nodes { key assignment { specialist { name } deputy { name } } } } }');

test('a specialist becomes responsible from today on, with a deputy', async () => {
  const created = await assignment({ validFrom: null, deputyId: world.petr });
  expect(created).toMatchObject({ client: { id: world.seim }, specialist: { name: 'Кварцева Ирина' }, deputy: { name: 'Фильтров Пётр' }, validFrom: '2026-11-24', validUntil: null, version: 1 });
  expect(await responsible()).toEqual({
    clients: { nodes: [{ key: 'ladoga', assignment: null }, { key: 'seim', assignment: { specialist: { name: 'Кварцева Ирина' }, deputy: { name: 'Фильтров Пётр' } } }] },
  });
  expect(await system.rows('select type, client_id, subject_version from event_log')).toEqual([{ type: 'ASSIGNMENT_CREATED', client_id: world.seim, subject_version: 1 }]);
});

test('of several the one that began last counts, and none before its first or after its last day', async () => {
  await assignment();
  await assignment({ specialistId: world.petr, validFrom: '2026-11-01', validUntil: '2026-11-24' });
  await assignment({ validFrom: '2026-11-25', validUntil: '2026-12-31' });
  expect(await responsible()).toMatchObject({ clients: { nodes: [{}, { assignment: { specialist: { name: 'Фильтров Пётр' } } }] } });
});

test('a change touches what was sent and says what changed', async () => {
  const { id } = await assignment({ deputyId: world.petr });
  expect(await done('updateAssignment', { id, expectedVersion: 1, deputyId: null, validUntil: '2026-12-31' })).toMatchObject({ deputy: null, validUntil: '2026-12-31', specialist: { name: 'Кварцева Ирина' }, version: 2 });
  expect(await done('updateAssignment', { id, specialistId: world.petr, validUntil: null })).toMatchObject({ specialist: { name: 'Фильтров Пётр' }, validUntil: null, version: 3 });
  expect(await done('updateAssignment', { id, specialistId: world.petr })).toMatchObject({ version: 3 });
  expect((await system.rows<{ payload: { changed?: string[] } }>('select payload from event_log order by occurred_at, id')).map(({ payload }) => payload.changed)).toEqual([undefined, ['validUntil', 'deputy'], ['validUntil', 'specialist']]);
});

test('a deleted assignment is answered as it last was', async () => {
  const { id } = await assignment();
  expect(await done('deleteAssignment', { id })).toMatchObject({ id, validFrom: '2026-01-01' });
  expect(await system.rows('select count(*)::int as left from assignment')).toEqual([{ left: 0 }]);
});

test('who is responsible for somebody cannot be deleted', async () => {
  await assignment({ deputyId: world.petr });
  expect((await desk.act(head, 'deleteStaff', { id: world.petr }, 'staff { id }')).userErrors).toMatchObject([{ code: 'IN_USE', field: ['id'], clause: '1', params: [{ value: 'assignments: 1' }] }]);
});

describe('what cannot be taken changes nothing and names its field and clause', () => {
  const cases: [string, string, () => Record<string, unknown>, { code: string; field: string[] }][] = [
    ['no client', 'createAssignment', () => ({ clientId: null }), { code: 'REQUIRED_FIELD_MISSING', field: ['clientId'] }],
    ['an unknown client', 'createAssignment', () => ({ clientId: newId() }), { code: 'NOT_FOUND', field: ['clientId'] }],
    ['no specialist', 'createAssignment', () => ({ specialistId: null }), { code: 'REQUIRED_FIELD_MISSING', field: ['specialistId'] }],
    ['a specialist who left', 'createAssignment', () => ({ specialistId: world.left }), { code: 'NOT_FOUND', field: ['specialistId'] }],
    ['an unknown deputy', 'createAssignment', () => ({ deputyId: 'petr' }), { code: 'NOT_FOUND', field: ['deputyId'] }],
    ['a deputy of oneself', 'createAssignment', () => ({ deputyId: world.petr }), { code: 'INVALID_VALUE', field: ['deputyId'] }],
    ['an end before the beginning', 'createAssignment', () => ({ validUntil: '2026-01-31' }), { code: 'INTERVAL_REVERSED', field: ['validUntil'] }],
    ['two that begin on one day', 'createAssignment', () => ({ validFrom: '2026-01-01' }), { code: 'ALREADY_EXISTS', field: ['validFrom'] }],
    ['a specialist taken away', 'updateAssignment', () => ({ specialistId: null }), { code: 'REQUIRED_FIELD_MISSING', field: ['specialistId'] }],
    ['an end moved before the beginning', 'updateAssignment', () => ({ validUntil: '2025-12-31' }), { code: 'INTERVAL_REVERSED', field: ['validUntil'] }],
    ['a stale version', 'updateAssignment', () => ({ expectedVersion: 4 }), { code: 'STALE_VERSION', field: ['expectedVersion'] }],
    ['an unknown assignment', 'updateAssignment', () => ({ id: newId() }), { code: 'NOT_FOUND', field: ['id'] }],
    ['an unknown assignment to delete', 'deleteAssignment', () => ({ id: newId() }), { code: 'NOT_FOUND', field: ['id'] }],
    ['a stale version to delete', 'deleteAssignment', () => ({ expectedVersion: 4 }), { code: 'STALE_VERSION', field: ['expectedVersion'] }],
  ];

  test.each(cases)('%s', async (_, name, input, refused) => {
    const { id } = await assignment();
    const before = await everything();
    const subject = name === 'createAssignment' ? { clientId: world.seim, specialistId: world.petr, validFrom: '2026-02-01' } : { id };
    expect(await act(name, { ...subject, ...input() })).toMatchObject({ assignment: refused.code === 'STALE_VERSION' ? { id } : null, eventIds: [], userErrors: [{ ...refused, clause: '1' }] });
    expect(await everything()).toEqual(before);
  });

  test.each(['createAssignment', 'updateAssignment', 'deleteAssignment'])('%s by somebody without the right', async (name) => {
    const { id } = await assignment();
    const before = await everything();
    for (const viewer of [person('SPECIALIST'), partnerOf(world.seim)])
      expect(await act(name, name === 'createAssignment' ? {} : { id }, viewer)).toMatchObject({ assignment: null, eventIds: [], userErrors: [{ code: 'FORBIDDEN', clause: '1' }] });
    expect(await everything()).toEqual(before);
  });
});

test('the desk lists assignments by client, filters and orders them', async () => {
  await assignment({ validUntil: '2026-06-30' });
  await assignment({ clientId: world.ladoga, specialistId: world.petr });
  const list = (args: string) => desk.get(head, `{ assignments(${args}) { nodes { client { key } specialist { name } } totalCount } }`);
  const seim = { client: { key: 'seim' }, specialist: { name: 'Кварцева Ирина' } };
  const ladoga = { client: { key: 'ladoga' }, specialist: { name: 'Фильтров Пётр' } };
  expect(await list('first: 5')).toEqual({ assignments: { nodes: [ladoga, seim], totalCount: 2 } });
  expect(await list('orderBy: [{ field: VALID_UNTIL }, { field: SPECIALIST }]')).toEqual({ assignments: { nodes: [seim, ladoga], totalCount: 2 } });
  expect(await list('filter: { active: true }')).toMatchObject({ assignments: { nodes: [ladoga] } });
  expect(await list('filter: { active: false }')).toMatchObject({ assignments: { nodes: [seim] } });
  expect(await list('filter: { text: "фильтров" }')).toMatchObject({ assignments: { nodes: [ladoga] } });
  expect(await list(`filter: { clientId: "${world.seim}" }`)).toMatchObject({ assignments: { nodes: [seim] } });
});

test('a partner’s system learns who is responsible for its client, but no address and no list', async () => {
  const { id } = await assignment();
  const partner = partnerOf(world.seim);
  expect(await responsible(partner)).toEqual({ clients: { nodes: [{ key: 'seim', assignment: { specialist: { name: 'Кварцева Ирина' }, deputy: null } }] } });
  // an address cannot be named at the door of clients; the database does not give it either
  const asked = await desk.ask(partner, '{ client(id: "seim") { assignment { specialist { email } } } }');
  expect(asked).toMatchObject({ data: { client: { assignment: null } }, errors: [{ message: expect.stringContaining('permission denied'), path: 'client.assignment' }] });
  expect((await desk.ask(partner, `{ assignment(id: "${id}") { id } }`)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect((await desk.ask(partner, '{ assignments { totalCount } }')).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
});
