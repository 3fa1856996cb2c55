import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientsCanAsk } from '../support/clientSchema.ts';
import { deskOf } from '../support/desk.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type System } from '../support/startSystem.ts';

interface Load { staff: { name: string; absence: { endsOn: string } | null; inHand: number }; open: number; dueToday: number; atRisk: number; overdue: number; answeredToday: number; oldestWaitingSince: string | null }
const teamLoad = '{ teamLoad { staff { name absence { endsOn } inHand } open dueToday atRisk overdue answeredToday oldestWaitingSince } }';

let system: System;
let desk: ReturnType<typeof deskOf>;
let newcomer: { id: string; name: string };
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  await system.at('2026-11-24T11:00:00+03:00');
  newcomer = await recordsOf(system).done('createStaff', 'staff', 'id name', { name: 'Новиков Семён', role: 'SPECIALIST', email: 'novikov@company.example', password: 'двенадцать символов' }, await system.signIn('SUPPORT_HEAD'));
});
afterAll(() => system.stop());

const loadOf = async (name: string): Promise<Load | undefined> => (await system.get<{ teamLoad: Load[] }>(teamLoad)).teamLoad.find(({ staff }) => staff.name === name);
const given = async (priority: string): Promise<{ id: string }> => desk.done('assignTicket', { ticketId: (await desk.clientAsks({ priority })).id, assigneeId: newcomer.id });

it('counts what somebody has in hand by how it stands, and forgets what has ended', async () => {
  const nothing = { open: 0, dueToday: 0, atRisk: 0, overdue: 0, answeredToday: 0, oldestWaitingSince: null };
  expect(await loadOf(newcomer.name)).toMatchObject({ ...nothing, staff: { absence: null, inHand: 0 } });
  const first = await given('HIGH');
  await given('LOW');
  expect(await loadOf(newcomer.name)).toMatchObject({ ...nothing, open: 2, oldestWaitingSince: '2026-11-24T08:00:00.000Z', staff: { inHand: 2 } });
  // two working days: due on the 26th at 11:00
  await system.at('2026-11-26T10:30:00+03:00');
  expect(await loadOf(newcomer.name)).toMatchObject({ open: 2, dueToday: 1, atRisk: 1, overdue: 0 });
  await system.at('2026-11-26T11:00:01+03:00');
  expect(await loadOf(newcomer.name)).toMatchObject({ open: 2, dueToday: 0, atRisk: 0, overdue: 1 });
  await desk.done('closeTicket', { ticketId: first.id, reason: 'ANSWERED' });
  expect(await loadOf(newcomer.name)).toMatchObject({ open: 1, overdue: 0 });
});

it('counts the answers of the desk’s day, by whoever wrote them', async () => {
  await system.at('2026-12-01T12:00:00+03:00');
  const head = system.credentials.staff.find(({ role }) => role === 'SUPPORT_HEAD');
  const { viewer } = await system.get<{ viewer: { name: string } }>('{ viewer { name } }', {}, await system.signIn(head?.email ?? ''));
  await desk.answer(await desk.clientAsks(), await system.signIn('SUPPORT_HEAD'));
  expect(await loadOf(viewer.name)).toMatchObject({ answeredToday: 1 });
  await system.at('2026-12-02T00:00:00+03:00');
  expect(await loadOf(viewer.name)).toMatchObject({ answeredToday: 0 });
});

it('is the desk’s own business', () => expect(clientsCanAsk(teamLoad)).toBe(false));
