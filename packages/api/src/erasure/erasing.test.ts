import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskOf, person, type Desk } from '../access/testing/asking.ts';
import { answerTicket } from '../correspondence/answer.ts';
import { joinClientMessage } from '../correspondence/clientMessage.ts';
import { handOverToDevelopment } from '../handovers/handingOver.ts';
import handovers from '../handovers/index.ts';
import mail from '../mail/index.ts';
import { receiveProven } from '../mail/testing/receiveProven.ts';
import { letterOfRoman } from '../mail/testing/letterOf.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { verifyEvents } from '../platform/events/eventVerification.ts';
import { placeEvents } from '../platform/events/relay.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { verifyLedger } from '../sla/ledgerVerification.ts';
import { markAnswerNotRequired } from '../tickets/handling.ts';
import { livingTicketForAct } from '../tickets/links.ts';
import webhooks from '../webhooks/index.ts';
import erasure from './index.ts';

const clock = commandClock();
let world: World;
let desk: Desk;
let ticketId = '';

beforeAll(async () => {
  await clock.set(Date.parse('2026-11-24T09:00:00Z'));
  // the tables of a desk, with what guards them
  world = await openWorld([mail, webhooks, handovers, erasure], { migrated: true });
  desk = await deskOf(world, world.features);
  const asked = await receiveProven(world, letterOfRoman({ Subject: 'Осцилляторов Роман: нет ответа', 'Reply-To': 'private.address@home.example' }, 'Модуль молчит.\r\n--\r\nРоман Осцилляторов, +7 000 000-00-01, ROMAN@ladoga-rk.example'), { to: ['support@company.example'], receivedAt: clock.now() });
  [{ id: ticketId } = { id: '' }] = await world.rows<{ id: string }>('select ticket_id as id from incoming_letter where id = $1', [asked.letterId]);
  const act = world.workshop;
  await act.perform(systemActor, (work) => answerTicket(work, world.specialist, { ticketId, body: 'Роман, проверьте питание.' }));
  await act.perform(systemActor, async (work) => joinClientMessage(work, await livingTicketForAct(work, world.head, ticketId), { body: 'Спасибо!', contact: null, authorName: 'Роман', channel: 'EMAIL', receivedAt: work.now }));
  await act.perform(systemActor, (work) => handOverToDevelopment(work, world.head, { ticketId, summary: 'Роман прислал журналы', reason: 'Роман прав: ошибка наша', workaround: 'Роман, отключите кэш' }));
  const [{ id: messageId } = { id: '' }] = await world.rows<{ id: string }>('select id from message where ticket_id = $1 limit 1', [ticketId]);
  const naming: readonly (readonly [sql: string, values: unknown[]])[] = [
    [`insert into postponement (id, ticket_id, effect, reason, tested_configuration, needed, message_id, author_name, at) values ($1, $1, 'POSTPONED', 'INSUFFICIENT_DATA', 'Стенд: Роман', 'Журнал от Роман', $2, 'x', now())`, [ticketId, messageId]],
    [`insert into priority_proposal (id, ticket_id, priority, reason, state, proposed_at, author_name) values ($1, $1, 'LOW', 'Роман согласен ждать', 'OPEN', now(), 'x')`, [ticketId]],
    [`insert into draft (staff_id, ticket_id, mode, text, html, updated_at) values ($2, $1, 'ANSWER', 'Роман, добрый день', '<p>Роман</p>', now())`, [ticketId, world.specialist.id]],
    [`insert into attachment (id, file_name, content_type, size, created_at, message_id) values ($1, 'Осцилляторов Роман.log', 'text/plain', 1, now(), $2)`, [ticketId, messageId]],
    [`insert into feature_request (id, number, title, text, benefit, client_id, ticket_id, status, decision_comment, created_at, updated_at) values ($1, 'FR-1', 'Просит Роман', 'Роман просит', 'Роман рад', $2, $1, 'DECLINED', 'Роман согласен', now(), now())`, [ticketId, world.ladoga]],
    [`insert into terms_of_reference (id, number, title, client_id, ticket_id, standard, status, sections, term_text, decision_comment, created_at) values ($1, 'TOR-1', 'ТЗ: Роман', $2, $1, 'GOST_34_602', 'AGREED', '[{"code":"1","text":"Роман, +7 000 000-00-01"}]', 'по слову Роман', 'Роман согласен', now())`, [ticketId, world.ladoga]],
  ];
  for (const [sql, values] of naming) await world.rows(sql, values);
  await world.rows(`update outgoing_letter set pending_to = to_address, refused = jsonb_build_array(jsonb_build_object('address', to_address, 'said', '450 try later')), last_error = '450 ' || to_address, server_answer = '250 queued for ' || to_address where to_address = 'roman@ladoga-rk.example'`);
  await act.perform({ kind: 'CONTACT', id: world.roman, name: 'Осцилляторов Роман' }, (work) => markAnswerNotRequired(work, world.head, { ticketId, reason: 'Роман благодарит' }));
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

const erase = (role: 'ADMIN' | 'SUPPORT_HEAD', id: string) =>
  desk.get<{ erasePerson: { contact: Record<string, unknown> | null; userErrors: { code: string }[] } }>(person(role), `mutation { erasePerson(input: { id: "${id}" }) { contact { name email phone active erasedAt } userErrors { code } } }`);

/** All that the database holds, but what hashes and identifiers say. */
const everything = async (): Promise<string> => {
  const tables = await world.rows<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'search%'");
  const texts = await Promise.all(tables.map(async ({ name }) => JSON.stringify(await world.rows(`select to_jsonb(t)::text as row from "${name}" t`))));
  const raw = await world.rows<{ raw: Buffer }>('select raw from incoming_letter');
  return [...texts, ...raw.map((one) => one.raw.toString('utf8'))].join('\n');
};

test('only an administrator erases, and only a contact that is there', async () => {
  await expect(erase('SUPPORT_HEAD', world.roman)).resolves.toMatchObject({ erasePerson: { contact: null, userErrors: [{ code: 'FORBIDDEN' }] } });
  expect(await erase('ADMIN', ticketId)).toMatchObject({ erasePerson: { userErrors: [{ code: 'NOT_FOUND' }] } });
});

test('nothing in the database names the person afterwards, and all that happened is still told (152-FZ, R19)', async () => {
  const personal = [/осцилляторов/i, /роман/i, /roman@ladoga/i, /000-00-01/, /private\.address/];
  const found = async (): Promise<RegExp[]> => {
    const all = await everything();
    return personal.filter((word) => word.test(all));
  };
  expect(await found()).toEqual(personal);
  const [promised] = await world.rows('select count(*)::int as promises, min(due_at) as due from response_obligation');
  const [reason] = await world.rows<{ hash: string }>("select reason_hash as hash from obligation_ledger where change = 'NOT_REQUIRED'");
  // the relay places what happened when it comes to it
  await placeEvents(world.pool);
  const chain = await world.rows('select id, position, hash, previous_hash from event_log order by id');

  await world.rows("update contact set external_id = 'crm-7' where id = $1", [world.roman]);
  expect(await erase('ADMIN', world.roman)).toMatchObject({
    erasePerson: { userErrors: [], contact: { name: 'Данные стёрты / Erased', email: `erased-${world.roman}@erased.invalid`, phone: null, active: false, erasedAt: '2026-11-24T09:00:00.000Z' } },
  });
  expect(await world.rows('select external_id from contact where id = $1', [world.roman])).toEqual([{ external_id: null }]);

  expect(await found()).toEqual([]);
  expect(await world.rows("select distinct server_answer from outgoing_letter where server_answer is not null")).toEqual([{ server_answer: '250 queued for Данные стёрты / Erased' }]);
  expect(await world.rows("select body from message where side = 'STAFF'")).toEqual([{ body: expect.stringContaining('проверьте питание.') }]);
  expect(await world.rows('select count(*)::int as promises, min(due_at) as due from response_obligation')).toEqual([promised]);
  expect((await verifyLedger(world.pool)).faults).toEqual([]);
  // without text and salt the commitment tells nothing: the text alone does not give it
  expect(reason?.hash).not.toBe(createHash('sha256').update('Роман благодарит').digest('hex'));
  expect(await world.rows('select id, position, hash, previous_hash from event_log order by id limit $1', [chain.length])).toEqual(chain);
  const { erased, faults } = await verifyEvents(world.pool);
  expect(faults).toEqual([]);
  expect(erased).toBeGreaterThan(0);
});

test('whoever was erased does not come back: no change, no second time, and a new letter is a stranger’s', async () => {
  expect(await erase('ADMIN', world.roman)).toMatchObject({ erasePerson: { contact: null, userErrors: [{ code: 'ACT_NOT_POSSIBLE' }] } });
  const { updateContact } = await desk.get<{ updateContact: unknown }>(person('SUPPORT_HEAD'), `mutation { updateContact(input: { id: "${world.roman}", name: "Роман" }) { userErrors { code } } }`);
  expect(updateContact).toEqual({ userErrors: [{ code: 'ACT_NOT_POSSIBLE' }] });
});

test('the log of events is changed by nothing else', async () => {
  await expect(world.pool.query("update event_log set payload = '{}'")).rejects.toThrow('the event log only grows');
  await expect(world.pool.query("set reglament.erasing = 'on'; update event_log set type = 'OTHER'")).rejects.toThrow('the event log only grows');
});
