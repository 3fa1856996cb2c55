import type { Pool, PoolClient } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { Client } from '../clients/client.entity.ts';
import { Contact } from '../clients/contact.entity.ts';
import { answerTicket } from '../correspondence/answer.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { loadRuleBooks } from '../regulation/ruleBook.ts';
import { toAttend } from './attending.ts';
import { Delivery } from './delivery.ts';
import { bearsMark, returnMark, returnMarkHeader } from './returnMark.ts';
import { sendLetterAgain } from './sendingAgain.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { standstillNow } from './standstill.ts';
import { openWorld, type World } from './testing/world.ts';
import { threadKey } from './threadKey.ts';
import type { LetterTransport, ReadyLetter } from './transport.ts';

const clock = commandClock();
const at = (instant: string): number => Date.parse(instant);
/** Tuesday noon in Moscow. */
const noon = at('2026-11-24T09:00:00Z');
const minute = 60_000;

interface Letter {
  status: string;
  sent_at: Date | null;
  attempts: number;
  last_error: string | null;
}

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

const lettersOf = (ticketId: string) => world.rows<Letter>('select * from outgoing_letter where ticket_id = $1 order by created_at, id', [ticketId]);
const answer = (ticketId: string) => world.workshop.perform(systemActor, (work) => answerTicket(work, world.specialist, { ticketId, body: 'Так.' }));

let delivery: Delivery | null = null;
beforeEach(async () => {
  await clock.set(noon);
  await world.rows(`delete from outgoing_letter`);
});
afterEach(async () => {
  await delivery?.stop();
  delivery = null;
});

const deliverBy = (transport: LetterTransport): Delivery => (delivery = new Delivery(world, transport));
const recording = (send: (letter: ReadyLetter) => void = () => undefined): LetterTransport & { sent: ReadyLetter[] } => {
  const sent: ReadyLetter[] = [];
  return {
    sent,
    send: async (letter) => {
      send(letter);
      sent.push(letter);
      return { refused: [] };
    },
    close: () => undefined,
  };
};
const smtpFault = (code: string, responseCode?: number) => Object.assign(new Error('said no'), { code, responseCode, response: `${responseCode} said no` });

test('sends what is due, marks it sent, and says so in the same transaction', async () => {
  const { id } = await world.request();
  const transport = recording();
  await deliverBy(transport).run();
  expect(transport.sent).toHaveLength(1);
  expect(bearsMark(threadKey(), { messageHeaderId: transport.sent[0]?.messageHeaderId ?? '', address: 'roman@ladoga-rk.example' }, [transport.sent[0]?.headers[returnMarkHeader] ?? ''])).toBe(true);
  expect(await lettersOf(id)).toMatchObject([{ status: 'SENT', attempts: 1, sent_at: new Date(noon) }]);
  expect(await world.rows(`select payload->>'templateKey' as key, payload->>'status' as status from event_log where subject_id = $1 and type = 'LETTER_SENT'`, [id])).toEqual([
    { key: 'ticket.accepted', status: 'SENT' },
  ]);
});

test('leaves an answer until its time and then sends it by itself', async () => {
  const { id } = await world.request();
  await clock.set(at('2026-11-24T19:30:00Z'));
  await answer(id);
  const transport = recording();
  await deliverBy(transport).run();
  expect(transport.sent.map(({ subject }) => subject)).toHaveLength(1);
  await clock.set(at('2026-11-25T06:59:59Z'));
  expect(transport.sent).toHaveLength(1);
  await clock.set(at('2026-11-25T07:00:00Z'));
  expect(transport.sent).toHaveLength(2);
  expect((await lettersOf(id))[1]).toMatchObject({ status: 'SENT', sent_at: new Date('2026-11-25T07:00:00Z') });
});

describe('a mail server that is away until closing (§4.6)', () => {
  const [closing, night, morning] = [at('2026-11-24T14:55:00Z'), at('2026-11-24T19:00:00Z'), at('2026-11-25T07:00:00Z')];
  let isAway = true;
  const transport = () => recording(() => { if (isAway) throw smtpFault('ECONNREFUSED'); });
  beforeEach(async () => {
    isAway = true;
    await clock.set(closing);
  });
  const backAtNight = async () => {
    isAway = false;
    await clock.set(night);
    for (let minutes = 0; minutes <= 60; minutes += 15) {
      await clock.set(night + minutes * minute);
      await delivery?.run();
    }
  };

  test('costs the answer its evening, not the client its night: it leaves at the next opening, the confirmation at once', async () => {
    const { id } = await world.request();
    await answer(id);
    await deliverBy(transport()).run();
    await backAtNight();
    expect(await lettersOf(id)).toMatchObject([{ status: 'SENT' }, { status: 'WAITING', send_after: new Date(morning) }]);
    expect(await standstillNow(world.reader)).toBeNull();
    await clock.set(morning);
    await delivery?.run();
    expect((await lettersOf(id))[1]).toMatchObject({ status: 'SENT', sent_at: new Date(morning) });
  });

  test('holds what was to leave with the answer behind it', async () => {
    const { id } = await world.request();
    await answer(id);
    const [, reply] = await lettersOf(id) as unknown as { send_after: Date }[];
    await world.rows(`update outgoing_letter set send_after = $2, template_key = 'ticket.closed', id = 'ffffffff-ffff-7fff-bfff-ffffffffffff' where ticket_id = $1 and message_id is null`, [id, reply?.send_after]);
    await deliverBy(transport()).run();
    await backAtNight();
    expect(await world.rows('select status, send_after from outgoing_letter where ticket_id = $1', [id])).toEqual([{ status: 'WAITING', send_after: new Date(morning) }, { status: 'WAITING', send_after: new Date(morning) }]);
  });

  test('and for days of rest after it neither gives an answer up that was put off before them nor makes it a task', async () => {
    const { id } = await world.request();
    await deliverBy(recording()).run();
    await delivery?.stop();
    await clock.set(at('2026-12-30T14:55:00Z'));
    await answer(id);
    await deliverBy(transport()).run();
    await clock.set(at('2026-12-30T16:00:00Z'));
    await delivery?.run();
    const [, held] = await lettersOf(id) as unknown as { send_after: Date }[];
    expect((held?.send_after.getTime() ?? 0) - clock.now()).toBeGreaterThan(5 * 24 * 60 * minute);
    await clock.set(held?.send_after.getTime() ?? 0);
    await delivery?.run();
    expect((await lettersOf(id))[1]).toMatchObject({ status: 'WAITING', last_error: 'undefined said no', delayed_at: null });
    isAway = false;
    await clock.set(clock.now() + 60 * minute);
    await delivery?.run();
    expect((await lettersOf(id))[1]).toMatchObject({ status: 'SENT' });
  });

  test('is given up by its day after the New Year holidays when its server never comes back; its specialist has the task of it hours earlier', async () => {
    const { id } = await world.request();
    await deliverBy(recording()).run();
    await delivery?.stop();
    await clock.set(at('2026-12-29T13:00:00Z'));
    await answer(id);
    await deliverBy(recording(() => { throw smtpFault('EENVELOPE', 451); })).run();
    const seen: { task: number | null; failed: number | null } = { task: null, failed: null };
    for (let hours = 1; seen.failed === null && hours < 24 * 30; hours += 1) {
      await clock.set(at('2026-12-29T13:00:00Z') + hours * 60 * minute);
      await delivery?.run();
      const [{ task } = { task: false }] = await world.rows<{ task: boolean }>('select undelivered_at is not null as task from ticket where id = $1', [id]);
      if (task) seen.task ??= clock.now();
      if ((await lettersOf(id))[1]?.status === 'FAILED') seen.failed = clock.now();
    }
    expect(new Date(seen.task ?? 0).toISOString().slice(0, 10)).toBe('2026-12-30');
    expect(new Date(seen.failed ?? 0).toISOString().slice(0, 10)).toBe('2027-01-11');
  });

  test('does not begin its patience anew each evening', async () => {
    const { id } = await world.request();
    await deliverBy(recording()).run();
    await delivery?.stop();
    await answer(id);
    await deliverBy(transport()).run();
    await world.rows(`update outgoing_letter set first_attempt_at = $2 where ticket_id = $1 and message_id is not null`, [id, new Date(night - (5 * 24 * 60 - 60) * minute)]);
    await clock.set(night);
    await delivery?.run();
    await clock.set(morning);
    await delivery?.run();
    expect((await lettersOf(id))[1]).toMatchObject({ status: 'WAITING', send_after: new Date(morning) });
    await clock.set(morning + 2 * 60 * minute);
    await delivery?.run();
    expect((await lettersOf(id))[1]).toMatchObject({ status: 'FAILED', last_error: 'GIVEN_UP' });
  });

  test('keeps no answer that somebody sent at night by right', async () => {
    const { id } = await world.request();
    await clock.set(at('2026-11-24T18:00:00Z'));
    await world.workshop.perform(systemActor, (work) => answerTicket(work, world.head, { ticketId: id, body: 'Так.', sendNow: true }));
    await deliverBy(transport()).run();
    await backAtNight();
    expect((await lettersOf(id))[1]).toMatchObject({ status: 'SENT' });
  });
});

test('an answer that was given in opening hours is none of the night because its day was closed afterwards (decision 95)', async () => {
  const { id } = await world.request();
  await deliverBy(recording()).run();
  await delivery?.stop();
  await answer(id);
  let isAway = true;
  const transport = recording(() => { if (isAway) throw smtpFault('ECONNREFUSED'); });
  await deliverBy(transport).run();
  onTestFinished(async () => {
    await world.rows('delete from calendar_year where year_version = 90');
    await loadRuleBooks(world.reader);
  });
  await world.rows(
    `insert into calendar_year (id, calendar_code, year, status, year_version, content, company_days, loaded_at)
     select gen_random_uuid(), calendar_code, year, status, 90, jsonb_set(content, '{days,2026-11-24}', '{"kind":"CLOSED","name":{"ru":"Переезд","en":"Moving house"}}'), company_days, $1 from calendar_year where year = 2026 and calendar_code = 'ru'`,
    [new Date(noon + 60 * minute)]);
  await loadRuleBooks(world.reader);
  isAway = false;
  await clock.set(at('2026-11-24T19:00:00Z'));
  await delivery?.run();
  expect((await lettersOf(id))[1]).toMatchObject({ status: 'WAITING', send_after: new Date('2026-11-25T07:00:00Z') });
  await clock.set(at('2026-11-25T07:00:00Z'));
  await delivery?.run();
  expect((await lettersOf(id))[1]).toMatchObject({ status: 'SENT' });
});

test('puts an answer under the letters before it', async () => {
  const { id } = await world.request();
  await clock.set(noon + minute);
  await answer(id);
  const transport = recording();
  await deliverBy(transport).run();
  const [confirmation, reply] = transport.sent;
  expect(reply).toMatchObject({ inReplyTo: confirmation?.messageHeaderId, references: [confirmation?.messageHeaderId] });
});

test('tries again later, each time later, and keeps the order of a ticket', async () => {
  const { id } = await world.request();
  await answer(id);
  let tries = 0;
  const transport = recording(() => {
    tries += 1;
    if (tries <= 2) throw smtpFault('EENVELOPE', 451);
  });
  await deliverBy(transport).run();
  expect(await lettersOf(id)).toMatchObject([{ status: 'WAITING', attempts: 1, last_error: '451 said no' }, { status: 'WAITING', attempts: 0 }]);
  await clock.set(noon + 29_000);
  expect(tries).toBe(1);
  await clock.set(noon + 30_000);
  expect(tries).toBe(2);
  await clock.set(noon + 30_000 + 60_000);
  expect(transport.sent.map(({ headers }) => headers['Auto-Submitted'] ?? 'person')).toEqual(['auto-replied', 'person']);
});

test('a client hears before the staff: letters to staff leave when none to a client is due (decision 98)', async () => {
  const { id, number } = await world.request();
  const later = await world.request();
  await world.rows(`update outgoing_letter set template_key = 'staff.slaWarning', ticket_id = null, send_after = $2 where ticket_id = $1`, [id, new Date(noon - minute)]);
  const transport = recording();
  await deliverBy(transport).run();
  expect(transport.sent.map(({ subject }) => [number, later.number].find((one) => subject.includes(one)))).toEqual([later.number, number]);
});

test('gives a refused letter up at once, with what the server said, and goes on with the others', async () => {
  const { id, number } = await world.request();
  const { id: other } = await world.request();
  const transport = recording(({ subject }) => {
    if (subject.includes(number)) throw smtpFault('EENVELOPE', 550);
  });
  await deliverBy(transport).run();
  expect(await lettersOf(id)).toMatchObject([{ status: 'FAILED', last_error: '550 said no', sent_at: null }]);
  expect(await lettersOf(other)).toMatchObject([{ status: 'SENT' }]);
  expect(await world.rows(`select 1 from event_log where subject_id = $1 and type = 'LETTER_FAILED'`, [id])).toHaveLength(1);
});

describe('an address that the server refuses (R16)', () => {
  const refusing = (response: string): LetterTransport => recording(({ to: [recipient = ''] }) => {
    throw Object.assign(smtpFault('EENVELOPE', 550), { response, rejectedErrors: [{ recipient, response }] });
  });
  const contact = async () => (await world.rows<{ hard_returns: number; stopped: boolean }>('select hard_returns, letters_stopped_at is not null as stopped from contact where id = $1', [world.roman]))[0];
  beforeEach(() => world.rows('update contact set hard_returns = 0, letters_stopped_at = null'));
  afterAll(() => world.rows('update contact set hard_returns = 0, letters_stopped_at = null'));

  test('as one that is not there counts like a letter that came back, and the third one stops it', async () => {
    const transport = refusing('550 5.1.1 user unknown');
    for (const count of [1, 2, 3]) {
      const { id } = await world.request();
      await deliverBy(transport).run();
      await delivery?.stop();
      expect(await lettersOf(id)).toMatchObject([{ status: 'FAILED', last_error: '550 5.1.1 user unknown' }]);
      expect(await contact()).toEqual({ hard_returns: count, stopped: count === 3 });
    }
    expect(await world.rows(`select payload, client_id from event_log where type = 'CONTACT_LETTERS_STOPPED' and subject_id = $1`, [world.roman])).toEqual([{ payload: { returns: 3 }, client_id: world.ladoga }]);
    const { id } = await world.request();
    expect(await lettersOf(id)).toMatchObject([{ status: 'FAILED', last_error: 'ADDRESS_STOPPED' }]);
  });

  test.each([['550 5.1.1 no such user', 1], ['550 rejected', 0]])('with "%s" when it has the text counts %i times: a bare code speaks of the text there', async (response, count) => {
    await world.request();
    await deliverBy(recording(() => {
      throw Object.assign(smtpFault('EMESSAGE', 550), { response, command: 'DATA' });
    })).run();
    expect(await contact()).toEqual({ hard_returns: count, stopped: false });
  });

  test('beside one that it takes counts alone', async () => {
    await world.request();
    await deliverBy({ send: async () => ({ refused: [{ address: 'marina@ladoga-rk.example', said: '550 5.1.1 user unknown' }, { address: 'roman@ladoga-rk.example', said: '452 4.2.2 full' }] }), close: () => undefined }).run();
    expect(await world.rows('select email from contact where hard_returns = 1')).toEqual([{ email: 'marina@ladoga-rk.example' }]);
  });

  test.each(['550 5.7.1 rejected by policy', '552 5.3.4 too large', '552 5.2.2 full', '550 spam'])('with "%s" is left as it is: the letter is not delivered, the address goes on', async (said) => {
    const { id } = await world.request();
    await deliverBy(refusing(said)).run();
    expect(await lettersOf(id)).toMatchObject([{ status: 'FAILED', last_error: said }]);
    expect(await contact()).toEqual({ hard_returns: 0, stopped: false });
  });
});

describe('a letter to several (R16)', () => {
  const [roman, marina] = ['roman@ladoga-rk.example', 'marina@ladoga-rk.example'];
  /** An answer to both, behind a confirmation that has left. */
  const toBoth = async () => {
    const { id } = await world.request();
    await answer(id);
    await world.rows(`update outgoing_letter set to_address = $2 where ticket_id = $1 and message_id is not null`, [id, `${roman}, ${marina}`]);
    await world.rows(`delete from outgoing_letter where ticket_id = $1 and message_id is null`, [id]);
    return id;
  };
  /** Each address with what the server says of it; it takes what is not named. */
  const saying = (words: Record<string, string>) => {
    const tried: string[][] = [];
    const marks: (string | undefined)[] = [];
    const transport: LetterTransport = {
      send: async ({ to, headers }) => {
        tried.push([...to]);
        marks.push(headers[returnMarkHeader]);
        const refused = to.flatMap((address) => (words[address] ? [{ address, said: words[address] }] : []));
        if (refused.length < to.length) return { refused, answer: `250 2.0.0 queued as ${tried.length}` };
        const response = refused.at(-1)?.said ?? '';
        throw Object.assign(smtpFault('EENVELOPE', Number(response.slice(0, 3))), { response, command: 'RCPT TO', rejectedErrors: refused.map(({ address: recipient, said }) => ({ recipient, response: said })) });
      },
      close: () => undefined,
    };
    return { tried, marks, transport, words };
  };
  const task = async (id: string) => (await world.rows<{ task: boolean }>('select undelivered_at is not null as task from ticket where id = $1', [id]))[0]?.task;
  const told = (id: string) => world.rows(`select payload->>'to' as to, payload->>'error' as error from event_log where subject_id = $1 and type = 'ANSWER_NOT_DELIVERED' order by occurred_at, id`, [id]);
  afterEach(() => world.rows('update contact set hard_returns = 0, letters_stopped_at = null'));

  test('goes again to the one that put it off, and to nobody else', async () => {
    const id = await toBoth();
    const server = saying({ [marina]: '450 4.2.0 grey-listed' });
    await deliverBy(server.transport).run();
    expect(await lettersOf(id)).toMatchObject([{ status: 'WAITING', last_error: '450 4.2.0 grey-listed' }]);
    // one of them has it
    expect(await lettersOf(id)).toMatchObject([{ server_answer: '250 2.0.0 queued as 1' }]);
    delete server.words[marina];
    await clock.set(noon + 30_000);
    expect(server.tried).toEqual([[roman, marina], [marina]]);
    expect(await lettersOf(id)).toMatchObject([{ server_answer: '250 2.0.0 queued as 2' }]);
    const messageHeaderId = (await lettersOf(id) as unknown as { message_header_id: string }[])[0]?.message_header_id ?? '';
    // what both got shows no mark, or each could report the other (decision 96)
    expect(server.marks).toEqual([undefined, returnMark(threadKey(), messageHeaderId, marina)]);
    expect(await lettersOf(id)).toMatchObject([{ status: 'SENT', last_error: null }]);
    expect(await task(id)).toBe(false);
  });

  test('is a task for the one that refused it, though others have it', async () => {
    const id = await toBoth();
    await deliverBy(saying({ [marina]: '550 5.1.1 user unknown' }).transport).run();
    expect(await lettersOf(id)).toMatchObject([{ status: 'SENT', last_error: '550 5.1.1 user unknown — marina@ladoga-rk.example' }]);
    expect(await told(id)).toEqual([{ to: marina, error: '550 5.1.1 user unknown — marina@ladoga-rk.example' }]);
  });

  test('does not fail for good by the last word of the server', async () => {
    const id = await toBoth();
    const server = saying({ [roman]: '450 4.2.0 grey-listed', [marina]: '550 5.1.1 user unknown' });
    await deliverBy(server.transport).run();
    expect(await lettersOf(id)).toMatchObject([{ status: 'WAITING' }]);
    expect(await told(id)).toMatchObject([{ to: marina }]);
    delete server.words[roman];
    await clock.set(noon + 30_000);
    expect(server.tried).toEqual([[roman, marina], [roman]]);
    expect(await lettersOf(id)).toMatchObject([{ status: 'SENT', last_error: '550 5.1.1 user unknown — marina@ladoga-rk.example' }]);
    expect(await told(id)).toHaveLength(1);
  });

  test('that is refused as a whole beside an address that is not there: the hard return of that address is not lost', async () => {
    const id = await toBoth();
    const tried: string[][] = [];
    const response = '554 5.7.1 content rejected';
    await deliverBy({
      send: async ({ to }) => {
        tried.push([...to]);
        // as the mail library has it: what was said of an address before the text was refused is not told
        if (to.includes(roman)) throw Object.assign(smtpFault('EMESSAGE', 554), { response, command: 'DATA' });
        throw Object.assign(smtpFault('EENVELOPE', 550), { response: '550 5.1.1 user unknown', rejectedErrors: [{ recipient: marina, response: '550 5.1.1 user unknown' }] });
      },
      close: () => undefined,
    }).run();
    expect(tried).toEqual([[roman, marina], [roman], [marina]]);
    expect(await lettersOf(id)).toMatchObject([{ status: 'FAILED', last_error: `${response} — ${roman}; 550 5.1.1 user unknown — ${marina}` }]);
    expect(await world.rows('select email from contact where hard_returns = 1')).toEqual([{ email: marina }]);
    expect(await told(id)).toMatchObject([{ to: `${roman}, ${marina}` }]);
  });

  test('that is refused as a whole for one address reaches the other one', async () => {
    const id = await toBoth();
    await deliverBy({
      send: async ({ to }) => {
        if (to.includes(marina)) throw Object.assign(smtpFault('EMESSAGE', 550), { response: '550 rejected', command: 'DATA' });
        return { refused: [] };
      },
      close: () => undefined,
    }).run();
    expect(await lettersOf(id)).toMatchObject([{ status: 'SENT', last_error: `550 rejected — ${marina}` }]);
    expect(await world.rows('select email from contact where hard_returns > 0')).toEqual([]);
  });

  test('that was written before an address was stopped leaves without it', async () => {
    const id = await toBoth();
    await world.rows('update contact set letters_stopped_at = $2 where email = $1', [marina, new Date(noon)]);
    const server = saying({});
    await deliverBy(server.transport).run();
    expect(server.tried).toEqual([[roman]]);
    expect(await told(id)).toEqual([{ to: marina, error: 'ADDRESS_STOPPED — marina@ladoga-rk.example' }]);
    const { id: other } = await world.request();
    await world.rows('update contact set letters_stopped_at = $2 where email = $1', [roman, new Date(noon)]);
    await delivery?.run();
    expect(server.tried).toHaveLength(1);
    expect(await lettersOf(other)).toMatchObject([{ status: 'FAILED', last_error: 'ADDRESS_STOPPED' }]);
  });

  test('does not go to a contact who left the client, be it written before or after: an answer becomes a task instead', async () => {
    onTestFinished(() => world.rows('update contact set active = true').then(() => undefined));
    const id = await toBoth();
    await world.rows('update contact set active = false where email = $1', [marina]);
    const server = saying({});
    await deliverBy(server.transport).run();
    expect(server.tried).toEqual([[roman]]);
    expect(await told(id)).toEqual([{ to: marina, error: 'CONTACT_INACTIVE — marina@ladoga-rk.example' }]);
    await world.rows('update contact set active = false where email = $1', [roman]);
    await world.workshop.perform(systemActor, (work) => answerTicket(work, world.specialist, { ticketId: id, body: 'Ещё одно.' }));
    await delivery?.run();
    expect(server.tried).toHaveLength(1);
    expect(await world.rows(`select to_address, status, last_error from outgoing_letter where ticket_id = $1 and body like '%Ещё одно.%'`, [id])).toEqual([{ to_address: '', status: 'FAILED', last_error: 'CONTACT_INACTIVE' }]);
  });
});

test('a sender that the server refuses costs no letter: all wait, and leave when it is mended', async () => {
  const requests = [await world.request(), await world.request()];
  let knocks = 0;
  let mended = false;
  await deliverBy(recording(() => {
    knocks += 1;
    if (!mended) throw Object.assign(smtpFault('EENVELOPE', 530), { command: 'MAIL FROM' });
  })).run();
  expect(knocks).toBe(1);
  mended = true;
  for (let time = 1; time <= 4; time += 1) await clock.set(noon + time * 30_000);
  for (const { id } of requests) expect(await lettersOf(id)).toMatchObject([{ status: 'SENT' }]);
});

describe('a refusal of ourselves that is heard of an address (decision 72)', () => {
  const response = '554 5.7.1 Relay access denied';
  const relayDeniedTo = (...domains: string[]) => {
    const tried: string[] = [];
    const transport: LetterTransport = {
      send: async ({ to: [recipient = ''] }) => {
        tried.push(recipient);
        if (domains.some((domain) => recipient.endsWith(domain))) throw Object.assign(smtpFault('EENVELOPE', 554), { response, command: 'RCPT TO', rejectedErrors: [{ recipient, response }] });
        return { refused: [] };
      },
      close: () => undefined,
    };
    return { tried, transport };
  };
  const requestOfSeim = async () => (await world.workshop.perform(systemActor, async (work) => {
    const [client, contact] = [await work.em.findOneOrFail(Client, { id: world.seim }), await work.em.findOneOrFail(Contact, { id: world.vera })];
    return world.requestIn(work, { client, contact });
  })).result;

  test('of one domain alone puts off that letter, stops no other, is no standstill, and after four hours is a task', async () => {
    const { id } = await world.request();
    const { id: other } = await requestOfSeim();
    const server = relayDeniedTo('ladoga-rk.example');
    await deliverBy(server.transport).run();
    expect(await lettersOf(id)).toMatchObject([{ status: 'WAITING', last_error: response }]);
    expect(await lettersOf(other)).toMatchObject([{ status: 'SENT' }]);
    await clock.set(noon + 60 * minute);
    await delivery?.run();
    expect(await standstillNow(world.reader)).toBeNull();
    for (let half = 3; half <= 11; half += 1) {
      await clock.set(noon + half * 30 * minute);
      await delivery?.run();
    }
    expect(await world.rows(`select payload->>'error' as error from event_log where subject_id = $1 and type = 'ANSWER_NOT_DELIVERED'`, [id])).toEqual([{ error: 'DELAYED' }]);
  });

  const away = async () => (await world.rows<{ away: boolean }>(`select bool_or(server_away) as away from outgoing_letter where status = 'WAITING'`))[0]?.away;

  test('that one letter to two domains hears is said of that letter', async () => {
    const { id } = await world.request();
    await world.rows(`update outgoing_letter set to_address = 'roman@ladoga-rk.example, vera@seim.example' where ticket_id = $1`, [id]);
    await clock.set(noon + 1);
    await world.request();
    await deliverBy({
      send: async ({ to }) => {
        if (to.length === 1) return { refused: [] };
        throw Object.assign(smtpFault('EENVELOPE', 554), { response, command: 'RCPT TO', rejectedErrors: to.map((recipient) => ({ recipient, response })) });
      },
      close: () => undefined,
    }).run();
    expect(await away()).toBe(false);
    expect(await world.rows('select status, count(*)::int from outgoing_letter group by 1 order by 1')).toEqual([{ status: 'SENT', count: 1 }, { status: 'WAITING', count: 1 }]);
  });

  test.each([
    ['of yesterday', noon - 24 * 60 * minute, noon - 25 * 60 * minute],
    ['before it was held for the opening', noon + 24 * 60 * minute, noon + 24 * 60 * minute],
  ])('that a letter to another domain heard %s is out of date', async (_, nextAttemptAt, sendAfter) => {
    const { id: other } = await requestOfSeim();
    await answer(other);
    await world.rows(`update outgoing_letter set send_after = $2, next_attempt_at = $3 where ticket_id = $1 and message_id is null`, [other, new Date(noon - 48 * 60 * minute), new Date(noon + 48 * 60 * minute)]);
    await world.rows(`update outgoing_letter set send_after = $2, next_attempt_at = $3, attempts = 1, last_error = $4 where ticket_id = $1 and message_id is not null`, [other, new Date(sendAfter), new Date(nextAttemptAt), response]);
    await world.request();
    const server = relayDeniedTo('ladoga-rk.example', 'seim.example');
    await deliverBy(server.transport).run();
    expect(server.tried).toEqual(['roman@ladoga-rk.example']);
    expect(await away()).toBe(false);
  });

  test('of two domains is said of us: all letters wait, and whoever leads is told', async () => {
    await world.request();
    await requestOfSeim();
    for (let more = 0; more < 18; more += 1) await world.request();
    const server = relayDeniedTo('ladoga-rk.example', 'seim.example');
    await deliverBy(server.transport).run();
    // what was on its way when the second domain was heard is tried, too
    expect(server.tried.length).toBeLessThan(20);
    await clock.set(noon + 15 * minute);
    await delivery?.run();
    expect(await standstillNow(world.reader)).toMatchObject({ said: response });
  });
});

test('an answer goes past a confirmation that is put off for an hour, and has five days of its own', async () => {
  const { id } = await world.request();
  await answer(id);
  const transport = recording(({ headers }) => {
    if (headers['Auto-Submitted']) throw smtpFault('EENVELOPE', 451);
  });
  await deliverBy(transport).run();
  await clock.set(noon + 59 * minute);
  await delivery?.run();
  expect(transport.sent).toEqual([]);
  await clock.set(noon + 60 * minute);
  await delivery?.run();
  expect(await lettersOf(id)).toMatchObject([{ status: 'WAITING' }, { status: 'SENT', attempts: 1 }]);
});

test('patience begins with the first attempt, not with the time for which a letter was written', async () => {
  const { id } = await world.request();
  await clock.set(noon + 6 * 24 * 60 * minute);
  await deliverBy(recording(() => { throw smtpFault('EENVELOPE', 451); })).run();
  expect(await lettersOf(id)).toMatchObject([{ status: 'WAITING', attempts: 1 }]);
});

test('an answer that is put off for four hours is a task until it arrives', async () => {
  const { id } = await world.request();
  await deliverBy(recording()).run();
  await delivery?.stop();
  await answer(id);
  let full = true;
  await deliverBy(recording(() => { if (full) throw smtpFault('EENVELOPE', 452); })).run();
  for (let half = 1; half <= 10; half += 1) {
    await clock.set(noon + half * 30 * minute);
    await delivery?.run();
  }
  const flagged = `select undelivered_at is not null as task from ticket where id = $1`;
  expect(await world.rows(flagged, [id])).toEqual([{ task: true }]);
  expect(await world.rows(`select payload->>'error' as error from event_log where subject_id = $1 and type = 'ANSWER_NOT_DELIVERED'`, [id])).toEqual([{ error: 'DELAYED' }]);
  full = false;
  await clock.set(at('2026-11-25T07:00:00Z'));
  await delivery?.run();
  expect((await lettersOf(id))[1]).toMatchObject({ status: 'SENT' });
  expect(await world.rows(flagged, [id])).toEqual([{ task: false }]);
});

test('a confirmation that is put off for four hours is a task until it arrives: without it the request does not count as accepted (§4.9)', async () => {
  const { id } = await world.request();
  let full = true;
  await deliverBy(recording(() => { if (full) throw smtpFault('EENVELOPE', 452); })).run();
  const flagged = async () => (await world.rows<{ task: boolean }>('select undelivered_at is not null as task from ticket where id = $1', [id]))[0]?.task;
  await clock.set(noon + 3 * 60 * minute);
  await delivery?.run();
  expect(await flagged()).toBe(false);
  await clock.set(noon + 5 * 60 * minute);
  await delivery?.run();
  await clock.set(noon + 6 * 60 * minute);
  await delivery?.run();
  expect(await flagged()).toBe(true);
  expect(await world.rows(`select payload->>'error' as error, payload->>'letter' as letter from event_log where subject_id = $1 and type = 'ANSWER_NOT_DELIVERED'`, [id])).toEqual([{ error: 'DELAYED', letter: 'CONFIRMATION' }]);
  full = false;
  await clock.set(noon + 7 * 60 * minute);
  await delivery?.run();
  expect(await lettersOf(id)).toMatchObject([{ status: 'SENT' }]);
  expect(await flagged()).toBe(false);
});

test('a confirmation that is refused is a task that says so, and ends when it is sent again and taken (§4.9)', async () => {
  const { id } = await world.request();
  let words: string | null = '550 5.7.1 content refused';
  await deliverBy(recording(() => { if (words !== null) throw Object.assign(smtpFault('EENVELOPE', 550), { response: words }); })).run();
  const task = async () => (await world.rows<{ task: boolean }>('select undelivered_at is not null as task from ticket where id = $1', [id]))[0]?.task;
  expect(await lettersOf(id)).toMatchObject([{ status: 'FAILED' }]);
  expect(await task()).toBe(true);
  expect(await world.rows(`select payload->>'to' as to, payload->>'error' as error, payload->>'letter' as letter from event_log where subject_id = $1 and type = 'ANSWER_NOT_DELIVERED'`, [id])).toEqual([{ to: 'roman@ladoga-rk.example', error: words, letter: 'CONFIRMATION' }]);
  const [letter] = await world.rows<{ id: string }>('select id from outgoing_letter where ticket_id = $1', [id]);
  words = null;
  await world.workshop.perform(systemActor, (work) => sendLetterAgain(work, { letterId: letter?.id ?? '' }));
  expect(await task()).toBe(true);
  await delivery?.run();
  expect(await lettersOf(id)).toMatchObject([{ status: 'SENT' }]);
  expect(await task()).toBe(false);
});

test('a notice that is put off is nobody’s task', async () => {
  const { id } = await world.request();
  await deliverBy(recording()).run();
  await world.rows(`update outgoing_letter set status = 'WAITING', template_key = 'ticket.followUp', next_attempt_at = $2 where ticket_id = $1`, [id, new Date(noon)]);
  await delivery?.stop();
  await deliverBy(recording(() => { throw smtpFault('EENVELOPE', 452); })).run();
  await clock.set(noon + 5 * 60 * minute);
  await delivery?.run();
  expect(await world.rows('select 1 from ticket where id = $1 and undelivered_at is not null', [id])).toEqual([]);
});

test('knocks once at a server that is away, and gives a letter up after five days', async () => {
  const { id } = await world.request();
  await world.request();
  let knocks = 0;
  const transport = recording(() => {
    knocks += 1;
    throw smtpFault('ESOCKET');
  });
  await deliverBy(transport).run();
  expect(knocks).toBe(1);
  await clock.set(noon + 5 * 24 * 60 * minute);
  expect(await lettersOf(id)).toMatchObject([{ status: 'FAILED', last_error: 'GIVEN_UP' }]);
});

test('of two processes sends each letter once', async () => {
  for (let index = 0; index < 10; index += 1) await world.request();
  const transport = recording();
  const other = new Delivery(world, transport);
  await Promise.all([deliverBy(transport).run(), other.run()]);
  await other.stop();
  expect(transport.sent).toHaveLength(10);
  expect(new Set(transport.sent.map(({ messageHeaderId }) => messageHeaderId)).size).toBe(10);
});

test('letters of several tickets are on their way together, three at once; those of one leave in their order', async () => {
  const tickets: string[] = [];
  for (let count = 0; count < 6; count += 1) {
    const { id } = await world.request();
    await answer(id);
    tickets.push(id);
  }
  const order: string[] = [];
  let [underway, most] = [0, 0];
  const together = Promise.withResolvers<void>();
  await deliverBy({
    send: async ({ messageHeaderId }) => {
      most = Math.max(most, (underway += 1));
      // behind the one that finds out whether the server is there, the first ones wait for each other, however slow the machine is
      if (underway === 3) together.resolve();
      if (order.length > 0) await together.promise;
      // as long as a round trip to the database, so that a fourth one would come meanwhile
      await world.rows('select 1');
      underway -= 1;
      order.push(messageHeaderId);
      return { refused: [] };
    },
    close: () => undefined,
  }).run();
  expect([order.length, most]).toEqual([12, 3]);
  for (const id of tickets) {
    const written = (await lettersOf(id) as unknown as { message_header_id: string }[]).map(({ message_header_id }) => message_header_id);
    expect(order.filter((one) => written.includes(one))).toEqual(written);
  }
});

test('tries a letter that breaks the program later, and goes on with the others', async () => {
  const { id, number } = await world.request();
  const { id: other } = await world.request();
  const transport = recording(({ subject }) => {
    if (subject.includes(number)) throw new TypeError('a fault of ours');
  });
  await deliverBy(transport).run();
  expect(await lettersOf(id)).toMatchObject([{ status: 'WAITING', attempts: 1, last_error: 'a fault of ours' }]);
  expect(await lettersOf(other)).toMatchObject([{ status: 'SENT' }]);
});

test.each<[string, LetterTransport['send']]>([
  ['whose server says a NUL of its address', async ({ to: [recipient = ''] }) => { throw Object.assign(smtpFault('EENVELOPE', 450), { response: '450 4.2.0 no\0such', rejectedErrors: [{ recipient, response: '450 4.2.0 no\0such' }] }); }],
  ['whose server says a NUL of its text', async () => { throw Object.assign(smtpFault('EMESSAGE', 451), { response: '451 4.2.0 no\0such', command: 'DATA' }); }],
  ['of which nothing can be kept', async () => ({ refused: undefined as never })],
])('a letter %s waits, with what is known, and those behind it leave (P10, P12)', async (_, fails) => {
  const { id, number } = await world.request();
  const { id: other } = await world.request();
  await deliverBy({ send: async (letter) => (letter.subject.includes(number) ? fails(letter) : { refused: [] }), close: () => undefined }).run();
  expect(await lettersOf(other)).toMatchObject([{ status: 'SENT' }]);
  expect(await lettersOf(id)).toMatchObject([{ status: 'WAITING', attempts: 1, last_error: expect.stringMatching(/^45. 4\.2\.0 no such$|undefined/) }]);
});

test('that loses its database between the server’s yes and the commit sends the letter again under the same Message-ID', async () => {
  const { id } = await world.request();
  const transport = recording();
  const dying: LetterTransport = {
    ...transport,
    send: async (letter) => {
      const handedOver = await transport.send(letter);
      if (transport.sent.length === 1) await world.rows(`select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction'`);
      return handedOver;
    },
  };
  await deliverBy(dying).run();
  expect(await lettersOf(id)).toMatchObject([{ status: 'WAITING', sent_at: null }]);
  await clock.set(noon + 30_000);
  await delivery?.run();
  expect(await lettersOf(id)).toMatchObject([{ status: 'SENT', last_error: null }]);
  expect(transport.sent).toHaveLength(2);
  expect(transport.sent[0]?.messageHeaderId).toBe(transport.sent[1]?.messageHeaderId);
});

describe('a letter that its server takes and whose outcome cannot be kept (P3, decision 97)', () => {
  const keepNothing = async (on: 'event_log' | 'outgoing_letter', when: string) => {
    await world.rows(`create or replace function test_keeps_nothing() returns trigger language plpgsql as $$ begin raise exception 'kept nowhere'; end $$`);
    await world.rows(`create trigger test_keeps_nothing before insert or update on ${on} for each row when (${when}) execute function test_keeps_nothing()`);
  };
  const mend = async () => void (await Promise.all(['event_log', 'outgoing_letter'].map((table) => world.rows(`drop trigger if exists test_keeps_nothing on ${table}`))));
  afterEach(mend);
  /** Five days and a half, with more looks than attempts at first. */
  const passDays = async () => {
    for (let minutes = 1; minutes < 5.5 * 24 * 60; minutes = minutes < 240 ? minutes + 5 : minutes * 1.3) {
      await clock.set(noon + minutes * minute);
      await delivery?.run();
    }
  };
  const isToAttend = async (letterId: string) => (await world.rows<{ open: boolean }>(`select ${toAttend('letter')} as open from outgoing_letter letter where id = $1`, [letterId]))[0]?.open;

  test.each<[string, 'event_log' | 'outgoing_letter', (letterId: string) => string, told: boolean]>([
    ['because its event cannot be written', 'event_log', (id) => `new.payload->>'letterId' = '${id}'`, false],
    ['because it cannot be marked as sent', 'outgoing_letter', (id) => `new.id = '${id}' and new.status = 'SENT'`, true],
  ])('%s leaves twice at most, and then waits for staff with what is known of it; those behind it leave', async (_, table, when, told) => {
    const { id } = await world.request();
    const [letter] = await lettersOf(id) as unknown as { id: string; message_header_id: string }[];
    const { id: other } = await world.request();
    await keepNothing(table, when(letter?.id ?? ''));
    const transport = recording();
    await deliverBy(transport).run();
    await passDays();
    expect(transport.sent.filter(({ messageHeaderId }) => messageHeaderId === letter?.message_header_id)).toHaveLength(2);
    expect(await lettersOf(id)).toMatchObject([{ status: 'FAILED', last_error: 'OUTCOME_UNKNOWN', sent_at: null }]);
    expect(await lettersOf(other)).toMatchObject([{ status: 'SENT' }]);
    expect(await world.rows('select undelivered_at is not null as task from ticket where id = $1', [id])).toEqual([{ task: told }]);
    expect(await isToAttend(letter?.id ?? '')).toBe(true);
    await mend();
    await world.workshop.perform(systemActor, (work) => sendLetterAgain(work, { letterId: letter?.id ?? '' }));
    await delivery?.run();
    expect(await lettersOf(id)).toMatchObject([{ status: 'SENT', last_error: null, unkept: 0 }]);
  });

  test('and of which nothing at all can be written is sent no more meanwhile, and settled when it can be', async () => {
    const { id } = await world.request();
    const { id: other } = await world.request();
    const [letter] = await lettersOf(id) as unknown as { id: string; message_header_id: string }[];
    await keepNothing('outgoing_letter', `new.id = '${letter?.id}'`);
    const transport = recording();
    await deliverBy(transport).run();
    await passDays();
    expect(transport.sent.filter(({ messageHeaderId }) => messageHeaderId === letter?.message_header_id)).toHaveLength(2);
    expect(await lettersOf(other)).toMatchObject([{ status: 'SENT' }]);
    expect(await lettersOf(id)).toMatchObject([{ status: 'WAITING' }]);
    await mend();
    await delivery?.run();
    expect(await lettersOf(id)).toMatchObject([{ status: 'FAILED', last_error: 'OUTCOME_UNKNOWN' }]);
    expect(await world.rows(`select payload->>'error' as error from event_log where subject_id = $1 and type = 'ANSWER_NOT_DELIVERED'`, [id])).toEqual([{ error: 'OUTCOME_UNKNOWN' }]);
    expect(transport.sent).toHaveLength(3);
  });

  test('once is sent a second time and is sent then', async () => {
    const { id } = await world.request();
    await keepNothing('event_log', `new.type = 'LETTER_SENT'`);
    const transport = recording();
    await deliverBy(transport).run();
    await mend();
    await clock.set(noon + 30_000);
    await delivery?.run();
    expect(await lettersOf(id)).toMatchObject([{ status: 'SENT' }]);
    expect(transport.sent).toHaveLength(2);
  });
});

test('a letter that falls due just after the last look is not left until the look after it', async () => {
  const { id } = await world.request();
  await world.rows('update outgoing_letter set send_after = $2, next_attempt_at = $2 where ticket_id = $1', [id, new Date(noon + 10_000)]);
  let jumped = Promise.resolve();
  // the moment comes when the waiting letters have been looked through and the next alarm is not set
  const connect = async (): Promise<PoolClient> => {
    const client = await world.pool.connect();
    const release = client.release.bind(client);
    client.release = (error) => {
      client.release = release;
      release(error);
      if (clock.now() === noon) jumped = clock.set(noon + 10_000);
    };
    return client;
  };
  const pool = { connect, query: world.pool.query.bind(world.pool) } as unknown as Pool;
  const transport = recording();
  delivery = new Delivery({ ...world, pool }, transport);
  await delivery.run();
  await jumped;
  // no other moment comes by itself: this clock stands still
  await expect.poll(() => lettersOf(id)).toMatchObject([{ status: 'SENT' }]);
});
