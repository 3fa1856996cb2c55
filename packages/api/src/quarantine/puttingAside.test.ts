import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { actorOf } from '../access/viewer.ts';
import { commandClock } from '../platform/clock.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { decideLetter } from '../mail/deciding.ts';
import mail from '../mail/index.ts';
import quarantine from './index.ts';
import { putLetterAside, readLetterAgain } from './puttingAside.ts';
import { receiveProven } from '../mail/testing/receiveProven.ts';
import { releaseLetter } from './release.ts';
import { keepTooLargeLetter } from '../mail/tooLarge.ts';
import { letterOf, letterOfRoman } from '../mail/testing/letterOf.ts';
import { systemActor } from '../platform/events/actor.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
const anHourLater = noon + 3_600_000;

let world: World;
beforeAll(async () => {
  world = await openWorld([mail, quarantine]);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(() => clock.set(noon));

const receive = (raw: Buffer, from?: string) => receiveProven(world, raw, { to: ['support@company.example'], receivedAt: noon, ...(from === undefined ? {} : { from }) });
/** More parts than are read. */
const hopeless = (from: string, headers: Record<string, string> = {}): Buffer => letterOf({ From: from, Subject: 'Журнал', 'Content-Type': 'multipart/mixed; boundary=b', ...headers }, '--b\r\n\r\nx\r\n'.repeat(400));
const byHead = <T>(act: Parameters<typeof world.workshop.perform<T>>[1]) => world.workshop.perform(actorOf(world.head), act);
const aside = (letterId: string, why = 'Мусор') => byHead(async (work) => (await putLetterAside(work, { letterId, why })).id);
const again = (letterId: string) => byHead(async (work) => (await readLetterAgain(work, { letterId })).id);
const stateOf = async (id: string) => (await world.rows('select outcome, reason, decided_by, decided_why, read_again_at, decided_at from incoming_letter where id = $1', [id]))[0];
const notices = (to: string) => world.rows<{ template_key: string; locale: string; body: string; subject: string }>('select template_key, locale, subject, body from outgoing_letter where to_address = $1', [to]);

describe('a letter that nobody will ever read (§4.9)', () => {
  test('is put aside with who and why, is kept, and can still be accepted', async () => {
    const { letterId } = await receive(hopeless('kto@ladoga-rk.example'));
    await clock.set(anHourLater);
    await aside(letterId, ' Пустой журнал принтера ');
    expect(await stateOf(letterId)).toEqual({ outcome: 'STORED', reason: 'PUT_ASIDE', decided_by: 'Волноводов Егор', decided_why: 'Пустой журнал принтера', read_again_at: null, decided_at: new Date(anHourLater) });
    expect(await world.rows(`select type, actor->>'name' as by, payload->>'why' as why from event_log where subject_id = $1 and type = 'LETTER_PUT_ASIDE'`, [letterId])).toEqual([{ type: 'LETTER_PUT_ASIDE', by: 'Волноводов Егор', why: 'Пустой журнал принтера' }]);
    await world.workshop.perform(systemActor, (work) => releaseLetter(work, { letterId, clientId: world.ladoga }));
    expect(await stateOf(letterId)).toMatchObject({ outcome: 'REGISTERED', reason: 'RELEASED' });
  });

  test('one in the quarantine, too; what became a request or was put aside is not', async () => {
    const { letterId } = await receive(letterOf({ From: 'reklama@shop.example', Subject: 'Скидки' }));
    await aside(letterId);
    expect(await stateOf(letterId)).toMatchObject({ outcome: 'STORED', reason: 'PUT_ASIDE' });
    await expect(aside(letterId)).rejects.toMatchObject({ code: 'ACT_NOT_POSSIBLE' });
    await expect(aside((await receive(letterOfRoman())).letterId)).rejects.toMatchObject({ code: 'ACT_NOT_POSSIBLE' });
  });

  test.each([
    ['no reason', { why: ' ' }, 'REQUIRED_FIELD_MISSING', 'why'],
    ['a reason without end', { why: 'я'.repeat(1001) }, 'TOO_LONG', 'why'],
    ['an unknown letter', { letterId: '01a20bc7-c334-79a9-b4ef-d61b6492eda3' }, 'NOT_FOUND', 'letterId'],
    ['something that is no identifier', { letterId: 'x' }, 'NOT_FOUND', 'letterId'],
  ])('with %s is refused, and nothing changes', async (_, wrong, code, field) => {
    const { letterId } = await receive(Buffer.from('не письмо'));
    await expect(byHead((work) => putLetterAside(work, { letterId, why: 'Мусор', ...wrong }))).rejects.toMatchObject({ code, field: [field] });
    expect(await stateOf(letterId)).toMatchObject({ outcome: 'UNREADABLE', decided_by: null });
  });
});

describe('a letter that could not be read is read again (§4.9)', () => {
  test('and becomes what it would have been, as of its arrival (R14)', async () => {
    // as if a reader that was broken then had broken over it
    const { letterId: broken } = await receive(letterOfRoman({ Subject: 'Второе' }));
    await world.rows(`update incoming_letter set outcome = 'UNREADABLE', reason = 'READING_BROKE_OFF', attempts = 3, ticket_id = null, message_id = null where id = $1`, [broken]);
    await clock.set(anHourLater);
    await again(broken);
    expect(await stateOf(broken)).toMatchObject({ outcome: 'UNREADABLE', read_again_at: new Date(anHourLater) });
    const { ticketNumber, outcome } = await decideLetter(world, broken);
    expect(outcome).toBe('REGISTERED');
    expect(await world.rows('select received_at, subject from ticket where number = $1', [ticketNumber])).toEqual([{ received_at: new Date(noon), subject: 'Второе' }]);
    expect(await stateOf(broken)).toMatchObject({ read_again_at: null });
  });

  test('and what still cannot be read waits for a person again; its sender is not told twice', async () => {
    const { letterId } = await receive(hopeless('petya@ladoga-rk.example'));
    await clock.set(noon + 86_400_000);
    await again(letterId);
    await again(letterId);
    await decideLetter(world, letterId);
    expect(await stateOf(letterId)).toMatchObject({ outcome: 'UNREADABLE', reason: 'BEYOND_LIMITS', read_again_at: null });
    expect(await notices('petya@ladoga-rk.example')).toHaveLength(1);
    expect(await world.rows(`select type from event_log where subject_id = $1 and type = 'LETTER_READ_AGAIN'`, [letterId])).toHaveLength(1);
  });

  test('unless it was read, or only its headers are here', async () => {
    await expect(again((await receive(letterOfRoman())).letterId)).rejects.toMatchObject({ code: 'ACT_NOT_POSSIBLE' });
    const { result } = await world.workshop.perform(systemActor, async (work) => (await keepTooLargeLetter(work, letterOf({ From: 'big@ladoga-rk.example', Subject: 'Big files' }), { bytes: 90_000_000, receivedAt: noon })).id);
    for (const unknown of ['x', '01a20bc7-c334-79a9-b4ef-d61b6492eda3']) await expect(again(unknown)).rejects.toMatchObject({ code: 'NOT_FOUND', field: ['letterId'] });
    await expect(again(result)).rejects.toMatchObject({ code: 'ACT_NOT_POSSIBLE' });
    expect(await notices('big@ladoga-rk.example')).toMatchObject([{ template_key: 'intake.unreadable', locale: 'en' }]);
    await aside(result);
  });
});

describe('whoever sent what nobody can read', () => {
  test('is told once a day, in their language, and nothing of their words comes back', async () => {
    const from = 'Buy http://evil.example <masha@ladoga-rk.example>';
    await receive(hopeless(from, { Subject: 'Зайдите на evil.example' }));
    await receive(hopeless(from));
    const [notice, ...others] = await notices('masha@ladoga-rk.example');
    expect(notice).toMatchObject({ template_key: 'intake.unreadable', locale: 'ru', subject: 'Ваше письмо не удалось прочитать' });
    expect(others).toEqual([]);
    expect(`${notice?.subject} ${notice?.body}`).not.toContain('evil');
  });

  test.each([
    ['a machine', 'robot@ladoga-rk.example', { 'Auto-Submitted': 'auto-generated' }, undefined],
    ['the sender of a bounce', 'bounce@ladoga-rk.example', {}, ''],
    ['what a filter calls unwanted', 'spam@ladoga-rk.example', { 'X-Spam-Flag': 'YES' }, undefined],
    ['a colleague', 'kvartseva@company.example', {}, undefined],
    ['the desk itself', 'support@company.example', {}, undefined],
  ])('unless it is %s', async (_, from, headers, envelopeFrom) => {
    await receive(hopeless(from, headers), envelopeFrom);
    expect(await notices(from)).toEqual([]);
  });
});
