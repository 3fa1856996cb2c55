import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { verifyWebhook } from '@reglament/schema/client';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { deskOf, utc, type Ticket } from '../support/desk.ts';
import { mailboxOf, supportAddress } from '../support/mailbox.ts';
import { startMailServer, type MailServer } from '../support/mailServer.ts';
import { recordsOf } from '../support/records.ts';
import { startServerOn, startSystem, type System } from '../support/startSystem.ts';
import { eventsIn, followTicketsFromNow, type TicketEventFrame } from '../support/stream.ts';
import { tlsReceiver, type ReceivedDelivery } from '../support/tlsReceiver.ts';

/** Two servers on one database, each with a clock of its own. */
let first: System;
let second: System;
let mailServer: MailServer;
beforeAll(async () => {
  mailServer = await startMailServer();
  first = await startSystem({ SMTP_URL: mailServer.url });
  second = await startServerOn(first.dataDir, { SMTP_URL: mailServer.url });
  await bothAt('2026-11-24T11:00:00+03:00');
});
afterAll(async () => {
  await second.stop();
  await first.stop();
  await mailServer.stop();
});

const bothAt = (instant: string): Promise<unknown> => Promise.all([first.at(instant), second.at(instant)]);
const bothPass = (seconds: number): Promise<unknown> => Promise.all([first.pass(seconds), second.pass(seconds)]);
const shows = (eventId: string | undefined) => ({ ticketEvents: { event } }: TicketEventFrame): boolean => event?.id === eventId;
const serial = ({ number }: Ticket): number => Number(number.split('-')[2]);

describe('two servers on one database', () => {
  it('an act on one arrives at a subscriber of the other', async () => {
    const stream = await followTicketsFromNow(second.socket());
    const ticket = await deskOf(first).clientAsks();
    const { eventIds } = await deskOf(first).act('addInternalNote', { ticketId: ticket.id, body: 'Заметка' });
    const events = eventsIn(await stream.until(shows(eventIds[0])));
    expect(events.at(-1)).toMatchObject({ type: 'INTERNAL_NOTE_ADDED', ticketNumber: ticket.number });
    await stream.end();
  });

  it('acts on both at once come to everybody in one and the same order', async () => {
    const streams = [await followTicketsFromNow(first.socket()), await followTicketsFromNow(second.socket())];
    const ticket = await deskOf(first).clientAsks();
    await Promise.all(Array.from({ length: 60 }, (_, index) => deskOf(index % 2 === 0 ? first : second).act('addInternalNote', { ticketId: ticket.id, body: `Заметка ${index}` })));
    const { eventIds } = await deskOf(second).act('addInternalNote', { ticketId: ticket.id, body: 'Конец' });
    const [ofFirst, ofSecond] = await Promise.all(streams.map(async (stream) => eventsIn(await stream.until(shows(eventIds[0]))).filter(({ ticketId, type }) => ticketId === ticket.id && type === 'INTERNAL_NOTE_ADDED')));
    expect(ofFirst).toHaveLength(61);
    expect(ofSecond).toEqual(ofFirst);
    expect(ofFirst?.map(({ ticketVersion }) => ticketVersion)).toEqual(Array.from({ length: 61 }, (_, index) => ticket.version + 1 + index));
    await Promise.all(streams.map((stream) => stream.end()));
  });

  it('give each request a number of its own, without gaps', async () => {
    const before = serial(await deskOf(first).clientAsks());
    const tickets = await Promise.all(Array.from({ length: 40 }, (_, index) => deskOf(index % 2 === 0 ? first : second).clientAsks()));
    expect(tickets.map(serial).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => before + 1 + index));
  });

  it('whoever signed in on one is signed in on the other', async () => {
    const session = await first.signIn('SPECIALIST');
    expect(await second.get('{ viewer { kind role } }', {}, session)).toEqual({ viewer: { kind: 'STAFF', role: 'SPECIALIST' } });
  });

  it('a key that is revoked on one opens nothing on the other, and what it follows there is closed within five seconds', async () => {
    const [head, records] = [await first.signIn('SUPPORT_HEAD'), recordsOf(first)];
    const { id } = await records.done<{ id: string }>('createMachineUser', 'machineUser', 'id', { name: 'Табло' }, head);
    const { issueApiKey: { key, machineUser } } = await first.get<{ issueApiKey: { key: string; machineUser: { keys: { id: string }[] } } }>('mutation($input: IssueApiKeyInput!) { issueApiKey(input: $input) { key machineUser { keys { id } } } }', { input: { id, scopes: ['tickets:read'] } }, head);
    const stream = await followTicketsFromNow(second.socket({ key }));
    const closing = stream.until(() => false).catch((reason: unknown) => reason);
    const before = performance.now();
    await records.done('revokeApiKey', 'machineUser', 'id', { keyId: machineUser.keys[0]?.id }, head);
    expect(await closing).toMatchObject({ code: 4403, reason: 'The session or key has ended' });
    expect(performance.now() - before).toBeLessThan(5_000);
    expect((await second.ask('{ tickets(first: 1) { nodes { id } } }', {}, { key })).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('of two acts on one picture one is done', async () => {
    const ticket = await deskOf(first).clientAsks();
    const outcomes = await Promise.all([first, second].map((system) => deskOf(system).act('closeTicket', { ticketId: ticket.id, reason: 'WITHDRAWN', expectedVersion: ticket.version })));
    expect(outcomes.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  });
});

describe('two servers do once what is to be done once', () => {
  it('60 promises that fall due at once: each is breached once', async () => {
    const tickets = await Promise.all(Array.from({ length: 60 }, (_, index) => deskOf(index % 2 === 0 ? first : second).clientAsks({ priority: 'HIGH' })));
    const ids = new Set(tickets.map(({ id }) => id));
    const stream = await followTicketsFromNow(first.socket());
    await bothAt('2026-11-26T11:00:01+03:00');
    await bothPass(60);
    const { eventIds } = await deskOf(second).act('addInternalNote', { ticketId: tickets[0]?.id, body: 'Конец' });
    const breaches = eventsIn(await stream.until(shows(eventIds[0]))).filter(({ type, ticketId }) => type === 'OBLIGATION_BREACHED' && ids.has(ticketId));
    expect(breaches.map(({ ticketId }) => ticketId).toSorted()).toEqual([...ids].toSorted());
    for (const ticket of tickets.slice(1)) expect(await deskOf(first).ticket(ticket)).toMatchObject({ version: ticket.version + 1, obligations: [{ breachedAt: utc('2026-11-26T11:00:00+03:00') }] });
    await bothAt('2026-11-24T11:00:00+03:00');
    await stream.end();
  });

  it('40 confirmations: each is sent once', async () => {
    await bothPass(20);
    const before = mailServer.letters.length;
    const tickets = await Promise.all(Array.from({ length: 40 }, (_, index) => deskOf(index % 2 === 0 ? first : second).clientAsks()));
    await bothPass(20);
    const sent = mailServer.letters.slice(before).map(({ text }) => tickets.find(({ number }) => text.includes(number))?.number ?? 'a letter of none of them');
    expect(sent.toSorted()).toEqual(tickets.map(({ number }) => number).toSorted());
  });

  it('one letter at both doors at once: one request and one repetition', async () => {
    const letter = { from: 'oscillatorov@ladoga-rk.example', to: supportAddress, subject: 'Через две двери', text: 'Текст', messageId: '<twice@ladoga-rk.example>', date: '2026-11-24T07:00:00Z' };
    await Promise.all([first, second].map(async ({ server }) => {
      const door = createTransport({ host: '127.0.0.1', port: server.mailPort, ignoreTLS: true });
      await door.sendMail(letter);
      door.close();
    }));
    await bothPass(20);
    const outcomes = (await mailboxOf(first).incomingLetters()).filter(({ messageId }) => messageId === letter.messageId).map(({ outcome }) => outcome);
    expect(outcomes.toSorted()).toEqual(['DUPLICATE', 'REGISTERED']);
  });
});

describe('servers come and go', () => {
  it('two that start for the first time at the same moment: one demonstration, both serve it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'reglament-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const dataDir = path.join(folder, 'data');
    const servers = await Promise.all([startServerOn(dataDir), startServerOn(dataDir)]);
    onTestFinished(async () => {
      for (const server of servers) await server.stop();
    });
    const counts = await Promise.all(servers.map((server) => deskOf(server).ticketCount()));
    expect(counts).toEqual([40, 40]);
    const ticket = await deskOf(servers[0] as System).clientAsks();
    expect(await deskOf(servers[1] as System).ticket(ticket)).toMatchObject({ number: ticket.number });
  });

  it('the one that started the database may stop; the other goes on serving, and the last one ends it', async () => {
    const older = await startSystem();
    onTestFinished(() => older.stop());
    const younger = await startServerOn(older.dataDir);
    onTestFinished(() => younger.stop());
    const ticket = await deskOf(older).clientAsks();
    await older.server.stop();
    expect(await deskOf(younger).ticket(ticket)).toMatchObject({ number: ticket.number });
    expect(serial(await deskOf(younger).clientAsks())).toBe(serial(ticket) + 1);
    expect((await fetch(`${younger.server.url}/ready`)).status).toBe(200);
    const postmaster = path.join(older.dataDir, 'postgres', 'postmaster.pid');
    expect(existsSync(postmaster)).toBe(true);
    await younger.server.stop();
    expect(existsSync(postmaster)).toBe(false);
  });

  it('a webhook is told by TLS, signed; what the one that is killed had sent and not noted the other sends again, under the same number', async () => {
    const receiver = await tlsReceiver();
    const settings = { WEBHOOK_NETWORKS: '127.0.0.0/8', NODE_EXTRA_CA_CERTS: receiver.certificateFile };
    const doomed = await startSystem(settings);
    onTestFinished(() => doomed.stop());
    const survivor = await startServerOn(doomed.dataDir, settings);
    onTestFinished(() => survivor.stop());
    for (const system of [doomed, survivor]) await system.at('2026-11-24T11:00:00+03:00');
    const [head, records] = [await doomed.signIn('SUPPORT_HEAD'), recordsOf(doomed)];
    const { id: machineUserId } = await records.done<{ id: string }>('createMachineUser', 'machineUser', 'id', { name: 'ERP' }, head);
    const { createWebhook: { secret, webhook, userErrors } } = await doomed.get<{ createWebhook: { secret: string; webhook: { id: string }; userErrors: unknown[] } }>(
      'mutation($input: CreateWebhookInput!) { createWebhook(input: $input) { secret webhook { id } userErrors { code field message } } }',
      { input: { machineUserId, name: 'ERP', url: receiver.url, document: 'subscription { ticketEvents { event { type ticket { number } } } }', scopes: ['tickets:read'], eventTypes: ['TICKET_REGISTERED'] } }, head);
    expect(userErrors).toEqual([]);
    const proven = ({ headers, body }: ReceivedDelivery) => verifyWebhook<{ ticketEvents: { event: { ticket: { number: string } } } }>({ headers, body }, secret, Number(headers['webhook-timestamp']) * 1_000);

    const told = await deskOf(doomed).clientAsks();
    const first = await receiver.next();
    expect(await proven(first)).toMatchObject({ type: 'TICKET_REGISTERED', data: { ticketEvents: { event: { ticket: { number: told.number } } } } });
    first.take();

    // sent, and its sender gone before anybody answered
    const unanswered = await deskOf(doomed).clientAsks();
    const sent = await receiver.next();
    expect((await proven(sent)).data?.ticketEvents.event.ticket.number).toBe(unanswered.number);
    await doomed.server.kill();
    await survivor.pass(20);
    const again = await receiver.next();
    expect(again.headers['webhook-id']).toBe(sent.headers['webhook-id']);
    expect(again.headers['webhook-id']).not.toBe(first.headers['webhook-id']);
    expect(await proven(again)).toEqual(await proven(sent));
    again.take();
    const log = async (): Promise<unknown[]> => (await survivor.get<{ webhookDeliveries: { nodes: unknown[] } }>('query($id: ID) { webhookDeliveries(first: 10, filter: { webhookId: $id }) { nodes { id status attempts } } }', { id: webhook.id }, await survivor.signIn('SUPPORT_HEAD'))).webhookDeliveries.nodes;
    await vi.waitUntil(async () => JSON.stringify(await log()).split('DELIVERED').length === 3);
    expect(await log()).toEqual([{ id: sent.headers['webhook-id'], status: 'DELIVERED', attempts: 1 }, { id: first.headers['webhook-id'], status: 'DELIVERED', attempts: 1 }]);
  });

  it('one that is cut off leaves the other serving, and what it had promised is kept', async () => {
    const doomed = await startSystem();
    onTestFinished(() => doomed.stop());
    const survivor = await startServerOn(doomed.dataDir);
    onTestFinished(() => survivor.stop());
    for (const system of [doomed, survivor]) await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await deskOf(doomed).clientAsks({ priority: 'HIGH' });
    await doomed.server.kill();
    await survivor.at('2026-11-26T11:00:01+03:00');
    await survivor.pass(20);
    expect(await deskOf(survivor).ticket(ticket)).toMatchObject({ obligations: [{ standing: 'BREACHED', breachedAt: utc('2026-11-26T11:00:00+03:00') }] });
    expect(await mailboxOf(survivor).lettersOn(ticket)).toMatchObject([{ templateKey: 'ticket.accepted', status: 'SENT' }]);
  });
});
