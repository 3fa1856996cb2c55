import { afterAll, beforeAll, expect, it } from 'vitest';
import { deskOf } from '../support/desk.ts';
import { startSystem, type System } from '../support/startSystem.ts';
import { recordsOf } from '../support/records.ts';
import { eventsIn, followTicketsFromNow, type Stream, type TicketEventFrame } from '../support/stream.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
let records: ReturnType<typeof recordsOf>;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  records = recordsOf(system);
  await system.at('2026-11-24T11:00:00+03:00');
});
afterAll(() => system.stop());

/** Reads until the stream is closed, and tells by what. */
const closingOf = (stream: Stream<TicketEventFrame>): Promise<unknown> =>
  stream.until(() => false).then(
    () => null,
    (closing: unknown) => closing,
  );

it('whoever signs out follows nothing any longer, other sessions of the same person do', async () => {
  const [leaving, staying] = [await system.signIn('SUPPORT_HEAD'), await system.signIn('SUPPORT_HEAD')];
  const [left, stayed] = [await followTicketsFromNow(system.socket(leaving)), await followTicketsFromNow(system.socket(staying))];
  const closing = closingOf(left);
  await system.get('mutation { signOut { userErrors { code } } }', {}, leaving);
  expect(await closing).toMatchObject({ code: 4403, reason: 'The session or key has ended' });

  const ticket = await desk.clientAsks();
  const seen = await stayed.until(({ ticketEvents: { event } }) => event?.ticketId === ticket.id);
  expect(eventsIn(seen).at(-1)?.type).toBe('TICKET_REGISTERED');
  await stayed.end();
});

it('a member of staff who leaves is cut off from the stream at once', async () => {
  const head = await system.signIn('SUPPORT_HEAD');
  const specialist = await records.staff('filtrov');
  const stream = await followTicketsFromNow(system.socket(await system.signIn(specialist.email)));
  const closing = closingOf(stream);
  await records.done('updateStaff', 'staff', 'id', { id: specialist.id, expectedVersion: specialist.version, active: false }, head);
  expect(await closing).toMatchObject({ code: 4403 });
});

it('whose role changes is cut off and comes back with other rights; what the old ones showed is no longer told (§1)', async () => {
  const head = await system.signIn('SUPPORT_HEAD');
  const auditor = await records.staff('auditor');
  const session = await system.signIn(auditor.email);
  const stream = await followTicketsFromNow(system.socket(session));
  const closing = closingOf(stream);
  const before = performance.now();
  await records.done('updateStaff', 'staff', 'id', { id: auditor.id, expectedVersion: auditor.version, role: 'SPECIALIST' }, head);
  expect(await closing).toMatchObject({ code: 1012, reason: 'Your rights have changed' });
  expect(performance.now() - before).toBeLessThan(5000);
  // the session goes on, with the rights of today
  const { viewer } = await system.get<{ viewer: { role: string; rights: string[] } }>('{ viewer { role rights } }', {}, session);
  expect(viewer).toMatchObject({ role: 'SPECIALIST', rights: expect.arrayContaining(['tickets.answer']) as unknown });
  const again = await followTicketsFromNow(system.socket(session));
  await again.end();
});

/** A system with one key, kept by the head of support. */
const systemWithKey = async (expiresAt?: string): Promise<{ machineUserId: string; keyId: string; key: string }> => {
  const head = await system.signIn('SUPPORT_HEAD');
  const { id: machineUserId } = await records.done<{ id: string }>('createMachineUser', 'machineUser', 'id', { name: 'Табло' }, head);
  const { issueApiKey: { key, machineUser, userErrors } } = await system.get<{ issueApiKey: { key: string; machineUser: { keys: { id: string }[] }; userErrors: unknown[] } }>(
    'mutation($input: IssueApiKeyInput!) { issueApiKey(input: $input) { key machineUser { keys { id } } userErrors { code field } } }', { input: { id: machineUserId, scopes: ['tickets:read', 'sla:read'], expiresAt } }, head);
  expect(userErrors).toEqual([]);
  return { machineUserId, key, keyId: machineUser.keys[0]?.id ?? '' };
};

it('a key that is revoked opens nothing from then on, and what it follows is closed within five seconds (§4.1)', async () => {
  const { key, keyId, machineUserId } = await systemWithKey();
  const stream = await followTicketsFromNow(system.socket({ key }));
  await system.get('{ tickets(first: 1) { nodes { id } } }', {}, { key });
  const closing = closingOf(stream);
  const before = performance.now();
  await records.done('revokeApiKey', 'machineUser', 'id', { keyId }, await system.signIn('SUPPORT_HEAD'));
  expect(await closing).toMatchObject({ code: 4403, reason: 'The session or key has ended' });
  expect(performance.now() - before).toBeLessThan(5000);
  await expect(system.get('{ tickets(first: 1) { nodes { id } } }', {}, { key })).rejects.toThrow();
  // another key of the same system goes on: that is how keys are exchanged without a gap
  const { issueApiKey: { key: next } } = await system.get<{ issueApiKey: { key: string } }>('mutation($input: IssueApiKeyInput!) { issueApiKey(input: $input) { key } }', { input: { id: machineUserId, scopes: ['tickets:read'] } }, await system.signIn('SUPPORT_HEAD'));
  await system.get('{ tickets(first: 1) { nodes { id } } }', {}, { key: next });
});

it('a system that is barred follows nothing any longer, with whatever key; let in again it goes on', async () => {
  const { key, machineUserId } = await systemWithKey();
  const stream = await followTicketsFromNow(system.socket({ key }));
  const closing = closingOf(stream);
  const bar = async (active: boolean): Promise<unknown> => records.done('updateMachineUser', 'machineUser', 'id', { id: machineUserId, active }, await system.signIn('SUPPORT_HEAD'));
  const before = performance.now();
  await bar(false);
  expect(await closing).toMatchObject({ code: 4403, reason: 'The session or key has ended' });
  expect(performance.now() - before).toBeLessThan(5000);
  await expect(followTicketsFromNow(system.socket({ key }))).rejects.toMatchObject({ code: 4403 });
  await bar(true);
  const again = await followTicketsFromNow(system.socket({ key }));
  await again.end();
});

it('what systems of a client follow is closed when the client is made inactive; a change of anything else closes nothing (§4.1)', async () => {
  const head = await system.signIn('SUPPORT_HEAD');
  const client = await records.client('ladoga');
  const { id: machineUserId } = await records.done<{ id: string }>('createMachineUser', 'machineUser', 'id', { name: 'Учёт', clientId: client.id }, head);
  const { issueApiKey: { key } } = await system.get<{ issueApiKey: { key: string } }>('mutation($input: IssueApiKeyInput!) { issueApiKey(input: $input) { key } }', { input: { id: machineUserId, scopes: ['tickets:read'] } }, head);
  const change = async (fields: object): Promise<unknown> => records.done('updateClient', 'client', 'id', { id: client.id, ...fields }, head);
  const stream = await followTicketsFromNow(system.socket({ key }, '/client/graphql'));
  const closing = closingOf(stream);
  await change({ city: 'Тосно' });
  await change({ active: false });
  expect(await closing).toMatchObject({ code: 4403, reason: 'The session or key has ended' });
  await expect(followTicketsFromNow(system.socket({ key }, '/client/graphql'))).rejects.toMatchObject({ code: 4403 });
  await change({ active: true });
  const again = await followTicketsFromNow(system.socket({ key }, '/client/graphql'));
  await again.end();
});

it('what a key follows is closed within five seconds of its end', async () => {
  const { key } = await systemWithKey('2026-11-24T09:00:00Z');
  const stream = await followTicketsFromNow(system.socket({ key }));
  const closing = closingOf(stream);
  await system.at('2026-11-24T12:00:00+03:00');
  const before = performance.now();
  expect(await closing).toMatchObject({ code: 4403 });
  expect(performance.now() - before).toBeLessThan(5000);
});

it('a socket whose session has ended by time starts nothing new', async () => {
  const session = await system.signIn('SUPPORT_HEAD');
  const socket = system.socket(session);
  const first = await followTicketsFromNow(socket);
  await system.at('2027-01-11T11:00:00+03:00');
  await expect(followTicketsFromNow(socket)).rejects.toMatchObject({ code: 4403 });
  await first.end();
  await system.at('2026-11-24T11:00:00+03:00');
});
