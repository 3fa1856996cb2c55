import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf, utc } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
let clientId: string;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  await system.at('2026-11-24T11:00:00+03:00');
  clientId = (await desk.clientAsks()).client.id;
});
afterAll(() => system.stop());

const letter = (input: Record<string, unknown> = {}) => ({
  channel: 'PAPER', clientId, incomingNumber: 'ВХ-2026-117', subject: 'О поставке документации', body: 'Просим сообщить порядок получения.', ...input,
});

describe('§4.1 the lawful ways to submit a request', () => {
  it('are the form, e-mail, a letter, a fax and a partner’s system, and no others (§4.8)', async () => {
    const { __type: channel } = await system.get<{ __type: { enumValues: { name: string }[] } }>('{ __type(name: "Channel") { enumValues { name } } }');
    expect(channel.enumValues.map(({ name }) => name).toSorted()).toEqual(['API', 'EMAIL', 'FAX', 'PAPER', 'WEB']);
  });

  it('the form: a person of the desk enters it for the client', async () => {
    const ticket = await desk.done('createTicket', { clientId, subject: 'Вопрос', body: 'Текст' }, await system.signIn('REGISTRAR'));
    expect(ticket).toMatchObject({ channel: 'WEB', client: { id: clientId } });
  });

  it('a partner’s system, which acts for its client', async () => {
    expect(await desk.clientAsks()).toMatchObject({ channel: 'API', client: { id: clientId } });
  });

  it('e-mail to the support address', async () => {
    const letterOfContact = await mailboxOf(system).comes({ from: 'oscillatorov@ladoga-rk.example', subject: 'Нет связи', text: 'Модуль молчит.' });
    expect(letterOfContact).toMatchObject({ outcome: 'REGISTERED' });
    expect(await desk.ticket({ id: letterOfContact.ticket?.id ?? '' })).toMatchObject({ channel: 'EMAIL', client: { id: clientId }, subject: 'Нет связи' });
  });

  it('a call is none: the contact is written to how to submit a request, and there is no ticket (§4.8)', async () => {
    const count = await desk.ticketCount();
    const { contacts } = await system.get<{ contacts: { nodes: { id: string; email: string }[] } }>('query($clientId: ID) { contacts(first: 1, filter: { clientId: $clientId, text: "oscillatorov" }) { nodes { id email } } }', { clientId });
    const { pointToOfficialWays } = await system.get<{ pointToOfficialWays: { userErrors: unknown[] } }>('mutation($input: PointToOfficialWaysInput!) { pointToOfficialWays(input: $input) { userErrors { code } } }', { input: { id: contacts.nodes[0]?.id, way: 'PHONE' } }, await system.signIn('REGISTRAR'));
    expect(pointToOfficialWays.userErrors).toEqual([]);
    const letters = await mailboxOf(system).lettersWith('по телефону');
    expect(letters).toMatchObject([{ templateKey: 'channel.unofficial', to: contacts.nodes[0]?.email }]);
    expect(await desk.ticketCount()).toBe(count);
  });

  it.each(['PAPER', 'FAX'])('%s: staff registers it under its incoming number', async (channel) => {
    const ticket = await desk.done('registerPaperLetter', letter({ channel, incomingNumber: 'ВХ-2026-118' }), await system.signIn('REGISTRAR'));
    expect(ticket).toMatchObject({ channel, incomingNumber: 'ВХ-2026-118', number: expect.stringMatching(/^TP-\d{4}-\d{6}$/) });
  });

  it.each(['PHONE', 'EMAIL', 'WEB'])('%s is no letter', async (channel) => {
    const count = await desk.ticketCount();
    const { errors } = await system.ask('mutation($input: RegisterPaperLetterInput!) { registerPaperLetter(input: $input) { userErrors { code } } }', { input: letter({ channel }) });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: ['channel'], clause: '4.1' } }]);
    expect(await desk.ticketCount()).toBe(count);
  });

});

describe('§4.1 a letter without its requisites cannot be accepted', () => {
  it.each([
    ['the incoming number', { incomingNumber: '  ' }, { code: 'REQUISITES_MISSING', field: ['incomingNumber'], clause: '4.1' }],
    ['the client', { clientId: '' }, { code: 'REQUIRED_FIELD_MISSING', field: ['clientId'], clause: '4.1' }],
    ['the subject', { subject: ' ' }, { code: 'REQUIRED_FIELD_MISSING', field: ['subject'], clause: '4.5' }],
    ['the text', { body: '' }, { code: 'REQUIRED_FIELD_MISSING', field: ['body'], clause: '4.5' }],
  ])('without %s nothing is registered', async (_what, input, refusal) => {
    const count = await desk.ticketCount();
    const { ticket, userErrors } = await desk.act('registerPaperLetter', letter(input));
    expect(ticket).toBeNull();
    expect(userErrors).toMatchObject([refusal]);
    expect(await desk.ticketCount()).toBe(count);
  });

  it('a client that the desk does not know is named as the field', async () => {
    const { userErrors } = await desk.act('registerPaperLetter', letter({ clientId: '019e0000-0000-7000-8000-000000000000' }));
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['clientId'] }]);
  });
});

describe('§4.1 the receipt stamp counts as arrival (R13)', () => {
  it('the term runs from the stamp', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.done('registerPaperLetter', letter({ receivedAt: '2026-11-23T15:30:00+03:00', priority: 'HIGH' }));
    expect(ticket).toMatchObject({
      receivedAt: utc('2026-11-23T15:30:00+03:00'),
      registeredAt: utc('2026-11-24T11:00:00+03:00'),
      obligations: [{ startsAt: utc('2026-11-23T15:30:00+03:00'), dueAt: utc('2026-11-25T15:30:00+03:00') }],
    });
  });

  it('without a stamp it is the registration', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.done('registerPaperLetter', letter({ priority: 'HIGH' }));
    expect(ticket).toMatchObject({ receivedAt: utc('2026-11-24T11:00:00+03:00'), obligations: [{ dueAt: utc('2026-11-26T11:00:00+03:00') }] });
  });

  it('a letter that lay too long is breached as soon as it is registered', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.done('registerPaperLetter', letter({ receivedAt: '2026-11-16T12:00:00+03:00', priority: 'HIGH' }));
    await expect.poll(async () => (await desk.ticket(ticket)).obligations, { timeout: 10_000 }).toMatchObject([{ standing: 'BREACHED', breachedAt: utc('2026-11-18T12:00:00+03:00') }]);
  });

  it('a stamp of the very moment is not in the future', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    expect(await desk.done('registerPaperLetter', letter({ receivedAt: '2026-11-24T08:00:00Z' }))).toMatchObject({ receivedAt: utc('2026-11-24T11:00:00+03:00') });
  });

  it('a stamp in the future is refused and nothing is registered', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const count = await desk.ticketCount();
    const { userErrors } = await desk.act('registerPaperLetter', letter({ receivedAt: '2026-11-24T11:00:01+03:00' }));
    expect(userErrors).toMatchObject([{ code: 'RECEIPT_IN_FUTURE', field: ['receivedAt'], clause: '4.1' }]);
    expect(await desk.ticketCount()).toBe(count);
  });
});
