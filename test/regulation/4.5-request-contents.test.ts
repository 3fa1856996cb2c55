import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf, type Ticket } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
let mailbox: ReturnType<typeof mailboxOf>;
let contactId: string;
let productId: string;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  mailbox = mailboxOf(system);
  await system.at('2026-11-24T11:00:00+03:00');
  const { tickets } = await system.get<{ tickets: { nodes: { contact: { id: string }; product: { id: string } }[] } }>('{ tickets(first: 1) { nodes { contact { id } product { id } } } }', {}, system.partner);
  contactId = tickets.nodes[0]?.contact.id ?? '';
  productId = tickets.nodes[0]?.product.id ?? '';
});
afterAll(() => system.stop());

const firstMessage = ({ timeline }: Ticket): string | null | undefined => timeline.find(({ type }) => type === 'CLIENT_MESSAGE')?.body;
const confirmationOf = async (ticket: Ticket): Promise<string> => (await mailbox.lettersOn(ticket, 'ticket.accepted'))[0]?.body ?? '';

describe('§4.5 a request says what it is about', () => {
  it.each([
    ['no subject', { subject: '   ' }, { code: 'REQUIRED_FIELD_MISSING', field: ['subject'], clause: '4.5' }],
    ['no text', { body: ' \n ' }, { code: 'REQUIRED_FIELD_MISSING', field: ['body'], clause: '4.5' }],
    ['a subject of 501 characters', { subject: 'ж'.repeat(501) }, { code: 'TOO_LONG', field: ['subject'], clause: '4.5' }],
    ['a text of more than a megabyte', { body: 'ж'.repeat(500_001) }, { code: 'TOO_LONG', field: ['body'], clause: '4.5' }],
  ])('%s: refused with its field and clause', async (_what, request, refusal) => {
    const { ticket, userErrors } = await desk.act('createTicket', { subject: 'Тема', body: 'Текст', ...request }, system.partner);
    expect(ticket).toBeNull();
    expect(userErrors).toMatchObject([refusal]);
  });

  it('a subject of 500 characters and a text of one megabyte are taken as they are', async () => {
    const ticket = await desk.clientAsks({ subject: 'ж'.repeat(500), body: 'ж'.repeat(500_000) });
    expect(ticket.subject).toBe('ж'.repeat(500));
    expect(firstMessage(ticket)).toHaveLength(500_000);
  });

  it('steps to reproduce join the text under a heading of their own', async () => {
    const ticket = await desk.clientAsks({ body: 'Нет ответа.', stepsToReproduce: '1. Включить\n2. Подождать' });
    expect(firstMessage(ticket)).toBe('Нет ответа.\n\nКак воспроизвести:\n1. Включить\n2. Подождать');
  });

  it('the phone of this request is kept with it', async () => {
    const ticket = await desk.clientAsks({ body: 'Нет ответа.', contactPhone: '+7 000 000-00-99' });
    expect(firstMessage(ticket)).toBe('Нет ответа.\n\nТелефон для связи: +7 000 000-00-99');
    expect(ticket.missingFields).not.toContain('contactPhone');
  });

  it('links that the client read before asking are kept (§4.3)', async () => {
    const relatedLinks = ['https://docs.company.example/uart'];
    expect(await desk.clientAsks({ relatedLinks })).toMatchObject({ relatedLinks });
  });
});

describe('§4.5 what is missing never stands in the way of acceptance', () => {
  it('a request with everything lacks nothing, and nothing is asked for', async () => {
    const ticket = await desk.clientAsks({ contactId, productId, criticality: 'MAJOR', contactPhone: '+7 000 000-00-01' });
    expect(ticket).toMatchObject({ missingFields: [], criticality: 'MAJOR', obligations: [{ kind: 'FIRST' }] });
    expect(await confirmationOf(ticket)).not.toContain('пришлите');
  });

  it('a request with a subject and a text only is accepted, with its term, and the rest is marked', async () => {
    const ticket = await desk.clientAsks();
    expect(ticket).toMatchObject({ status: 'REGISTERED', obligations: [{ kind: 'FIRST' }] });
    expect(ticket.missingFields).toEqual(expect.arrayContaining(['product', 'criticality']));
  });

  it.each([
    ['criticality', {}, 'критичность'],
    ['product', { criticality: 'MINOR' }, 'название Продукта'],
  ])('the confirmation asks for it once: %s', async (_field, given, asked) => {
    const ticket = await desk.clientAsks({ contactId, contactPhone: '+7 000 000-00-01', ...given });
    expect(await confirmationOf(ticket)).toContain(asked);
    await desk.clientWrites(ticket, 'Дополнение');
    const later = (await mailbox.lettersOn(ticket)).slice(1);
    expect(later.filter(({ body }) => body.includes(asked))).toEqual([]);
  });

  it('a letter with neither subject nor text is accepted too, and the letter is kept', async () => {
    const letter = await mailbox.comes({ from: 'oscillatorov@ladoga-rk.example', subject: '', text: '' });
    expect(letter.outcome).toBe('REGISTERED');
    expect(await desk.ticket({ id: letter.ticket?.id ?? '' })).toMatchObject({ subject: '(без темы)', obligations: [{ kind: 'FIRST' }] });
  });
});

describe('§4.5 criticality is not priority', () => {
  it.each(['BLOCKING', 'COSMETIC'])('%s does not move the term', async (criticality) => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks({ criticality, priority: 'MEDIUM' });
    expect(ticket.obligations).toMatchObject([{ priority: 'MEDIUM', dueAt: '2026-11-30T08:00:00.000Z' }]);
  });
});
