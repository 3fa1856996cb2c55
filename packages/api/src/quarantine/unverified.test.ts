import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { closeTicket } from '../tickets/handling.ts';
import { mergeTickets } from '../tickets/merging.ts';
import mail from '../mail/index.ts';
import quarantine from './index.ts';
import { receiveProven } from '../mail/testing/receiveProven.ts';
import { letterOf, letterOfRoman } from '../mail/testing/letterOf.ts';

const clock = commandClock();
/** Tuesday noon in Moscow. */
const noon = Date.parse('2026-11-24T09:00:00Z');
const anHourLater = noon + 3_600_000;
const head = person('SUPPORT_HEAD');

let world: World;
let desk: Desk;
beforeAll(async () => {
  world = await openWorld([mail, quarantine]);
  desk = await deskOf(world, world.features);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(() => clock.set(noon));

const receive = (raw: Buffer) => receiveProven(world, raw, { to: ['support@company.example'], receivedAt: noon });
let count = 0;
const from = (address: string, number: string, headers: Record<string, string> = {}) =>
  receive(letterOf({ From: `Чужой <${address}>`, Subject: `Re: [${number}] дополнение`, 'Message-ID': `<${(count += 1)}@unverified.example>`, Cc: 'evil@x.example', ...headers }, 'Пришлите ответ мне.'));
/** A request of Roman that was answered and closed. */
const closedRequest = async () => {
  const number = (await receive(letterOfRoman())).ticketNumber ?? '';
  await world.workshop.perform(systemActor, (work) => closeTicket(work, world.head, { ticketId: number, reason: 'ANSWERED' }));
  await world.rows('delete from outgoing_letter');
  return number;
};
const stateOf = async (number: string) => (await world.rows('select status, version, obligation_id, last_client_message_at, (select count(*)::int from message where message.ticket_id = ticket.id) as messages from ticket where number = $1', [number]))[0];
const unverifiedOf = async (number: string) => (await desk.get<{ ticket: { unverifiedLetters: { id: string; from: string; reason: string; namedTicket: { number: string } }[] } }>(head, '{ ticket(id: "' + number + '") { unverifiedLetters { id from reason namedTicket { number } } } }')).ticket.unverifiedLetters;
const written = () => world.rows<{ to_address: string; template_key: string }>('select to_address, template_key from outgoing_letter');

describe('a letter that names a ticket of somebody else (§4.4, §4.9)', () => {
  test.each([
    ['a stranger', 'someone@else.example', 'UNKNOWN_SENDER'],
    ['a contact of another client', 'vera@seim.example', 'FOREIGN_SENDER'],
    ['a colleague of ours', 'kvartseva@company.example', 'STAFF_SENDER'],
  ])('by %s waits beside it and touches nothing of it', async (_, address) => {
    const number = await closedRequest();
    const before = await stateOf(number);
    const verdict = await from(address, number);
    expect(verdict).toMatchObject({ outcome: 'QUARANTINED', ticketNumber: null });
    expect(await stateOf(number)).toEqual(before);
    expect(await unverifiedOf(number)).toMatchObject([{ id: verdict.letterId, from: address, namedTicket: { number } }]);
    expect(await world.rows(`select id from contact where email in ('someone@else.example', 'evil@x.example', 'kvartseva@company.example')`)).toEqual([]);
    // nobody but perhaps the stranger hears of it, and that letter names no ticket
    expect((await written()).filter(({ template_key }) => template_key !== 'intake.unidentified')).toEqual([]);
  });

  test('under the address of a colleague is no answer of the desk, and stands in the audit (row 2)', async () => {
    const number = await closedRequest();
    const { letterId } = await from('kvartseva@company.example', number);
    const [ticket] = await world.rows<{ id: string }>('select id from ticket where number = $1', [number]);
    const events = () => world.rows<{ payload: unknown }>(`select payload from event_log where type = 'STAFF_REPLY_BY_MAIL' and subject_id = any($1)`, [[letterId, passedOn]]);
    const passedOn = (await receive(letterOf({ From: 'kvartseva@company.example', Subject: 'Fwd: без номера', 'Message-ID': '<passed.on@company.example>' }))).letterId;
    expect(await events()).toEqual([{ payload: { from: 'kvartseva@company.example', ticketId: ticket?.id, authentication: 'PASS' } }]);
    expect((await written()).filter(({ to_address }) => to_address === 'roman@ladoga-rk.example')).toEqual([]);
  });

  test.each([
    ['a machine of its client', () => partnerOf(world.ladoga)],
    ['a machine of another client', () => partnerOf(world.seim)],
  ])('%s never sees it', async (_, viewer) => {
    const number = await closedRequest();
    await from('someone@else.example', number);
    const { data, errors } = await desk.ask<{ ticket: unknown }>(viewer(), `{ ticket(id: "${number}") { number unverifiedLetters { id } } }`);
    expect(JSON.stringify(data)).not.toContain('unverified.example');
    expect(data?.ticket ?? null).toBeNull();
    expect(errors.length === 0 || errors.some(({ code }) => code === 'FORBIDDEN')).toBe(true);
  });

  test('waits beside the request that goes on after a merge (R17)', async () => {
    const [merged, survivor] = [(await receive(letterOfRoman())).ticketNumber ?? '', (await receive(letterOfRoman())).ticketNumber ?? ''];
    const { letterId } = await from('someone@else.example', merged);
    await world.workshop.perform(systemActor, (work) => mergeTickets(work, world.head, { mergedId: merged, survivorId: survivor }));
    expect(await unverifiedOf(survivor)).toMatchObject([{ id: letterId }]);
    expect(await from('other@else.example', merged)).toMatchObject({ outcome: 'QUARANTINED' });
    expect(await unverifiedOf(survivor)).toHaveLength(2);
  });

  test('waits so when a machine wrote it, and the machine is not answered (R15)', async () => {
    const number = await closedRequest();
    expect(await from('vera@seim.example', number, { 'Auto-Submitted': 'auto-replied' })).toMatchObject({ outcome: 'QUARANTINED', reason: 'FOREIGN_SENDER' });
    expect(await from('stranger@else.example', number, { 'Auto-Submitted': 'auto-replied' })).toMatchObject({ outcome: 'QUARANTINED', reason: 'MACHINE_UNASKED' });
    expect(await unverifiedOf(number)).toHaveLength(2);
    expect(await written()).toEqual([]);
  });
});

describe('staff say that it belongs there', () => {
  test('then it is a message of the client like any other, and its sender gets no letter', async () => {
    const number = await closedRequest();
    const { letterId } = await from('vera@seim.example', number);
    await clock.set(anHourLater);
    const { letter, userErrors } = await desk.act(head, 'acceptUnverifiedLetter', { letterId }, 'letter { outcome reason ticket { number status } }');
    expect(userErrors).toEqual([]);
    expect(letter).toMatchObject({ outcome: 'JOINED', reason: 'Accepted by staff after a check', ticket: { number, status: 'IN_PROGRESS' } });
    const [message] = await world.rows(`select author_name, contact_id, machine, written_at, obligation_id is not null as owed from message where id = (select message_id from incoming_letter where id = $1)`, [letterId]);
    expect(message).toEqual({ author_name: 'Чужой <vera@seim.example>', contact_id: null, machine: false, written_at: new Date(anHourLater), owed: true });
    expect(await written()).toEqual([{ to_address: 'roman@ladoga-rk.example', template_key: 'ticket.followUp' }]);
    expect(await unverifiedOf(number)).toEqual([]);
  });

  test('a contact of its client is shown as that contact', async () => {
    const number = await closedRequest();
    await world.rows('update contact set active = false where id = $1', [world.marina]);
    const { letterId } = await from('marina@ladoga-rk.example', number);
    await world.rows('update contact set active = true where id = $1', [world.marina]);
    await desk.act(head, 'acceptUnverifiedLetter', { letterId }, 'letter { id }');
    expect(await world.rows('select author_name, contact_id from message where id = (select message_id from incoming_letter where id = $1)', [letterId])).toEqual([{ author_name: 'Диодова Марина', contact_id: world.marina }]);
  });

  test('of what a colleague passed on they say who wrote it: no colleague speaks as the client (§4.1)', async () => {
    const number = await closedRequest();
    const { letterId } = await from('kvartseva@company.example', number);
    const accept = (writtenBy?: string) => desk.act(head, 'acceptUnverifiedLetter', { letterId, ...(writtenBy === undefined ? {} : { writtenBy }) }, 'letter { outcome }');
    expect((await accept()).userErrors).toMatchObject([{ code: 'REQUIRED_FIELD_MISSING', field: ['writtenBy'], clause: '4.1' }]);
    expect((await accept('kvartseva@company.example')).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['writtenBy'] }]);
    expect((await accept('no address')).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['writtenBy'] }]);
    expect(await unverifiedOf(number)).toHaveLength(1);
    expect(await accept('Roman@ladoga-rk.example')).toMatchObject({ letter: { outcome: 'JOINED' }, userErrors: [] });
    expect(await world.rows('select contact_id from message where id = (select message_id from incoming_letter where id = $1)', [letterId])).toEqual([{ contact_id: world.roman }]);
    const other = await from('someone@else.example', number);
    expect((await desk.act(head, 'acceptUnverifiedLetter', { letterId: other.letterId, writtenBy: 'roman@ladoga-rk.example' }, 'letter { id }')).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['writtenBy'] }]);
  });

  test('once, and never for a letter that does not wait beside a ticket', async () => {
    const { letterId } = await from('someone@else.example', await closedRequest());
    const both = await Promise.all([1, 2].map(() => desk.act(head, 'acceptUnverifiedLetter', { letterId }, 'letter { id }')));
    expect(both.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['ACT_NOT_POSSIBLE']);
    const stranger = await receive(letterOf({ From: 'a@else.example', Subject: 'Вопрос', 'Message-ID': '<plain@else.example>' }));
    for (const name of ['acceptUnverifiedLetter', 'setUnverifiedLetterAside']) {
      expect((await desk.act(head, name, { letterId: stranger.letterId }, 'letter { id }')).userErrors).toMatchObject([{ code: 'ACT_NOT_POSSIBLE', clause: '4.9' }]);
      expect((await desk.act(head, name, { letterId: 'x' }, 'letter { id }')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
  });

  test('not for a ticket that was closed long ago: it would not come back (R12)', async () => {
    const number = await closedRequest();
    const { letterId } = await from('someone@else.example', number);
    await clock.set(noon + 400 * 86_400_000);
    expect((await desk.act(head, 'acceptUnverifiedLetter', { letterId }, 'letter { id }')).userErrors).toMatchObject([{ code: 'TICKET_CLOSED' }]);
  });

  test('or that it does not: it goes on waiting in the quarantine', async () => {
    const number = await closedRequest();
    const { letterId } = await from('someone@else.example', number);
    const { letter } = await desk.act(head, 'setUnverifiedLetterAside', { letterId }, 'letter { outcome namedTicket { number } }');
    expect(letter).toEqual({ outcome: 'QUARANTINED', namedTicket: null });
    expect(await unverifiedOf(number)).toEqual([]);
  });
});

describe('a letter that a colleague passed on (§4.1)', () => {
  const forwarded = (text: string, headers: Record<string, string> = {}) =>
    receive(letterOf({ From: 'Кварцева Ирина <kvartseva@company.example>', Subject: 'Fwd: Нет связи', 'Message-ID': `<${(count += 1)}@company.example>`, ...headers }, text));
  const gmail = (who: string) => `Это нам\r\n\r\n---------- Forwarded message ---------\r\nОт: ${who}\r\nDate: вт, 24 нояб. 2026 г. в 12:00\r\nSubject: Нет связи по UART\r\nTo: <kvartseva@company.example>\r\n\r\nМодуль молчит.`;
  const proposalOf = async (id: string) => (await desk.get<{ incomingLetter: { forwardedFrom: unknown } }>(head, 'query($id: ID!) { incomingLetter(id: $id) { forwardedFrom { address name clientId clientName } } }', { id })).incomingLetter.forwardedFrom;

  test('is proposed in the name of whoever wrote it, and registered so when staff say so', async () => {
    const { letterId, outcome, reason } = await forwarded(gmail('Осцилляторов Роман <Roman@ladoga-rk.example>'), { References: '<original@ladoga-rk.example>' });
    expect([outcome, reason]).toEqual(['QUARANTINED', 'STAFF_SENDER']);
    expect(await proposalOf(letterId)).toEqual({ address: 'roman@ladoga-rk.example', name: 'Осцилляторов Роман', clientId: world.ladoga, clientName: 'ООО «Ладожский радиоконтур»' });
    const { letter, userErrors } = await desk.act(head, 'releaseLetter', { letterId, clientId: world.ladoga, writtenBy: 'roman@ladoga-rk.example' }, 'letter { ticket { number subject contact { email } } }');
    expect(userErrors).toEqual([]);
    expect(letter).toMatchObject({ ticket: { subject: 'Нет связи по UART', contact: { email: 'roman@ladoga-rk.example' } } });
    // the client goes on writing under the first letter
    const { ticket } = letter as { ticket: { number: string } };
    expect(await receive(letterOfRoman({ Subject: 'Re: Нет связи', References: '<original@ladoga-rk.example>' }))).toMatchObject({ outcome: 'JOINED', ticketNumber: ticket.number });
    expect(await written()).toContainEqual({ to_address: 'roman@ladoga-rk.example', template_key: 'ticket.accepted' });
  });

  test.each(['releaseLetter', 'acceptUnverifiedLetter'])('is found by no letter of another client that it answers: %s notes nothing of their thread (§4.4)', async (act) => {
    const theirs = `<seim${(count += 1)}@seim.example>`;
    await receive(letterOf({ From: 'vera@seim.example', Subject: 'Вопрос Сейма', 'Message-ID': theirs }));
    const number = await closedRequest();
    const { letterId } = await forwarded('Это к нему.', { References: theirs });
    await world.rows('update incoming_letter set named_ticket_id = (select id from ticket where number = $2) where id = $1', [letterId, number]);
    const { userErrors } = await desk.act(head, act, { letterId, writtenBy: 'roman@ladoga-rk.example', ...(act === 'releaseLetter' ? { clientId: world.ladoga } : {}) }, 'letter { id }');
    expect(userErrors).toEqual([]);
    expect(await world.rows('select distinct client_id from thread_reference reference join ticket on ticket.id = reference.ticket_id where reference.message_header_id = $1', [theirs])).toEqual([{ client_id: world.seim }]);
  });

  test('makes whoever is new a contact of the client that staff name', async () => {
    const { letterId } = await forwarded(gmail('Новый Инженер <new.engineer@ladoga-rk.example>'));
    await desk.act(head, 'releaseLetter', { letterId, clientId: world.ladoga, writtenBy: 'New.Engineer@ladoga-rk.example' }, 'letter { id }');
    expect(await world.rows(`select name, client_id from contact where email = 'new.engineer@ladoga-rk.example'`)).toEqual([{ name: 'Новый Инженер', client_id: world.ladoga }]);
  });

  test('never makes the colleague a contact', async () => {
    const { letterId } = await forwarded('Клиент просил зарегистрировать.');
    expect(await proposalOf(letterId)).toBeNull();
    expect((await desk.act(head, 'releaseLetter', { letterId, clientId: world.ladoga }, 'letter { id }')).userErrors).toMatchObject([{ code: 'REQUIRED_FIELD_MISSING', field: ['contactName'] }]);
    await desk.act(head, 'releaseLetter', { letterId, clientId: world.ladoga, contactName: 'Голос в трубке' }, 'letter { id }');
    expect(await world.rows(`select contact_id from ticket where id = (select ticket_id from incoming_letter where id = $1)`, [letterId])).toEqual([{ contact_id: null }]);
    expect(await world.rows(`select id from contact where email = 'kvartseva@company.example'`)).toEqual([]);
  });

  test('nor when it was put aside first, or taken for a machine’s, or names two authors; and staff can say whose it is all the same', async () => {
    const wrote = 'Осцилляторов Роман <Roman@ladoga-rk.example>';
    const aside = (await forwarded(gmail(wrote))).letterId;
    await desk.act(head, 'putLetterAside', { letterId: aside, why: 'Не сюда.' }, 'letter { id }');
    const machine = (await forwarded(gmail(wrote), { 'Auto-Submitted': 'auto-replied' })).letterId;
    const two = (await forwarded(gmail(wrote), { From: 'kvartseva@company.example, boss@company.example' })).letterId;
    expect(await world.rows('select outcome, reason from incoming_letter where id = any($1) order by outcome, reason', [[aside, machine, two]])).toEqual([
      { outcome: 'QUARANTINED', reason: 'AMBIGUOUS_SENDER' }, { outcome: 'STORED', reason: 'MACHINE' }, { outcome: 'STORED', reason: 'PUT_ASIDE' },
    ]);
    expect(await proposalOf(aside)).toMatchObject({ address: 'roman@ladoga-rk.example' });
    for (const letterId of [aside, machine, two]) {
      expect((await desk.act(head, 'releaseLetter', { letterId, clientId: world.ladoga }, 'letter { id }')).userErrors).toMatchObject([{ code: 'REQUIRED_FIELD_MISSING', field: ['contactName'] }]);
      expect((await desk.act(head, 'releaseLetter', { letterId, clientId: world.ladoga, writtenBy: 'kvartseva@company.example' }, 'letter { id }')).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['writtenBy'] }]);
      expect((await desk.act(head, 'releaseLetter', { letterId, clientId: world.ladoga, writtenBy: 'roman@ladoga-rk.example' }, 'letter { id }')).userErrors).toEqual([]);
      expect(await world.rows('select contact_id from ticket where id = (select ticket_id from incoming_letter where id = $1)', [letterId])).toEqual([{ contact_id: world.roman }]);
    }
    expect(await world.rows(`select id from contact where email = 'kvartseva@company.example'`)).toEqual([]);
  });

  test('is the only letter whose author staff may name', async () => {
    const { letterId } = await receive(letterOf({ From: 'a@else.example', Subject: 'Вопрос', 'Message-ID': '<named@else.example>' }));
    expect((await desk.act(head, 'releaseLetter', { letterId, clientId: world.ladoga, writtenBy: 'roman@ladoga-rk.example' }, 'letter { id }')).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['writtenBy'] }]);
  });
});

test('a domain in letters of two alphabets is shown unmasked, and is another domain', async () => {
  const verdict = await receive(letterOf({ From: 'Роман <roman@xn--ldoga-rk-16g.example>', Subject: 'Вопрос', 'Message-ID': '<masked@x.example>' }));
  expect(verdict).toMatchObject({ outcome: 'QUARANTINED', reason: 'UNKNOWN_SENDER' });
  const { incomingLetter } = await desk.get<{ incomingLetter: unknown }>(head, 'query($id: ID!) { incomingLetter(id: $id) { from unmaskedFrom } }', { id: verdict.letterId });
  expect(incomingLetter).toEqual({ from: 'roman@lаdoga-rk.example', unmaskedFrom: 'roman@xn--ldoga-rk-16g.example' });
});
