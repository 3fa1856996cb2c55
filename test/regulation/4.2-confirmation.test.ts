import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf, type Ticket } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { startMailServer, type MailServer } from '../support/mailServer.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
let mailServer: MailServer;
let desk: ReturnType<typeof deskOf>;
let mailbox: ReturnType<typeof mailboxOf>;
beforeAll(async () => {
  mailServer = await startMailServer();
  system = await startSystem({ SMTP_URL: mailServer.url });
  desk = deskOf(system);
  mailbox = mailboxOf(system);
});
afterAll(async () => {
  await system.stop();
  await mailServer.stop();
});

const lettersSentOn = (ticket: Ticket) => mailServer.letters.filter(({ text }) => text.includes(ticket.number));

describe('§4.2 every accepted request is confirmed exactly once', () => {
  it('by letter to the contact, with number, priority and due', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH', subject: 'Сбой обмена по UART' });
    const [confirmation, ...more] = await mailbox.lettersOn(ticket);
    expect(more).toEqual([]);
    expect(confirmation).toMatchObject({ templateKey: 'ticket.accepted', to: 'oscillatorov@ladoga-rk.example', subject: `[${ticket.number}] Обращение принято: Сбой обмена по UART` });
    expect(confirmation?.body).toContain(ticket.number);
    expect(confirmation?.body).toContain('Высокий');
    expect(confirmation?.body).toMatch(/не позднее: чт 26\.11\.2026 11:00 МСК/);
  });

  it('the client’s mail server gets it once, and machines are told not to answer', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks();
    await system.pass(20);
    await system.pass(20);
    expect(lettersSentOn(ticket)).toMatchObject([{ to: ['oscillatorov@ladoga-rk.example'], raw: expect.stringMatching(/^Auto-Submitted: auto-replied/m) }]);
  });

  it('and the timeline says that it has left', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks();
    await system.pass(20);
    expect((await desk.ticket(ticket, system.partner)).timeline.filter(({ type }) => type === 'CONFIRMATION')).toMatchObject([{ clause: '4.2', author: { kind: 'SYSTEM' } }]);
  });

  it('50 requests at the same moment: 50 confirmations, each its own', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const before = mailServer.letters.length;
    const tickets = await Promise.all(Array.from({ length: 50 }, (_, index) => desk.clientAsks({ subject: `Запрос ${index}` })));
    await system.pass(20);
    for (const ticket of tickets) {
      expect(await mailbox.lettersOn(ticket)).toMatchObject([{ templateKey: 'ticket.accepted', status: 'SENT' }]);
      expect(lettersSentOn(ticket)).toHaveLength(1);
    }
    expect(mailServer.letters).toHaveLength(before + 50);
  });

  it('without a named priority it says which one was taken and how to change it (§4.7)', async () => {
    const ticket = await desk.clientAsks();
    const [confirmation] = await mailbox.lettersOn(ticket);
    expect(confirmation?.body).toContain('взят по умолчанию');
    expect(confirmation?.body).toContain('п. 4.7');
  });

  it('a client who writes English is answered in English', async () => {
    const { tickets } = await system.get<{ tickets: { nodes: { client: { id: string; locale: string } }[] } }>('{ tickets(first: 100) { nodes { client { id locale } } } }');
    const english = tickets.nodes.find(({ client }) => client.locale === 'en')?.client.id;
    const ticket = await desk.done('createTicket', { clientId: english, subject: 'No fix', body: 'The module finds no satellites.' });
    expect(await mailbox.lettersOn(ticket)).toMatchObject([{ subject: `[${ticket.number}] Request accepted: No fix` }]);
  });

  it('a refused request is not confirmed', async () => {
    const letters = await mailbox.countLetters();
    await desk.act('createTicket', { subject: '', body: 'Текст' }, system.partner);
    expect(await mailbox.countLetters()).toBe(letters);
  });

  it('an addition is no second request: it gets a notice of its own, once in half an hour', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks();
    await desk.clientWrites(ticket, 'Ещё подробности');
    await desk.clientWrites(ticket, 'И ещё');
    expect((await mailbox.lettersOn(ticket)).map(({ templateKey }) => templateKey)).toEqual(['ticket.accepted', 'ticket.followUp']);
    await system.at('2026-11-24T11:30:01+03:00');
    await desk.clientWrites(ticket, 'Через полчаса');
    expect(await mailbox.lettersOn(ticket, 'ticket.followUp')).toHaveLength(2);
  });
});

describe('§4.2 a confirmation is not lost', () => {
  it('while the mail server turns letters away it waits, then it is sent once', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    mailServer.takes = false;
    const ticket = await desk.clientAsks();
    await system.pass(20);
    expect(await mailbox.lettersOn(ticket)).toMatchObject([{ status: 'WAITING', lastError: expect.stringContaining('451') }]);
    mailServer.takes = true;
    await system.pass(60);
    expect(await mailbox.lettersOn(ticket)).toMatchObject([{ status: 'SENT' }]);
    expect(lettersSentOn(ticket)).toHaveLength(1);
  });
});
