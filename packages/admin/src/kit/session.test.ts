import { expect, test } from 'vitest';
import { Fault } from './data/fault.ts';
import { createSession, mayDo, type Viewer } from './session.ts';

const viewer: Viewer = { id: '1', name: 'Ирина', kind: 'STAFF', role: 'SPECIALIST', email: null, rights: ['tickets.answer'] };
/** A server that gives these answers one after the other; a fault is thrown. */
const serverOf = (...answers: unknown[]) => {
  let asked = 0;
  return { asked: () => asked, runRoot: async () => {
    const answer = answers[asked];
    asked += 1;
    if (answer instanceof Error) throw answer;
    return answer as never;
  } };
};

test('the server is asked once, however many want to know', async () => {
  const server = serverOf(viewer);
  const session = createSession(server);
  expect(await Promise.all([session.load(), session.load()])).toEqual([viewer, viewer]);
  await session.load();
  expect(server.asked()).toBe(1);
});

test('no session is nobody, not an error', async () => {
  expect(await createSession(serverOf(new Fault('unauthenticated', 'x'))).load()).toBeNull();
});

test('a server that is away can be asked again', async () => {
  const session = createSession(serverOf(new Fault('offline', 'x'), viewer));
  await expect(session.load()).rejects.toMatchObject({ kind: 'offline' });
  expect(await session.load()).toEqual(viewer);
});

test('a refused sign-in says why and changes nothing', async () => {
  const session = createSession(serverOf({ viewer: null, userErrors: [{ code: 'WRONG_CREDENTIALS', message: 'Почта или пароль не подходят', field: [] }] }));
  await expect(session.signIn('a', 'b')).rejects.toMatchObject({ kind: 'refused', message: 'Почта или пароль не подходят' });
  expect(session.viewer()).toBeUndefined();
});

test('signing in and out is told to those who listen', async () => {
  const session = createSession(serverOf({ viewer, userErrors: [] }, { userErrors: [] }));
  const seen: unknown[] = [];
  session.subscribe(() => seen.push(session.viewer()?.name ?? null));
  await session.signIn('a', 'b');
  await session.signOut();
  expect(seen).toEqual(['Ирина', null]);
});

test('rights: what is listed, nothing for nobody, everything that needs none', () => {
  expect(mayDo(viewer, 'tickets.answer')).toBe(true);
  expect(mayDo(viewer, 'tickets.close')).toBe(false);
  expect(mayDo(null, 'tickets.answer')).toBe(false);
  expect(mayDo(null, undefined)).toBe(true);
});
