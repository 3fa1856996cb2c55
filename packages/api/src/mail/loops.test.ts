import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { inVolume } from '@reglament/test/volume';
import { deskOf, partnerOf, person } from '../access/testing/asking.ts';
import { Delivery } from '../outgoing/delivery.ts';
import { cancelHeldLetter, heldBack as heldBackFollowers, releaseHeldLetter } from '../outgoing/heldBack.ts';
import { useReplyCaps } from '../outgoing/replyCaps.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { changePriority, closeTicket } from '../tickets/handling.ts';
import mail from './index.ts';
import { receiveLetter } from './receiving.ts';
import { receiveProven } from './testing/receiveProven.ts';
import { letterOf } from './testing/letterOf.ts';

const clock = commandClock();
/** Tuesday noon in Moscow. */
const noon = Date.parse('2026-11-24T09:00:00Z');
const minute = 60_000;
const caps = { mailRepliesPerAddress: 3, mailRepliesPerAddressDaily: 20, mailRepliesPerDomain: 200, mailRepliesHourly: 1000 };

let world: World;
beforeAll(async () => {
  world = await openWorld([mail], { config: caps });
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(async () => {
  await clock.set(noon);
  await world.rows('delete from outgoing_letter');
});

let count = 0;
const receive = (raw: Buffer, from = 'roman@ladoga-rk.example') => receiveProven(world, raw, { from, to: ['support@company.example'], receivedAt: clock.now() });
const from = (address: string, headers: Record<string, string> = {}, text?: string) => receive(letterOf({ From: address, Subject: `Вопрос ${(count += 1)}`, 'Message-ID': `<${count}@loops.example>`, ...headers }, text), address);
const left = () => world.rows<{ to_address: string; subject: string; body: string; message_header_id: string; template_key: string }>(`select * from outgoing_letter where status not in ('HELD', 'CANCELLED') order by created_at, id`);
const held = () => world.rows<{ id: string; to_address: string }>(`select id, to_address from outgoing_letter where status = 'HELD' order by created_at, id`);

const ticketOf = async (number: string | null) => (await world.rows<{ id: string; status: string; obligation_id: string | null }>('select * from ticket where number = $1', [number]))[0];
const close = (number: string | null) => world.workshop.perform(systemActor, (work) => closeTicket(work, world.head, { ticketId: number ?? '', reason: 'ANSWERED' }));

describe('caps on replies (§4.2)', () => {
  describe('of many addresses', () => {
    afterEach(() => useReplyCaps({ ...world.config, ...caps }));

    test('hold back what goes to one domain, and let other domains be', async () => {
      useReplyCaps({ ...world.config, ...caps, mailRepliesPerDomain: 4 });
      for (let index = 0; index < 6; index += 1) await from(`engineer${index}@ladoga-rk.example`);
      await from('vera@seim.example');
      expect((await left()).map(({ to_address }) => to_address)).toEqual(['engineer0@ladoga-rk.example', 'engineer1@ladoga-rk.example', 'engineer2@ladoga-rk.example', 'engineer3@ladoga-rk.example', 'vera@seim.example']);
      expect((await held()).map(({ to_address }) => to_address)).toEqual(['engineer4@ladoga-rk.example', 'engineer5@ladoga-rk.example']);
      // what is held counts as nothing, and an hour later the domain has its letters again
      await clock.set(noon + 60 * minute);
      await from('engineer6@ladoga-rk.example');
      expect(await held()).toHaveLength(2);
    });

    test('hold back what goes to everybody, whoever they are', async () => {
      useReplyCaps({ ...world.config, ...caps, mailRepliesHourly: 3 });
      for (const address of ['roman@ladoga-rk.example', 'vera@seim.example', 'stranger@else.example', 'other@seim.example', 'asker@nowhere.example']) await from(address);
      expect((await left()).map(({ to_address, template_key }) => [to_address, template_key])).toEqual([['roman@ladoga-rk.example', 'ticket.accepted'], ['vera@seim.example', 'ticket.accepted'], ['stranger@else.example', 'intake.unidentified']]);
      expect((await held()).map(({ to_address }) => to_address)).toEqual(['other@seim.example']);
      await clock.set(noon + 60 * minute - 1);
      await from('marina@ladoga-rk.example');
      expect((await held()).map(({ to_address }) => to_address)).toEqual(['other@seim.example', 'marina@ladoga-rk.example']);
      await clock.set(noon + 60 * minute);
      await from('new@ladoga-rk.example');
      expect(await held()).toHaveLength(2);
    });
  });

  test('a flood of strangers, and of addresses made up at a client’s domain, leaves half of the replies to those who prove who they are', async () => {
    useReplyCaps({ ...world.config, ...caps, mailRepliesPerDomain: 4, mailRepliesHourly: 6 });
    for (let index = 0; index < 6; index += 1) {
      await from(`stranger${index}@else.example`);
      const invented = `invented${index}@ladoga-rk.example`;
      await receiveLetter(world, letterOf({ From: invented, Subject: `Выдуманный ${index}`, 'Message-ID': `<invented-${index}@loops.example>` }), { from: invented, to: ['support@company.example'], receivedAt: clock.now() });
    }
    for (const address of ['roman@ladoga-rk.example', 'marina@ladoga-rk.example', 'vera@seim.example']) await from(address);
    expect((await left()).filter(({ to_address }) => /^(?:roman|marina|vera)@/.test(to_address))).toHaveLength(3);
    expect((await left()).filter(({ to_address }) => /^(?:stranger|invented)/.test(to_address))).toHaveLength(3);
    expect((await left()).filter(({ to_address }) => to_address.startsWith('invented')).length).toBeLessThanOrEqual(2);
    // and of both together no more than the cap says
    await from('other@seim.example');
    expect([(await left()).length, (await held()).filter(({ to_address }) => to_address === 'other@seim.example').length]).toEqual([6, 1]);
    useReplyCaps({ ...world.config, ...caps });
  });

  test('hold back the confirmations of a burst, register all of it, and leave others alone: theirs is with their mail server within a minute', async () => {
    // each costs the tests as much as it costs the desk; none is decided by more than ten requests and the replies of a day
    const burst = inVolume(200, 5000);
    await world.rows('truncate incoming_letter');
    const handed: { to: string; at: number }[] = [];
    const delivery = new Delivery(world, { send: async ({ to }) => (handed.push({ to: to.join(), at: clock.now() }), { refused: [] }), close: () => undefined });
    onTestFinished(() => delivery.stop());
    let askedAt = 0;
    const buyer = 'new.buyer@ladoga-rk.example';
    for (let index = 0; index < burst; index += 1) {
      await clock.set(noon + Math.floor((index * 10 * minute) / burst));
      // nothing proves that the buyer wrote any of it
      expect(await receiveLetter(world, letterOf({ From: `"Buy http://evil.example" <${buyer}>`, Subject: `Buy http://evil.example ${index}`, 'Message-ID': `<burst-${index}@loops.example>` }, 'http://evil.example'), { from: buyer, to: ['support@company.example'], receivedAt: clock.now() })).toMatchObject({ outcome: 'REGISTERED' });
      if (index === burst / 2) {
        askedAt = clock.now();
        await from('vera@seim.example');
      }
      // every 15 s, as a delivery does that nobody wakes
      if (index % (burst / 40) === burst / 40 - 1) await delivery.run();
    }
    const confirmed = handed.filter(({ to }) => to === 'vera@seim.example').map(({ at }) => at - askedAt);
    expect(confirmed).toHaveLength(1);
    expect(confirmed[0]).toBeGreaterThan(0);
    expect(confirmed[0]).toBeLessThanOrEqual(minute);
    expect(handed).toHaveLength(4);
    const sent = await left();
    expect(sent.map(({ to_address }) => to_address).toSorted()).toEqual([buyer, buyer, buyer, 'vera@seim.example']);
    for (const { subject, body } of sent) expect(`${subject}${body}`).not.toContain('evil');
    expect(await held()).toHaveLength(burst - 3);
    expect(await world.rows('select outcome, count(*)::int, count(distinct ticket_id)::int as tickets from incoming_letter where from_address = $1 group by 1', [buyer])).toEqual([{ outcome: 'REGISTERED', count: burst, tickets: burst }]);
  }, inVolume(1, 30) * 60_000);

  test('count by arrival: what came while the desk stood still is confirmed, a burst among it is not', async () => {
    const arrive = (hours: number, address: string) =>
      receiveProven(world, letterOf({ From: address, Subject: `Вопрос ${(count += 1)}`, 'Message-ID': `<${count}@loops.example>` }), { from: address, to: ['support@company.example'], receivedAt: noon + hours * 60 * minute });
    await clock.set(noon + 6 * 60 * minute);
    for (let letter = 0; letter < 12; letter += 1) await arrive(letter / 2, 'roman@ladoga-rk.example');
    expect([(await left()).length, await held()]).toEqual([12, []]);
    for (let letter = 0; letter < 5; letter += 1) await arrive(1, 'marina@ladoga-rk.example');
    expect((await held()).map(({ to_address }) => to_address)).toEqual(['marina@ladoga-rk.example', 'marina@ladoga-rk.example']);
  });

  test('count one mailbox, whatever labels are made up behind a plus', async () => {
    for (let index = 0; index < 8; index += 1) await from(`plus+${index}@ladoga-rk.example`);
    await from('plus@ladoga-rk.example');
    expect((await left()).map(({ to_address }) => to_address)).toEqual(['plus+0@ladoga-rk.example', 'plus+1@ladoga-rk.example', 'plus+2@ladoga-rk.example']);
    expect(await held()).toHaveLength(6);
    await from('plush@ladoga-rk.example');
    expect(await left()).toHaveLength(4);
  });

  test('of a day hold back what ten minutes would let go', async () => {
    for (let index = 0; index < 25; index += 1) {
      await clock.set(noon + index * 15 * minute);
      await from('roman@ladoga-rk.example');
    }
    expect(await left()).toHaveLength(20);
    await clock.set(noon + 25 * 60 * minute);
    await from('roman@ladoga-rk.example');
    expect(await left()).toHaveLength(21);
  });

  test('count no confirmation of a form or of paper', async () => {
    for (let index = 0; index < 5; index += 1) await world.request();
    expect(await left()).toHaveLength(5);
    await from('roman@ladoga-rk.example');
    expect(await left()).toHaveLength(6);
  });

  test('omit notices of addition and the question who writes: nobody is owed them', async () => {
    const { ticketNumber } = await from('roman@ladoga-rk.example');
    for (let index = 0; index < 2; index += 1) await from('roman@ladoga-rk.example');
    expect(await from('roman@ladoga-rk.example', { Subject: `Re: [${ticketNumber}]` })).toMatchObject({ outcome: 'JOINED', confirmation: null });
    expect(await held()).toEqual([]);
  });
});

describe('a confirmation that was held back', () => {
  const heldBack = async (letters = 6) => {
    for (let index = 0; index < letters; index += 1) await from('roman@ladoga-rk.example');
    return held();
  };
  const perform = (verb: typeof releaseHeldLetter, letterId: string, allToAddress = false) => world.workshop.perform(systemActor, (work) => verb(work, { letterId, allToAddress }));

  test('leaves when staff say so, alone or with all to its address', async () => {
    const [first, second] = await heldBack();
    await perform(releaseHeldLetter, first?.id ?? '');
    expect([(await held()).length, (await left()).length]).toEqual([2, 4]);
    await perform(releaseHeldLetter, second?.id ?? '', true);
    expect([(await held()).length, (await left()).length]).toEqual([0, 6]);
  });

  test.each([[releaseHeldLetter, 'WAITING'], [cancelHeldLetter, 'CANCELLED']] as const)('of hundreds all of one mailbox are dealt with, whatever label and case their address has, a hundred in a transaction (%o)', async (verb, status) => {
    const [first] = await heldBack(4);
    const spelt = ['roman@ladoga-rk.example', 'roman+desk@ladoga-rk.example', 'Roman@ladoga-rk.example'];
    const copies = (address: string, name: string, times = 1) => world.rows(
      `insert into outgoing_letter select (jsonb_populate_record(letter, jsonb_build_object('id', gen_random_uuid(), 'to_address', $2::text, 'deduplication_key', $3 || n, 'message_header_id', '<' || $3 || n || '@company.example>', 'created_at', $5::timestamptz, 'status', 'HELD'))).*
       from outgoing_letter letter, generate_series(1, $4) n where id = $1`, [first?.id, address, `copy-${name}-`, times, new Date(clock.now())]);
    for (const [index, address] of spelt.entries()) await copies(address, `${index}`, 80);
    await copies('romana@ladoga-rk.example', 'else');
    const transactions = new Map<string, number>();
    await perform(verb, first?.id ?? '', true);
    const [event] = await world.rows<PlacedEvent>(`select id, type, subject_id as "subjectId", payload, actor, occurred_at as "occurredAt" from event_log where type like 'HELD_LETTERS%' and subject_id = $1`, [first?.id]);
    expect(event?.payload).toMatchObject({ to: 'roman@ladoga-rk.example', letters: 100 });
    // what came to be held after that is of another act
    await clock.set(clock.now() + 1000);
    await copies('roman+later@ladoga-rk.example', 'later');
    for (const follower of heldBackFollowers) if (event && follower.to === event.type) await follower.follow(world, event);
    expect((await held()).map(({ to_address }) => to_address).toSorted()).toEqual(['roman+later@ladoga-rk.example', 'romana@ladoga-rk.example']);
    expect(await world.rows('select count(*)::int from outgoing_letter where status = $1 and (id = $2 or deduplication_key like $3)', [status, first?.id, 'copy-%'])).toEqual([{ count: 241 }]);
    for (const { xmin } of await world.rows<{ xmin: string }>(`select xmin::text from outgoing_letter where deduplication_key like 'copy-%' and status <> 'HELD'`)) transactions.set(xmin, (transactions.get(xmin) ?? 0) + 1);
    expect(Math.max(...transactions.values())).toBeLessThanOrEqual(100);
  });

  test('says what holds when it leaves, at the address of today', async () => {
    const [first] = await heldBack();
    const letter = async () => (await world.rows<{ to_address: string; body: string; status: string; message_header_id: string; ticket_id: string; last_error: string | null }>('select * from outgoing_letter where id = $1', [first?.id]))[0];
    const before = await letter();
    expect(before?.body).toContain('Приоритет: Средний (взят');
    await world.workshop.perform(systemActor, (work) => changePriority(work, partnerOf(world.ladoga), { ticketId: before?.ticket_id ?? '', priority: 'HIGH' }));
    await world.rows(`update contact set email = 'r.oscillatorov@ladoga-rk.example' where id = $1`, [world.roman]);
    onTestFinished(async () => void (await world.rows(`update contact set email = 'roman@ladoga-rk.example', active = true where id = $1`, [world.roman])));
    await perform(releaseHeldLetter, first?.id ?? '');
    const after = await letter();
    expect(after).toMatchObject({ to_address: 'r.oscillatorov@ladoga-rk.example', status: 'WAITING', body: expect.stringContaining('Приоритет: Высокий (выставлен Клиентом)') });
    expect(after?.body).toContain('Ответ поступит не позднее: чт 26.11.2026 12:00 МСК');
    // its token is of whom it goes to (§4.4)
    expect(after?.message_header_id).not.toBe(before?.message_header_id);
  });

  test('stands as not delivered where its contact has left meanwhile', async () => {
    const [first] = await heldBack();
    await world.rows('update contact set active = false where id = $1', [world.roman]);
    onTestFinished(async () => void (await world.rows('update contact set active = true where id = $1', [world.roman])));
    await perform(releaseHeldLetter, first?.id ?? '');
    expect(await world.rows('select status, to_address, last_error from outgoing_letter where id = $1', [first?.id])).toEqual([{ status: 'FAILED', to_address: '', last_error: 'CONTACT_INACTIVE' }]);
  });

  test('or never, and its request stays', async () => {
    const [first] = await heldBack();
    await perform(cancelHeldLetter, first?.id ?? '', true);
    expect([(await held()).length, (await left()).length]).toEqual([0, 3]);
    expect(await world.rows(`select count(*)::int as requests from outgoing_letter letter join ticket on ticket.id = letter.ticket_id where letter.status = 'CANCELLED' and ticket.status = 'REGISTERED'`)).toEqual([{ requests: 3 }]);
  });

  test('is let go or cancelled by whoever may release letters', async () => {
    const [first] = await heldBack();
    const desk = await deskOf(world, world.features);
    for (const name of ['releaseHeldLetter', 'cancelHeldLetter']) {
      for (const viewer of [person('DEVELOPER'), partnerOf(world.ladoga)])
        expect((await desk.act(viewer, name, { letterId: first?.id ?? '' }, 'letter { id }')).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
      expect((await desk.act(person('REGISTRAR'), name, { letterId: 'x' }, 'letter { id }')).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['letterId'] }]);
    }
    expect(await desk.act(person('REGISTRAR'), 'releaseHeldLetter', { letterId: first?.id ?? '' }, 'letter { id status }')).toMatchObject({ userErrors: [], letter: { id: first?.id, status: 'WAITING' } });
  });

  test('once: what left or was cancelled is not held', async () => {
    const [first] = await heldBack();
    await perform(cancelHeldLetter, first?.id ?? '');
    for (const verb of [releaseHeldLetter, cancelHeldLetter]) {
      await expect(perform(verb, first?.id ?? '')).rejects.toMatchObject({ code: 'ACT_NOT_POSSIBLE', clause: '4.2' });
      await expect(perform(verb, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});

describe('another desk at the client', () => {
  /** Answers every letter of ours at once, as a desk does that sends no automatic headers. */
  const converse = async (answer: (ours: { subject: string; message_header_id: string }, turn: number) => Record<string, string>) => {
    await from('roman@ladoga-rk.example', { Subject: 'Первое письмо' });
    let answered = 0;
    for (let turn = 0; turn < 20; turn += 1) {
      const fresh = (await left()).slice(answered);
      if (fresh.length === 0) break;
      answered += fresh.length;
      for (const ours of fresh) {
        await clock.set(clock.now() + 30_000);
        await from('roman@ladoga-rk.example', answer(ours, turn));
      }
    }
    return left();
  };

  test('that numbers its tickets hears one letter of ours', async () => {
    const sent = await converse(({ subject, message_header_id }) => ({ Subject: `[#117904] Ticket Received - ${subject}`, 'In-Reply-To': message_header_id }));
    expect(sent.map(({ template_key }) => template_key)).toEqual(['ticket.accepted']);
  });

  test('that drops our number and our references is known by its own number and the mark of its program', async () => {
    const desk = { 'RT-Ticket': 'ladoga-rk.example #55120' };
    await from('roman@ladoga-rk.example', { ...desk, Subject: 'Заявка №55120 зарегистрирована' });
    const { ticketNumber, outcome } = await from('roman@ladoga-rk.example', { ...desk, Subject: '[Заявка #55120] Re: обновлено' });
    expect(outcome).toBe('JOINED');
    expect((await left()).map(({ template_key }) => template_key)).toEqual(['ticket.accepted']);
    // an answer is owed all the same: a person may write through a desk
    expect((await ticketOf(ticketNumber))?.obligation_id).not.toBeNull();
    expect(await from('vera@seim.example', { ...desk, Subject: '[Заявка #55120] чужой номер' })).toMatchObject({ outcome: 'REGISTERED' });
  });

  test.each(['[RS-485] обрыв связи', '[STM32-405] не прошивается', 'Монитор HD1080 гаснет', '[#117904] не принята', 'Заявка №55120'])('is no person who writes twice of %s: both are requests, and both are confirmed', async (Subject) => {
    const first = await from('roman@ladoga-rk.example', { Subject });
    const second = await from('roman@ladoga-rk.example', { Subject });
    expect([first.outcome, second.outcome]).toEqual(['REGISTERED', 'REGISTERED']);
    expect(second.ticketNumber).not.toBe(first.ticketNumber);
    expect((await left()).map(({ template_key }) => template_key)).toEqual(['ticket.accepted', 'ticket.accepted']);
  });

  test('without any number hears two', async () => {
    const sent = await converse(({ subject, message_header_id }) => ({ Subject: `Re: ${subject}`, 'In-Reply-To': message_header_id }));
    expect(sent.map(({ template_key }) => template_key)).toEqual(['ticket.accepted', 'ticket.followUp']);
  });

  test('that begins anew with every answer hears three, then staff are asked', async () => {
    const sent = await converse((_, turn) => ({ Subject: `Принято, письмо ${turn}` }));
    expect(sent).toHaveLength(3);
    expect((await held()).length).toBeGreaterThan(0);
  });
});

test('letters bring a ticket back three times within an hour, then they wait beside it (R12)', async () => {
  const { ticketNumber } = await from('roman@ladoga-rk.example');
  const back = () => from('roman@ladoga-rk.example', { Subject: `Re: [${ticketNumber}]` });
  for (let time = 0; time < 3; time += 1) {
    await close(ticketNumber);
    expect(await back()).toMatchObject({ outcome: 'JOINED' });
  }
  await close(ticketNumber);
  const { letterId, ...verdict } = await back();
  expect(verdict).toMatchObject({ outcome: 'QUARANTINED', reason: 'REOPENED_TOO_OFTEN' });
  expect(await world.rows('select number from incoming_letter letter join ticket on ticket.id = letter.named_ticket_id where letter.id = $1', [letterId])).toEqual([{ number: ticketNumber }]);
  expect((await ticketOf(ticketNumber))?.status).toBe('CLOSED');
  await clock.set(noon + 61 * minute);
  expect(await back()).toMatchObject({ outcome: 'JOINED' });
});

describe('a letter of ours that comes back under another From (row 15)', () => {
  const confirmation = async () => {
    await from('roman@ladoga-rk.example');
    const [letter] = await left();
    return letter?.message_header_id ?? '';
  };

  test('and has lost its Message-ID starts nothing, and waits: a list that has our name puts our mark on letters of people, too', async () => {
    const before = (await world.rows('select id from ticket')).length;
    for (const mark of ['Support@company.example', 'list@else.example']) expect(await from('vera@seim.example', { 'X-Loop': mark })).toMatchObject({ outcome: 'QUARANTINED', reason: 'MACHINE_UNASKED' });
    expect(await left()).toEqual([]);
    expect(await world.rows('select id from ticket')).toHaveLength(before);
  });

  test('is known by its Message-ID, also when the desk has forgotten the letter; one that was made up is not', async () => {
    const id = await confirmation();
    await world.rows('delete from outgoing_letter');
    expect(await from('vera@seim.example', { 'Message-ID': id })).toMatchObject({ outcome: 'STORED', reason: 'OWN_LETTER' });
    expect(await from('vera@seim.example', { 'Message-ID': id.replace(/\.([0-9a-v])([0-9a-v]{25}\.)/, (_, first: string, rest: string) => `.${first === '0' ? '1' : '0'}${rest}`) })).toMatchObject({ outcome: 'REGISTERED' });
    expect(await from('vera@seim.example', { 'Message-ID': '<made.up@company.example>' })).toMatchObject({ outcome: 'REGISTERED' });
  });
});

test.each([
  ['which a form on a web site has sent', {}],
  ['with a token behind its plus', { From: 'support+t.x@company.example' }],
  ['which a machine has marked as ours', { 'X-Loop': 'support@company.example', 'Auto-Submitted': 'auto-replied' }],
  ['beside another author', { From: 'support@company.example, vera@seim.example' }],
])('a letter under our own address, %s, waits for a person and is answered by nobody (row 16)', async (_, headers: Record<string, string>) => {
  await world.rows('delete from incoming_letter');
  expect(await from('support@company.example', headers)).toMatchObject({ outcome: 'QUARANTINED', reason: 'OWN_ADDRESS', ticketNumber: null });
  expect([...await left(), ...await held()]).toEqual([]);
});

test('a letter under our own address touches no ticket that it names, and waits beside it', async () => {
  const { ticketNumber } = await from('roman@ladoga-rk.example');
  await world.rows('delete from outgoing_letter');
  const { letterId, outcome } = await from('support@company.example', { Subject: `Re: [${ticketNumber}]`, 'X-Loop': 'support@company.example' });
  expect(outcome).toBe('QUARANTINED');
  expect(await world.rows('select number from incoming_letter letter join ticket on ticket.id = letter.named_ticket_id where letter.id = $1', [letterId])).toEqual([{ number: ticketNumber }]);
  expect(await left()).toEqual([]);
});

test('a burst of one sender is registered as a whole, and each of its requests beyond the tenth says which one began it (row 14)', async () => {
  const numbers: (string | null)[] = [];
  for (let index = 0; index < 12; index += 1) {
    await clock.set(noon + 1_000_000_000 + index * 1000);
    numbers.push((await from('burst@ladoga-rk.example')).ticketNumber);
  }
  const remarks = await world.rows<{ remarks: string[] }>(`select remarks from message join ticket on ticket.id = message.ticket_id where number = any($1) order by number`, [numbers]);
  expect(remarks.map((one) => one.remarks)).toEqual([...Array.from({ length: 10 }, () => []), [`BURST ${numbers[0]}`], [`BURST ${numbers[0]}`]]);
  // ten minutes later it is over
  await clock.set(noon + 1_000_000_000 + 11 * minute);
  const { ticketNumber } = await from('burst@ladoga-rk.example');
  expect(await world.rows('select remarks from message join ticket on ticket.id = message.ticket_id where number = $1', [ticketNumber])).toEqual([{ remarks: [] }]);
});

test('where a letter asks for answers at another address staff are told so, and nothing is sent there (§4.9, row 36)', async () => {
  await world.rows('delete from outgoing_letter');
  const { ticketNumber } = await from('asks@ladoga-rk.example', { 'Reply-To': '"Роман" <Elsewhere@evil.example>, asks@ladoga-rk.example' });
  expect(await world.rows('select remarks from message join ticket on ticket.id = message.ticket_id where number = $1', [ticketNumber])).toEqual([{ remarks: ['REPLY_TO elsewhere@evil.example'] }]);
  expect([...await left(), ...await held()].map(({ to_address }) => to_address)).toEqual(['asks@ladoga-rk.example']);
  expect(await world.rows(`select id from contact where email = 'elsewhere@evil.example'`)).toEqual([]);
});

test('a name that poses as somebody else names nobody, and staff are told so (§4.9, row 36)', async () => {
  const { ticketNumber } = await from('"ceo@seim.example" <poser@ladoga-rk.example>');
  expect(await world.rows('select author_name, remarks from message join ticket on ticket.id = message.ticket_id where number = $1', [ticketNumber])).toEqual([{ author_name: 'poser', remarks: ['NAME_POSES ceo@seim.example <poser@ladoga-rk.example>'] }]);
  expect(await world.rows(`select name from contact where email = 'poser@ladoga-rk.example'`)).toEqual([{ name: 'poser' }]);
  expect(await world.rows(`select from_name from incoming_letter where from_address = 'poser@ladoga-rk.example'`)).toEqual([{ from_name: 'ceo@seim.example' }]);
});
