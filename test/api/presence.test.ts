import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientsCanAsk } from '../support/clientSchema.ts';
import { deskOf, type Ticket } from '../support/desk.ts';
import { startServerOn, startSystem, type Asker, type System } from '../support/startSystem.ts';
import { follow, type Stream } from '../support/stream.ts';
import type { UserError } from '../support/userError.ts';

interface Frame { ticketPresence: { ticketId: string; staff: { name: string; initials: string }; state: string; since: string }[] }

/** Two servers on one database, each with a clock of its own. */
let first: System;
let second: System;
let filtrov: { cookie: string };
let modulev: { cookie: string };
let ticket: Ticket;
beforeAll(async () => {
  first = await startSystem();
  second = await startServerOn(first.dataDir);
  [filtrov, modulev] = [await first.signIn('filtrov@company.example'), await first.signIn('modulev@company.example')];
});
afterAll(async () => {
  await second.stop();
  await first.stop();
});
beforeEach(async () => {
  await bothAt('2026-11-24T11:00:00+03:00');
  ticket = await deskOf(first).clientAsks();
});

const bothAt = (instant: string): Promise<unknown> => Promise.all([first.at(instant), second.at(instant)]);
const bothPass = (seconds: number): Promise<unknown> => Promise.all([first.pass(seconds), second.pass(seconds)]);
const shows = async (system: System, asker: Asker, input: Record<string, unknown>): Promise<UserError[]> => {
  const document = 'mutation($input: ShowPresenceInput!) { showPresence(input: $input) { userErrors { code field clause message } eventIds } }';
  const { showPresence } = await system.get<{ showPresence: { userErrors: UserError[]; eventIds: string[] } }>(document, { input: { ticketId: ticket.id, windowId: 'w', ...input } }, asker);
  expect(showPresence.eventIds).toEqual([]);
  return showPresence.userErrors;
};
const watch = (system: System, cookie: { cookie: string }, variables: Record<string, unknown> = { ticketId: ticket.id }): Stream<Frame> =>
  follow<Frame>(system.socket(cookie), 'subscription($ticketId: ID) { ticketPresence(ticketId: $ticketId) { ticketId staff { name initials } state since } }', variables);
const who = ({ ticketPresence }: Frame): string[] => ticketPresence.map(({ staff, state }) => `${staff.name.split(' ')[0]} ${state}`);

describe('colleagues see who is on a ticket', () => {
  it('across processes: who looks, who writes, who has left', async () => {
    const seen = watch(second, modulev);
    expect(who(await seen.next())).toEqual([]);
    expect(await shows(first, filtrov, { state: 'VIEWING' })).toEqual([]);
    const viewing = await seen.next();
    expect(who(viewing)).toEqual(['Фильтров VIEWING']);
    expect(viewing.ticketPresence[0]).toMatchObject({ ticketId: ticket.id, since: '2026-11-24T08:00:00.000Z', staff: { initials: expect.stringMatching(/^\p{Lu}{2}$/u) } });
    await shows(first, filtrov, { state: 'WRITING' });
    expect(who(await seen.next())).toEqual(['Фильтров WRITING']);
    await shows(first, filtrov, { state: 'LEFT' });
    expect(who(await seen.next())).toEqual([]);
    await seen.end();
  });

  it('one entry a person, however many windows, and never oneself', async () => {
    const [others, own] = [watch(first, modulev, { ticketId: ticket.number.toLowerCase() }), watch(first, filtrov)];
    expect([who(await others.next()), who(await own.next())]).toEqual([[], []]);
    await shows(first, filtrov, { windowId: 'a', state: 'VIEWING' });
    expect(who(await others.next())).toEqual(['Фильтров VIEWING']);
    await shows(first, filtrov, { windowId: 'b', state: 'WRITING' });
    expect(who(await others.next())).toEqual(['Фильтров WRITING']);
    await shows(first, filtrov, { windowId: 'b', state: 'LEFT' });
    expect(who(await others.next())).toEqual(['Фильтров VIEWING']);
    await shows(first, modulev, { state: 'VIEWING' });
    expect(who(await own.next())).toEqual(['Модулев VIEWING']);
    await Promise.all([others.end(), own.end()]);
  });

  it('a window that dies is gone after 45 seconds; one that goes on keeps its beginning', async () => {
    const seen = watch(second, modulev);
    await seen.next();
    await shows(first, filtrov, { windowId: 'dies', state: 'WRITING' });
    expect(who(await seen.next())).toEqual(['Фильтров WRITING']);
    await bothPass(20);
    await shows(first, filtrov, { windowId: 'lives', state: 'VIEWING' });
    await bothPass(24);
    await shows(first, filtrov, { windowId: 'lives', state: 'VIEWING' });
    await bothPass(1);
    const left = await seen.next();
    expect(who(left)).toEqual(['Фильтров VIEWING']);
    expect(left.ticketPresence[0]?.since).toBe('2026-11-24T08:00:20.000Z');
    await bothPass(44);
    expect(who(await seen.next())).toEqual([]);
    await seen.end();
  });

  it('on all tickets at once, for the queue', async () => {
    const seen = watch(second, modulev, {});
    await seen.next();
    await shows(first, filtrov, { state: 'VIEWING' });
    await seen.until(({ ticketPresence }) => ticketPresence.some(({ ticketId }) => ticketId === ticket.id));
    await shows(first, filtrov, { state: 'LEFT' });
    await seen.end();
  });

  it('it is no lock: whoever answers meanwhile is stopped by the version, not by the presence', async () => {
    await shows(first, filtrov, { state: 'WRITING' });
    await deskOf(first).answer(ticket, modulev, { expectedVersion: ticket.version });
    const { userErrors } = await deskOf(first).act('answerTicket', { ticketId: ticket.id, body: 'И мой ответ', expectedVersion: ticket.version }, filtrov);
    expect(userErrors).toMatchObject([{ code: 'STALE_VERSION' }]);
  });
});

describe('presence is among the staff', () => {
  it('no system and no auditor shows it, and no system sees it', async () => {
    for (const asker of [first.desk, await first.signIn('AUDITOR')]) expect(await shows(first, asker, { state: 'VIEWING' })).toMatchObject([{ code: 'FORBIDDEN' }]);
    await expect(follow(first.socket(first.desk), 'subscription { ticketPresence { ticketId } }').next()).rejects.toThrow('FORBIDDEN');
    expect(clientsCanAsk('subscription { ticketPresence { ticketId } }')).toBe(false);
  });

  it.each([
    ['a ticket that is not there', { ticketId: 'TP-1999-000001' }, 'NOT_FOUND', 'ticketId'],
    ['NUL for a ticket', { ticketId: 'a\u0000b' }, 'NOT_FOUND', 'ticketId'],
    ['a window without a name', { windowId: ' \n' }, 'REQUIRED_FIELD_MISSING', 'windowId'],
    ['a name of 65 characters', { windowId: 'x'.repeat(65) }, 'TOO_LONG', 'windowId'],
  ])('%s is refused', async (_what, input, code, field) => {
    expect(await shows(first, filtrov, { state: 'VIEWING', ...input })).toMatchObject([{ code, field: [field] }]);
  });

  it('without a sign-in, or with a state that does not exist, it is turned away', async () => {
    const document = 'mutation($input: ShowPresenceInput!) { showPresence(input: $input) { userErrors { code } } }';
    const input = { ticketId: ticket.id, windowId: 'w', state: 'VIEWING' };
    expect((await first.ask(document, { input }, null)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect((await first.ask(document, { input: { ...input, state: 'LOCKING' } }, filtrov)).errors).toMatchObject([{ extensions: { field: ['state'] } }]);
  });
});
