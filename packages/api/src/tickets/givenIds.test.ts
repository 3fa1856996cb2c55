import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v1, v4, v7 } from 'uuid';
import { deskOf, partnerOf, person, type Desk, type Payload } from '../access/testing/asking.ts';
import type { Viewer } from '../access/viewer.ts';
import attachments from '../attachments/index.ts';
import featureRequests from '../featureRequests/index.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import partners from '../partners/index.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import termsOfReference from '../termsOfReference/index.ts';
import webhooks from '../webhooks/index.ts';

let world: World;
let desk: Desk;
/** Systems of two clients; a second one of the first. */
let erp: Viewer;
let crm: Viewer;
let stranger: Viewer;
beforeAll(async () => {
  world = await openWorld([attachments, featureRequests, termsOfReference, partners, webhooks]);
  desk = await deskOf(world, world.features);
  [erp, crm, stranger] = [partnerOf(world.ladoga), partnerOf(world.ladoga), partnerOf(world.seim)];
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

const request = { subject: 'Module is silent', body: 'No answer on UART' };
const fields = 'result ticket { id number subject priority version externalId productVersion criticality missingFields relatedLinks }';
const create = (input: Record<string, unknown>, viewer = erp): Promise<Payload> => desk.act(viewer, 'createTicket', { ...request, ...input }, fields);
const ticketOf = (payload: Payload): { id: string; number: string; version: number } => payload['ticket'] as { id: string; number: string; version: number };
const refusals = ({ userErrors }: Payload): string[] => userErrors.map(({ code, field }) => `${code} ${field.join('.')}`);

const resultsOf = (payloads: Payload[]): string[] => payloads.map(({ result }) => String(result)).toSorted();

/** What a request leaves behind: itself, its messages, promises, letters and events. */
const effects = async (): Promise<Record<string, unknown> | undefined> => (await world.rows(`select ${['ticket', 'message', 'response_obligation', 'outgoing_letter', 'event_log', 'creation'].map((table) => `(select count(*) from ${table})::int as ${table}`).join(', ')}`))[0];

describe('an id that whoever makes the record has chosen', () => {
  it.each([['4', v4], ['7', v7]])('is the id of the request: a UUID of version %s', async (_version, make) => {
    const id = make();
    expect(await create({ id: id.toUpperCase() })).toMatchObject({ result: 'CREATED', ticket: { id }, userErrors: [] });
  });

  it('sent again with the same words answers the same request and does nothing, however late and in whatever order of fields', async () => {
    const id = v7();
    const first = await create({ id, priority: 'HIGH', productVersion: '1.2' });
    const before = await effects();
    const again = await create({ productVersion: '1.2', priority: 'HIGH', id });
    expect(again).toMatchObject({ result: 'NOOP', eventIds: [], userErrors: [] });
    expect(again['ticket']).toEqual(first['ticket']);
    expect(await effects()).toEqual(before);
  });

  it('five times at once makes one request', async () => {
    const id = v7();
    const answers = await Promise.all(Array.from({ length: 5 }, () => create({ id })));
    expect(resultsOf(answers)).toEqual(['CREATED', 'NOOP', 'NOOP', 'NOOP', 'NOOP']);
    expect(new Set(answers.map((answer) => ticketOf(answer).number)).size).toBe(1);
  });

  it('is taken for other words, for another system of the client, for another client and for staff: the same sentence for all', async () => {
    const id = v7();
    await create({ id });
    const before = await effects();
    const refused = await Promise.all([create({ id, body: 'Other words' }), create({ id }, crm), create({ id }, stranger), create({ id, clientId: world.ladoga }, person('SPECIALIST'))]);
    expect(refused.map(refusals)).toEqual(Array.from({ length: 4 }, () => ['ID_TAKEN id']));
    expect(new Set(refused.map(({ userErrors }) => JSON.stringify(userErrors))).size).toBe(1);
    expect(refused.every(({ ticket }) => ticket === null)).toBe(true);
    expect(await effects()).toEqual(before);
  });

  it('is taken by every record, of whatever kind and whosever, also by those with an id of ours', async () => {
    const { id } = await world.request();
    for (const taken of [id, world.seim, world.vera]) expect(refusals(await create({ id: taken })), taken).toEqual(['ID_TAKEN id']);
  });

  it.each(['', 'no-id', v1(), '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', `${v4()}0`])('%j is none', async (id) => {
    expect(refusals(await create({ id }))).toEqual(['INVALID_VALUE id']);
  });

  it('a refused act keeps no id', async () => {
    const id = v7();
    expect(refusals(await create({ id, subject: ' ' }))).toEqual(['REQUIRED_FIELD_MISSING subject']);
    expect(await create({ id })).toMatchObject({ result: 'CREATED', ticket: { id } });
  });

  const sections = ['1', '3', '4.1', '8'].map((code) => ({ code, text: 'Text' }));
  it.each<[string, string, () => Record<string, unknown>, () => Viewer]>([
    ['submitFeatureRequest', 'featureRequest', () => ({ title: 'A wish', text: 'Text' }), () => erp],
    ['submitTermsOfReference', 'termsOfReference', () => ({ title: 'A module', standard: 'GOST_19_201', sections }), () => erp],
    ['createContact', 'contact', () => ({ clientId: world.ladoga, name: 'A person', email: 'person@ladoga-rk.example' }), () => person('SUPPORT_HEAD')],
    ['createClient', 'client', () => ({ key: 'volga', name: 'Volga' }), () => person('SUPPORT_HEAD')],
    ['createProduct', 'product', () => ({ key: 'module', name: 'Module', kind: 'HARDWARE' }), () => person('SUPPORT_HEAD')],
  ])('%s: once under its id, and taken for anything else', async (name, subject, inputOf, viewerOf) => {
    const [id, input, viewer] = [v7(), inputOf(), viewerOf()];
    const first = await desk.act(viewer, name, { ...input, id }, `${subject} { id version }`);
    expect(first).toMatchObject({ [subject]: { id }, userErrors: [] });
    const before = await effects();
    expect(await desk.act(viewer, name, { ...input, id }, `${subject} { id version }`)).toEqual({ ...first, eventIds: [] });
    expect(refusals(await desk.act(viewer, name, { ...input, ...('title' in input ? { title: 'Other' } : { name: 'Other' }), id }, `${subject} { id }`))).toEqual(['ID_TAKEN id']);
    expect(refusals(await desk.act(viewer, name, { ...input, id: 'x' }, `${subject} { id }`))).toEqual(['INVALID_VALUE id']);
    expect(await effects()).toEqual(before);
  });

  it('addClientMessage: the message is there once and one promise with it, however often and by how many at once it is sent; its id is the message’s', async () => {
    const { ticket } = await create({});
    const input = { id: v7(), ticketId: (ticket as { number: string }).number, body: 'One more thing' };
    const answers = await Promise.all(Array.from({ length: 4 }, () => desk.act(erp, 'addClientMessage', input, 'ticket { id }')));
    for (const answer of answers) expect(answer).toMatchObject({ ticket: { id: (ticket as { id: string }).id }, userErrors: [] });
    expect(answers.filter(({ eventIds }) => eventIds.length > 0)).toHaveLength(1);
    expect(await world.rows('select ticket_id as id from message where id = $1', [input.id])).toEqual([{ id: (ticket as { id: string }).id }]);
    const before = await effects();
    for (const [viewer, sent] of [[erp, { ...input, body: 'Another thing' }], [crm, input], [world.head, input]] as const) expect(refusals(await desk.act(viewer, 'addClientMessage', sent, 'ticket { id }'))).toEqual(['ID_TAKEN id']);
    expect(refusals(await desk.act(stranger, 'addClientMessage', input, 'ticket { id }'))).toEqual(['ID_TAKEN id']);
    expect(refusals(await desk.act(erp, 'addClientMessage', { ...input, id: v1() }, 'ticket { id }'))).toEqual(['INVALID_VALUE id']);
    expect(await effects()).toEqual(before);
  });

  it('addClientMessage to what was archived: one new request, whose first message has the id', async () => {
    const { ticket } = await create({});
    const archived = ticket as { id: string };
    await world.rows(`update ticket set status = 'CLOSED', closed_at = now() - interval '3 years' where id = $1`, [archived.id]);
    const input = { id: v4(), ticketId: archived.id, body: 'It is back' };
    const [first, again] = [await desk.act(erp, 'addClientMessage', input, 'ticket { id }'), await desk.act(erp, 'addClientMessage', input, 'ticket { id }')];
    expect(first['ticket']).not.toEqual({ id: archived.id });
    expect(again).toEqual({ ...first, eventIds: [] });
    expect(await world.rows('select ticket_id as id from message where id = $1', [input.id])).toEqual([first['ticket']]);
  });

  it('createAttachmentUpload and registerPaperLetter: once under their ids', async () => {
    const upload = { id: v4(), fileName: 'log.txt', size: 3 };
    const letter = { id: v7(), clientId: world.ladoga, channel: 'PAPER', incomingNumber: 'IN-1', ...request };
    for (const [viewer, name, subject, input, otherwise] of [[erp, 'createAttachmentUpload', 'attachment', upload, { size: 4 }], [world.head, 'registerPaperLetter', 'ticket', letter, { incomingNumber: 'IN-2' }]] as const) {
      const first = await desk.act(viewer, name, input, `${subject} { id }`);
      expect(first, name).toMatchObject({ userErrors: [], [subject]: { id: input.id } });
      const before = await effects();
      expect(await desk.act(viewer, name, input, `${subject} { id }`), name).toEqual({ ...first, eventIds: [] });
      expect(refusals(await desk.act(viewer, name, { ...input, ...otherwise }, `${subject} { id }`)), name).toEqual(['ID_TAKEN id']);
      expect(refusals(await desk.act(viewer, name, { ...input, id: 'x' }, `${subject} { id }`)), name).toEqual(['INVALID_VALUE id']);
      expect(await effects()).toEqual(before);
    }
  });

  it('createAttachmentUpload: says until when it is waited for, the same however often it is announced', async () => {
    const input = { id: v4(), fileName: 'log.txt', size: 3 };
    const [first, again] = [await desk.act(erp, 'createAttachmentUpload', input, 'expiresAt'), await desk.act(erp, 'createAttachmentUpload', input, 'expiresAt')];
    const [{ at } = { at: new Date(0) }] = await world.rows<{ at: Date }>(`select created_at + interval '1 day' as at from attachment where id = $1`, [input.id]);
    expect([first['expiresAt'], again['expiresAt']]).toEqual([at.toISOString(), at.toISOString()]);
    expect((await desk.act(erp, 'createAttachmentUpload', { ...input, id: 'x' }, 'expiresAt'))['expiresAt']).toBeNull();
  });

  it('createWebhook: once under its id; its secret is shown once', async () => {
    const head = person('SUPPORT_HEAD');
    const { machineUser } = await desk.act(head, 'createMachineUser', { name: 'ERP' }, 'machineUser { id }');
    const input = { id: v4(), machineUserId: (machineUser as { id: string }).id, name: 'ERP', url: 'https://erp.example.org/hooks', document: 'subscription { ticketEvents { event { type } } }' };
    const first = await desk.act(head, 'createWebhook', input, 'secret webhook { id }');
    expect(first).toMatchObject({ secret: expect.stringMatching(/^whsec_/) as string, webhook: { id: input.id }, userErrors: [] });
    expect(await desk.act(head, 'createWebhook', input, 'secret webhook { id }')).toEqual({ secret: null, webhook: { id: input.id }, eventIds: [], userErrors: [] });
  });
});

describe('a request that the client’s system has named (externalId)', () => {
  let externalId: string;
  beforeEach(() => { externalId = v4(); });

  it('is registered once, also when it is sent five times at once by two systems', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, (_, number) => create({ externalId }, number % 2 === 0 ? erp : crm)));
    expect(resultsOf(answers)).toEqual(['CREATED', 'NOOP', 'NOOP', 'NOOP', 'NOOP']);
    expect(new Set(answers.map((answer) => ticketOf(answer).number)).size).toBe(1);
    expect(await world.rows('select from response_obligation where ticket_id = $1', [ticketOf(answers[0] as Payload).id])).toHaveLength(1);
  });

  it('answers and does nothing when it is sent again, whatever became of it since', async () => {
    const first = await create({ externalId, priority: 'LOW' });
    expect(first).toMatchObject({ result: 'CREATED', ticket: { externalId } });
    await desk.act(erp, 'changePriority', { ticketId: ticketOf(first).id, priority: 'HIGH' }, 'ticket { id }');
    const before = await effects();
    expect(await create({ externalId, priority: 'LOW' })).toMatchObject({ result: 'NOOP', eventIds: [], ticket: { id: ticketOf(first).id, priority: 'HIGH' }, userErrors: [] });
    expect(await effects()).toEqual(before);
  });

  it('takes what it lacked of §4.5, in one step of its version with its event, and promises nothing more', async () => {
    const first = await create({ externalId });
    const before = await effects();
    const filled = await create({ externalId, criticality: 'CRITICAL', productVersion: '2.0', relatedLinks: ['https://docs.example/1'] });
    expect(filled).toMatchObject({ result: 'UPDATED', eventIds: [expect.any(String)], ticket: { id: ticketOf(first).id, version: ticketOf(first).version + 1, criticality: 'CRITICAL', productVersion: '2.0', relatedLinks: ['https://docs.example/1'] }, userErrors: [] });
    expect((filled['ticket'] as { missingFields: string[] }).missingFields).not.toContain('criticality');
    expect((first['ticket'] as { missingFields: string[] }).missingFields).toContain('criticality');
    expect(await effects()).toEqual({ ...before, event_log: Number(before?.['event_log']) + 1 });
    expect(await world.rows('select type, payload -> \'added\' as added from event_log where id = $1', [filled.eventIds[0]])).toEqual([{ type: 'TICKET_DETAILS_ADDED', added: ['productVersion', 'criticality', 'relatedLinks'] }]);
    expect(await create({ externalId, criticality: 'CRITICAL' })).toMatchObject({ result: 'NOOP' });
    // both sides read on the timeline what came later, and by which system
    for (const viewer of [erp, world.head]) {
      const { ticket } = await desk.get<{ ticket: { timeline: { type: string; clause: string; params: unknown[]; author: { name: string } }[] } }>(viewer, 'query($id: ID!) { ticket(id: $id) { timeline { type clause params { name value } author { name } } } }', { id: ticketOf(first).id });
      expect(ticket.timeline.filter(({ type }) => type === 'DETAILS_ADDED')).toEqual([{ type: 'DETAILS_ADDED', clause: '4.5', params: [{ name: 'added', value: 'productVersion,criticality,relatedLinks' }], author: { name: erp.name } }]);
    }
  });

  it.each([
    ['subject', { subject: 'Something else' }],
    ['body', { body: 'No answer on UART, and it smokes' }],
    ['body', { stepsToReproduce: '1. Power up' }],
    ['priority', { priority: 'LOW' }],
    ['kind', { kind: 'FAILURE' }],
    ['productVersion', { productVersion: '3.0', criticality: 'CRITICAL' }],
    ['attachmentIds', { attachmentIds: [v7()] }],
    ['id', { id: v7() }],
  ])('keeps its %s as it was said: what differs is refused by its field, with the way to say it, and nothing of it is taken', async (field, differently) => {
    const first = await create({ externalId, productVersion: '1.0', kind: 'QUESTION' });
    const before = await effects();
    const refused = await create({ externalId, ...differently });
    expect(refused).toMatchObject({ result: null, ticket: null, userErrors: [{ code: 'SAID_OTHERWISE', field: [field], clause: '4.4', message: expect.stringContaining(ticketOf(first).number) as string }] });
    expect(await effects()).toEqual(before);
    expect(await desk.get(erp, 'query($id: ID!) { ticket(id: $id) { version criticality } }', { id: ticketOf(first).id })).toEqual({ ticket: { version: ticketOf(first).version, criticality: null } });
  });

  it('is found by it, and is another client’s under the same name', async () => {
    const [own, other] = [await create({ externalId }), await create({ externalId }, stranger)];
    expect(other).toMatchObject({ result: 'CREATED' });
    expect(ticketOf(other).id).not.toBe(ticketOf(own).id);
    const find = 'query($externalId: String!) { tickets(filter: { externalId: $externalId }) { nodes { id } } }';
    expect(await desk.get(erp, find, { externalId })).toEqual({ tickets: { nodes: [{ id: ticketOf(own).id }] } });
    expect(await desk.get(stranger, find, { externalId })).toEqual({ tickets: { nodes: [{ id: ticketOf(other).id }] } });
  });

  it.each([['TOO_LONG', 'x'.repeat(201)], ['INVALID_VALUE', 'a\tb']])('%s: what is no name', async (code, name) => {
    expect(refusals(await create({ externalId: name }))).toEqual([`${code} externalId`]);
  });
});

describe('a contact that another system has named', () => {
  const head = person('SUPPORT_HEAD');
  const contact = (input: Record<string, unknown>): Promise<Payload> => desk.act(head, 'createContact', { clientId: world.ladoga, ...input }, 'result contact { id name phone version externalId }');

  it('is made once and changed from then on, also by two at once', async () => {
    const named = { externalId: 'crm-1', name: 'Anna', email: 'anna@ladoga-rk.example' };
    const answers = await Promise.all([contact(named), contact(named)]);
    expect(resultsOf(answers)).toEqual(['CREATED', 'NOOP']);
    const [{ id }] = answers.map((answer) => answer['contact'] as { id: string }) as [{ id: string }, unknown];
    expect(await contact({ externalId: 'crm-1', phone: '+7' })).toMatchObject({ result: 'UPDATED', contact: { id, name: 'Anna', phone: '+7', version: 2, externalId: 'crm-1' } });
    expect(await contact({ externalId: 'crm-1', phone: '+7' })).toMatchObject({ result: 'NOOP', eventIds: [] });
    expect(refusals(await contact({ externalId: 'crm-1', id: v7() }))).toEqual(['ALREADY_EXISTS externalId']);
    expect(await desk.get(head, '{ contacts(externalId: "crm-1") { nodes { id } } }')).toEqual({ contacts: { nodes: [{ id }] } });
  });
});

describe('a wish that the client’s system has named', () => {
  const wish = { title: 'Export', text: 'Export to XLSX' };
  const submit = (input: Record<string, unknown>, viewer = erp): Promise<Payload> => desk.act(viewer, 'submitFeatureRequest', { ...wish, ...input }, 'result featureRequest { id number externalId benefit voices version product { id } ticket { id } }');
  const wishOf = (payload: Payload): { id: string; number: string; version: number } => payload['featureRequest'] as { id: string; number: string; version: number };
  let externalId: string;
  beforeEach(() => { externalId = v4(); });

  it('is registered once with one voice, also when two systems and the desk send it at once', async () => {
    const manager = person('PRODUCT_MANAGER');
    const answers = await Promise.all([erp, crm, erp, manager, crm].map((viewer) => submit({ externalId, ...(viewer === manager ? { clientId: world.ladoga } : {}) }, viewer)));
    expect(resultsOf(answers)).toEqual(['CREATED', 'NOOP', 'NOOP', 'NOOP', 'NOOP']);
    expect(new Set(answers.map((answer) => wishOf(answer).number)).size).toBe(1);
    expect(answers[0]).toMatchObject({ featureRequest: { externalId, voices: 1 } });
  });

  it('takes what it lacked in one step of its version with its event, and then is as it was', async () => {
    const [first, { ticket }] = [await submit({ externalId }), await create({})];
    expect(first).toMatchObject({ result: 'CREATED', featureRequest: { externalId, benefit: null, ticket: null } });
    const more = { externalId, benefit: 'Hours', ticketId: (ticket as { number: string }).number };
    const filled = await submit(more);
    expect(filled).toMatchObject({ result: 'UPDATED', eventIds: [expect.any(String)], featureRequest: { id: wishOf(first).id, version: wishOf(first).version + 1, benefit: 'Hours', ticket: { id: (ticket as { id: string }).id } } });
    expect(await world.rows('select type, payload -> \'added\' as added from event_log where id = $1', [filled.eventIds[0]])).toEqual([{ type: 'FEATURE_REQUEST_DETAILS_ADDED', added: ['benefit', 'ticketId'] }]);
    const before = await effects();
    for (const again of [more, { externalId }]) expect(await submit(again)).toMatchObject({ result: 'NOOP', eventIds: [], featureRequest: { benefit: 'Hours' } });
    expect(await effects()).toEqual(before);
  });

  it.each([['title', { title: 'Import' }], ['text', { text: 'Export to PDF', benefit: 'More' }], ['benefit', { benefit: 'Days' }], ['id', { id: v7() }]])('keeps its %s as it was said, and then takes nothing', async (field, differently) => {
    const first = await submit({ externalId, benefit: 'Hours' });
    const before = await effects();
    const refused = await submit({ externalId, ...differently });
    expect(refused).toMatchObject({ result: null, featureRequest: null, userErrors: [{ code: 'SAID_OTHERWISE', field: [field], clause: '3.12', message: expect.stringContaining(wishOf(first).number) as string }] });
    expect(await effects()).toEqual(before);
  });

  it('is found by its name by its client alone: another one has its own under it, and learns of none', async () => {
    const [own, other] = [await submit({ externalId }), await submit({ externalId }, stranger)];
    expect([own['result'], other['result']]).toEqual(['CREATED', 'CREATED']);
    // taken up by the desk, so that each client sees both
    await world.rows(`update feature_request set status = 'PLANNED' where id = any($1)`, [[wishOf(own).id, wishOf(other).id]]);
    const find = 'query($externalId: String!) { featureRequests(filter: { externalId: $externalId }) { nodes { id } } }';
    expect(await desk.get(erp, find, { externalId })).toEqual({ featureRequests: { nodes: [{ id: wishOf(own).id }] } });
    expect(await desk.get(stranger, find, { externalId })).toEqual({ featureRequests: { nodes: [{ id: wishOf(other).id }] } });
    expect((await desk.get<{ featureRequests: { nodes: unknown[] } }>(world.head, find, { externalId })).featureRequests.nodes).toHaveLength(2);
    expect(await desk.get(stranger, 'query($id: ID!) { featureRequest(id: $id) { externalId } }', { id: wishOf(own).id })).toEqual({ featureRequest: { externalId: null } });
  });

  it.each([['TOO_LONG', 'x'.repeat(201)], ['INVALID_VALUE', 'a\tb']])('%s: what is no name', async (code, name) => {
    expect(refusals(await submit({ externalId: name }))).toEqual([`${code} externalId`]);
  });
});

describe('Terms of Reference that the client’s system has named', () => {
  const whole = ['1', '3', '4.1', '8'].map((code) => ({ code, text: 'Text' }));
  const document = { title: 'A module', standard: 'GOST_19_201', sections: whole };
  const submit = (input: Record<string, unknown>, viewer = erp): Promise<Payload> => desk.act(viewer, 'submitTermsOfReference', { ...document, ...input }, 'result termsOfReference { id number externalId title status revision version }');
  const termsOf = (payload: Payload): { id: string; number: string; version: number } => payload['termsOfReference'] as { id: string; number: string; version: number };
  const decide = (payload: Payload, decision: string): Promise<Payload> => desk.act(person('PRODUCT_MANAGER'), 'decideTermsOfReference', { termsOfReferenceId: termsOf(payload).id, decision, ...(decision === 'RETURN' ? { comment: 'Say more' } : {}) }, 'termsOfReference { id }');
  const sendBack = async (payload: Payload): Promise<void> => {
    for (const decision of ['REVIEW', 'RETURN']) expect((await decide(payload, decision)).userErrors).toEqual([]);
  };
  let externalId: string;
  beforeEach(() => { externalId = v4(); });

  it('are submitted once, also when two systems and the desk send them at once', async () => {
    const manager = person('PRODUCT_MANAGER');
    const answers = await Promise.all([erp, crm, erp, manager].map((viewer) => submit({ externalId, ...(viewer === manager ? { clientId: world.ladoga } : {}) }, viewer)));
    expect(resultsOf(answers)).toEqual(['CREATED', 'NOOP', 'NOOP', 'NOOP']);
    expect(new Set(answers.map((answer) => termsOf(answer).number)).size).toBe(1);
    expect(answers[0]).toMatchObject({ termsOfReference: { externalId, revision: 1 } });
  });

  it.each([['title', { title: 'Another module' }], ['sections', { sections: whole.map(({ code }) => ({ code, text: 'Other' })) }], ['standard', { standard: 'GOST_34_602' }], ['id', { id: v7() }]])('keep their %s while the desk has them: what differs waits until they are sent back', async (field, differently) => {
    const first = await submit({ externalId });
    const before = await effects();
    expect(await submit({ externalId, ...differently })).toMatchObject({ result: null, termsOfReference: null, userErrors: [{ code: 'SAID_OTHERWISE', field: [field], clause: '3.16', message: expect.stringContaining(termsOf(first).number) as string }] });
    expect(await effects()).toEqual(before);
  });

  it('come as their next revision where they were sent back, by two at once too; the former words that come late change nothing', async () => {
    const first = await submit({ externalId });
    await sendBack(first);
    expect(await submit({ externalId }), 'the first letter comes late').toMatchObject({ result: 'NOOP', eventIds: [], termsOfReference: { status: 'DRAFT', revision: 1 } });
    const revised = { externalId, title: 'A larger module' };
    const answers = await Promise.all([submit(revised), submit(revised, crm)]);
    expect(resultsOf(answers)).toEqual(['NOOP', 'UPDATED']);
    for (const answer of answers) expect(answer).toMatchObject({ userErrors: [], termsOfReference: { id: termsOf(first).id, title: 'A larger module', status: 'SUBMITTED', revision: 2 } });
    expect(await submit({ externalId })).toMatchObject({ result: 'NOOP', termsOfReference: { title: 'A larger module', revision: 2 } });
  });

  it('are revised by whoever saw them last: STALE_VERSION where an expected version is past', async () => {
    const first = await submit({ externalId });
    await sendBack(first);
    expect(refusals(await submit({ externalId, title: 'A larger module', expectedVersion: termsOf(first).version }))).toEqual(['STALE_VERSION expectedVersion']);
    expect(await submit({ externalId, title: 'A larger module', expectedVersion: termsOf(first).version + 2 })).toMatchObject({ result: 'UPDATED', termsOfReference: { revision: 2 } });
  });

  it('keep their name: by their id they come again under it or without one, under no other', async () => {
    const first = await submit({ externalId });
    await sendBack(first);
    expect(refusals(await submit({ termsOfReferenceId: termsOf(first).number, externalId: v4() }))).toEqual(['INVALID_VALUE externalId']);
    expect(await submit({ termsOfReferenceId: termsOf(first).number, externalId })).toMatchObject({ result: 'UPDATED', termsOfReference: { externalId, revision: 2 } });
  });

  it('are found by it, and are another client’s under the same name', async () => {
    const [own, other] = [await submit({ externalId }), await submit({ externalId }, stranger)];
    expect(other).toMatchObject({ result: 'CREATED' });
    const find = 'query($externalId: String!) { termsOfReferences(filter: { externalId: $externalId }) { nodes { id } } }';
    expect(await desk.get(erp, find, { externalId })).toEqual({ termsOfReferences: { nodes: [{ id: termsOf(own).id }] } });
    expect(await desk.get(stranger, find, { externalId })).toEqual({ termsOfReferences: { nodes: [{ id: termsOf(other).id }] } });
  });

  it.each([['TOO_LONG', 'x'.repeat(201)], ['INVALID_VALUE', 'a\tb']])('%s: what is no name', async (code, name) => {
    expect(refusals(await submit({ externalId: name }))).toEqual([`${code} externalId`]);
  });
});
