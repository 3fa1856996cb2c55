import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommandLine } from '../support/commandLine.ts';
import { connectToDatabase } from '../support/database.ts';
import { deskOf } from '../support/desk.ts';
import { filesIn } from '../support/files.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';

interface Marked { text: string; marks: { start: number; length: number }[] }
interface Hit { kind: string; id: string; number: string | null; title: Marked; snippet: Marked | null; internal: boolean; clientName: string | null }
interface Answer { hits: Hit[]; counts: { kind: string; count: number; exact: boolean }[]; corrections: { typed: string; taken: string }[]; endCursor: string | null }

/** Whether something is internal is the desk's own to say. */
const documentFor = (asker: Asker): string => `query($text: String!, $kinds: [SearchKind!], $clientId: ID, $first: Int, $firstOfKind: Int, $after: Cursor) {
  search(text: $text, kinds: $kinds, clientId: $clientId, first: $first, firstOfKind: $firstOfKind, after: $after) {
    hits { kind id number title { text marks { start length } } snippet { text marks { start length } } ${asker === system.partner ? '' : 'internal'} clientName } counts { kind count exact } corrections { typed taken } endCursor
  }
}`;

let system: System;
let desk: ReturnType<typeof deskOf>;
let records: ReturnType<typeof recordsOf>;
let head: { cookie: string };
let seim: { id: string };
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  records = recordsOf(system);
  await system.at('2026-11-24T11:00:00+03:00');
  head = await system.signIn('SUPPORT_HEAD');
  seim = await records.client('seim');
});
afterAll(() => system.stop());

const search = async (text: string, asker: Asker = system.desk, more: Record<string, unknown> = {}): Promise<Answer> => (await system.get<{ search: Answer }>(documentFor(asker), { text, ...more }, asker)).search;
/** The index follows the acts by a moment. */
const soon = (text: string, id: string, asker: Asker = system.desk): Promise<Hit> =>
  vi.waitUntil(async () => (await search(text, asker, { first: 50 })).hits.find((hit) => hit.id === id), { timeout: 10_000 });
const idsOf = async (text: string, asker: Asker = system.desk, more: Record<string, unknown> = {}): Promise<string[]> => (await search(text, asker, { first: 50, ...more })).hits.map(({ id }) => id);
const markedIn = ({ text, marks }: Marked): string[] => marks.map(({ start, length }) => text.slice(start, start + length));
const foreign = (request: Record<string, unknown>) => desk.done('createTicket', { clientId: seim.id, ...request });

describe('words', () => {
  it('are found in whichever form they stand, in Russian and in English', async () => {
    const { id } = await desk.clientAsks({ subject: 'Перегрев платы', body: 'Выпаяно пять микросхем драйвера. The controllers were rebooted twice.' });
    await soon('микросхемы', id);
    expect((await search('микросхемы ')).corrections).toEqual([]);
    expect(markedIn((await soon('микросхемы', id)).snippet ?? { text: '', marks: [] })).toEqual(['микросхем']);
    expect(await idsOf('controller reboots')).toContain(id);
    expect(await idsOf('перегревом платой')).toContain(id);
    expect(await idsOf('перегрев -микросхема')).not.toContain(id);
  });

  it('must all occur; a quotation in its order', async () => {
    const { id } = await desk.clientAsks({ subject: 'Порядок слов', body: 'Сначала загорается зелёный светодиод, потом гаснет.' });
    await soon('зеленый светодиод гаснет', id);
    expect(await idsOf('"зеленый светодиод"')).toContain(id);
    expect(await idsOf('"светодиод зеленый"')).not.toContain(id);
    expect(await idsOf('светодиод невиданныйвовек ')).toEqual([]);
  });

  it('are found by their beginning while they are typed', async () => {
    const { id } = await desk.clientAsks({ subject: 'Осциллограмма приложена', body: 'Смотрите файл.' });
    await soon('осциллогр', id);
    expect(await idsOf('осциллогр ')).toEqual([]);
  });

  it('bring the one that bears them in its subject first', async () => {
    const inBody = await desk.clientAsks({ subject: 'Вопрос', body: 'Кажется, дело в термопасте.' });
    const inSubject = await desk.clientAsks({ subject: 'Термопаста высохла', body: 'Что делать?' });
    await soon('термопаста', inBody.id);
    await soon('термопаста', inSubject.id);
    expect((await idsOf('термопаста')).slice(0, 2)).toEqual([inSubject.id, inBody.id]);
  });
});

describe('numbers and codes', () => {
  it('are found whole and by their beginning, in either alphabet', async () => {
    const ticket = await desk.clientAsks({ subject: 'Замена приёмопередатчика', body: 'Стоит MAX485 рядом с К1986ВЕ92QI, ПО 2.5.71.' });
    const hit = await soon('MAX485', ticket.id);
    expect(markedIn(hit.snippet ?? { text: '', marks: [] })).toEqual(['MAX485']);
    for (const text of ['max48', 'K1986BE92QI', 'к1986', '2.5.71', ticket.number, ticket.number.toLowerCase(), `номер:${ticket.number}`]) expect((await idsOf(text))[0], text).toBe(ticket.id);
    expect(markedIn((await search(ticket.number)).hits[0]?.snippet ?? { text: '', marks: [] })).toEqual([]);
    expect(await idsOf('номер:MAX485')).not.toContain(ticket.id);
  });
});

describe('what is found', () => {
  it('are also clients, contacts, products, wishes and Terms of Reference, in groups', async () => {
    const product = await records.done<{ id: string }>('createProduct', 'product', 'id', { key: 'umbra', name: 'Сумеречник', kind: 'HARDWARE' }, head);
    const client = await records.done<{ id: string }>('createClient', 'client', 'id', { key: 'umbra', name: 'ООО «Сумеречник»' }, head);
    const contact = await records.done<{ id: string }>('createContact', 'contact', 'id', { clientId: client.id, name: 'Сумеречник Ольга', email: 'olga@umbra.example' }, head);
    const wish = await records.done<{ id: string }>('submitFeatureRequest', 'featureRequest', 'id', { clientId: seim.id, title: 'Поддержка сумеречника', text: 'Текст' }, head);
    const terms = await records.done<{ id: string }>('submitTermsOfReference', 'termsOfReference', 'id',
      { clientId: seim.id, title: 'Блок сумеречника', standard: 'GOST_19_201', sections: ['1', '3', '4.1', '8'].map((code) => ({ code, text: 'Текст' })) }, head);
    const tickets = [await foreign({ subject: 'Сумеречник раз', body: 'Текст' }), await foreign({ subject: 'Сумеречник два', body: 'Текст' })];
    for (const { id } of [product, client, contact, wish, terms, ...tickets]) await soon('сумеречник', id);
    const { counts } = await search('сумеречник');
    expect(counts).toEqual([['TICKET', 2], ['CLIENT', 1], ['CONTACT', 1], ['PRODUCT', 1], ['FEATURE_REQUEST', 1], ['TERMS_OF_REFERENCE', 1]].map(([kind, count]) => ({ kind, count, exact: true })));
    expect((await search('сумеречник', system.desk, { firstOfKind: 1 })).hits.map(({ kind }) => kind).toSorted()).toEqual(counts.map(({ kind }) => kind).toSorted());
    expect(await idsOf('сумеречник', system.desk, { kinds: ['CLIENT', 'PRODUCT'] })).toHaveLength(2);
    expect(await idsOf('сумеречник client:seim', system.desk, { kinds: ['TICKET'] })).toHaveLength(2);
    expect(await idsOf('клиент:"Сумеречник"')).toEqual(expect.arrayContaining([client.id, contact.id]));
    expect(await idsOf('сумеречник', system.desk, { clientId: client.id })).toHaveLength(2);
  });

  it('are standard answers while they are offered, and requests by the names of their files', async () => {
    const article = await records.done<{ id: string; version: number }>('createArticle', 'article', 'id version', { kind: 'MACRO', title: 'Сброс фьюзов', text: 'Подключите программатор.', language: 'ru' }, head);
    expect(await soon('фьюзы программатор', article.id, head)).toMatchObject({ kind: 'ARTICLE' });
    expect(await idsOf('фьюзы', system.partner)).toEqual([]);
    await records.done('updateArticle', 'article', 'id', { id: article.id, expectedVersion: article.version, active: false }, head);
    await vi.waitUntil(async () => (await idsOf('фьюзы', head)).length === 0, { timeout: 10_000 });
    const ticket = await desk.clientAsks({ subject: 'С файлами', body: 'Текст' });
    const files = filesIn(system);
    await desk.answer(ticket, system.desk, { body: 'Во вложении.', attachmentIds: [await files.upload('осциллограмма-питания.csv', Buffer.from('1'))] });
    await desk.done('addInternalNote', { ticketId: ticket.id, body: 'Проверить', attachmentIds: [await files.upload('себестоимость.xlsx', Buffer.from('2'))] });
    await soon('осциллограмма', ticket.id, system.partner);
    expect(await soon('себестоимость', ticket.id, head)).toMatchObject({ internal: true });
    expect(await idsOf('себестоимость', system.partner)).toEqual([]);
  });

  it('comes page by page, each once', async () => {
    const made = [];
    for (let step = 0; step < 5; step += 1) made.push((await desk.clientAsks({ subject: `Постранично ${step}`, body: 'Текст' })).id);
    for (const id of made) await soon('постранично', id);
    const found: string[] = [];
    for (let after: string | null = null, pages = 0; pages < 3; pages += 1) {
      const page: Answer = await search('постранично', system.desk, { first: 2, after });
      found.push(...page.hits.map(({ id }) => id));
      after = page.endCursor;
      expect(after === null).toBe(pages === 2);
    }
    expect(found.toSorted()).toEqual(made.toSorted());
    expect((await system.ask(documentFor(system.desk), { text: 'x', after: 'bm9uc2Vuc2U' })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect((await system.ask(documentFor(system.desk), { text: 'x', first: 51 })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('follows what changes: a name, a message, what is deleted', async () => {
    const client = await records.done<{ id: string; version: number }>('createClient', 'client', 'id version', { key: 'renamed', name: 'Первоимя' }, head);
    const ticket = await desk.done('createTicket', { clientId: client.id, subject: 'У переименованного', body: 'Текст' });
    await soon('первоимя', ticket.id);
    await records.done('updateClient', 'client', 'id', { id: client.id, expectedVersion: client.version, name: 'Второназвание' }, head);
    await soon('второназвание', ticket.id);
    expect(await idsOf('первоимя')).toEqual([]);
    await desk.answer(ticket, system.desk, { body: 'Прошейте загрузчик.' });
    await soon('загрузчик прошить', ticket.id);
    const product = await records.done<{ id: string }>('createProduct', 'product', 'id', { key: 'fleeting', name: 'Мимолётник', kind: 'SOFTWARE' }, head);
    await soon('мимолетник', product.id);
    await records.done('deleteProduct', 'product', 'id', { id: product.id, expectedVersion: 1 }, head);
    await vi.waitUntil(async () => (await idsOf('мимолетник')).length === 0, { timeout: 10_000 });
  });
});

describe('the queue', () => {
  const listed = async (text: string, asker: Asker = system.desk): Promise<string[]> =>
    (await system.get<{ tickets: { nodes: { id: string }[] } }>('query($text: String) { tickets(filter: { text: $text }, first: 50) { nodes { id } } }', { text }, asker)).tickets.nodes.map(({ id }) => id);

  it('is narrowed by words in any form, of the correspondence too, and by a part of a number or a subject', async () => {
    const ticket = await desk.clientAsks({ subject: 'Сверхрегенератор шумит', body: 'Гудят трансформаторы.' });
    expect(await listed('хрегенер')).toEqual([ticket.id]);
    await soon('трансформатор', ticket.id);
    expect(await listed('сверхрегенератора трансформатор')).toEqual([ticket.id]);
    expect(await listed('сверхрегенератор клиент:seim')).toEqual([]);
    expect(await listed(ticket.number.slice(-4))).toContain(ticket.id);
    await desk.done('addInternalNote', { ticketId: ticket.id, body: 'Пахнет гарантийкой.' });
    await soon('гарантийкой', ticket.id, head);
    expect(await listed('гарантийкой')).toEqual([ticket.id]);
    expect(await listed('гарантийкой', system.partner)).toEqual([]);
    expect(await listed('"- :')).toEqual([]);
  });
});

describe('similar requests', () => {
  const similar = async (id: string, asker: Asker = system.desk, first = 5): Promise<string[]> =>
    (await system.get<{ ticket: { similar: { id: string }[] } }>('query($id: ID!, $first: Int!) { ticket(id: $id) { similar(first: $first) { id } } }', { id, first }, asker)).ticket.similar.map((one) => one.id);

  it('share words that few use; those of the same product come first, and what is linked is not told again', async () => {
    const about = (subject: string, more: Record<string, unknown> = {}) => foreign({ subject, body: 'Текст обращения', ...more });
    const products = [];
    for (const key of ['similar-one', 'similar-two']) products.push((await records.done<{ id: string }>('createProduct', 'product', 'id', { key, name: key, kind: 'HARDWARE' }, head)).id);
    const [one, two] = products;
    const this_ = await about('Термопара занижает показания', { productId: one });
    const elsewhere = await about('Занижены показания термопары', { productId: two });
    const same = await about('Показания термопар занижаются', { productId: one });
    const chance = await about('Термопара отклеилась', { productId: one });
    for (const { id } of [this_, elsewhere, same, chance]) await soon('термопара', id);
    expect(await similar(this_.id)).toEqual([same.id, elsewhere.id]);
    expect(await similar(this_.id, system.desk, 1)).toEqual([same.id]);
    await desk.done('linkTickets', { ticketId: this_.id, otherId: same.id });
    expect(await similar(this_.id)).toEqual([elsewhere.id]);
    const own = await desk.clientAsks({ subject: 'Термопара: показания занижены', body: 'Текст' });
    await soon('термопара', own.id);
    expect(await similar(own.id)).toHaveLength(3);
    expect(await similar(own.id, system.partner)).toEqual([]);
    expect((await system.ask('query($id: ID!) { ticket(id: $id) { similar(first: 11) { id } } }', { id: own.id })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('rights stand before finding and counting', () => {
  it('a client’s system finds its own alone, and is told of no others', async () => {
    const own = await desk.clientAsks({ subject: 'Секретный клапан наш', body: 'Текст' });
    const other = await foreign({ subject: 'Секретный клапан чужой', body: 'Текст' });
    await soon('секретный клапан', own.id);
    await soon('секретный клапан', other.id);
    expect((await search('секретный клапан')).counts).toEqual([{ kind: 'TICKET', count: 2, exact: true }]);
    const seen = await search('секретный клапан', system.partner);
    expect(seen.hits.map(({ id }) => id)).toEqual([own.id]);
    expect(seen.counts).toEqual([{ kind: 'TICKET', count: 1, exact: true }]);
    expect(await idsOf('секретный клапан', system.partner, { clientId: seim.id })).toEqual([]);
    expect(await idsOf('клапан client:seim', system.partner)).toEqual([]);
    expect(await idsOf(other.number, system.partner)).toEqual([]);
  });

  it('internal notes are found by staff and by no client’s system, not even by leaving them out or mistyping them', async () => {
    const ticket = await desk.clientAsks({ subject: 'Обычное обращение про варистор', body: 'Текст' });
    await desk.done('addInternalNote', { ticketId: ticket.id, body: 'Похоже на контрафакт, но клиенту не говорим.' });
    const hit = await soon('контрафакт', ticket.id, head);
    expect(hit).toMatchObject({ internal: true, snippet: { text: 'Похоже на контрафакт, но клиенту не говорим.' } });
    expect(await search('контрафакт', system.partner)).toEqual({ hits: [], counts: [], corrections: [], endCursor: null });
    expect(await search('контрофакт', system.partner)).toEqual({ hits: [], counts: [], corrections: [], endCursor: null });
    expect(await idsOf('варистор -контрафакт', system.partner)).toEqual([ticket.id]);
    expect(await idsOf('варистор -контрафакт', head)).toEqual([]);
    expect(JSON.stringify(await search('варистор', system.partner))).not.toContain('контрафакт');
  });

  it('an answer that has not left (§4.6) is found by staff, by its client’s system from the opening on: its words once were found before', async () => {
    const ticket = await desk.clientAsks({ subject: 'Тиристор не открывается', body: 'Текст' });
    await system.at('2026-11-24T19:00:00+03:00');
    const file = await filesIn(system).upload('подставка-кристалла.csv', Buffer.from('1'));
    await desk.answer(ticket, system.desk, { body: 'Замените снаббер и проверьте.', attachmentIds: [file] });
    expect(await soon('снаббер', ticket.id)).toMatchObject({ internal: true });
    await soon('подставка-кристалла', ticket.id);
    expect(await idsOf('снаббер', system.partner)).toEqual([]);
    expect(await idsOf('подставка-кристалла', system.partner)).toEqual([]);
    expect(JSON.stringify(await search('тиристор', system.partner))).not.toMatch(/снаббер|подставка/);
    await system.at('2026-11-25T10:00:00+03:00');
    await soon('снаббер', ticket.id, system.partner);
    expect(await soon('снаббер', ticket.id)).toMatchObject({ internal: false });
    await soon('подставка-кристалла', ticket.id, system.partner);
  });

  it('another client’s wish shows neither whose it is nor what it is for', async () => {
    const wish = await records.done<{ id: string }>('submitFeatureRequest', 'featureRequest', 'id', { clientId: seim.id, title: 'Квазиимпульсный режим', text: 'Текст', benefit: 'Выиграем тендер' }, head);
    await soon('квазиимпульсный', wish.id);
    expect(await idsOf('квазиимпульсный', system.partner)).toEqual([]);
    await records.done('supportFeatureRequest', 'featureRequest', 'id', { featureRequestId: wish.id, clientId: (await records.client('ladoga')).id }, head);
    const [seen] = (await search('квазиимпульсный', system.partner)).hits;
    expect(seen).toMatchObject({ id: wish.id, clientName: null });
    expect(await idsOf('квазиимпульсный тендер', system.partner)).toEqual([]);
    expect(await idsOf('квазиимпульсный тендер', head)).toEqual([wish.id]);
  });

  it('whoever did not sign in finds nothing', async () => {
    expect((await system.ask(documentFor(null), { text: 'плата' }, null)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('what nobody wrote', () => {
  it('is looked for as the nearest word, and the answer says so', async () => {
    const { id } = await desk.clientAsks({ subject: 'Преобразователь напряжения', body: 'Текст' });
    await soon('преобразователь', id);
    const answer = await search('преабразователем напряжения ');
    expect(answer.corrections).toEqual([{ typed: 'преабразователем', taken: expect.stringMatching(/^преобразовател/) }]);
    expect(answer.hits.map((hit) => hit.id)).toContain(id);
  });

  it('is looked for as its keys say in the other layout', async () => {
    const { id } = await desk.clientAsks({ subject: 'Бюллетень юстировки', body: 'Текст о calibration.' });
    await soon('бюллетень', id);
    expect(await search(',.kktntym ')).toMatchObject({ corrections: [{ typed: ',.kktntym', taken: 'бюллетень' }], hits: [{ id }] });
    expect((await search('сфдшикфешщт ')).corrections).toEqual([{ typed: 'сфдшикфешщт', taken: 'calibration' }]);
  });

  it('stays as it was typed when nothing is near', async () => {
    expect(await search('абвгдейка щщщ ')).toEqual({ hits: [], counts: [], corrections: [], endCursor: null });
  });
});

describe('the index', () => {
  it('answers whatever is typed', async () => {
    const odd = fc.string({ unit: fc.constantFrom(...Array.from(`"«»“”-:*&|!()<>'\\%_\u0000\u0301 \t\n`), 'а', 'я', '7', 'client:', 'клиент:', 'номер:', '😀', 'İ', 'ﬁ', '²'), maxLength: 40 });
    for (const text of ['', ' ', '-', '"', '\\', "'", ':*', 'client:', '<->', '!!', 'a'.repeat(5000), ...fc.sample(odd, { numRuns: 150, seed: 7 })])
      expect((await system.ask(documentFor(system.desk), { text })).errors, JSON.stringify(text)).toBeUndefined();
  });

  it('can be built anew beside the running server, and is then as before', async () => {
    const database = await connectToDatabase(system.dataDir);
    const read = async () => (await database.query('select kind, record_id, client_id, at, words from search_document order by kind, record_id')).rows;
    const before = await vi.waitUntil(async () => ((await database.query('select from search_pending')).rowCount === 0 ? read() : null), { timeout: 10_000 });
    await database.query("update search_document set words = ''");
    const built = await runCommandLine(system.dataDir, ['search:rebuild']);
    expect(built).toMatchObject({ exitCode: 0, stdout: `${JSON.stringify({ documents: before.length })}\n` });
    expect(await read()).toEqual(before);
  });
});
