import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { partnerOf, person } from '../access/testing/asking.ts';
import { insideDoor } from '../insideDoor.ts';
import { Client } from '../clients/client.entity.ts';
import partners from '../partners/index.ts';
import { commandClock, machineTime } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { notificationsOf } from '../notifications/notificationsOf.ts';
import { Staff } from '../staff/staff.entity.ts';
import { openDevelopmentWorld, type DevelopmentWorld } from '../tickets/testing/developmentWorld.ts';
import { registerTicket } from '../tickets/registration.ts';
import type { Attempt } from './receiver.ts';
import { signatureOf } from './signing.ts';
import webhooks from './index.ts';
import { WebhookProcess } from './webhookProcess.ts';
import { tablesToldFrom } from '../notifications/testing/tablesToldFrom.ts';

const clock = commandClock();
const now = Date.parse('2026-11-24T09:00:00Z');
const hour = 3_600_000;
const head = person('SUPPORT_HEAD');
const document = 'subscription { ticketEvents { cursor event { type ticket { number subject client { name } } } } }';

let world: DevelopmentWorld;
beforeAll(async () => {
  await clock.set(now);
  world = await openDevelopmentWorld([partners, webhooks, { name: 'vendor-things', eventTypes: ['VENDOR_THING_DONE'] }]);
  await world.system.events.catchUp();
}, scratchPatienceMilliseconds);
afterAll(() => world.system.close());

interface Sent { url: string; headers: Readonly<Record<string, string>>; body: string }
let sent: Sent[];
/** What receivers answer, by address; 200 where nothing is said. */
let answers: Map<string, number | null>;
let process: WebhookProcess;
beforeEach(async () => {
  await process?.stop();
  await world.system.rows('delete from webhook');
  sent = [];
  answers = new Map();
  process = new WebhookProcess(world.system, insideDoor(world.system, world.desk.schema), async (url, headers, body): Promise<Attempt> => {
    const status = answers.has(url) ? answers.get(url) ?? null : 200;
    if (status === 200) sent.push({ url, headers, body });
    return { status, code: status === 200 ? null : status === null ? 'NO_CONNECTION' : 'REFUSED', fault: status === 200 ? null : status === null ? 'no connection: ECONNREFUSED' : `answered ${status}`, retryAfterMilliseconds: 0 };
  });
});
afterAll(() => process.stop());

/** Tells what there is to tell. */
const tell = async (): Promise<void> => {
  await world.system.events.catchUp();
  await process.run();
};
const later = async (milliseconds: number): Promise<void> => {
  await clock.set(clock.now() + milliseconds);
  await tell();
};

interface Webhook { stalled: string | null; stalledSince: string | null; id: string; version: number; failures: number; restsUntil: string | null; waiting: number; dead: number; active: boolean }
const fields = 'webhook { id version failures restsUntil waiting dead active stalled stalledSince }';
const act = (name: string, input: Record<string, unknown>, more = '', viewer: Parameters<typeof world.desk.act>[0] = head) => world.desk.act(viewer, name, input, `${fields} ${more}`);
const done = async (name: string, input: Record<string, unknown>, more = '') => {
  const payload = await act(name, input, more);
  expect(payload.userErrors).toEqual([]);
  return payload as unknown as { webhook: Webhook; secret: string; count: number };
};
const newSystem = async (clientId?: string): Promise<string> => {
  const { machineUser } = await world.desk.act(head, 'createMachineUser', { name: 'ERP', clientId }, 'machineUser { id }') as unknown as { machineUser: { id: string } };
  return machineUser.id;
};
const newWebhook = async (input: Record<string, unknown> = {}) => done('createWebhook', { machineUserId: await newSystem(), name: 'ERP', url: 'https://erp.example.org/hooks', document, ...input }, 'secret');
const register = async (clientId: string, subject: string): Promise<string> =>
  (await world.system.workshop.perform(systemActor, async (work) => (await registerTicket(work, { client: await work.em.findOneOrFail(Client, clientId), contact: null, channel: 'WEB', subject, body: 'Текст', receivedAt: work.now })).number)).result;
const read = async (id: string): Promise<Webhook> => (await world.desk.get<{ webhook: Webhook }>(head, `{ ${fields.replace('webhook', `webhook(id: "${id}")`)} }`)).webhook;
const deliveries = async (id: string): Promise<{ id: string; status: string; attempts: number; lastFault: string | null; lastFaultCode: string | null; type: string; body: string }[]> =>
  (await world.desk.get<{ webhookDeliveries: { nodes: { id: string; status: string; attempts: number; lastFault: string | null; lastFaultCode: string | null; type: string; body: string }[] } }>(head, `{ webhookDeliveries(first: 100, filter: { webhookId: "${id}" }) { nodes { id status attempts lastFault lastFaultCode type body } } }`)).webhookDeliveries.nodes;
const bodies = (): { type: string; cursor: string; id: string; data: { ticketEvents: { event: { type: string; ticket: { number: string; subject: string; client: { name: string } | null } } } } }[] => sent.map(({ body }) => JSON.parse(body) as never);

test('§4.1: what happens from now on is told once, in the shape of the document, signed by the secret that was shown', async () => {
  await register(world.seim, 'До подписки');
  await world.system.events.catchUp();
  const { webhook, secret } = await newWebhook({ eventTypes: ['TICKET_REGISTERED'] });
  const number = await register(world.seim, 'После подписки');
  await tell();
  expect(bodies()).toMatchObject([{ type: 'TICKET_REGISTERED', data: { ticketEvents: { event: { type: 'TICKET_REGISTERED', ticket: { number, subject: 'После подписки', client: { name: 'Сейм' } } } } } }]);
  const [first] = sent;
  const signed = { id: first?.headers['webhook-id'] ?? '', timestamp: Number(first?.headers['webhook-timestamp']), body: first?.body ?? '' };
  expect(signed.timestamp).toBe(clock.now() / 1000);
  expect(first?.headers['webhook-signature']).toBe(signatureOf(signed, [secret]));
  await tell();
  expect(sent).toHaveLength(1);
  expect(await deliveries(webhook.id)).toMatchObject([{ status: 'DELIVERED', attempts: 1, body: first?.body }]);
  expect(JSON.stringify(await world.system.rows('select * from webhook'))).not.toContain(secret);
  expect(JSON.stringify(await world.system.rows(`select * from event_log where subject_type = 'webhook'`))).not.toContain(secret);
});

test('a client’s system is told of its own client only, and nothing of the desk’s own business', async () => {
  const { webhook } = await newWebhook({ machineUserId: await newSystem(world.seim) });
  const own = await register(world.seim, 'Своё');
  await register(world.ladoga, 'Чужое');
  const { result: id } = await world.system.workshop.perform(systemActor, async (work) => work.record({ type: 'INTERNAL_NOTE_ADDED', subjectType: 'ticket', subjectId: world.ticket.id, clientId: world.seim, payload: { number: world.ticket.number } }));
  await tell();
  expect(new Set(bodies().map(({ data }) => data.ticketEvents.event.ticket.number))).toEqual(new Set([own]));
  expect(JSON.stringify(sent)).not.toContain(id);
  expect((await deliveries(webhook.id)).map(({ type }) => type)).not.toContain('INTERNAL_NOTE_ADDED');
});

test('while two secrets are in force both sign, two days after the change only the new one', async () => {
  const { webhook, secret } = await newWebhook({ eventTypes: ['TICKET_REGISTERED'] });
  const { secret: next } = await done('rotateWebhookSecret', { id: webhook.id }, 'secret');
  expect(next).not.toBe(secret);
  await register(world.seim, 'Один');
  await tell();
  await clock.set(clock.now() + 48 * hour);
  await register(world.seim, 'Два');
  await tell();
  const secretsOf = ({ headers, body }: Sent): string[] => {
    const signed = { id: headers['webhook-id'] ?? '', timestamp: Number(headers['webhook-timestamp']), body };
    return (headers['webhook-signature'] ?? '').split(' ').map((one) => [secret, next].find((key) => signatureOf(signed, [key]) === one) ?? 'unknown');
  };
  expect(sent.map((one) => secretsOf(one))).toEqual([[next, secret], [next]]);
});

test('a receiver that begins to rest while somebody asks who is due is not tried once more by that answer', async () => {
  const { webhook } = await newWebhook({ url: 'https://dead.example.org/', eventTypes: ['TICKET_REGISTERED'] });
  await register(world.seim, 'Одно');
  await world.system.rows('update webhook set failures = 10 where id = $1', [webhook.id]);
  const [asked, refuses] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  const { pool } = world.system;
  let answersHeld = 0;
  /** The second answer to who is due comes when the receiver rests already. */
  const query = async (text: unknown, values: unknown): Promise<unknown> => {
    const answer: unknown = await (pool.query as (text: unknown, values: unknown) => Promise<unknown>)(text, values);
    if (typeof text !== 'string' || !text.startsWith('select w.id, w.url')) return answer;
    answersHeld += 1;
    if (answersHeld !== 2) return answer;
    refuses.resolve(undefined);
    await vi.waitUntil(async () => (await world.system.rows<{ rests: boolean }>('select rests_until is not null as rests from webhook where id = $1', [webhook.id]))[0]?.rests === true, { timeout: 8000 });
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    return answer;
  };
  const slow = new WebhookProcess(Object.assign(Object.create(world.system) as typeof world.system, { pool: Object.assign(Object.create(pool) as typeof pool, { query }) }), insideDoor(world.system, world.desk.schema), async (): Promise<Attempt> => {
    asked.resolve(undefined);
    await refuses.promise;
    return { status: null, code: 'NO_CONNECTION', fault: 'no connection', retryAfterMilliseconds: 0 };
  });
  await world.system.events.catchUp();
  const first = slow.run();
  await asked.promise;
  await register(world.seim, 'Другое');
  await world.system.events.catchUp();
  await slow.run();
  await first;
  await slow.stop();
  expect((await deliveries(webhook.id)).map(({ attempts }) => attempts).toSorted((a, b) => a - b)).toEqual([0, 1]);
});

test('a dead receiver is left in peace, told the oldest first when it is back, and delays nobody', async () => {
  const dead = await newWebhook({ url: 'https://dead.example.org/', eventTypes: ['TICKET_REGISTERED'] });
  const living = await newWebhook({ url: 'https://living.example.org/', eventTypes: ['TICKET_REGISTERED'] });
  answers.set('https://dead.example.org/', null);
  const numbers: string[] = [];
  for (let count = 0; count < 12; count += 1) numbers.push(await register(world.seim, `Обращение ${count}`));
  await tell();
  expect(sent.map(({ url }) => url)).toEqual(Array(12).fill('https://living.example.org/'));
  expect(await read(living.webhook.id)).toMatchObject({ failures: 0, waiting: 0 });
  const asleep = await read(dead.webhook.id);
  expect(asleep.failures).toBeGreaterThanOrEqual(5);
  expect(asleep).toMatchObject({ waiting: 12, dead: 0, restsUntil: expect.any(String) });
  // asked with one delivery each time, ever more rarely
  const before = (await deliveries(dead.webhook.id)).reduce((sum, { attempts }) => sum + attempts, 0);
  await later(6 * hour);
  const after = (await deliveries(dead.webhook.id)).reduce((sum, { attempts }) => sum + attempts, 0);
  expect(after - before).toBe(1);
  answers.set('https://dead.example.org/', 200);
  sent = [];
  await later(hour);
  expect(bodies().map(({ data }) => data.ticketEvents.event.ticket.number).toSorted()).toEqual(numbers.toSorted());
  // the first only asked whether it is back
  expect(bodies()[1]?.data.ticketEvents.event.ticket.number).toBe(numbers[0]);
  expect(await read(dead.webhook.id)).toMatchObject({ failures: 0, waiting: 0, restsUntil: null });
});

test('a receiver that takes ten seconds to say nothing delays nobody: the others have their letters while it is still asked', async () => {
  const hanging = await newWebhook({ url: 'https://hanging.example.org/', eventTypes: ['TICKET_REGISTERED'] });
  const living = await newWebhook({ url: 'https://living.example.org/', eventTypes: ['TICKET_REGISTERED'] });
  const release = Promise.withResolvers<void>();
  let asked = 0;
  await process.stop();
  process = new WebhookProcess(world.system, insideDoor(world.system, world.desk.schema), async (url, headers, body): Promise<Attempt> => {
    if (url === 'https://hanging.example.org/') {
      asked += 1;
      await release.promise;
      return { status: null, code: 'NO_ANSWER', fault: 'no answer within 10 seconds', retryAfterMilliseconds: 0 };
    }
    sent.push({ url, headers, body });
    return { status: 200, code: null, fault: null, retryAfterMilliseconds: 0 };
  });
  const numbers: string[] = [];
  for (let count = 0; count < 6; count += 1) numbers.push(await register(world.seim, `Обращение ${count}`));
  // ends when everybody was asked, so not before the release
  let isOver = false;
  const telling = tell().then(() => { isOver = true; });
  try {
    await vi.waitUntil(() => asked > 0 && sent.length === 6, { timeout: 3_000 });
    expect(bodies().map(({ data }) => data.ticketEvents.event.ticket.number).toSorted()).toEqual(numbers.toSorted());
    expect(isOver).toBe(false);
    expect(await read(hanging.webhook.id)).toMatchObject({ failures: 0, waiting: 6 });
    // what happens while it hangs reaches the others, too
    const next = await register(world.seim, 'Пока тот молчит');
    await world.system.events.catchUp();
    void process.run();
    await vi.waitUntil(() => sent.length === 7, { timeout: 3_000 });
    expect(bodies().at(-1)?.data.ticketEvents.event.ticket.number).toBe(next);
    expect(isOver).toBe(false);
  } finally {
    release.resolve();
  }
  await telling;
  expect((await read(hanging.webhook.id)).failures).toBeGreaterThan(0);
  await vi.waitUntil(async () => (await read(living.webhook.id)).waiting === 0);
});

test('after 72 hours an event is dead and visible, and can be sent anew, letter by letter', async () => {
  const url = 'https://gone.example.org/';
  const { webhook } = await newWebhook({ url, eventTypes: ['TICKET_REGISTERED'] });
  answers.set(url, 500);
  await register(world.seim, 'Никто не взял');
  await register(world.seim, 'И это');
  await tell();
  await later(71 * hour);
  expect(await read(webhook.id)).toMatchObject({ waiting: 2, dead: 0 });
  await later(2 * hour);
  expect(await read(webhook.id)).toMatchObject({ waiting: 0, dead: 2 });
  const [{ body, lastFault, lastFaultCode } = { body: '', lastFault: null, lastFaultCode: null }] = await deliveries(webhook.id);
  expect([lastFault, lastFaultCode]).toEqual(['answered 500', 'REFUSED']);
  answers.set(url, 200);
  expect((await done('replayWebhook', { id: webhook.id }, 'count')).count).toBe(2);
  await tell();
  expect(sent.map((one) => one.body)).toContain(body);
  expect(await read(webhook.id)).toMatchObject({ waiting: 0, dead: 0 });
  const [{ id } = { id: '' }] = await deliveries(webhook.id);
  expect((await done('replayWebhook', { id: webhook.id, deliveryIds: [id] }, 'count')).count).toBe(1);
  await tell();
  expect(sent.map(({ headers }) => headers['webhook-id']).filter((one) => one === id)).toHaveLength(2);
});

test('one event that a receiver dislikes does not hold up the others', async () => {
  const { webhook } = await newWebhook({ eventTypes: ['TICKET_REGISTERED'] });
  const disliked = await register(world.seim, 'Нелюбимое');
  const numbers = [await register(world.seim, 'Раз'), await register(world.seim, 'Два')];
  await process.stop();
  process = new WebhookProcess(world.system, insideDoor(world.system, world.desk.schema), async (url, headers, body) => {
    if (body.includes(disliked)) return { status: 422, code: 'REFUSED', fault: 'answered 422', retryAfterMilliseconds: 0 };
    sent.push({ url, headers, body });
    return { status: 200, code: null, fault: null, retryAfterMilliseconds: 0 };
  });
  await tell();
  expect(bodies().map(({ data }) => data.ticketEvents.event.ticket.number)).toEqual(numbers);
  expect(await read(webhook.id)).toMatchObject({ waiting: 1, failures: 0 });
});

test('one that is switched off is told nothing and misses nothing: it goes on where it stopped', async () => {
  const { webhook } = await newWebhook({ eventTypes: ['TICKET_REGISTERED'] });
  await done('updateWebhook', { id: webhook.id, active: false });
  const number = await register(world.seim, 'Пока выключен');
  await tell();
  expect(sent).toEqual([]);
  await done('updateWebhook', { id: webhook.id, active: true });
  await tell();
  expect(bodies().map(({ data }) => data.ticketEvents.event.ticket.number)).toEqual([number]);
});

test('§4.1: while its client is inactive a system is told nothing, of what waits neither; afterwards it goes on where it stopped', async () => {
  const { webhook } = await newWebhook({ machineUserId: await newSystem(world.seim), eventTypes: ['TICKET_REGISTERED'] });
  answers.set('https://erp.example.org/hooks', 500);
  const first = await register(world.seim, 'Не взято');
  await tell();
  answers.delete('https://erp.example.org/hooks');
  const second = await register(world.seim, 'Не рассказано');
  await world.system.rows('update client set active = false where id = $1', [world.seim]);
  await later(hour);
  expect(sent).toEqual([]);
  expect(await read(webhook.id)).toMatchObject({ waiting: 1 });
  await world.system.rows('update client set active = true where id = $1', [world.seim]);
  await tell();
  expect(bodies().map(({ data }) => data.ticketEvents.event.ticket.number)).toEqual([first, second]);
});

test('a trial goes out at once, without content', async () => {
  const { webhook } = await newWebhook();
  await done('tryWebhook', { id: webhook.id });
  await tell();
  expect(bodies()).toMatchObject([{ type: 'TRIAL', cursor: null, data: null }]);
});

test('what is held up by its system or client is said to be, and a trial that would not leave is refused', async () => {
  const machineUserId = await newSystem(world.seim);
  const { webhook } = await newWebhook({ machineUserId });
  const trial = async () => (await act('tryWebhook', { id: webhook.id })).userErrors;
  const setTable = (table: string, id: string, active: boolean) => world.system.rows(`update ${table} set active = $2 where id = $1`, [id, active]);
  expect(webhook).toMatchObject({ stalled: null });
  for (const [table, id, stalled] of [['machine_user', machineUserId, 'SYSTEM_OFF'], ['client', world.seim, 'CLIENT_INACTIVE'], ['webhook', webhook.id, null]] as const) {
    await setTable(table, id, false);
    expect([(await read(webhook.id)).stalled, await trial()]).toMatchObject([stalled, [{ code: 'INVALID_VALUE', field: ['id'], clause: '4.1' }]]);
    await setTable(table, id, true);
    expect((await read(webhook.id)).stalled).toBeNull();
  }
  expect(await trial()).toEqual([]);
});

test('a deleted webhook takes with it what waits', async () => {
  const { webhook } = await newWebhook({ eventTypes: ['TICKET_REGISTERED'] });
  answers.set('https://erp.example.org/hooks', 500);
  await register(world.seim, 'Ждёт');
  await tell();
  expect((await done('deleteWebhook', { id: webhook.id })).webhook).toMatchObject({ id: webhook.id, waiting: 1 });
  expect(await world.system.rows('select 1 from webhook_delivery where webhook_id = $1', [webhook.id])).toEqual([]);
});

test.each([
  ['no document', { document: '' }, 'document'], ['what is no document', { document: 'subscription {' }, 'document'], ['a query', { document: '{ viewer { id } }' }, 'document'], ['a mutation', { document: 'mutation { signOut { userErrors { code } } }' }, 'document'],
  ['two operations', { document: `${document.replace('subscription', 'subscription A')} ${document.replace('subscription', 'subscription B')}` }, 'document'],
  ['variables', { document: 'subscription($a: Cursor) { ticketEvents(after: $a) { cursor } }' }, 'document'], ['a place in the stream', { document: 'subscription { ticketEvents(after: "e1") { cursor } }' }, 'document'],
  ['a field that is not there', { document: 'subscription { ticketEvents { secrets } }' }, 'document'],
  ['an address in the house', { url: 'https://127.0.0.1/' }, 'url'], ['an address of another kind', { url: 'file:///etc/passwd' }, 'url'], ['an open way', { url: 'http://erp.example.org/' }, 'url'],
  ['a mistyped event', { eventTypes: ['TICKET_ANSWERD'] }, 'eventTypes'], ['an event of another stream', { eventTypes: ['ANNOUNCEMENT_PUBLISHED'] }, 'eventTypes'],
  ['a scope to write', { scopes: ['tickets:write'] }, 'scopes'], ['a system that does not exist', { machineUserId: '00000000-0000-7000-8000-000000000000' }, 'machineUserId'],
] as const)('%s is refused with what is wrong, and nothing is kept', async (_, input, field) => {
  const payload = await act('createWebhook', { machineUserId: await newSystem(), name: 'ERP', url: 'https://erp.example.org/', document, ...input }, 'secret');
  expect(payload).toMatchObject({ webhook: null, secret: null, userErrors: [{ field: [field], clause: '4.1' }] });
  expect(await world.system.rows('select 1 from webhook')).toEqual([]);
});

test('events that a plugin names can be chosen for systems of the desk, and never for a client’s, which is not told of them', async () => {
  await newWebhook({ eventTypes: ['VENDOR_THING_DONE'] });
  for (const type of ['VENDOR_THING_DONE', 'INTERNAL_NOTE_ADDED'])
    expect((await act('createWebhook', { machineUserId: await newSystem(world.seim), name: 'ERP', url: 'https://erp.example.org/', document, eventTypes: [type] }, 'secret')).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['eventTypes'], clause: '4.1' }]);
});

test('a document by which one event would cost more than a request may is refused with its cost; what a request may ask is taken', async () => {
  const explained = (times: number): string => `subscription { ticketEvents { event { ticket { ${Array.from({ length: times }, (_, index) => `o${index}: obligations { explanation { days { date } } }`).join(' ')} } } } }`;
  const machineUserId = await newSystem(world.seim);
  const payload = await act('createWebhook', { machineUserId, name: 'ERP', url: 'https://erp.example.org/', document: explained(40) }, 'secret');
  expect(payload).toMatchObject({ webhook: null, userErrors: [{ code: 'INVALID_VALUE', field: ['document'], clause: '4.1', message: expect.stringMatching(/cost 1\d{3} points/) as unknown }] });
  await newWebhook({ machineUserId, document: explained(20) });
  // the desk's own systems may spend more
  await newWebhook({ document: explained(40) });
});

test('§4.1: who keeps systems is told once of what nobody took for three days, until it is sent anew; others are not', async () => {
  for (const table of tablesToldFrom) await world.system.rows(table);
  const { result: staff } = await world.system.workshop.perform(systemActor, async ({ em }) =>
    (['SUPPORT_HEAD', 'ADMIN', 'SPECIALIST'] as const).map((role) => em.create(Staff, { id: newId(), name: role, role, email: `${role}@company.example` }).id));
  const told = async () => {
    await world.system.events.catchUp();
    return Promise.all(staff.map(async (id) => (await notificationsOf(world.system.reader, id, clock.now())).nodes.map(({ kind, webhookId, subject }) => ({ kind, webhookId, subject }))));
  };
  const { webhook } = await newWebhook({ eventTypes: ['TICKET_REGISTERED'] });
  answers.set('https://erp.example.org/hooks', 500);
  await register(world.seim, 'Один');
  await register(world.seim, 'Два');
  await tell();
  await later(70 * hour);
  expect(await told()).toEqual([[], [], []]);
  await later(3 * hour);
  await later(hour);
  const one = [{ kind: 'WEBHOOK_FAILED', webhookId: webhook.id, subject: 'ERP' }];
  expect(await told()).toEqual([one, one, []]);

  answers.delete('https://erp.example.org/hooks');
  await done('replayWebhook', { id: webhook.id });
  await tell();
  expect(await told()).toEqual([[], [], []]);
  // §4.1: one whose document a later contract no longer knows stands still, and that is said too
  await world.system.rows(`update webhook set document = 'subscription { ticketEvents { secrets } }' where id = $1`, [webhook.id]);
  await register(world.seim, 'Три');
  await tell();
  const stands = [{ kind: 'WEBHOOK_STALLED', webhookId: webhook.id, subject: 'ERP' }];
  expect(await told()).toEqual([stands, stands, []]);
  await done('updateWebhook', { id: webhook.id, document });
  expect(await told()).toEqual([[], [], []]);
  expect(await world.system.rows("select from event_log where type = 'WEBHOOK_NOT_TAKEN' and subject_id = $1", [webhook.id])).toHaveLength(1);
});

test('a client’s system is told in words of its own contract; the desk’s own systems in words of the desk', async () => {
  const own = 'subscription { ticketEvents { event { ticket { regulationVersion { number } } } } }';
  expect((await act('createWebhook', { machineUserId: await newSystem(world.seim), name: 'ERP', url: 'https://erp.example.org/', document: own }, 'secret')).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['document'], clause: '4.1' }]);
  const { webhook } = await newWebhook({ machineUserId: await newSystem(world.seim), eventTypes: ['TICKET_REGISTERED'] });
  expect((await act('updateWebhook', { id: webhook.id, document: own })).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['document'] }]);
  await done('createWebhook', { machineUserId: await newSystem(), name: 'ERP', url: 'https://erp.example.org/', document: own }, 'secret');

  // one that was kept before its contract knew better waits, and what happens meanwhile waits with it
  await world.system.rows('update webhook set document = $2 where id = $1', [webhook.id, own]);
  const number = await register(world.seim, 'Пока документ не подходит');
  await tell();
  const since = new Date(clock.now()).toISOString();
  await later(hour);
  expect(await deliveries(webhook.id)).toEqual([]);
  expect(await read(webhook.id)).toMatchObject({ stalled: 'DOCUMENT_NOT_ALLOWED', stalledSince: since });
  // the bell tells it once, and no longer than somebody has to do something about it
  expect(await world.system.rows("select from event_log where type = 'WEBHOOK_STALLED' and subject_id = $1", [webhook.id])).toHaveLength(1);
  expect((await done('updateWebhook', { id: webhook.id, document })).webhook).toMatchObject({ stalled: null, stalledSince: null });
  await tell();
  expect((await deliveries(webhook.id)).map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([{ data: { ticketEvents: { event: { ticket: { number } } } } }]);
});

test('other streams of the log can be told too, each to whoever may follow it', async () => {
  const promises = 'subscription { slaEvents { event { type obligation { kind } } } }';
  await newWebhook({ document: promises, scopes: ['sla:read'] });
  const { webhook: blind } = await newWebhook({ document: promises, scopes: ['tickets:read'], url: 'https://blind.example.org/' });
  await register(world.seim, 'С обещанием');
  await tell();
  expect(sent.map(({ url, body }) => [url, JSON.parse(body)] as unknown)).toMatchObject([['https://erp.example.org/hooks', { type: 'TICKET_REGISTERED', data: { slaEvents: { event: { type: 'TICKET_REGISTERED', obligation: { kind: 'FIRST' } } } } }]]);
  expect(await deliveries(blind.id)).toEqual([]);
  expect((await act('createWebhook', { machineUserId: await newSystem(), name: 'ERP', url: 'https://erp.example.org/', document: 'subscription { slaBoard { breached } }' }, 'secret')).userErrors).toMatchObject([{ field: ['document'], clause: '4.1' }]);
});

test('only whoever keeps systems keeps webhooks and reads what was sent', async () => {
  const { webhook } = await newWebhook();
  for (const viewer of [person('SPECIALIST'), person('AUDITOR'), partnerOf(world.seim)]) {
    for (const name of ['updateWebhook', 'rotateWebhookSecret', 'deleteWebhook', 'tryWebhook', 'replayWebhook']) expect((await act(name, { id: webhook.id }, '', viewer)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    for (const query of ['webhooks { nodes { id } }', 'webhookDeliveries { nodes { id } }', `webhook(id: "${webhook.id}") { id }`]) expect((await world.desk.ask(viewer, `{ ${query} }`)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  }
});

test('what our own house could not put into words is told later, whole, and keeps nobody else waiting', async () => {
  const door = insideDoor(world.system, world.desk.schema);
  let broken: string | null = null;
  await process.stop();
  process = new WebhookProcess(world.system, {
    ...door,
    execute: async (asked) => ((asked.viewer as { id: string }).id === broken ? { data: null, errors: [{ message: 'Internal error; quote 1', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] } : door.execute(asked)),
  }, async (url, headers, body): Promise<Attempt> => {
    sent.push({ url, headers, body });
    return { status: 200, code: null, fault: null, retryAfterMilliseconds: 0 };
  });
  broken = await newSystem();
  await newWebhook({ machineUserId: broken, url: 'https://broken.example.org/hooks' });
  await newWebhook();
  await register(world.ladoga, 'Слов не нашлось');
  await tell();
  expect(sent.map(({ url }) => new URL(url).host)).toEqual(['erp.example.org']);
  broken = null;
  await tell();
  expect(sent.map(({ url }) => new URL(url).host)).toEqual(['erp.example.org', 'broken.example.org']);
  expect(bodies()[1]?.data.ticketEvents.event.ticket.subject).toBe('Слов не нашлось');
});

test('an event that our house never finds words for holds its webhook up for an hour, visibly; then it is told with what went wrong, and what follows goes on', async () => {
  const door = insideDoor(world.system, world.desk.schema);
  await process.stop();
  let broken = '';
  process = new WebhookProcess(world.system, {
    ...door,
    execute: async (asked) => ((asked.rootValue as { event: { subjectId: string } }).event.subjectId === broken ? { data: null, errors: [{ message: 'Reading took too long', extensions: { code: 'TIMED_OUT' } }] } : door.execute(asked)),
  }, async (url, headers, body): Promise<Attempt> => {
    sent.push({ url, headers, body });
    return { status: 200, code: null, fault: null, retryAfterMilliseconds: 0 };
  });
  const { webhook } = await newWebhook({ eventTypes: ['TICKET_REGISTERED'] });
  const before = await register(world.ladoga, 'До');
  const { result: id } = await world.system.workshop.perform(systemActor, async (work) => (await registerTicket(work, { client: await work.em.findOneOrFail(Client, world.ladoga), contact: null, channel: 'WEB', subject: 'Без слов', body: 'Текст', receivedAt: work.now })).id);
  broken = id;
  const after = await register(world.ladoga, 'После');
  await tell();
  // what came before it does not wait for it
  expect(bodies().map(({ data }) => data.ticketEvents.event.ticket.number)).toEqual([before]);
  expect(await read(webhook.id)).toMatchObject({ stalled: 'EVENT_NOT_TOLD', stalledSince: new Date(clock.now()).toISOString() });
  await later(hour - 1);
  expect(sent).toHaveLength(1);
  await later(1);
  expect(sent.slice(1).map(({ body }) => JSON.parse(body) as unknown).toSorted((one, other) => String((one as { cursor: string }).cursor).localeCompare(String((other as { cursor: string }).cursor), 'en', { numeric: true })))
    .toMatchObject([{ type: 'TICKET_REGISTERED', data: null, errors: [{ extensions: { code: 'TIMED_OUT' } }] }, { data: { ticketEvents: { event: { ticket: { number: after } } } } }]);
  expect(await read(webhook.id)).toMatchObject({ stalled: null, stalledSince: null });
});

test('a document that takes long holds up only its own webhook', async () => {
  const door = insideDoor(world.system, world.desk.schema);
  await process.stop();
  const release = Promise.withResolvers<void>();
  const slow = await newSystem();
  let asked = 0;
  process = new WebhookProcess(world.system, {
    ...door,
    execute: async (given) => {
      if ((given.viewer as { id: string }).id === slow) { asked += 1; await release.promise; }
      return door.execute(given);
    },
  }, async (url, headers, body): Promise<Attempt> => {
    sent.push({ url, headers, body });
    return { status: 200, code: null, fault: null, retryAfterMilliseconds: 0 };
  });
  const { webhook } = await newWebhook({ machineUserId: slow, url: 'https://slow.example.org/hooks' });
  const { id: other } = (await newWebhook()).webhook;
  await register(world.ladoga, 'Долго описывать');
  const telling = tell();
  try {
    await vi.waitUntil(() => asked > 0, { timeout: 3_000 });
    await vi.waitUntil(async () => (await deliveries(other)).length > 0, { timeout: 3_000 });
    expect(await deliveries(webhook.id)).toEqual([]);
  } finally {
    release.resolve();
  }
  await telling;
  expect((await deliveries(webhook.id)).length).toBeGreaterThan(0);
});

test('whoever has weeks to catch up with does not keep others waiting', async () => {
  const behind = await newWebhook({ url: 'https://behind.example.org/hooks' });
  const { id: newest } = (await newWebhook()).webhook;
  await world.system.rows('update webhook set position = 0 where id = $1', [behind.webhook.id]);
  for (let index = 0; index < 250; index += 1) await register(world.ladoga, `Обращение ${index}`);
  const [asked, rounds] = [vi.spyOn(world.system.pool, 'query'), vi.spyOn(world.system.sole, 'hold')];
  const still = vi.spyOn(machineTime, 'elapsed').mockReturnValue(0);
  await tell();
  // who follows is asked once a round, not for each batch, as long as a round takes less than a second
  expect(asked.mock.calls.filter(([sql]) => String(sql).includes('select w.id, w.document')).length).toBe(rounds.mock.calls.length);
  for (const spy of [asked, rounds, still]) spy.mockRestore();
  const hosts = sent.map(({ url }) => new URL(url).host);
  // it was told of events before the other one had looked through all of its own
  expect(hosts.lastIndexOf('behind.example.org')).toBeGreaterThan(hosts.indexOf('erp.example.org'));
  expect((await read(newest)).waiting).toBe(0);
});
