import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { person } from '../access/testing/asking.ts';
import assignments from '../assignments/index.ts';
import calendar from '../calendar/index.ts';
import { Client } from '../clients/client.entity.ts';
import { Contact } from '../clients/contact.entity.ts';
import clients from '../clients/index.ts';
import { systemActor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';
import products from '../products/index.ts';
import regulation from '../regulation/index.ts';
import { markBreaches } from '../sla/breachEngine.ts';
import sla from '../sla/index.ts';
import { markWarnings, nextWarningAt } from '../sla/warningMarks.ts';
import staff from '../staff/index.ts';
import { changePriority } from './handling.ts';
import tickets from './index.ts';
import { ticketsAsSubjects } from './obligationSubjects.ts';
import { registerTicket } from './registration.ts';

const msk = (text: string): number => Date.parse(`2026-${text}:00+03:00`);
const head = person('SUPPORT_HEAD');
let system: ScratchSystem;
let world: { client: string; contact: string };

beforeAll(async () => {
  system = await scratchSystem([calendar, regulation, sla, clients, products, staff, assignments, tickets]);
  const { result } = await system.workshop.perform(systemActor, async (work) => {
    const client = work.em.create(Client, { id: newId(), key: 'seim', name: 'Сейм' });
    const contact = work.em.create(Contact, { id: newId(), client, name: 'Вольтова Анна', email: 'anna@seim.example' });
    return { client: client.id, contact: contact.id };
  }, msk('11-24T09:00'));
  world = result;
}, scratchPatienceMilliseconds);
afterAll(() => system.close());
beforeEach(() => system.pool.query('truncate event_log, obligation_ledger, response_obligation, obligation_warning, ticket, message cascade'));

/** A request of Tuesday at 11:30; of HIGH priority it is due on Thursday at 11:30. */
const ask = async (priority: 'HIGH' | 'LOW' = 'HIGH'): Promise<string> => {
  const { result } = await system.workshop.perform(systemActor, async (work) => {
    const client = await work.em.findOneOrFail(Client, world.client);
    const contact = await work.em.findOneOrFail(Contact, world.contact);
    return (await registerTicket(work, { client, contact, channel: 'WEB', subject: 'Отказ', body: 'Модуль молчит.', receivedAt: work.now, priority })).id;
  }, msk('11-24T11:30'));
  return result;
};
const warn = (at: string): Promise<number> => markWarnings(system.pool, ticketsAsSubjects, msk(at));
const given = async (): Promise<unknown[]> =>
  (await system.rows<{ threshold: unknown }>("select payload -> 'threshold' as threshold from event_log where type = 'OBLIGATION_AT_RISK' order by id")).map(({ threshold }) => threshold);

test('R18: each threshold warns once, at its instant, with its entry in the ledger', async () => {
  await ask();
  expect(await nextWarningAt(system.pool)).toBe(msk('11-25T15:30'));
  expect(await warn('11-25T15:29')).toBe(0);
  expect([await warn('11-25T15:30'), await warn('11-25T15:30'), await warn('11-26T10:29')]).toEqual([1, 0, 0]);
  expect(await nextWarningAt(system.pool)).toBe(msk('11-26T10:30'));
  expect([await warn('11-26T10:30'), await warn('11-26T11:29')]).toEqual([1, 0]);
  expect(await given()).toEqual([{ percentUsed: 75 }, { workingMinutesLeft: 60 }]);
  expect(await system.rows("select count(*)::int as entries from obligation_ledger where change = 'WARNED'")).toEqual([{ entries: 2 }]);
  expect(await nextWarningAt(system.pool)).toBeNull();
});

test('R18: an engine that comes late makes up for what it missed, in working hours and before the due only', async () => {
  await ask();
  expect(await warn('11-25T21:00')).toBe(0);
  expect(await nextWarningAt(system.pool)).toBe(msk('11-26T10:00'));
  expect(await warn('11-26T10:45')).toBe(2);
  await ask();
  expect(await warn('11-26T11:31')).toBe(0);
  expect(await markBreaches(system.pool, ticketsAsSubjects, msk('11-26T11:31'))).toBe(2);
  expect(await given()).toHaveLength(2);
});

test('R9, R18: a raised priority warns before the new due', async () => {
  const ticket = await ask('LOW');
  const [consent] = await system.rows<{ id: string }>('select id from message');
  await system.workshop.perform({ ...systemActor, kind: 'CONTACT' }, (work) => changePriority(work, head, { ticketId: ticket, priority: 'HIGH', consentMessageId: consent?.id }), msk('11-30T11:30'));
  expect(await nextWarningAt(system.pool)).toBe(msk('12-01T15:30'));
  expect([await warn('12-01T15:30'), await warn('12-02T11:00')]).toEqual([1, 1]);
});

test('R11, R18: a due that moves warns anew; one that was met does not warn', async () => {
  await ask();
  expect(await warn('11-25T15:30')).toBe(1);
  await system.pool.query("update response_obligation set due_at = due_at + interval '1 day', warn_at = warn_at + interval '1 day'");
  expect(await nextWarningAt(system.pool)).toBe(msk('11-26T15:30'));
  expect([await warn('11-26T15:30'), await warn('11-26T15:30')]).toEqual([1, 0]);
  await system.pool.query("update response_obligation set answered_at = due_at - interval '1 minute'");
  expect(await nextWarningAt(system.pool)).toBeNull();
  expect(await warn('11-27T11:00')).toBe(0);
});

test('many at once by four: each threshold of each promise warns once, each promise is breached once', async () => {
  for (let index = 0; index < 30; index += 1) await ask();
  await Promise.all(Array.from({ length: 4 }, () => warn('11-26T10:45')));
  await warn('11-26T10:45');
  await Promise.all(Array.from({ length: 4 }, () => markBreaches(system.pool, ticketsAsSubjects, msk('11-26T11:31'))));
  await markBreaches(system.pool, ticketsAsSubjects, msk('11-26T11:31'));
  expect(await system.rows("select type, count(*)::int as events, count(distinct payload ->> 'obligationId')::int as promises from event_log where type like 'OBLIGATION%' group by type order by type")).toEqual([
    { type: 'OBLIGATION_AT_RISK', events: 60, promises: 30 },
    { type: 'OBLIGATION_BREACHED', events: 30, promises: 30 },
  ]);
});

test('a pass that is cut off in the middle leaves nothing, and the next one does it once', async () => {
  await ask();
  await system.pool.query(`create function cut() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
    create trigger cut before insert on event_log for each row execute function cut()`);
  await expect(warn('11-25T15:30')).rejects.toThrow('terminat');
  await expect(markBreaches(system.pool, ticketsAsSubjects, msk('11-26T11:31'))).rejects.toThrow('terminat');
  await system.pool.query('drop trigger cut on event_log; drop function cut');
  expect(await system.rows('select * from obligation_warning')).toEqual([]);
  expect([await warn('11-25T15:30'), await warn('11-25T15:30')]).toEqual([1, 0]);
  expect([await markBreaches(system.pool, ticketsAsSubjects, msk('11-26T11:31')), await markBreaches(system.pool, ticketsAsSubjects, msk('11-26T11:31'))]).toEqual([1, 0]);
});

test('a promise that an act has in hand at its due is marked as soon as the act is done', async () => {
  const held = await ask();
  await ask();
  const act = await system.pool.connect();
  await act.query('begin');
  await act.query('select from ticket where id = $1 for update', [held]);
  const marking = markBreaches(system.pool, ticketsAsSubjects, msk('11-26T11:31'));
  await vi.waitFor(async () => expect(await system.rows("select from event_log where type = 'OBLIGATION_BREACHED'")).toHaveLength(1));
  await act.query('commit');
  act.release();
  expect(await marking).toBe(2);
});

test('a message that is being written for a ticket does not keep its breach waiting', async () => {
  await ask();
  const writer = await system.pool.connect();
  await writer.query('begin');
  await writer.query('select from ticket for key share');
  expect(await markBreaches(system.pool, ticketsAsSubjects, msk('11-26T11:31'))).toBe(1);
  await writer.query('rollback');
  writer.release();
});
