import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import { answerTicket } from '../correspondence/answer.ts';
import { returnMark } from '../outgoing/returnMark.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { threadKey } from '../outgoing/threadKey.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import mail from './index.ts';
import { decideStored } from './deciding.ts';
import { receiveLetter } from './receiving.ts';
import { frontServer, receiveProven } from './testing/receiveProven.ts';
import { letterOfRoman } from './testing/letterOf.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
const roman = 'roman@ladoga-rk.example';

let world: World;
let desk: Desk;
beforeAll(async () => {
  await clock.set(noon);
  world = await openWorld([mail]);
  desk = await deskOf(world, world.features);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(() => world.rows('update contact set hard_returns = 0, letters_stopped_at = null'));

const receive = (raw: Buffer, from?: string) => receiveProven(world, raw, { to: ['support@company.example'], receivedAt: clock.now(), ...(from === undefined ? {} : { from }) });
/** A report that a letter of ours did not reach somebody. */
const bounceOf = (messageId: string, { to = roman, status = '5.1.1', references = [] as readonly string[], mark = returnMark(threadKey(), messageId, to) as string | null } = {}): Buffer =>
  Buffer.from([
    'From: Mail Delivery System <MAILER-DAEMON@mx.example>', `Message-ID: <${messageId.length}-${status}-${Math.floor(clock.now())}@mx.example>`, 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', '',
    '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', '', `Final-Recipient: rfc822; ${to}`, 'Action: failed', `Status: ${status}`, '',
    '--b', 'Content-Type: text/rfc822-headers', '', ...(references.length === 0 ? [] : [`References: ${references.join('\r\n ')}`]), `Message-ID: ${messageId}`, ...(mark === null ? [] : [`X-Return-Mark: ${mark}`]), '', '--b--', '',
  ].join('\r\n'));
/** A request whose confirmation has left. */
const confirmed = async () => {
  const request = await world.request();
  await world.rows(`update outgoing_letter set status = 'SENT', sent_at = created_at where ticket_id = $1 and status = 'WAITING'`, [request.id]);
  return request;
};
/** A confirmation to Roman comes back. */
const returns = async (how: { to?: string; status?: string } = {}) => {
  const { id } = await confirmed();
  const [letter] = await world.rows<{ message_header_id: string }>('select message_header_id from outgoing_letter where ticket_id = $1', [id]);
  await clock.set(clock.now() + 1000);
  return receive(bounceOf(letter?.message_header_id ?? '', how), '');
};
const stateOf = async () => (await world.rows<{ hard_returns: number; letters_stopped_at: Date | null }>('select hard_returns, letters_stopped_at from contact where id = $1', [world.roman]))[0];

test('three letters that come back for good stop the address, and staff see why nothing leaves (R16)', async () => {
  for (const times of [1, 2]) {
    expect(await returns()).toMatchObject({ outcome: 'STORED', reason: 'BOUNCE' });
    expect(await stateOf()).toEqual({ hard_returns: times, letters_stopped_at: null });
  }
  await returns();
  expect((await stateOf())?.letters_stopped_at).toEqual(new Date(clock.now()));
  const { id } = await confirmed();
  expect(await world.rows('select to_address, status, last_error from outgoing_letter where ticket_id = $1', [id])).toEqual([{ to_address: '', status: 'FAILED', last_error: 'ADDRESS_STOPPED' }]);
  await world.workshop.perform(systemActor, (work) => answerTicket(work, world.specialist, { ticketId: id, body: 'Так.' }));
  expect(await world.rows('select undelivered_at is not null as task from ticket where id = $1', [id])).toEqual([{ task: true }]);
  const { contact } = await desk.get<{ contact: unknown }>(person('SPECIALIST'), `{ contact(id: "${world.roman}") { lettersStoppedAt } }`);
  expect(contact).toEqual({ lettersStoppedAt: expect.stringContaining('2026-11-24') });
});

test.each([
  ['a full mailbox', { status: '5.2.2' }],
  ['a refusal of the content', { status: '5.7.1' }],
  ['an address to which we did not write', { to: 'vera@seim.example' }],
])('%s does not count', async (_, how) => {
  await returns(how);
  expect(await stateOf()).toEqual({ hard_returns: 0, letters_stopped_at: null });
  expect(await world.rows('select id from contact where hard_returns > 0')).toEqual([]);
});

test('the same bounce twice counts once, and one of a letter that we never wrote does not', async () => {
  const { id } = await confirmed();
  const [letter] = await world.rows<{ message_header_id: string }>('select message_header_id from outgoing_letter where ticket_id = $1', [id]);
  for (const status of ['5.1.1', '5.1.1', '5.1.2']) await receive(bounceOf(letter?.message_header_id ?? '', { status }), '');
  await receive(bounceOf('<made-up@company.example>'), '');
  expect(await stateOf()).toMatchObject({ hard_returns: 1 });
});

test('an answer that comes back is the answer, whatever letters it continues, and a task (R16)', async () => {
  const { id } = await confirmed();
  await clock.set(clock.now() + 1000);
  await world.workshop.perform(systemActor, (work) => answerTicket(work, world.specialist, { ticketId: id, body: 'Так.' }));
  const letters = await world.rows<{ message_header_id: string }>(`with sent as (update outgoing_letter set status = 'SENT' where ticket_id = $1 returning message_header_id, created_at, id) select * from sent order by created_at, id`, [id]);
  const [accepted = '', answer = ''] = letters.map((letter) => letter.message_header_id);
  await receive(bounceOf(answer, { references: [accepted] }), '');
  expect(await world.rows('select template_key, status from outgoing_letter where ticket_id = $1 order by created_at, id', [id])).toEqual([
    { template_key: 'ticket.accepted', status: 'SENT' }, { template_key: 'ticket.answer', status: 'RETURNED' },
  ]);
  expect(await world.rows('select undelivered_at is not null as task from ticket where id = $1', [id])).toEqual([{ task: true }]);
});

test.each([
  ['the confirmation', 'ticket.accepted', true], ['a notice', 'ticket.followUp', false],
])('%s that comes back is a task of its ticket: %s', async (_, templateKey, task) => {
  const { id } = await confirmed();
  const [letter] = await world.rows<{ message_header_id: string }>('update outgoing_letter set template_key = $2 where ticket_id = $1 returning message_header_id', [id, templateKey]);
  await receive(bounceOf(letter?.message_header_id ?? ''), '');
  expect(await world.rows('select undelivered_at is not null as task from ticket where id = $1', [id])).toEqual([{ task }]);
  expect(await world.rows(`select payload->>'letter' as letter, payload->>'error' as error from event_log where subject_id = $1 and type = 'ANSWER_NOT_DELIVERED'`, [id])).toEqual(task ? [{ letter: 'CONFIRMATION', error: '5.1.1' }] : []);
});

test('a notice in words that names a letter of ours is a return; one of a letter of others is a machine’s', async () => {
  const { id } = await confirmed();
  const [letter] = await world.rows<{ message_header_id: string }>('select message_header_id from outgoing_letter where ticket_id = $1', [id]);
  const notice = (messageId: string): Buffer =>
    Buffer.from(`From: MAILER-DAEMON@mx.example\r\nSubject: failure notice\r\nMessage-ID: <${messageId.length}@mx.example>\r\n\r\nHi.\r\n\r\n<${roman}>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n\r\n--- Below this line is a copy of the message.\r\n\r\nMessage-ID: ${messageId}\r\nX-Return-Mark: ${returnMark(threadKey(), messageId, roman)}\r\n\r\n`);
  expect(await receive(notice('<of-others@else.example>'), '')).toMatchObject({ outcome: 'STORED', reason: 'MACHINE' });
  expect(await receive(notice(letter?.message_header_id ?? ''), '')).toMatchObject({ outcome: 'STORED', reason: 'BOUNCE' });
  expect(await world.rows('select status from outgoing_letter where ticket_id = $1', [id])).toEqual([{ status: 'RETURNED' }]);
  expect(await stateOf()).toMatchObject({ hard_returns: 1 });
});

test('of a letter to two each comes back by itself: one is not there, the mailbox of the other is full (R16)', async () => {
  await world.rows('update contact set hard_returns = 0');
  const { id } = await confirmed();
  const marina = 'marina@ladoga-rk.example';
  const [letter] = await world.rows<{ message_header_id: string }>(`update outgoing_letter set to_address = $2 where ticket_id = $1 returning message_header_id`, [id, `${roman}, ${marina}`]);
  const messageId = letter?.message_header_id ?? '';
  await receive(bounceOf(messageId, { status: '5.1.1' }), '');
  await receive(bounceOf(messageId, { to: marina, status: '5.2.2' }), '');
  await receive(bounceOf(messageId, { to: marina, status: '5.2.2' }), '');
  expect(await world.rows('select email, hard_returns from contact where email = any($1) order by email desc', [[roman, marina]])).toEqual([{ email: roman, hard_returns: 1 }, { email: marina, hard_returns: 0 }]);
  expect(await world.rows('select status, last_error from outgoing_letter where ticket_id = $1', [id])).toEqual([{ status: 'RETURNED', last_error: `5.1.1 — ${roman}; 5.2.2 — ${marina}` }]);
});

test('what came back from one address keeps the letter from nobody to whom it still goes (R16)', async () => {
  const { id } = await confirmed();
  await clock.set(clock.now() + 1000);
  await world.workshop.perform(systemActor, (work) => answerTicket(work, world.specialist, { ticketId: id, body: 'Так.' }));
  const marina = 'marina@ladoga-rk.example';
  const [letter] = await world.rows<{ message_header_id: string }>(`update outgoing_letter set to_address = $2, pending_to = $3 where ticket_id = $1 and template_key = 'ticket.answer' returning message_header_id`, [id, `${roman}, ${marina}`, marina]);
  for (const time of [1, 2]) {
    await clock.set(clock.now() + time);
    expect(await receive(bounceOf(letter?.message_header_id ?? ''), '')).toMatchObject({ outcome: 'STORED', reason: 'BOUNCE' });
  }
  expect(await world.rows(`select status, pending_to, refused from outgoing_letter where ticket_id = $1 and template_key = 'ticket.answer'`, [id])).toEqual([{ status: 'WAITING', pending_to: marina, refused: [{ address: roman, said: '5.1.1' }] }]);
  expect(await world.rows('select undelivered_at is not null as task from ticket where id = $1', [id])).toEqual([{ task: true }]);
  expect(await stateOf()).toMatchObject({ hard_returns: 1 });
});

test('a letter that is handed over at this moment is let alone: its return is read a little later, as often as it takes', async () => {
  const { id } = await confirmed();
  const [letter] = await world.rows<{ id: string; message_header_id: string }>('select id, message_header_id from outgoing_letter where ticket_id = $1', [id]);
  const sending = await world.pool.connect();
  try {
    await sending.query('begin');
    await sending.query('select from outgoing_letter where id = $1 for update', [letter?.id]);
    const { letterId, outcome } = await receive(bounceOf(letter?.message_header_id ?? ''), '');
    expect(outcome).toBeNull();
    for (let time = 0; time < 4; time += 1) {
      await clock.set(clock.now() + 15_000);
      await decideStored(world, letterId);
    }
    expect(await world.rows('select outcome, attempts from incoming_letter where id = $1', [letterId])).toEqual([{ outcome: null, attempts: 0 }]);
    await sending.query('rollback');
    await clock.set(clock.now() + 15_000);
    await decideStored(world, letterId);
    expect(await world.rows('select outcome, reason from incoming_letter where id = $1', [letterId])).toEqual([{ outcome: 'STORED', reason: 'BOUNCE' }]);
  } finally {
    sending.release();
  }
});

test.each([
  ['that an ordinary sender hands over', 'mallory@evil.example', 'pass'],
  ['whose domain says that it is not theirs', '', 'fail'],
] as const)('a report %s counts for nothing: whoever saw a letter of ours could make it up (R16)', async (_, from, dmarc) => {
  const { id } = await confirmed();
  const [letter] = await world.rows<{ message_header_id: string }>('select message_header_id from outgoing_letter where ticket_id = $1', [id]);
  await clock.set(clock.now() + 1000);
  const raw = Buffer.concat([Buffer.from(`Authentication-Results: ${frontServer}; dmarc=${dmarc} (p=reject) header.from=mx.example\r\n`), bounceOf(letter?.message_header_id ?? '')]);
  const { letterId, reason } = await receiveLetter(world, raw, { to: ['support@company.example'], receivedAt: clock.now(), from, peer: { address: '127.0.0.1', helo: frontServer } });
  expect(await world.rows('select authentication from incoming_letter where id = $1', [letterId])).toEqual([{ authentication: dmarc.toUpperCase() }]);
  expect(reason).not.toBe('BOUNCE');
  expect(await world.rows('select status from outgoing_letter where ticket_id = $1', [id])).toEqual([{ status: 'SENT' }]);
  expect(await stateOf()).toMatchObject({ hard_returns: 0 });
});

describe('a report of a letter that its writer need not have had (decision 0086)', () => {
  const reported = async (from: string, mark: string | null) => {
    const { id } = await confirmed();
    const [letter] = await world.rows<{ message_header_id: string }>('select message_header_id from outgoing_letter where ticket_id = $1', [id]);
    await clock.set(clock.now() + 1000);
    const raw = Buffer.from(bounceOf(letter?.message_header_id ?? '', { mark }).toString('latin1').replace('MAILER-DAEMON@mx.example', from), 'latin1');
    expect(await receive(raw, '')).toMatchObject({ outcome: 'STORED', reason: 'BOUNCE' });
    expect(await world.rows('select status from outgoing_letter where ticket_id = $1', [id])).toEqual([{ status: 'RETURNED' }]);
  };

  test.each(['mail@evil.example', 'mail@evil.ladoga-rk.example.evil.example', 'colleague@ladoga-rk.example'])('stops nobody, however many come of %s: each is told of its letter alone', async (from) => {
    for (const mark of [null, '0'.repeat(32), 'x', returnMark(threadKey(), '<another@company.example>', roman)]) await reported(from, mark);
    expect(await stateOf()).toEqual({ hard_returns: 0, letters_stopped_at: null });
  });

  test('stops no other address of the letter, whoever got it at one: each has a mark of its own (decision 0096)', async () => {
    const marina = 'marina@ladoga-rk.example';
    for (let time = 0; time < 4; time += 1) {
      const { id } = await confirmed();
      const [letter] = await world.rows<{ message_header_id: string }>('update outgoing_letter set to_address = $2 where ticket_id = $1 returning message_header_id', [id, `${roman}, ${marina}`]);
      const messageId = letter?.message_header_id ?? '';
      await clock.set(clock.now() + 1000);
      await receive(bounceOf(messageId, { to: roman, mark: returnMark(threadKey(), messageId, marina) }), '');
    }
    expect(await world.rows('select email from contact where hard_returns > 0 or letters_stopped_at is not null')).toEqual([]);
  });

  test.each(['MAILER-DAEMON@ladoga-rk.example', 'postmaster@mx.ladoga-rk.example', 'MAILER-DAEMON@relay.company.example'])('counts where the domain of the address, or ours, is proven to have written it: %s', async (from) => {
    await reported(from, null);
    expect(await stateOf()).toMatchObject({ hard_returns: 1 });
  });
});

describe('a report that lay in a mailbox, which knows no envelope (R16)', () => {
  const lay = async (...above: string[]) => {
    const { id } = await confirmed();
    const [letter] = await world.rows<{ message_header_id: string }>('select message_header_id from outgoing_letter where ticket_id = $1', [id]);
    await clock.set(clock.now() + 1000);
    const raw = Buffer.concat([Buffer.from(above.map((line) => `${line}\r\n`).join('')), bounceOf(letter?.message_header_id ?? '')]);
    const { reason } = await receiveLetter(world, raw, { to: [], receivedAt: clock.now(), mailbox: 'imap.company.example' });
    return { reason, letters: await world.rows('select status from outgoing_letter where ticket_id = $1', [id]) };
  };

  test.each([['of somebody', ['Return-Path: <evil@evil.example>']], ['of somebody, above an empty one of their own', ['Return-Path: <evil@evil.example>', 'Return-Path: <>']], ['that nobody noted', []]])('counts for nothing with a sender %s', async (_, above) => {
    const { reason, letters } = await lay(...above);
    expect(reason).not.toBe('BOUNCE');
    expect(letters).toEqual([{ status: 'SENT' }]);
    expect(await stateOf()).toMatchObject({ hard_returns: 0 });
  });

  test.each(['Return-Path: <>', 'Return-Path: <MAILER-DAEMON@mx.example>'])('counts with %s', async (line) => {
    expect(await lay(line)).toEqual({ reason: 'BOUNCE', letters: [{ status: 'RETURNED' }] });
    expect(await stateOf()).toMatchObject({ hard_returns: 1 });
  });
});

test('whoever writes is there: returns count in a row only', async () => {
  await returns();
  await returns();
  await receive(letterOfRoman());
  expect(await stateOf()).toMatchObject({ hard_returns: 0 });
});

test('staff send letters there again, or correct the address', async () => {
  for (let time = 0; time < 3; time += 1) await returns();
  expect((await desk.act(person('SPECIALIST'), 'resumeLetters', { id: world.roman }, 'contact { id }')).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect((await desk.act(partnerOf(world.ladoga), 'resumeLetters', { id: world.roman }, 'contact { id }')).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await desk.act(person('REGISTRAR'), 'resumeLetters', { id: world.roman }, 'contact { lettersStoppedAt }')).toMatchObject({ userErrors: [], contact: { lettersStoppedAt: null } });
  expect(await stateOf()).toEqual({ hard_returns: 0, letters_stopped_at: null });
  for (let time = 0; time < 3; time += 1) await returns();
  await desk.act(person('REGISTRAR'), 'updateContact', { id: world.roman, email: 'roman.new@ladoga-rk.example' }, 'contact { id }');
  expect(await stateOf()).toEqual({ hard_returns: 0, letters_stopped_at: null });
});
