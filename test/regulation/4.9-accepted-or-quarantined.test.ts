import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ingestedIn, runCommandLine } from '../support/commandLine.ts';
import { deskOf, utc } from '../support/desk.ts';
import { filesIn } from '../support/files.ts';
import { mailboxOf, supportAddress } from '../support/mailbox.ts';
import { startMailServer } from '../support/mailServer.ts';
import { clockFrom } from '../support/process.ts';
import { startServerOn, startSystem, type System } from '../support/startSystem.ts';
import { eventsIn, followTickets, followTicketsFromNow } from '../support/stream.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
let mailbox: ReturnType<typeof mailboxOf>;
let clientId: string;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  mailbox = mailboxOf(system);
  await system.at('2026-11-24T11:00:00+03:00');
  clientId = (await desk.clientAsks()).client.id;
});
afterAll(() => system.stop());

const contact = 'oscillatorov@ladoga-rk.example';
const stranger = 'visitor@unknown.example';
const release = 'mutation($input: ReleaseLetterInput!) { releaseLetter(input: $input) { letter { outcome ticket { id number } } userErrors { code field clause } } }';
interface Released {
  releaseLetter: { letter: { outcome: string; ticket: { id: string; number: string } } | null; userErrors: { code: string; field: string[]; clause: string | null }[] };
}

describe('§4.9 a letter is accepted when it is confirmed', () => {
  it('a known sender’s letter gets a number, a term and its confirmation', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const letter = await mailbox.comes({ from: `Роман <${contact}>`, subject: 'Нет фиксации', text: 'Спутники не видны.' });
    expect(letter).toMatchObject({ outcome: 'REGISTERED', reason: null, from: contact });
    const ticket = await desk.ticket({ id: letter.ticket?.id ?? '' });
    expect(ticket).toMatchObject({ channel: 'EMAIL', subject: 'Нет фиксации', receivedAt: utc('2026-11-24T11:00:00+03:00'), obligations: [{ kind: 'FIRST' }] });
    expect(await mailbox.lettersOn(ticket)).toMatchObject([{ templateKey: 'ticket.accepted', to: contact, status: 'SENT' }]);
  });

  it('its arrival is when we took it, never what the letter says (R14)', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const letter = await mailbox.comes({ from: contact, subject: 'Дата из прошлого', text: 'Текст', date: new Date('2026-11-01T00:00:00Z') });
    expect(letter.receivedAt).toBe(utc('2026-11-24T11:00:00+03:00'));
  });

  it('a colleague at the client’s domain is accepted and becomes a contact', async () => {
    const letter = await mailbox.comes({ from: 'Новиков <novikov@ladoga-rk.example>', subject: 'Первый вопрос', text: 'Здравствуйте' });
    expect(letter.outcome).toBe('REGISTERED');
    const ticket = await desk.ticket({ id: letter.ticket?.id ?? '' });
    expect(ticket.client.id).toBe(clientId);
    expect(await mailbox.lettersOn(ticket)).toMatchObject([{ to: 'novikov@ladoga-rk.example' }]);
  });
});

describe('§4.9 an unknown sender’s letter is kept and visible, without number or clock', () => {
  it('as it came, byte for byte, for whoever may see the mail and nobody else', async () => {
    const { id } = await mailbox.comes({ from: stranger, subject: 'Письмо «как есть»', text: 'Помогите' });
    const files = filesIn(system);
    const head = await system.signIn('SUPPORT_HEAD');
    const { incomingLetter } = await system.get<{ incomingLetter: { rawUrl: string; bytes: number } }>('query($id: ID!) { incomingLetter(id: $id) { rawUrl bytes } }', { id }, head);
    const saved = await files.fetch(incomingLetter.rawUrl, head);
    expect([saved.status, saved.headers.get('content-type'), saved.headers.get('x-content-type-options')]).toEqual([200, 'application/octet-stream', 'nosniff']);
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment; .*\.eml/);
    const raw = Buffer.from(await saved.arrayBuffer());
    expect([raw.length, raw.includes(`From: ${stranger}`)]).toEqual([incomingLetter.bytes, true]);
    expect((await files.fetch(incomingLetter.rawUrl, system.partner)).status).toBe(404);
    expect((await files.fetch(incomingLetter.rawUrl, null)).status).toBe(401);
    expect((await files.fetch('/letters/x/raw', head)).status).toBe(404);
  });

  it('by the mail door', async () => {
    const count = await desk.ticketCount();
    const letter = await mailbox.comes({ from: stranger, subject: 'Вопрос от незнакомца', text: 'Помогите' });
    expect(letter).toMatchObject({ outcome: 'QUARANTINED', reason: expect.stringContaining('клиент'), ticket: null, from: stranger, subject: 'Вопрос от незнакомца' });
    expect(letter.bytes).toBeGreaterThan(0);
    expect(await desk.ticketCount()).toBe(count);
  });

  it('is asked once a day who writes, in words that repeat nothing of the letter', async () => {
    const from = 'asked@unknown.example';
    await mailbox.comes({ from, subject: 'Первое письмо', text: 'Секретный текст' });
    await mailbox.comes({ from, subject: 'Второе письмо', text: 'Ещё текст' });
    const asked = await mailbox.lettersWith(from);
    expect(asked).toMatchObject([{ templateKey: 'intake.unidentified', to: from }]);
    expect(asked[0]?.body).not.toContain('Секретный текст');
    await system.at('2026-11-25T11:00:00+03:00');
    await mailbox.comes({ from, subject: 'На другой день', text: 'Текст' });
    expect(await mailbox.lettersWith(from)).toHaveLength(2);
    await system.at('2026-11-24T11:00:00+03:00');
  });

  it('a machine is not asked, and its letter is seen all the same', async () => {
    const from = 'robot@unknown.example';
    const letter = await mailbox.comes({ from, subject: 'Отчёт', text: 'Автоматически', headers: { 'Auto-Submitted': 'auto-generated' } });
    expect(letter.outcome).toBe('QUARANTINED');
    expect(await mailbox.lettersWith(from)).toEqual([]);
  });

  it('a letter to another address is not taken: this is no relay', async () => {
    const door = createTransport({ host: '127.0.0.1', port: system.server.mailPort, ignoreTLS: true });
    await expect(door.sendMail({ from: contact, to: 'somebody@elsewhere.example', subject: 'x', text: 'x' })).rejects.toMatchObject({ responseCode: 550 });
    door.close();
  });
});

describe('§4.9 staff accepts a letter that was kept aside', () => {
  it('it becomes a request whose term runs from then on; the arrival stays with the letter', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const kept = await mailbox.comes({ from: 'late@unknown.example', subject: 'Из карантина', text: 'Прошу помочь' });
    await system.at('2026-11-25T12:00:00+03:00');
    const registrar = await system.signIn('REGISTRAR');
    const { releaseLetter } = await system.get<Released>(release, { input: { letterId: kept.id, clientId } }, registrar);
    expect(releaseLetter).toMatchObject({ letter: { outcome: 'REGISTERED', ticket: { number: expect.stringMatching(/^TP-/) } }, userErrors: [] });
    const ticket = await desk.ticket({ id: releaseLetter.letter?.ticket.id ?? '' });
    expect(ticket).toMatchObject({ receivedAt: utc('2026-11-25T12:00:00+03:00'), obligations: [{ startsAt: utc('2026-11-25T12:00:00+03:00') }] });
    expect(await mailbox.lettersOn(ticket)).toMatchObject([{ templateKey: 'ticket.accepted', to: 'late@unknown.example' }]);
    expect(await mailbox.incomingLetter(kept.messageId ?? '')).toMatchObject({ receivedAt: utc('2026-11-24T11:00:00+03:00'), ticket: { id: ticket.id } });

    const again = await system.get<Released>(release, { input: { letterId: kept.id, clientId } }, registrar);
    expect(again.releaseLetter).toMatchObject({ letter: null, userErrors: [{ code: 'ACT_NOT_POSSIBLE', field: ['letterId'], clause: '4.9' }] });
  });

  it('two people at the same moment: one request', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const kept = await mailbox.comes({ from: 'twice@unknown.example', subject: 'Оба сразу', text: 'Прошу помочь' });
    const count = await desk.ticketCount();
    const [registrar, head] = [await system.signIn('REGISTRAR'), await system.signIn('SUPPORT_HEAD')];
    const outcomes = await Promise.all([registrar, head].map((person) => system.get<Released>(release, { input: { letterId: kept.id, clientId } }, person)));
    expect(outcomes.filter(({ releaseLetter }) => releaseLetter.letter !== null)).toHaveLength(1);
    expect(await desk.ticketCount()).toBe(count + 1);
  });
});

describe('§4.9 letters from files go the same way', () => {
  const fileWith = (name: string, lines: string[]): string => {
    const file = path.join(system.dataDir, name);
    writeFileSync(file, lines.join('\r\n'));
    return file;
  };

  it('mail:ingest says what became of each, and the running desk knows at once', async () => {
    const stream = await followTicketsFromNow(system.socket());
    const known = fileWith('known.eml', [`From: ${contact}`, `To: ${supportAddress}`, 'Subject: From a file', 'Message-ID: <known@ladoga-rk.example>', '', 'Text']);
    const unknown = fileWith('unknown.eml', [`From: ${stranger}`, `To: ${supportAddress}`, 'Subject: From a stranger', 'Message-ID: <unknown@unknown.example>', '', 'Text']);
    const outcome = await runCommandLine(system.dataDir, ['mail:ingest', known, unknown, known]);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    const [first, second, repeated] = ingestedIn(outcome);
    expect(first).toMatchObject({ file: known, outcome: 'REGISTERED', ticketNumber: expect.stringMatching(/^TP-/), messageId: '<known@ladoga-rk.example>', reason: null });
    expect(second).toEqual({ file: unknown, outcome: 'QUARANTINED', ticketNumber: null, messageId: '<unknown@unknown.example>', confirmation: null, reason: 'UNKNOWN_SENDER' });
    expect(repeated).toMatchObject({ outcome: 'DUPLICATE', ticketNumber: first?.ticketNumber });

    const events = eventsIn(await stream.until(({ ticketEvents: { event } }) => event?.ticketNumber === first?.ticketNumber));
    expect(events.at(-1)).toMatchObject({ type: 'TICKET_REGISTERED' });
    expect(await mailbox.lettersOn({ id: first?.ticketNumber ?? '' })).toMatchObject([{ templateKey: 'ticket.accepted', messageId: first?.confirmation }]);
    expect(await mailbox.incomingLetter('<unknown@unknown.example>')).toMatchObject({ outcome: 'QUARANTINED' });
    await stream.end();
  });

  it('what nobody can read is kept and visible too', async () => {
    const file = fileWith('noise.eml', ['']);
    writeFileSync(file, Buffer.from([0, 1, 2, 255, 254]));
    const [noise] = ingestedIn(await runCommandLine(system.dataDir, ['mail:ingest', file]));
    expect(noise).toMatchObject({ outcome: 'UNREADABLE', ticketNumber: null });
    expect((await mailbox.incomingLetters()).filter(({ outcome }) => outcome === 'UNREADABLE')).toMatchObject([{ bytes: 5 }]);
  });

  it('a file that is not there is said to be missing, by exit code too', async () => {
    const outcome = await runCommandLine(system.dataDir, ['mail:ingest', path.join(system.dataDir, 'missing.eml')]);
    expect(outcome.exitCode).toBe(1);
    expect(ingestedIn(outcome)).toMatchObject([{ outcome: 'FILE_NOT_READ', ticketNumber: null }]);
  });
});

describe('§4.9 a letter that was taken is not lost', () => {
  it('when the server dies the moment it said so, the next start registers it', async () => {
    const doomed = await startSystem();
    onTestFinished(() => doomed.stop());
    const messageId = '<survivor@ladoga-rk.example>';
    const { from: cursor } = await followTicketsFromNow(doomed.socket());
    const door = createTransport({ host: '127.0.0.1', port: doomed.server.mailPort, ignoreTLS: true });
    await door.sendMail({ from: contact, to: supportAddress, subject: 'Перед отключением питания', text: 'Текст', messageId });
    await doomed.server.kill();
    door.close();
    const survivor = await startServerOn(doomed.dataDir);
    onTestFinished(() => survivor.stop());
    const told = followTickets(survivor.socket(), cursor).until(({ ticketEvents: { event } }) => event?.type === 'TICKET_REGISTERED');
    // the database may still have held the letter for the dead one: then it is found by the next look
    await survivor.pass(15);
    await told;
    expect(await mailboxOf(survivor).incomingLetter(messageId)).toMatchObject({ outcome: 'REGISTERED', ticket: { number: expect.stringMatching(/^TP-/) } });
  });

  it('when the server dies between the other server’s yes and its own note, that letter goes out again under the same Message-ID, and nothing else twice (P3)', async () => {
    const client = await startMailServer();
    onTestFinished(() => client.stop());
    const doomed = await startSystem({ SMTP_URL: client.url }, [...clockFrom('2026-11-24T11:00:00+03:00'), '--test-kill-at=HANDED_OVER:1']);
    onTestFinished(() => doomed.stop());
    const gone = once(doomed.server.child, 'exit');
    const messageId = '<twice@ladoga-rk.example>';
    const door = createTransport({ host: '127.0.0.1', port: doomed.server.mailPort, ignoreTLS: true });
    await door.sendMail({ from: contact, to: supportAddress, subject: 'Перед вторым отключением', text: 'Текст', messageId });
    door.close();
    expect(await gone).toEqual([null, 'SIGKILL']);
    const survivor = await startServerOn(doomed.dataDir, { SMTP_URL: client.url }, clockFrom('2026-11-24T11:01:00+03:00'));
    onTestFinished(() => survivor.stop());
    await survivor.pass(60);
    const letter = await mailboxOf(survivor).incomingLetter(messageId);
    const [confirmation, ...more] = await mailboxOf(survivor).lettersOn({ id: letter?.ticket?.id ?? '' });
    expect(more).toEqual([]);
    expect(confirmation).toMatchObject({ templateKey: 'ticket.accepted', status: 'SENT' });
    const taken = client.letters.map(({ raw }) => /^Message-ID:\s+(\S+)/im.exec(raw)?.[1]);
    expect(taken).toContain(confirmation?.messageId);
    expect(taken.length - new Set(taken).size).toBe(1);
    expect(client.letters[0]?.raw).toContain(String(taken.find((id, at) => taken.indexOf(id) !== at)));
  });
});
