import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { viewerOfSession } from '../access/identify.ts';
import { hashOfSecret, newSecret, passwordMatches } from '../access/secret.ts';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import { clock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';
import staff from './index.ts';
import { Session } from './session.entity.ts';
import { Staff } from './staff.entity.ts';

const head = person('SUPPORT_HEAD');
const password = 'correct horse battery';

let system: ScratchSystem;
let desk: Desk;
beforeAll(async () => {
  system = await scratchSystem([staff]);
  desk = await deskOf(system, [staff]);
}, scratchPatienceMilliseconds);
afterAll(() => system.close());
beforeEach(async () => {
  await system.rows('truncate staff, session, absence, event_log');
});

interface Row {
  id: string;
  [field: string]: unknown;
}

const act = (name: string, input: Record<string, unknown>, viewer: Parameters<Desk['act']>[0] = head) => desk.act(viewer, name, input, 'staff { id name initials role title email active version }');
const done = async (name: string, input: Record<string, unknown>): Promise<Row> => {
  const payload = await act(name, input);
  expect(payload.userErrors).toEqual([]);
  return payload['staff'] as Row;
};
const member = (input: Record<string, unknown> = {}): Promise<Row> => done('createStaff', { name: 'Кварцева Ирина', role: 'SPECIALIST', email: 'Kvartseva@company.example', ...input });
const everything = () => system.rows('select (select json_agg(staff order by id) from staff) staff, (select json_agg(session order by id) from session) sessions, (select count(*) from event_log) events');
const hashOf = async (id: string): Promise<string | null> => (await system.rows<{ password_hash: string | null }>('select password_hash from staff where id = $1', [id]))[0]?.password_hash ?? null;

/** Signs somebody in; answers the token in the cookie. */
const session = async (staffId: string): Promise<string> => {
  const token = newSecret();
  await system.workshop.perform(systemActor, async (work) => {
    work.em.create(Session, { staff: work.em.getReference(Staff, staffId), tokenHash: hashOfSecret(token), startedAt: work.at, expiresAt: new Date(clock.now() + 3_600_000) });
  });
  return token;
};
const isSignedIn = async (token: string): Promise<boolean> => (await viewerOfSession(system.reader, token)) !== null;

test('somebody who joins can sign in with the password that nobody reads', async () => {
  const joined = await member({ password });
  expect(joined).toMatchObject({ name: 'Кварцева Ирина', initials: 'КИ', role: 'SPECIALIST', email: 'kvartseva@company.example', active: true, version: 1 });
  expect(await passwordMatches(password, await hashOf(joined.id))).toBe(true);
  expect(JSON.stringify(await system.rows('select * from event_log'))).not.toContain(password);
  expect(await hashOf((await member({ email: 'two@company.example' })).id)).toBeNull();
});

test('a new password ends every session of the person, and of nobody else', async () => {
  const joined = await member({ password });
  const other = await member({ email: 'other@company.example' });
  const tokens = [await session(joined.id), await session(joined.id), await session(other.id)];
  expect(await done('updateStaff', { id: joined.id, title: 'Инженер' })).toMatchObject({ title: 'Инженер', version: 2 });
  expect(await Promise.all(tokens.map(isSignedIn))).toEqual([true, true, true]);
  expect(await done('updateStaff', { id: joined.id, password: 'another good one' })).toMatchObject({ version: 3 });
  expect(await Promise.all(tokens.map(isSignedIn))).toEqual([false, false, true]);
  expect(await passwordMatches('another good one', await hashOf(joined.id))).toBe(true);
  expect((await system.rows('select payload from event_log order by occurred_at desc, id desc limit 1'))[0]).toEqual({ payload: { changed: ['password'] } });
});

test('who leaves is signed out and keeps the record', async () => {
  const { id } = await member({ password });
  const token = await session(id);
  expect(await done('updateStaff', { id, active: false })).toMatchObject({ active: false, email: 'kvartseva@company.example' });
  expect(await isSignedIn(token)).toBe(false);
  expect(await system.rows('select ended_at is not null as ended from session')).toEqual([{ ended: true }]);
});

test('a password taken away leaves nobody signed in', async () => {
  const { id } = await member({ password });
  const token = await session(id);
  await done('updateStaff', { id, password: null });
  expect([await hashOf(id), await isSignedIn(token)]).toEqual([null, false]);
});

test('somebody who never did anything is deleted with the sessions', async () => {
  await member({ email: 'head@company.example', role: 'SUPPORT_HEAD' });
  const { id } = await member({ role: 'ADMIN' });
  await session(id);
  expect(await done('deleteStaff', { id })).toMatchObject({ id });
  expect(await system.rows('select (select count(*)::int from staff) staff, (select count(*)::int from session) sessions')).toEqual([{ staff: 1, sessions: 0 }]);
});

describe('what cannot be taken changes nothing and names its field and clause', () => {
  const cases: [string, string, Record<string, unknown>, { code: string; field: string[] }][] = [
    ['no name', 'createStaff', { name: '' }, { code: 'REQUIRED_FIELD_MISSING', field: ['name'] }],
    ['no role', 'createStaff', { role: null }, { code: 'REQUIRED_FIELD_MISSING', field: ['role'] }],
    ['an address without a domain', 'createStaff', { email: 'new' }, { code: 'INVALID_VALUE', field: ['email'] }],
    ['an address that is taken', 'createStaff', { email: 'KVARTSEVA@company.example' }, { code: 'ALREADY_EXISTS', field: ['email'] }],
    ['a title too long', 'createStaff', { title: 'я'.repeat(201) }, { code: 'TOO_LONG', field: ['title'] }],
    ['a password too short', 'createStaff', { password: '11 letters!' }, { code: 'INVALID_VALUE', field: ['password'] }],
    ['an empty password', 'updateStaff', { password: '' }, { code: 'INVALID_VALUE', field: ['password'] }],
    ['a password too long', 'updateStaff', { password: 'x'.repeat(201) }, { code: 'TOO_LONG', field: ['password'] }],
    ['a role taken away', 'updateStaff', { role: null }, { code: 'REQUIRED_FIELD_MISSING', field: ['role'] }],
    ['a stale version', 'updateStaff', { expectedVersion: 5, name: 'Другая' }, { code: 'STALE_VERSION', field: ['expectedVersion'] }],
    ['an unknown person', 'updateStaff', { id: newId() }, { code: 'NOT_FOUND', field: ['id'] }],
    ['an unknown person to delete', 'deleteStaff', { id: newId() }, { code: 'NOT_FOUND', field: ['id'] }],
    ['a stale version to delete', 'deleteStaff', { expectedVersion: 5 }, { code: 'STALE_VERSION', field: ['expectedVersion'] }],
    ['the last who keeps the list, leaving', 'updateStaff', { active: false }, { code: 'INVALID_VALUE', field: ['active'] }],
    ['the last who keeps the list, in another role', 'updateStaff', { role: 'AUDITOR' }, { code: 'INVALID_VALUE', field: ['role'] }],
    ['the last who keeps the list, deleted', 'deleteStaff', {}, { code: 'INVALID_VALUE', field: ['id'] }],
  ];

  test.each(cases)('%s', async (_, name, input, refused) => {
    const { id } = await member({ role: 'ADMIN', password });
    await session(id);
    const before = await everything();
    const subject = name === 'createStaff' ? { name: 'Новый', role: 'REGISTRAR', email: 'new@company.example' } : { id };
    expect(await act(name, { ...subject, ...input })).toMatchObject({ staff: refused.code === 'STALE_VERSION' ? { id } : null, eventIds: [], userErrors: [{ ...refused, clause: '1' }] });
    expect(await everything()).toEqual(before);
  });

  test.each(['createStaff', 'updateStaff', 'deleteStaff'])('%s by somebody without the right', async (name) => {
    const { id } = await member();
    const before = await everything();
    for (const viewer of [person('REGISTRAR'), partnerOf(newId())])
      expect(await act(name, name === 'createStaff' ? {} : { id }, viewer)).toMatchObject({ staff: null, eventIds: [], userErrors: [{ code: 'FORBIDDEN', clause: '1' }] });
    expect(await everything()).toEqual(before);
  });
});

test('the desk sees its staff; a partner’s system does not', async () => {
  await member();
  await member({ name: 'Аналогов Пётр', email: 'analogov@company.example', role: 'REGISTRAR', active: false });
  const document = '{ staffMembers(orderBy: [{ field: ROLE }], filter: { text: "company" }) { nodes { name email } totalCount } }';
  expect(await desk.get(person('AUDITOR'), document)).toEqual({
    staffMembers: { nodes: [{ name: 'Аналогов Пётр', email: 'analogov@company.example' }, { name: 'Кварцева Ирина', email: 'kvartseva@company.example' }], totalCount: 2 },
  });
  expect(await desk.get(person('AUDITOR'), '{ staffMembers(filter: { active: true }) { nodes { name } } }')).toEqual({ staffMembers: { nodes: [{ name: 'Кварцева Ирина' }] } });
  expect((await desk.ask(partnerOf(newId()), document)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
});
