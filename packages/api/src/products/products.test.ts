import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import { newId } from '../platform/identity.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';
import products from './index.ts';

const registrar = person('REGISTRAR');

let system: ScratchSystem;
let desk: Desk;
beforeAll(async () => {
  system = await scratchSystem([products]);
  desk = await deskOf(system, [products]);
}, scratchPatienceMilliseconds);
afterAll(() => system.close());
beforeEach(() => system.rows('truncate product, event_log'));

interface Row {
  id: string;
  [field: string]: unknown;
}

const act = (name: string, input: Record<string, unknown>, viewer: Parameters<Desk['act']>[0] = registrar) =>
  desk.act(viewer, name, input, 'product { id key name nameEn kind description descriptionEn versions active version }');
const done = async (name: string, input: Record<string, unknown>): Promise<Row> => {
  const payload = await act(name, input);
  expect(payload.userErrors).toEqual([]);
  return payload['product'] as Row;
};
const product = (input: Record<string, unknown> = {}): Promise<Row> => done('createProduct', { key: 'zenitron-m2', name: 'Зенитрон-М2', kind: 'HARDWARE', ...input });
const everything = () => system.rows('select (select json_agg(product order by id) from product) products, (select count(*) from event_log) events');

test('a product is created, changed and deleted, each with its event', async () => {
  const { id, ...created } = await product({ versions: ['2.4.1', ' 2.5.0 ', '2.4.1', ''], description: 'Модуль\nприёмника' });
  expect(created).toMatchObject({ versions: ['2.4.1', '2.5.0'], description: 'Модуль\nприёмника', nameEn: null, active: true, version: 1 });
  expect(await done('updateProduct', { id, expectedVersion: 1, description: null, versions: ['2.5.0', '2.6.0'] })).toMatchObject({ description: null, versions: ['2.5.0', '2.6.0'], name: 'Зенитрон-М2', version: 2 });
  expect(await done('updateProduct', { id, versions: null })).toMatchObject({ versions: [], version: 3 });
  expect(await done('deleteProduct', { id, expectedVersion: 3 })).toMatchObject({ key: 'zenitron-m2' });
  expect((await system.rows<{ type: string }>('select type from event_log order by occurred_at, id')).map(({ type }) => type)).toEqual(['PRODUCT_CREATED', 'PRODUCT_UPDATED', 'PRODUCT_UPDATED', 'PRODUCT_DELETED']);
});

describe('what cannot be taken changes nothing and names its field and clause', () => {
  const cases: [string, string, Record<string, unknown>, { code: string; field: string[] }][] = [
    ['no kind', 'createProduct', { kind: null }, { code: 'REQUIRED_FIELD_MISSING', field: ['kind'] }],
    ['no name', 'createProduct', { name: null }, { code: 'REQUIRED_FIELD_MISSING', field: ['name'] }],
    ['a key that is taken', 'createProduct', { key: 'zenitron-m2' }, { code: 'ALREADY_EXISTS', field: ['key'] }],
    ['a description too long', 'createProduct', { description: 'я'.repeat(10_001) }, { code: 'TOO_LONG', field: ['description'] }],
    ['a version too long', 'createProduct', { versions: ['1', '2'.repeat(121)] }, { code: 'TOO_LONG', field: ['versions', '1'] }],
    ['too many versions', 'updateProduct', { versions: Array.from({ length: 201 }, (_, index) => String(index)) }, { code: 'TOO_MANY_INPUTS', field: ['versions'] }],
    ['a kind taken away', 'updateProduct', { kind: null }, { code: 'REQUIRED_FIELD_MISSING', field: ['kind'] }],
    ['a stale version', 'updateProduct', { expectedVersion: 9, name: 'Другой' }, { code: 'STALE_VERSION', field: ['expectedVersion'] }],
    ['an unknown product', 'updateProduct', { id: newId() }, { code: 'NOT_FOUND', field: ['id'] }],
    ['an unknown product to delete', 'deleteProduct', { id: newId() }, { code: 'NOT_FOUND', field: ['id'] }],
    ['a stale version to delete', 'deleteProduct', { expectedVersion: 9 }, { code: 'STALE_VERSION', field: ['expectedVersion'] }],
  ];

  test.each(cases)('%s', async (_, name, input, refused) => {
    const { id } = await product();
    const before = await everything();
    const subject = name === 'createProduct' ? { key: 'new', name: 'Новый', kind: 'IC' } : { id };
    expect(await act(name, { ...subject, ...input })).toMatchObject({ product: refused.code === 'STALE_VERSION' ? { id } : null, eventIds: [], userErrors: [{ ...refused, clause: '1' }] });
    expect(await everything()).toEqual(before);
  });

  test.each(['createProduct', 'updateProduct', 'deleteProduct'])('%s by somebody without the right', async (name) => {
    const { id } = await product();
    const before = await everything();
    for (const viewer of [person('DEVELOPER'), partnerOf(newId())])
      expect(await act(name, name === 'createProduct' ? {} : { id }, viewer)).toMatchObject({ product: null, eventIds: [], userErrors: [{ code: 'FORBIDDEN', clause: '1' }] });
    expect(await everything()).toEqual(before);
  });
});

test('partners’ systems see all products, filtered and ordered, by id or key', async () => {
  await product();
  const { id } = await product({ key: 'litograf', name: 'Литограф', kind: 'SOFTWARE', active: false });
  const partner = partnerOf(newId());
  const answer = await desk.get(
    partner,
    `{ all: products { nodes { key } totalCount } active: products(filter: { active: true, text: "зенит" }) { nodes { key } } byKind: products(orderBy: [{ field: KIND, direction: DESC }]) { nodes { key } }
       byKey: product(id: "LITOGRAF") { id } byId: product(id: "${id}") { key } none: product(id: "none") { id } }`,
  );
  expect(answer).toEqual({
    all: { nodes: [{ key: 'zenitron-m2' }, { key: 'litograf' }], totalCount: 2 }, active: { nodes: [{ key: 'zenitron-m2' }] }, byKind: { nodes: [{ key: 'litograf' }, { key: 'zenitron-m2' }] },
    byKey: { id }, byId: { key: 'litograf' }, none: null,
  });
  expect((await desk.ask(partner, `{ products(filter: { clientId: "${newId()}" }) { totalCount } }`)).errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
});
