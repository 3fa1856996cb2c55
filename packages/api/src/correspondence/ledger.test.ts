import { afterAll, beforeAll, expect, test } from 'vitest';
import { person } from '../access/testing/asking.ts';
import assignments from '../assignments/index.ts';
import calendar from '../calendar/index.ts';
import { Client } from '../clients/client.entity.ts';
import { Contact } from '../clients/contact.entity.ts';
import clients from '../clients/index.ts';
import { answerTicket } from './answer.ts';
import { joinClientMessage } from './clientMessage.ts';
import { systemActor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';
import products from '../products/index.ts';
import regulation from '../regulation/index.ts';
import { markBreaches } from '../sla/breachEngine.ts';
import sla from '../sla/index.ts';
import { verifyLedger, type LedgerVerification } from '../sla/ledgerVerification.ts';
import { Staff } from '../staff/staff.entity.ts';
import staff from '../staff/index.ts';
import { changePriority, markAnswerNotRequired } from '../tickets/handling.ts';
import tickets from '../tickets/index.ts';
import { ticketForAct } from '../tickets/loading.ts';
import { ticketsAsSubjects } from '../tickets/obligationSubjects.ts';
import { registerTicket } from '../tickets/registration.ts';

const features = [calendar, regulation, sla, clients, products, staff, assignments, tickets];
const morning = Date.parse('2026-11-24T11:00:00+03:00');
const hours = (count: number): number => morning + count * 3_600_000;
const head = person('SUPPORT_HEAD');

let system: ScratchSystem;

/** A request that is answered, thanked for, and needs no more; a raised one that is breached; one answered at night. */
const tellStory = async (): Promise<void> => {
  const actor = { ...systemActor, kind: 'STAFF' as const, id: head.id };
  const { result } = await system.workshop.perform(actor, async (work) => {
    const client = work.em.create(Client, { id: newId(), key: 'seim', name: 'Сейм' });
    const contact = work.em.create(Contact, { id: newId(), client, name: 'Вольтова Анна', email: 'anna@seim.example' });
    work.em.create(Staff, { id: head.id, name: head.name, role: 'SUPPORT_HEAD', email: 'head@company.example' });
    await work.em.flush();
    const register = () => registerTicket(work, { client, contact, channel: 'WEB', subject: 'Отказ', body: 'Модуль молчит.', receivedAt: work.now, priority: 'LOW' });
    return [(await register()).id, (await register()).id, (await register()).id] as const;
  }, morning);
  const [thanked, raised, atNight] = result;
  await system.workshop.perform(actor, (work) => answerTicket(work, head, { ticketId: thanked, body: 'Ответ' }), hours(1));
  await system.workshop.perform(actor, async (work) =>
    joinClientMessage(work, await ticketForAct(work, head, thanked), { body: 'Спасибо', contact: null, authorName: 'Анна', channel: 'WEB', receivedAt: work.now }), hours(2));
  await system.workshop.perform(actor, (work) => markAnswerNotRequired(work, head, { ticketId: thanked, reason: 'Благодарность' }), hours(3));
  const [consent] = await system.rows<{ id: string }>('select id from message where ticket_id = $1', [raised]);
  await system.workshop.perform(actor, (work) => changePriority(work, head, { ticketId: raised, priority: 'HIGH', consentMessageId: consent?.id }), hours(2));
  await system.workshop.perform(actor, (work) => answerTicket(work, head, { ticketId: atNight, body: 'Ответ ночью' }), hours(12));
  await markBreaches(system.pool, ticketsAsSubjects, hours(24 * 7));
};

beforeAll(async () => {
  system = await scratchSystem(features);
  // the tables as migrations make them, with what refuses to change them
  await system.pool.query('drop schema public cascade; create schema public');
  await system.orm.migrator.up();
  for (const feature of features) if ('prepare' in feature) await feature.prepare(system);
  await tellStory();
}, scratchPatienceMilliseconds);
afterAll(() => system.close());

const verified = (): Promise<LedgerVerification> => verifyLedger(system.pool);

/** Verifies after somebody with every right of the database changed something past the desk, and puts it back. */
const afterTampering = async (sql: string): Promise<string[]> => {
  await system.pool.query('create table kept_ledger as table obligation_ledger; create table kept_promises as table response_obligation');
  try {
    await system.pool.query(`set session_replication_role = replica; ${sql}; reset session_replication_role`);
    return (await verified()).faults.map(({ fault }) => fault);
  } finally {
    await system.pool.query(`set session_replication_role = replica; delete from obligation_ledger; insert into obligation_ledger table kept_ledger; delete from response_obligation;
      insert into response_obligation table kept_promises; drop table kept_ledger, kept_promises; reset session_replication_role`);
  }
};

test('a ledger that nobody touched is intact, and tells every change', async () => {
  expect(await verified()).toMatchObject({ faults: [], obligations: 4 });
  const rows = await system.rows<{ change: string }>('select change from obligation_ledger order by entry');
  expect(rows.map(({ change }) => change)).toEqual(['OPENED', 'OPENED', 'OPENED', 'MET', 'OPENED', 'NOT_REQUIRED', 'PRIORITY_CHANGED', 'HELD', 'BREACHED']);
});

test('a change of priority tells both dues', async () => {
  const [entry] = await system.rows("select previous ->> 'dueAt' as before, state ->> 'dueAt' as after, actor_id as \"actorId\" from obligation_ledger where change = 'PRIORITY_CHANGED'");
  expect(entry).toEqual({ before: '2026-12-03T08:00:00.000Z', after: '2026-11-26T10:00:00.000Z', actorId: head.id });
});

test.each([
  ['a due that was moved', "update response_obligation set due_at = due_at + interval '1 day' where breached_at is not null", 'the promise is not as the ledger says'],
  ['a breach that was taken back', 'update response_obligation set breached_at = null', 'the promise is not as the ledger says'],
  ['an answer dated earlier', "update response_obligation set answered_at = answered_at - interval '1 millisecond'", 'the promise is not as the ledger says'],
  ['a reason that was rewritten', "update response_obligation set not_required_reason = 'Иная' where not_required_reason is not null", 'the reason is not the one that was given'],
  ['a promise that was removed', 'delete from response_obligation where breached_at is not null', 'the promise was removed'],
  ['a promise that was inserted', "insert into response_obligation select (jsonb_populate_record(o, '{\"id\": \"00000000-0000-7000-8000-000000000001\"}')).* from response_obligation o limit 1", 'the promise was inserted past the ledger'],
  ['an entry that was changed', "update obligation_ledger set state = state || '{\"priority\": \"MEDIUM\"}' where change = 'BREACHED'", 'the entry was changed'],
  ['an entry whose actor was changed', "update obligation_ledger set actor_id = null where change = 'MET'", 'the entry was changed'],
  ['an entry that was removed', "delete from obligation_ledger where change = 'NOT_REQUIRED'", 'the entry does not continue the one before it'],
  ['an entry that was inserted', "insert into obligation_ledger (position, obligation_id, change, actor_kind, details, state, occurred_at, previous_hash, hash) select 100, obligation_id, 'BREACHED', 'SYSTEM', '{}', state || jsonb_build_object('breachedAt', state ->> 'dueAt'), occurred_at, hash, hash from obligation_ledger where change = 'MET'", 'the entry was changed'],
  ['a breach removed from the end with its promise put right', "delete from obligation_ledger where change = 'BREACHED'", 'the promise is not as the ledger says'],
] as const)('%s is found', async (_what, sql, fault) => {
  expect(await afterTampering(sql)).toContain(fault);
  expect((await verified()).faults).toEqual([]);
});

test('an end that was cut off is found by a place that was noted', async () => {
  const { head: noted } = await verified();
  expect((await verifyLedger(system.pool, noted)).faults).toEqual([]);
  await system.pool.query('create table kept_ledger as table obligation_ledger');
  await system.pool.query("set session_replication_role = replica; delete from obligation_ledger where change = 'BREACHED'; reset session_replication_role");
  expect((await verifyLedger(system.pool, noted)).faults.map(({ fault }) => fault)).toContain('the chain ends before the place that was noted');
  await system.pool.query("insert into obligation_ledger select * from kept_ledger where change = 'BREACHED'; drop table kept_ledger");
});

test('erasing the people leaves the ledger intact', async () => {
  await system.pool.query("update contact set name = 'Удалено', email = id || '@erased.invalid', phone = null; update staff set name = 'Удалено', email = id || '@erased.invalid'");
  await system.pool.query("update message set author_name = 'Удалено', body = ''; update response_obligation set not_required_reason = null");
  const [promise] = await system.rows<{ clientId: string }>('select client_id as "clientId" from response_obligation where not_required_at is not null');
  // without the act of erasing, a reason that is gone was taken away by somebody
  expect((await verified()).faults).toMatchObject([{ fault: 'the reason was removed, and nobody of its client was erased since' }]);
  await system.workshop.perform(systemActor, (work) => work.record({ type: 'CONTACT_ERASED', subjectType: 'contact', subjectId: newId(), subjectVersion: 2, clientId: promise?.clientId ?? null }), hours(200));
  expect((await verified()).faults).toEqual([]);
  const text = JSON.stringify(await system.rows('select * from obligation_ledger'));
  for (const personal of ['Анна', 'Благодарность', head.name, 'seim.example']) expect(text).not.toContain(personal);
});

test.each(['update obligation_ledger set change = \'MET\'', 'delete from obligation_ledger', 'truncate obligation_ledger'])('the database refuses: %s', async (sql) => {
  await expect(system.pool.query(sql)).rejects.toThrow('the obligation ledger only grows');
});
