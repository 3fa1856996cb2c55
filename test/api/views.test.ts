import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientsCanAsk } from '../support/clientSchema.ts';
import { connectToDatabase } from '../support/database.ts';
import { deskOf } from '../support/desk.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';

interface View { id: string; name: string; scope: string; order: string; columns: string[] | null; density: string | null; position: number; version: number; understood: boolean; filter: Record<string, unknown> | null; owner: { name: string } }
const fields = 'id name scope order columns density position version understood filter owner { name }';

let system: System;
let records: ReturnType<typeof recordsOf>;
let head: { cookie: string };
let specialist: { cookie: string };
beforeAll(async () => {
  system = await startSystem();
  records = recordsOf(system);
  await system.at('2026-11-24T11:00:00+03:00');
  [head, specialist] = [await system.signIn('SUPPORT_HEAD'), await system.signIn('SPECIALIST')];
});
afterAll(() => system.stop());

const act = (name: string, input: { [field: string]: unknown }, asker: Asker) => records.act<View>(name, 'view', fields, input, asker);
const done = (name: string, input: { [field: string]: unknown }, asker: Asker): Promise<View> => records.done<View>(name, 'view', fields, input, asker);
const viewsOf = async (asker: Asker): Promise<View[]> => (await system.get<{ views: View[] }>(`{ views { ${fields} } }`, {}, asker)).views;
const viewOf = async (id: string, asker: Asker): Promise<View | null> => (await system.get<{ view: View | null }>(`query($id: ID!) { view(id: $id) { ${fields} } }`, { id }, asker)).view;
const counted = async (asker: Asker): Promise<{ viewId: string; count: number | null; exact: boolean }[]> =>
  (await system.get<{ viewCounters: { viewId: string; count: number | null; exact: boolean }[] }>('{ viewCounters { viewId count exact } }', {}, asker)).viewCounters;

describe('a view of one’s own', () => {
  it('is kept as it was given, and nobody else sees it', async () => {
    const filter = { priority: ['HIGH'], status: ['REGISTERED', 'IN_PROGRESS'], unassigned: true, receivedFrom: '2026-11-01', dueBefore: '2026-12-01T10:00:00+03:00' };
    const made = await done('createView', { name: ' Срочные  ничьи ', filter, order: 'NEWEST', columns: ['client', 'sla/why'], density: 'COMPACT' }, specialist);
    expect(made).toMatchObject({ name: 'Срочные ничьи', scope: 'PRIVATE', order: 'NEWEST', columns: ['client', 'sla/why'], density: 'COMPACT', understood: true, filter: { ...filter, dueBefore: '2026-12-01T07:00:00.000Z' } });
    expect(await viewOf(made.id, specialist)).toEqual(made);
    expect(await viewOf(made.id, head)).toBeNull();
    expect((await viewsOf(head)).map(({ id }) => id)).not.toContain(made.id);
    for (const name of ['changeView', 'deleteView']) expect((await act(name, { id: made.id }, head)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }]);
  });

  it('bears a name that no other of this person bears, in whatever case', async () => {
    await done('createView', { name: 'Мои' }, specialist);
    expect((await act('createView', { name: 'мои' }, specialist)).userErrors).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
    await done('createView', { name: 'Мои' }, head);
  });

  it('changes by what is sent; a stale picture is refused', async () => {
    const made = await done('createView', { name: 'Меняется', filter: { mine: true }, order: 'UPDATED' }, specialist);
    const changed = await done('changeView', { id: made.id, expectedVersion: made.version, filter: { unassigned: true } }, specialist);
    expect(changed).toMatchObject({ name: 'Меняется', order: 'UPDATED', filter: { unassigned: true } });
    expect((await act('changeView', { id: made.id, expectedVersion: made.version, name: 'Поздно' }, specialist)).userErrors).toMatchObject([{ code: 'STALE_VERSION' }]);
    expect(await done('deleteView', { id: made.id }, specialist)).toMatchObject({ name: 'Меняется' });
    expect(await viewOf(made.id, specialist)).toBeNull();
  });

  it('moves among its neighbours', async () => {
    for (const name of ['А', 'Б', 'В']) await done('createView', { name }, specialist);
    const places = async (): Promise<string> => (await viewsOf(specialist)).filter(({ scope, name }) => scope === 'PRIVATE' && name.length === 1).map(({ name }) => name).join('');
    const last = (await viewsOf(specialist)).find(({ name }) => name === 'В');
    await done('moveView', { id: last?.id, position: 0 }, specialist);
    expect(await places()).toBe('ВАБ');
    await done('moveView', { id: last?.id, position: 1000 }, specialist);
    expect(await places()).toBe('АБВ');
  });
});

describe('a view of the team', () => {
  it('is kept by the head and seen by everybody on staff', async () => {
    const made = await done('createView', { name: 'Просроченные высокие', scope: 'TEAM', filter: { standing: ['BREACHED'], priority: ['HIGH'] } }, head);
    expect((await viewsOf(specialist)).map(({ id }) => id)).toContain(made.id);
    for (const [name, input] of [['createView', { name: 'Чужая воля', scope: 'TEAM' }], ['changeView', { id: made.id, name: 'x' }], ['moveView', { id: made.id, position: 0 }], ['shareView', { id: made.id, scope: 'PRIVATE' }], ['deleteView', { id: made.id }]] as const)
      expect((await act(name, input, specialist)).userErrors, name).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  it('may be made of one’s own, and be taken back by its owner’s side', async () => {
    const made = await done('createView', { name: 'Станет общей' }, head);
    expect(await done('shareView', { id: made.id, scope: 'TEAM' }, head)).toMatchObject({ scope: 'TEAM' });
    expect(await viewOf(made.id, specialist)).not.toBeNull();
    expect(await done('shareView', { id: made.id, scope: 'PRIVATE' }, head)).toMatchObject({ scope: 'PRIVATE' });
    expect(await viewOf(made.id, specialist)).toBeNull();
    const own = await done('createView', { name: 'Не общая' }, specialist);
    expect((await act('shareView', { id: own.id, scope: 'TEAM' }, specialist)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });
});

describe('the counters', () => {
  it('tell for each view what its list holds, “mine” for whoever looks', async () => {
    const desk = deskOf(system);
    const made = await done('createView', { name: 'Мои у каждого', scope: 'TEAM', filter: { mine: true, ended: false } }, head);
    const all = await done('createView', { name: 'Все', scope: 'TEAM' }, head);
    for (const asker of [head, specialist]) {
      const counters = new Map((await counted(asker)).map((one) => [one.viewId, one]));
      expect([...counters.keys()].toSorted()).toEqual((await viewsOf(asker)).map(({ id }) => id).toSorted());
      const [mine, whole] = [await desk.ticketCount({ mine: true, ended: false }, asker), await desk.ticketCount({}, asker)];
      expect(counters.get(made.id)).toMatchObject({ count: Math.min(mine, 100), exact: mine <= 100 });
      expect(counters.get(all.id)).toMatchObject({ count: Math.min(whole, 100), exact: whole <= 100 });
    }
  });

  it('a filter that the present schema no longer understands is told, and breaks nothing', async () => {
    const made = await done('createView', { name: 'Из прошлого', filter: { priority: ['HIGH'] } }, specialist);
    await (await connectToDatabase(system.dataDir)).query(`update "view" set filter = '{"priority": ["URGENT"], "mood": "bad"}' where id = '${made.id}'`);
    expect(await viewOf(made.id, specialist)).toMatchObject({ name: 'Из прошлого', understood: false, filter: null });
    expect((await counted(specialist)).find(({ viewId }) => viewId === made.id)).toEqual({ viewId: made.id, count: null, exact: true });
    expect(await done('changeView', { id: made.id, filter: { priority: ['LOW'] } }, specialist)).toMatchObject({ understood: true, filter: { priority: ['LOW'] } });
  });
});

it('systems with keys have no views and see none', async () => {
  expect([await viewsOf(system.desk), await counted(system.desk)]).toEqual([[], []]);
  expect((await act('createView', { name: 'Система' }, system.desk)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(clientsCanAsk('{ views { id } }')).toBe(false);
});

it('lists in a filter hold at most a hundred values, saved or asked', async () => {
  const clientId = Array.from({ length: 101 }, () => '019e0000-0000-7000-8000-000000000000');
  expect((await act('createView', { name: 'Слишком', filter: { clientId } }, specialist)).userErrors).toMatchObject([{ code: 'TOO_MANY_INPUTS', field: ['filter', 'clientId'] }]);
  const { errors } = await system.ask('query($filter: TicketFilter) { tickets(filter: $filter) { totalCount } }', { filter: { clientId } }, specialist);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'TOO_MANY_INPUTS', field: ['filter', 'clientId'] });
});
