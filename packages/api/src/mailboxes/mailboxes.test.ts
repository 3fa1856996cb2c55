import { createServer, type Server } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import mail from '../mail/index.ts';
import { commandClock } from '../platform/clock.ts';
import { newId } from '../platform/identity.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import mailboxes from './index.ts';
import type { MailboxWorld } from './testing/mailboxWorld.ts';
import { useStandIn } from './testing/useStandIn.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
const head = person('SUPPORT_HEAD');

const standIn = useStandIn(clock, noon);
const { imap } = standIn;
let world: MailboxWorld;
let desk: Desk;
beforeAll(async () => {
  ({ world } = standIn);
  desk = await deskOf(world, [...world.features, mail, mailboxes]);
}, scratchPatienceMilliseconds);

interface Row {
  id: string;
  [field: string]: unknown;
}
const fields = 'mailbox { id name host port security userName folder afterStoring moveTo takesFrom active fault faultSentence lettersTaken version }';
const act = (name: string, input: Record<string, unknown>, viewer = head) => desk.act(viewer, name, input, fields);
const done = async (name: string, input: Record<string, unknown>): Promise<Row> => {
  const payload = await act(name, input);
  expect(payload.userErrors).toEqual([]);
  return payload['mailbox'] as Row;
};
const connected = (differences: Record<string, unknown> = {}) => done('connectMailbox', { ...world.order(), ...differences });
const sealed = async () => (await world.rows<{ sealed: string }>('select sealed_password as sealed from mailbox')).map((row) => row.sealed);

test('a mailbox is connected, changed, paused and removed, each with its event', async () => {
  const { id, ...made } = await connected({ name: ' Поддержка  клиентов ' });
  expect(made).toMatchObject({ name: 'Поддержка клиентов', folder: 'INBOX', afterStoring: 'MARK_SEEN', moveTo: null, active: true, takesFrom: '2026-11-24T08:55:00.000Z', version: 1 });
  expect(await done('changeMailbox', { id, expectedVersion: 1, afterStoring: 'MOVE', moveTo: 'Done' })).toMatchObject({ moveTo: 'Done', version: 2 });
  expect(await done('changeMailbox', { id, afterStoring: 'DELETE' })).toMatchObject({ moveTo: null });
  expect(await done('changeMailbox', { id, active: false })).toMatchObject({ active: false });
  expect(await act('checkMailbox', { id })).toMatchObject({ userErrors: [{ code: 'MAILBOX_PAUSED', clause: '4.1' }] });
  await done('changeMailbox', { id, active: true });
  await done('checkMailbox', { id });
  await done('removeMailbox', { id });
  expect((await world.rows<{ type: string }>('select type from event_log order by occurred_at, id')).map(({ type }) => type)).toEqual([
    'MAILBOX_CONNECTED', 'MAILBOX_CHANGED', 'MAILBOX_CHANGED', 'MAILBOX_CHANGED', 'MAILBOX_CHANGED', 'MAILBOX_CHECK_ASKED', 'MAILBOX_REMOVED',
  ]);
});

describe('the password', () => {
  test('is kept sealed, and stands in no answer and no event', async () => {
    await connected();
    expect((await sealed())[0]).not.toContain(imap.password);
    expect(JSON.stringify(await world.rows('select * from event_log'))).not.toContain('password with');
    expect((await desk.ask(head, '{ mailboxes { nodes { password } } }')).errors).not.toEqual([]);
  });

  test('stays when something else is changed, and is wanted anew for another server or user', async () => {
    const { id } = await connected();
    const before = await sealed();
    await done('changeMailbox', { id, name: 'Другое', folder: 'Done' });
    expect(await sealed()).toEqual(before);
    for (const elsewhere of [{ host: 'evil.example' }, { port: 1993 }, { userName: 'other' }, { security: 'TLS' }])
      expect(await act('changeMailbox', { id, ...elsewhere })).toMatchObject({ mailbox: null, userErrors: [{ code: 'REQUIRED_FIELD_MISSING', field: ['password'] }] });
    await done('changeMailbox', { id, host: 'imap.example', password: 'new' });
    expect(await sealed()).not.toEqual(before);
  });
});

describe('what cannot be taken changes nothing and names its field', () => {
  test.each<[string, Record<string, unknown>, { code: string; field: string[] }]>([
    ['no name', { name: ' ' }, { code: 'REQUIRED_FIELD_MISSING', field: ['name'] }],
    ['no password', { password: null }, { code: 'REQUIRED_FIELD_MISSING', field: ['password'] }],
    ['a port that is none', { port: 70_000 }, { code: 'INVALID_VALUE', field: ['port'] }],
    ['a host that is a command', { host: 'a b' }, { code: 'INVALID_VALUE', field: ['host'] }],
    ['a folder that is a second command', { folder: 'INBOX\u0007' }, { code: 'INVALID_VALUE', field: ['folder'] }],
    ['a password of two lines', { password: 'a\r\nb' }, { code: 'INVALID_VALUE', field: ['password'] }],
    ['moving to nowhere', { afterStoring: 'MOVE' }, { code: 'REQUIRED_FIELD_MISSING', field: ['moveTo'] }],
    ['moving to where it came from', { afterStoring: 'MOVE', moveTo: 'INBOX' }, { code: 'INVALID_VALUE', field: ['moveTo'] }],
  ])('%s', async (_, differences, refused) => {
    expect(await act('connectMailbox', { ...world.order(), ...differences })).toMatchObject({ mailbox: null, userErrors: [{ ...refused, clause: '4.1' }] });
    expect(await world.rows('select id from mailbox')).toEqual([]);
  });

  test('a check of a mailbox that is not there, or that changed meanwhile', async () => {
    const { id } = await connected();
    expect(await act('checkMailbox', { id: newId() })).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', field: ['id'] }] });
    expect(await act('checkMailbox', { id, expectedVersion: 9 })).toMatchObject({ userErrors: [{ code: 'STALE_VERSION', field: ['expectedVersion'] }] });
    expect(await act('checkMailbox', { id }, person('SPECIALIST'))).toMatchObject({ userErrors: [{ code: 'FORBIDDEN' }] });
  });

  test('by somebody without the right, and a client’s system sees nothing', async () => {
    await connected();
    for (const viewer of [person('SPECIALIST'), person('AUDITOR')]) expect(await act('connectMailbox', { ...world.order() }, viewer)).toMatchObject({ mailbox: null, userErrors: [{ code: 'FORBIDDEN' }] });
    expect((await desk.ask(partnerOf(newId()), '{ mailboxes { totalCount } }')).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(await desk.get(person('AUDITOR'), '{ mailboxes { totalCount } }')).toEqual({ mailboxes: { totalCount: 1 } });
  });
});

describe('a mailbox is tested from the form, and nothing in it changes', () => {
  const tried = async (differences: Record<string, unknown> = {}) => {
    const document = 'mutation($input: TryMailboxInput!) { tryMailbox(input: $input) { test { fault sentence detail letters } userErrors { code field } } }';
    const { name: _, ...order } = world.order();
    const { data } = await desk.ask<{ tryMailbox: { test: { fault: string | null; sentence: string | null; letters: number | null } | null; userErrors: unknown[] } }>(head, document, { input: { ...order, ...differences } });
    return data?.tryMailbox;
  };

  test('that can be read says how many letters it holds', async () => {
    imap.deliver(Buffer.from('Subject: x\r\n\r\nx'), noon);
    expect(await tried()).toEqual({ test: { fault: null, sentence: null, detail: null, letters: 1 }, userErrors: [] });
    expect(imap.commands).toContain('EXAMINE');
    expect(imap.inbox.letters[0]?.flags.size).toBe(0);
  });

  test('uses the password that is kept, for its server and user alone', async () => {
    const { id } = await connected();
    expect(await tried({ id, password: null })).toMatchObject({ test: { fault: null } });
    expect(await tried({ id, password: null, userName: 'other' })).toMatchObject({ test: null, userErrors: [{ code: 'REQUIRED_FIELD_MISSING', field: ['password'] }] });
  });

  test.each<[string, Record<string, unknown>]>([
    ['LOGIN_WRONG', { password: 'no' }],
    ['FOLDER_MISSING', { folder: 'Nowhere' }],
    ['TARGET_MISSING', { afterStoring: 'MOVE', moveTo: 'Nowhere' }],
    ['REFUSED', { port: 1 }],
    ['HOST_UNKNOWN', { host: 'nowhere.invalid' }],
    ['TLS_FAILED', { security: 'TLS' }],
    ['TLS_FAILED', { security: 'STARTTLS' }],
  ])('%s is a sentence for people', async (fault, differences) => {
    const answer = await tried(differences);
    expect(answer).toMatchObject({ test: { fault, letters: null }, userErrors: [] });
    expect(answer?.test?.sentence).toMatch(/\w{4}.*[a-z]$/);
  });

  test('something else than IMAP answers', async () => {
    const other = await new Promise<Server>((resolve) => {
      const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1', () => resolve(server));
    });
    const address = other.address();
    expect(await tried({ port: address !== null && typeof address !== 'string' ? address.port : 0 })).toMatchObject({ test: { fault: 'NOT_IMAP' } });
    other.close();
  });
});

test('a letter that its server did not hand out three times is shown with why, until it is here or gone', async () => {
  const { id } = await connected();
  await world.rows('update mailbox set uid_validity = 7 where id = $1', [id]);
  await world.rows(`insert into fetched_letter (mailbox_id, uid_validity, uid, attempts, bytes, arrived_at, failed_at, said) values ($1, 7, 5, 3, 4000000000, $2, $2, 'broken letter'), ($1, 7, 6, 2, 10, $2, $2, 'not yet'), ($1, 6, 7, 3, 10, $2, $2, 'another numbering')`, [id, new Date(noon)]);
  const shown = () => desk.get<{ mailbox: { lettersGivenUp: unknown[] }; mailboxesInTrouble: unknown[] }>(head, `{ mailbox(id: "${id}") { lettersGivenUp { uid arrivedAt bytes failedAt said } } mailboxesInTrouble { id } }`);
  const at = new Date(noon).toISOString();
  expect(await shown()).toEqual({ mailbox: { lettersGivenUp: [{ uid: 5, arrivedAt: at, bytes: 2_147_483_647, failedAt: at, said: 'broken letter' }] }, mailboxesInTrouble: [{ id }] });
  await world.rows('update fetched_letter set stored_at = $1', [new Date(noon)]);
  expect(await shown()).toEqual({ mailbox: { lettersGivenUp: [] }, mailboxesInTrouble: [] });
});

test('a mailbox is in trouble when it cannot be read for ten minutes, or lacks letters of its folder', async () => {
  const [late, lacking] = [await connected({ name: 'а' }), await connected({ name: 'б' })];
  await connected({ name: 'в' });
  const inTrouble = async () => (await desk.get<{ mailboxesInTrouble: { name: string; faultSentence: string | null }[] }>(head, '{ mailboxesInTrouble { name faultSentence } }')).mailboxesInTrouble;
  await world.rows(`update mailbox set failing_since = $2, fault = 'NO_ANSWER' where id = $1`, [late.id, new Date(noon)]);
  await clock.set(noon + 10 * 60_000 - 1);
  expect(await inTrouble()).toEqual([]);
  await clock.set(noon + 10 * 60_000);
  await world.rows('update mailbox set letters_in_mailbox = 3, letters_stored = 2, polled_at = $2 where id = $1', [lacking.id, new Date(noon + 60_000)]);
  expect(await inTrouble()).toEqual([{ name: 'а', faultSentence: expect.stringContaining('does not answer') }, { name: 'б', faultSentence: null }]);
  await world.rows('update mailbox set letters_stored = 3 where id = $1', [lacking.id]);
  expect((await inTrouble()).map(({ name }) => name)).toEqual(['а']);
  await clock.set(noon + 11 * 60_000);
  expect((await inTrouble()).map(({ name }) => name)).toEqual(['а', 'б']);
});

test('a mailbox from which letters were taken is not removed', async () => {
  const { id } = await connected();
  await world.rows('insert into fetched_letter (mailbox_id, uid_validity, uid, attempts) values ($1, 1, 1, 0)', [id]);
  expect(await act('removeMailbox', { id })).toMatchObject({ userErrors: [{ code: 'IN_USE' }] });
});
