import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf } from '../support/desk.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';

interface Wish {
  id: string;
  number: string;
  title: string;
  status: string;
  voices: number;
  version: number;
  release: string | null;
  decisionComment: string | null;
  client: { id: string } | null;
  ticket: { number: string } | null;
}

const fields = 'id number title status voices version release decisionComment client { id } ticket { number }';

let system: System;
let records: ReturnType<typeof recordsOf>;
let manager: { cookie: string };
let ladoga: string;
let seim: string;
beforeAll(async () => {
  system = await startSystem();
  records = recordsOf(system);
  await system.at('2026-11-24T11:00:00+03:00');
  manager = await system.signIn('PRODUCT_MANAGER');
  [ladoga, seim] = [(await records.client('ladoga')).id, (await records.client('seim')).id];
});
afterAll(() => system.stop());

const act = (name: string, input: Record<string, unknown>, asker?: Asker) => records.act<Wish>(name, 'featureRequest', fields, input, asker);
const done = (name: string, input: Record<string, unknown>, asker?: Asker) => records.done<Wish>(name, 'featureRequest', fields, input, asker);
const wishes = (input: Record<string, unknown> = {}, asker: Asker = system.partner) => done('submitFeatureRequest', { title: 'Период опроса 100 мс', text: 'Нужен более частый опрос.', ...input }, asker);
const decide = (wish: Wish, input: Record<string, unknown>) => act('decideFeatureRequest', { featureRequestId: wish.id, ...input }, manager);

describe('§3.12 wishes are accepted', () => {
  it('from a client: it gets a number and the client’s own voice is the first', async () => {
    expect(await wishes()).toMatchObject({ number: expect.stringMatching(/^FW-2026-\d{3}$/), status: 'REGISTERED', voices: 1, version: 1, client: { id: ladoga } });
  });

  it('from a ticket: the wish says which, and the ticket what became of it', async () => {
    const ticket = await deskOf(system).clientAsks();
    const wish = await wishes({ ticketId: ticket.number });
    expect(wish).toMatchObject({ ticket: { number: ticket.number }, client: { id: ladoga } });
    const { ticket: asked } = await system.get<{ ticket: { featureRequests: { number: string }[] } }>('query($id: ID!) { ticket(id: $id) { featureRequests { number } } }', { id: ticket.id }, system.partner);
    expect(asked.featureRequests).toEqual([{ number: wish.number }]);
  });

  it('written down by staff for a client', async () => {
    expect(await wishes({ clientId: seim }, await system.signIn('REGISTRAR'))).toMatchObject({ client: { id: seim }, voices: 1 });
  });

  it('30 at the same moment: 30 numbers in a row', async () => {
    const submitted = await Promise.all(Array.from({ length: 30 }, () => wishes()));
    const serials = submitted.map(({ number }) => Number(number.split('-')[2])).toSorted((a, b) => a - b);
    expect(serials).toEqual(Array.from({ length: 30 }, (_, index) => (serials[0] ?? 0) + index));
  });

  it.each([
    ['no title', { title: ' ' }, { code: 'REQUIRED_FIELD_MISSING', field: ['title'], clause: '3.12' }],
    ['no text', { text: null }, { code: 'REQUIRED_FIELD_MISSING', field: ['text'], clause: '3.12' }],
    ['a title of 501 characters', { title: 'ж'.repeat(501) }, { code: 'TOO_LONG', field: ['title'], clause: '3.12' }],
    ['a ticket that is not there', { ticketId: 'TP-2026-000999' }, { code: 'NOT_FOUND', field: ['ticketId'] }],
  ])('%s: refused with its field', async (_what, input, refusal) => {
    const { record, userErrors } = await act('submitFeatureRequest', { title: 'Тема', text: 'Текст', ...input }, system.partner);
    expect(record).toBeNull();
    expect(userErrors).toMatchObject([refusal]);
  });

  it('a wish is no request for support: it opens no promise', async () => {
    const before = await deskOf(system).ticketCount({ awaitingAnswer: true });
    await wishes();
    expect(await deskOf(system).ticketCount({ awaitingAnswer: true })).toBe(before);
  });
});

describe('§3.12 other clients add their voices', () => {
  it('each client once', async () => {
    const wish = await wishes();
    expect(await done('supportFeatureRequest', { featureRequestId: wish.number, clientId: seim })).toMatchObject({ voices: 2 });
    const { userErrors } = await act('supportFeatureRequest', { featureRequestId: wish.id, clientId: seim });
    expect(userErrors).toMatchObject([{ code: 'ALREADY_SUPPORTED', field: ['clientId'], clause: '3.12' }]);
  });

  it('two at the same moment are one voice', async () => {
    const wish = await wishes();
    const outcomes = await Promise.all([1, 2, 3].map(() => act('supportFeatureRequest', { featureRequestId: wish.id, clientId: seim })));
    expect(outcomes.filter(({ record }) => record !== null)).toHaveLength(1);
    const { featureRequest } = await system.get<{ featureRequest: Wish }>(`query($id: ID!) { featureRequest(id: $id) { ${fields} } }`, { id: wish.id });
    expect(featureRequest).toMatchObject({ voices: 2, version: wish.version });
  });

  it('a wish that is not theirs to see is not there for a partner', async () => {
    const wish = await wishes({ clientId: seim }, system.desk);
    const { userErrors } = await act('supportFeatureRequest', { featureRequestId: wish.id }, system.partner);
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['featureRequestId'] }]);
  });
});

describe('§3.12 somebody decides, and the client can read what', () => {
  it('from review to the release that carries it', async () => {
    const wish = await wishes();
    for (const status of ['UNDER_REVIEW', 'ACCEPTED']) expect((await decide(wish, { status })).record).toMatchObject({ status });
    expect((await decide(wish, { status: 'PLANNED', release: 'МПО 1.9.2' })).record).toMatchObject({ status: 'PLANNED', release: 'МПО 1.9.2' });
    expect((await decide(wish, { status: 'INCLUDED_IN_RELEASE', release: 'МПО 1.9.2' })).record).toMatchObject({ status: 'INCLUDED_IN_RELEASE', version: 5 });
    const { featureRequest } = await system.get<{ featureRequest: Wish }>(`query($id: ID!) { featureRequest(id: $id) { ${fields} } }`, { id: wish.number }, system.partner);
    expect(featureRequest).toMatchObject({ status: 'INCLUDED_IN_RELEASE', release: 'МПО 1.9.2' });
  });

  it.each([
    ['declining needs its reason for the client', { status: 'DECLINED' }, { code: 'REQUIRED_FIELD_MISSING', field: ['comment'], clause: '3.12' }],
    ['the release is named when it carries the wish', { status: 'INCLUDED_IN_RELEASE' }, { field: ['release'], clause: '3.12' }],
    ['a stale picture decides nothing', { status: 'ACCEPTED', expectedVersion: 1 }, { code: 'STALE_VERSION', field: ['expectedVersion'] }],
  ])('%s', async (_what, input, refusal) => {
    const wish = await wishes();
    await decide(wish, { status: 'UNDER_REVIEW' });
    if (input.status === 'INCLUDED_IN_RELEASE') await decide(wish, { status: 'ACCEPTED' });
    const { record, userErrors } = await decide(wish, input);
    // of a stale picture the present one is shown
    if (!('expectedVersion' in input)) expect(record).toBeNull();
    else expect(record).toMatchObject({ status: 'UNDER_REVIEW', version: 2 });
    expect(userErrors).toMatchObject([refusal]);
  });
});
