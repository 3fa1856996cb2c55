import { getNamedType, graphql, GraphQLID, isInputObjectType, type GraphQLSchema } from 'graphql';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { deskOf, partnerOf, type Desk, type Payload } from './access/testing/asking.ts';
import type { Viewer } from './access/viewer.ts';
import type { Feature } from './platform/feature.ts';
import { findAttachment } from './attachments/finding.ts';
import { storedBytes } from './attachments/stores/stores.ts';
import { askOf, takeUpload } from './attachments/uploading.ts';
import { loadFeatures } from './features.ts';
import { features, openWorld, type World } from './outgoing/testing/world.ts';
import { systemActor } from './platform/events/actor.ts';
import { clientSchemaOf } from './platform/graphql/clientSchema.ts';
import { newId } from './platform/identity.ts';
import type { Reader } from './platform/reading/connection.ts';
import { scratchPatienceMilliseconds } from './platform/testing/scratchSystem.ts';
import { Workshop } from './platform/work.ts';

// D11: every act of clients' systems, and the bytes of their files, on the whole desk, each lock with the other two open.
// The right is taken away by a head of support, who has all of them and no client; the schema by the desk's own.

let world: World;
let desk: Desk;
let clientSchema: GraphQLSchema;
beforeAll(async () => {
  const more = (await loadFeatures()).filter(({ name }) => features.every((one) => one.name !== name));
  // the acts and reactions of the whole desk, without what a start of mail, search and the rest does besides
  world = await openWorld(more.map((feature): Feature => (feature.name === 'attachments' ? feature : { ...feature, prepare: async () => undefined })), { config: { fileStore: 'database' } });
  desk = await deskOf(world, world.features);
  clientSchema = clientSchemaOf(desk.schema, world.features);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

/** The desk, with each act in a transaction that the database holds to the rows of one client, whoever acts. */
const lockedTo = (clientId: string, viewerId: string): Promise<Desk> => {
  const performFor: World['workshop']['performFor'] = (_client, actor, verb) => world.workshop.performFor({ clientId, viewerId }, actor, verb);
  return deskOf({ ...world, workshop: Object.assign(Object.create(world.workshop) as World['workshop'], { performFor }) }, world.features);
};

type Who = 'ladoga' | 'seim';
const clientOf = (who: Who): string => world[who];
const contactOf = (who: Who): string => (who === 'ladoga' ? world.roman : world.vera);
const made = async (viewer: Viewer, name: string, subject: string, input: Record<string, unknown>): Promise<{ id: string }> => {
  const payload = await desk.act(viewer, name, input, `${subject} { id }`);
  expect(payload.userErrors, name).toEqual([]);
  return payload[subject] as { id: string };
};
const words = { subject: 'Замок', body: 'Заперт ли он?' };
const wish = { title: 'Пожелание', text: 'Текст' };
const document = { title: 'Модуль', standard: 'GOST_19_201', sections: ['1', '3', '4.1', '8'].map((code) => ({ code, text: 'Текст' })) };
const bytes = Buffer.from('bytes of a file');

const ticketOf = async (who: Who): Promise<string> => (await made(world.head, 'createTicket', 'ticket', { ...words, clientId: clientOf(who) })).id;
const proposed = async (who: Who): Promise<string> => {
  const id = await ticketOf(who);
  await made(world.head, 'proposePriority', 'ticket', { ticketId: id, priority: 'LOW', reason: 'Терпит' });
  return id;
};
/** A file that somebody has brought and nobody has attached. */
const fileOf = async (viewer: Viewer): Promise<string> => {
  const { id } = await made(viewer, 'createAttachmentUpload', 'attachment', { fileName: 'x.txt', size: bytes.length });
  await takeUpload(world, viewer, id, { source: Readable.from([bytes]), announcedBytes: bytes.length });
  return id;
};

/** What an act of clients is sent; `who` says of whom the record is that the field names, and all else is of the client of the transaction. */
type Input = (who: Who) => Promise<Record<string, unknown>>;
const own = 'ladoga' as const;

const termsOf = async (who: Who): Promise<string> => (await made(world.head, 'submitTermsOfReference', 'termsOfReference', { ...document, clientId: clientOf(who) })).id;
const returnedTerms = async (who: Who): Promise<string> => {
  const termsOfReferenceId = await termsOf(who);
  await made(world.head, 'decideTermsOfReference', 'termsOfReference', { termsOfReferenceId, decision: 'REVIEW' });
  await made(world.head, 'decideTermsOfReference', 'termsOfReference', { termsOfReferenceId, decision: 'RETURN', comment: 'Дополните' });
  return termsOfReferenceId;
};
const wishOf = async (who: Who): Promise<string> => (await made(world.head, 'submitFeatureRequest', 'featureRequest', { ...wish, clientId: clientOf(who) })).id;
/** A wish of somebody else that the desk has taken up, so that everybody may add a voice. */
const sharedWish = async (): Promise<string> => {
  const featureRequestId = await wishOf('seim');
  await made(world.head, 'decideFeatureRequest', 'featureRequest', { featureRequestId, status: 'ACCEPTED' });
  return featureRequestId;
};
/** Staff need a message in which the client agrees; a client’s key does not, and cannot name one. */
const agreed = async (ticketId: string): Promise<Record<string, unknown>> => {
  const [first] = await world.rows<{ id: string }>('select id from message where ticket_id = $1', [ticketId]);
  return { ticketId, consentMessageId: first?.id };
};

/** Every field by which an act of clients’ systems names a record, with an input that is sound but for that one. */
const fields: Readonly<Record<string, Input>> = {
  'addClientMessage.ticketId': async (who) => ({ body: 'Дополнение', ticketId: await ticketOf(who) }),
  'addClientMessage.contactId': async (who) => ({ body: 'Дополнение', ticketId: await ticketOf(own), contactId: contactOf(who) }),
  'addClientMessage.attachmentIds': async () => ({ body: 'Дополнение', ticketId: await ticketOf(own), attachmentIds: [await fileOf(world.head)] }),
  'changePriority.ticketId': async (who) => ({ priority: 'LOW', ...(await agreed(await ticketOf(who))) }),
  'createAttachmentUpload.ticketId': async (who) => ({ fileName: 'x.txt', size: 1, ticketId: await ticketOf(who) }),
  'createTicket.contactId': async (who) => ({ ...words, contactId: contactOf(who) }),
  'createTicket.attachmentIds': async () => ({ ...words, clientId: clientOf(own), attachmentIds: [await fileOf(world.head)] }),
  'settlePriorityProposal.ticketId': async (who) => ({ settlement: 'ACCEPT', ...(await agreed(await proposed(who))) }),
  'submitFeatureRequest.ticketId': async (who) => ({ ...wish, ticketId: await ticketOf(who) }),
  'submitTermsOfReference.ticketId': async (who) => ({ ...document, ticketId: await ticketOf(who) }),
  'submitTermsOfReference.termsOfReferenceId': async (who) => ({ ...document, termsOfReferenceId: await returnedTerms(who) }),
  'supportFeatureRequest.featureRequestId': async (who) => ({ clientId: clientOf(own), featureRequestId: who === own ? await sharedWish() : await wishOf(who) }),
  'withdrawTermsOfReference.termsOfReferenceId': async (who) => ({ termsOfReferenceId: await termsOf(who) }),
};
/** Records of everybody, and records that are yet to be. */
const ofNobody = new Set(['productId', 'id', 'externalId']);

const subjects: Readonly<Record<string, string>> = {
  addClientMessage: 'ticket', changePriority: 'ticket', createAttachmentUpload: 'attachment', createTicket: 'ticket', settlePriorityProposal: 'ticket',
  submitFeatureRequest: 'featureRequest', submitTermsOfReference: 'termsOfReference', supportFeatureRequest: 'featureRequest', withdrawTermsOfReference: 'termsOfReference',
};

/** The fields of the acts in the client’s schema that hold ids. */
const namingFields = (): string[] => Object.values(clientSchema.getMutationType()?.getFields() ?? {}).flatMap(({ name, args }) => args.flatMap(({ type }) => {
  const input = getNamedType(type);
  return isInputObjectType(input) ? Object.values(input.getFields()).filter((field) => getNamedType(field.type) === GraphQLID && !ofNobody.has(field.name)).map((field) => `${name}.${field.name}`) : [];
}));

const actOf = (named: string): string => named.split('.')[0] ?? '';
const done = (asked: Desk, named: string, input: Record<string, unknown>): Promise<Payload> => asked.act(world.head, actOf(named), input, `${subjects[actOf(named)]} { id }`);

describe('every field by which an act of a client’s system names a record', () => {
  it('is tried here', () => {
    expect(Object.keys(fields).toSorted()).toEqual(namingFields().toSorted());
    expect(Object.keys(clientSchema.getMutationType()?.getFields() ?? {}).toSorted()).toEqual(Object.keys(subjects).toSorted());
  });

  /** What acts leave behind, in numbers. */
  const left = async (): Promise<unknown> => (await world.rows(`select ${['ticket', 'message', 'attachment', 'event_log', 'outgoing_letter', 'feature_request', 'feature_request_voice', 'terms_of_reference', 'obligation_ledger', 'number_series'].map((table) => `(select count(*) from ${table}) as ${table}`).join(', ')}`))[0];
  /** The contact of a message is looked for at the client of its request by whoever acts. */
  const isForeignToEverybody = new Set(['addClientMessage.contactId']);

  it.each(Object.keys(fields))('%s: the database alone, and nothing of another client is found', async (named) => {
    const input = fields[named] as Input;
    const witness = await done(desk, named, await input('seim'));
    expect(witness.userErrors.map(({ code }) => code), 'the witness, who is not held to one client').toEqual(isForeignToEverybody.has(named) ? ['NOT_FOUND'] : []);
    // a file belongs to whoever brought it
    const allowed = await done(await lockedTo(clientOf(own), world.head.id), named, await input(own));
    expect(allowed.userErrors, 'of its own client it is found').toEqual([]);
    expect(allowed[subjects[actOf(named)] ?? ''], 'of its own client it is found').toMatchObject({ id: expect.any(String) });
    const foreign = await input('seim');
    const before = await left();
    const refused = await done(await lockedTo(clientOf(own), newId()), named, foreign);
    expect(refused.userErrors.map(({ code, field }) => ({ code, field: field[0] }))).toEqual([{ code: 'NOT_FOUND', field: named.split('.')[1] }]);
    expect(await left()).toEqual(before);
  });
});

describe('the bytes of files, the database alone', () => {
  const readAll = async (reader: Reader, fileId: string): Promise<string> => {
    const pieces: Buffer[] = [];
    for await (const piece of storedBytes(askOf(reader), fileId, { start: 0, end: bytes.length - 1 })) pieces.push(piece);
    return Buffer.concat(pieces).toString();
  };

  it('go to the client in whose message they are: another one finds neither the file nor its bytes, whatever asks for them', async () => {
    const id = await fileOf(world.head);
    await made(world.head, 'createTicket', 'ticket', { ...words, clientId: world.seim, attachmentIds: [id] });
    // bytes that nobody else has: equal ones are stored once
    const [{ fileId } = { fileId: '' }] = await world.rows<{ fileId: string }>('insert into stored_file (id, started_at, sha256, size, store) select gen_random_uuid(), started_at, md5(id::text), size, store from stored_file where id = (select file_id from attachment where id = $1) returning id as "fileId"', [id]);
    await world.rows('insert into file_chunk (file_id, number, bytes) select $1, number, bytes from file_chunk where file_id = (select file_id from attachment where id = $2)', [fileId, id]);
    await world.rows('update attachment set file_id = $1 where id = $2', [fileId, id]);
    const [seim, ladoga] = [world.seim, world.ladoga].map((clientId) => world.readerOf({ clientId, viewerId: newId() })) as [Reader, Reader];
    for (const reader of [world.reader, seim]) {
      expect(await findAttachment(reader, world.head, id)).toMatchObject({ id, fileId });
      expect(await readAll(reader, fileId)).toBe(bytes.toString());
    }
    expect(await findAttachment(ladoga, world.head, id)).toBeNull();
    await expect(readAll(ladoga, fileId)).rejects.toThrow(/is not there/);
  });

  it('come for what the system itself announced: another one neither finds the announcement nor lays its bytes there', async () => {
    const theirs = partnerOf(world.seim);
    const announce = async (): Promise<string> => (await made(theirs, 'createAttachmentUpload', 'attachment', { fileName: 'x.txt', size: bytes.length })).id;
    const bring = async (system: Pick<World, 'reader' | 'readerOf' | 'workshop'>, id: string): Promise<void> => takeUpload(system, theirs, id, { source: Readable.from([bytes]), announcedBytes: bytes.length });
    const mine = { clientId: world.ladoga, viewerId: newId() };
    const id = await announce();
    await expect(bring({ ...world, readerOf: () => world.readerOf(mine) }, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const workshop = Object.assign(Object.create(world.workshop) as World['workshop'], { performFor: ((_client, actor, verb) => world.workshop.performFor(mine, actor, verb)) satisfies World['workshop']['performFor'] });
    await expect(bring({ ...world, workshop }, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await bring(world, id);
    expect(await findAttachment(world.reader, theirs, id)).toMatchObject({ id, size: bytes.length, fileId: expect.any(String) });
  });
});

describe('the lock of acts', () => {
  const act = <T>(clientId: string, verb: Parameters<World['workshop']['perform']>[1]): Promise<T> => world.workshop.performFor({ clientId, viewerId: newId() }, systemActor, verb).then(({ result }) => result as T);

  it('lets a client’s system submit Terms of Reference that belong to no ticket, with the letter about them', async () => {
    await world.rows('update contact set responsible = true where id = $1', [world.roman]);
    const { id } = await made(partnerOf(world.ladoga), 'submitTermsOfReference', 'termsOfReference', document);
    expect(await world.rows('select ticket_id as ticket from outgoing_letter where deduplication_key like $1', [`%${id}%`])).toEqual([{ ticket: null }]);
  });

  it.each([['submitFeatureRequest', 'featureRequest', wish], ['submitTermsOfReference', 'termsOfReference', document]])('%s: a client’s system names its record at its own door, once', async (name, subject, words) => {
    const source = `mutation($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { result ${subject} { externalId } userErrors { code field } } }`;
    const send = (input: Record<string, unknown>) => graphql({ schema: clientSchema, source, variableValues: { input: { ...words, ...input } }, contextValue: desk.contextOf(partnerOf(world.ladoga)) });
    for (const result of ['CREATED', 'NOOP']) expect(await send({ externalId: 'erp-1' })).toEqual({ data: { [name]: { result, [subject]: { externalId: 'erp-1' }, userErrors: [] } } });
    expect((await send({ externalId: 'erp-1', title: 'Другое' })).data).toMatchObject({ [name]: { result: null, userErrors: [{ code: 'SAID_OTHERWISE', field: ['title'] }] } });
  });

  it('ends with the transaction: the connection is the desk’s again, after a refused act as well', async () => {
    const roles = async () => (await Promise.all(Array.from({ length: 20 }, () => world.workshop.perform(systemActor, (work) => work.em.execute<{ role: string }[]>('select current_user as role'))))).map(({ result: [row] }) => row?.role);
    expect(await act<{ role: string }[]>(world.ladoga, (work) => work.em.execute('select current_user as role'))).toEqual([{ role: 'reglament_client_acts' }]);
    await expect(act(world.ladoga, async () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect(new Set(await roles())).toEqual(new Set([world.connection.user]));
  });

  it('opens for one question of the whole desk and closes behind it, also when that fails', async () => {
    const countSql = 'select count(*)::int as count from client';
    const counted = await act<number[]>(world.ladoga, async (work) => {
      const count = async () => (await work.em.execute<{ count: number }[]>(countSql))[0]?.count ?? 0;
      const seen = [await count(), await work.ofWholeDesk(count), await count()];
      await work.ofWholeDesk(async () => Promise.reject(new Error('no answer'))).catch(() => undefined);
      return [...seen, await count()];
    });
    expect(counted).toEqual([1, 2, 1, 1]);
  });

  it('gives a request to whoever has least in hand, by a setting that no client is shown or changes', async () => {
    await world.rows(`insert into automatic_choice (id, way, cap, version) values (gen_random_uuid(), 'LEAST_LOADED', 10, 1)`);
    onTestFinished(async () => void (await world.rows('delete from automatic_choice')));
    const { id } = await made(partnerOf(world.seim), 'createTicket', 'ticket', words);
    expect(await world.rows('select assignee_id as assignee from ticket where id = $1', [id])).toEqual([{ assignee: world.specialist.id }]);
    expect(await act<unknown[]>(world.seim, (work) => work.em.execute(`update automatic_choice set way = 'COMMON_QUEUE' returning id`))).toEqual([]);
  });

  it('an id that names a record of another client is taken, without being told of what', async () => {
    const foreign = await ticketOf('seim');
    for (const viewer of [world.head, partnerOf(world.ladoga)]) {
      const { userErrors } = await desk.act(viewer, 'createTicket', { ...words, ...(viewer === world.head ? { clientId: world.ladoga } : {}), id: foreign }, 'ticket { id }');
      expect(userErrors.map(({ code }) => code)).toEqual(['ID_TAKEN']);
    }
  });

  it('takes no row for another client, and gives none of its own away', async () => {
    const [{ id } = { id: '' }] = await world.rows<{ id: string }>('select id from contact where client_id = $1', [world.ladoga]);
    await expect(act(world.ladoga, (work) => work.em.execute('update contact set client_id = ? where id = ?', [world.seim, id]))).rejects.toMatchObject({ code: '42501' });
    await expect(act(world.ladoga, (work) => work.em.execute('insert into feature_request_voice (id, feature_request_id, client_id, supported_at) select gen_random_uuid(), id, ?, now() from feature_request limit 1', [world.seim]))).rejects.toMatchObject({ code: '42501' });
  });

  it('is not held where the database cannot lock rows and the desk runs without (ROW_LOCK)', async () => {
    const open = new Workshop(world.orm, [], () => undefined, () => false);
    expect((await open.performFor({ clientId: world.ladoga, viewerId: newId() }, systemActor, (work) => work.em.execute<unknown[]>('select 1 from client'))).result).toHaveLength(2);
  });
});
