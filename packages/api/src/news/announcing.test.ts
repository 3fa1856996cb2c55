import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import announcements from '../announcements/index.ts';
import { Client } from '../clients/client.entity.ts';
import featureRequests from '../featureRequests/index.ts';
import handovers from '../handovers/index.ts';
import { dispatchNext } from '../outgoing/dispatch.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import type { ReadyLetter } from '../outgoing/transport.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import products from '../products/index.ts';
import termsOfReference from '../termsOfReference/index.ts';
import news from './index.ts';
import { sendNews } from './newsLetters.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
let world: World;
let desk: Desk;
let productId: string;
let otherProductId: string;
beforeAll(async () => {
  await clock.set(noon);
  world = await openWorld([announcements, featureRequests, termsOfReference, handovers, news], { config: { publicUrl: 'https://desk.example', mailNewsHourly: 60 } });
  desk = await deskOf(world, [products, announcements, news]);
  [productId, otherProductId] = [newId(), newId()];
  await world.rows(`insert into product (id, key, name, name_en, kind, versions, active, version) values ($1, 'zenitron', 'Зенитрон-М2', 'Zenitron M2', 'HARDWARE', '{}', true, 1), ($2, 'berkut', 'Беркут', 'Berkut', 'HARDWARE', '{}', true, 1)`, [productId, otherProductId]);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(async () => {
  await world.rows('delete from outgoing_letter');
  await world.rows('delete from solved_ticket');
  await world.rows('delete from announcement');
  await world.rows(`update contact set news_refused = '{}', active = true, letters_stopped_at = null`);
  for (const table of ['feature_request_voice', 'feature_request', 'terms_of_reference']) await world.rows(`delete from ${table}`);
  await world.rows('update ticket set product_id = null');
});

interface Announced { id: string; kind: string; titleRu: string; titleEn: string; textRu: string; textEn: string; productId: string | null; productVersion: string | null; publishedBy: string | null; letters: Record<string, number> | null }
interface Input { [field: string]: unknown }
const manager = person('PRODUCT_MANAGER');
const fields = 'id kind titleRu titleEn textRu textEn productId productVersion publishedBy letters { sent waiting undelivered }';
const release: Input = { kind: 'RELEASE', textRu: 'Приёмник прогревается за 40 секунд.', textEn: 'The receiver warms up in 40 seconds.', productVersion: '2.6.0', tellClients: true };
const publish = (input: Input = {}, viewer = manager) => desk.act(viewer, 'publishAnnouncement', { ...release, productId, ...input }, `announcement { ${fields} }`);
const published = async (input: Input = {}): Promise<Announced> => {
  const { userErrors, announcement } = await publish(input);
  expect(userErrors).toEqual([]);
  return announcement as Announced;
};
/** The followers of the running desk are told so. */
const follow = async (id: string): Promise<void> => {
  const [event] = await world.rows<{ id: string; payload: Record<string, unknown> }>(`select id, payload from event_log where type = 'ANNOUNCEMENT_PUBLISHED' and subject_id = $1`, [id]);
  if (!event) throw new Error('nothing was recorded');
  await sendNews(world, { id: event.id, position: 1, type: 'ANNOUNCEMENT_PUBLISHED', subjectType: 'announcement', subjectId: id, subjectVersion: 1, clientId: null, actor: systemActor, payload: event.payload, occurredAt: new Date(noon).toISOString() });
};
const told = () => world.rows<{ to_address: string; subject: string; body: string; template_key: string }>('select to_address, subject, body, template_key from outgoing_letter where news order by to_address');
const listed = async (viewer: Parameters<Desk['get']>[0]): Promise<Announced[]> => (await desk.get<{ announcements: { nodes: Announced[] } }>(viewer, `{ announcements { nodes { ${fields} } } }`)).announcements.nodes;
const everything = () => world.rows(`select (select count(*) from announcement) as announcements, (select count(*) from event_log where type = 'ANNOUNCEMENT_PUBLISHED') as events`);

describe('a release (§3.3)', () => {
  test('is public and told to each contact in its language, except who declined releases; who declined other news is told', async () => {
    await world.rows(`update contact set news_refused = '{RELEASE}' where id = $1`, [world.marina]);
    await world.rows(`update contact set news_refused = '{REGULATION,OTHER}' where id = $1`, [world.roman]);
    const { id, ...announced } = await published();
    expect(announced).toMatchObject({ kind: 'RELEASE', titleRu: 'Новая версия: Зенитрон-М2 2.6.0', titleEn: 'New version: Zenitron M2 2.6.0', productId, productVersion: '2.6.0', publishedBy: manager.name });
    await follow(id);
    const [roman, vera, ...others] = await told();
    expect(others).toEqual([]);
    expect(roman).toMatchObject({ to_address: 'roman@ladoga-rk.example', subject: 'Новая версия: Зенитрон-М2 2.6.0', template_key: 'release.announced' });
    expect(roman?.body).toContain('Приёмник прогревается за 40 секунд.');
    expect(roman?.body).toMatch(/Версия 2\.6\.0 продукта Зенитрон-М2 вышла \d\d\.\d\d\.2026\./);
    expect(vera).toMatchObject({ to_address: 'vera@seim.example', subject: 'New version: Zenitron M2 2.6.0' });
    expect(vera?.body).toMatch(/Version 2\.6\.0 of Zenitron M2 is out since \d\d\.\d\d\.2026\./);
    expect(vera?.body).toContain('To get no letters about releases: https://desk.example/news/');
  });

  const notes: Input = { featuresRu: '— Спутники «Беркут»\n— Тихий режим', featuresEn: '— Berkut satellites', fixesRu: '— Утечка памяти', url: 'https://downloads.example/2.6.0' };

  test('says what is new, what is mended and where it is fetched, in public and in each letter', async () => {
    const { id } = await published({ ...notes });
    await follow(id);
    const [, roman, vera] = await told();
    expect(roman?.body).toContain('Приёмник прогревается за 40 секунд.\n\nНовые возможности:\n— Спутники «Беркут»\n— Тихий режим\n\nИсправления:\n— Утечка памяти\n\nЗагрузка и документация: https://downloads.example/2.6.0\n\n');
    expect(vera?.body).toContain('New functions:\n— Berkut satellites\n\nFixes:\n— Утечка памяти\n\nDownload and documentation: https://downloads.example/2.6.0\n\n');
    const { announcement } = await desk.get<{ announcement: unknown }>(null, `{ announcement(id: "${id}") { featuresRu featuresEn fixesRu fixesEn url } }`);
    expect(announcement).toEqual({ ...notes, fixesEn: '— Утечка памяти' });
  });

  test('that says what is new or mended needs no text; neither the letter nor its preview has a hole in its place', async () => {
    const given = { textRu: '', textEn: null, fixesRu: '— Утечка памяти' };
    const { announcementPreview } = await desk.get<{ announcementPreview: { preview: { letters: { body: string; html: string }[] } } }>(manager, preview, { input: { ...release, productId, ...given } });
    const { id, textRu, textEn } = await published(given);
    expect([textRu, textEn]).toEqual(['', '']);
    await follow(id);
    const [, roman, vera] = await told();
    expect(roman?.body).toMatch(/Новая версия: Зенитрон-М2 2\.6\.0\n\nВерсия 2\.6\.0 продукта Зенитрон-М2 вышла \d\d\.\d\d\.2026\.\n\nИсправления:\n— Утечка памяти\n\nВы получили/);
    expect(vera?.body).toMatch(/2026\.\n\nFixes:\n— Утечка памяти\n\nYou get this letter/);
    for (const { body, html } of announcementPreview.preview.letters) expect([/\n{3}/.test(body), /<p[^>]*>\s*<\/p>/.test(html)]).toEqual([false, false]);
  });

  test('names to each client those of its own requests that it solves, and to nobody those of another', async () => {
    const [first, second] = [await world.request(), await world.request()].map(({ number }) => number);
    const seims = await world.workshop.perform(systemActor, async (work) => world.requestIn(work, { client: await work.em.findOneOrFail(Client, { id: world.seim }), contact: null }));
    const third = seims.result.number;
    await world.rows('delete from outgoing_letter');
    const { id } = await published({ solvedTickets: [` ${second?.toLowerCase()} `, first, third, first] });
    await follow(id);
    const [marina, roman, vera] = await told();
    for (const letter of [marina, roman]) expect(letter?.body).toContain(`Ваши обращения, решённые в этой версии: ${first}, ${second}\n`);
    expect(vera?.body).toContain(`Your requests solved in this version: ${third}\n`);
    expect(vera?.body).not.toContain(first);
    expect(roman?.body).not.toContain(third);
    const solvedFor = async (viewer: Parameters<Desk['get']>[0]) => (await desk.get<{ announcement: { solvedTickets: string[] } }>(viewer, `{ announcement(id: "${id}") { solvedTickets } }`)).announcement.solvedTickets;
    expect(await solvedFor(partnerOf(world.ladoga))).toEqual([first, second]);
    expect(await solvedFor(partnerOf(world.seim))).toEqual([third]);
    expect(await solvedFor(partnerOf(newId()))).toEqual([]);
    expect(await solvedFor(null)).toEqual([]);
    expect(await solvedFor(person('AUDITOR'))).toEqual([first, second, third]);
  });

  test('that solves nothing of a client says nothing of it', async () => {
    const { number } = await world.request();
    await world.rows('delete from outgoing_letter');
    await follow((await published({ solvedTickets: [number] })).id);
    expect((await told()).map(({ body }) => /solved in this version|решённые в этой версии/.test(body))).toEqual([true, true, false]);
  });

  test('is told by letter only where that was chosen', async () => {
    await follow((await published({ tellClients: false })).id);
    expect(await told()).toEqual([]);
  });

  test('goes after every letter that somebody waits for', async () => {
    await follow((await published()).id);
    const { number } = await world.request();
    const order: string[] = [];
    const transport = { send: async ({ subject }: ReadyLetter) => { order.push(subject); return { refused: [] }; }, close: () => undefined };
    await dispatchNext(world.pool, transport, clock.now());
    await dispatchNext(world.pool, transport, clock.now());
    expect(order).toEqual([expect.stringContaining(number), expect.stringMatching(/^(Новая версия|New version): /)]);
  });

  test('says how many letters went and how many wait, to staff alone', async () => {
    const { id } = await published();
    const other = await published({ kind: 'OTHER', titleRu: 'Переезд', tellClients: false });
    await follow(id);
    await world.rows(`update outgoing_letter set status = 'SENT' where to_address like 'roman%'`);
    await world.rows(`update outgoing_letter set status = 'RETURNED' where to_address like 'vera%'`);
    const [first, second] = [id, other.id].map((one) => async (viewer: Parameters<Desk['get']>[0]) => (await listed(viewer)).find((row) => row.id === one));
    expect((await first?.(person('AUDITOR')))?.letters).toEqual({ sent: 2, waiting: 1, undelivered: 1 });
    expect((await second?.(person('AUDITOR')))?.letters).toEqual({ sent: 0, waiting: 0, undelivered: 0 });
    for (const viewer of [null, partnerOf(world.ladoga)]) expect(await first?.(viewer)).toMatchObject({ titleEn: 'New version: Zenitron M2 2.6.0', letters: null, publishedBy: null });
  });
});

/** Each is a way in which the desk comes to know that a client uses a product. */
const waysToKnow: Readonly<Record<string, (clientId: string, product: string) => Promise<unknown>>> = {
  'a request': async (clientId, product) => {
    const { result } = await world.workshop.perform(systemActor, async (work) => world.requestIn(work, { client: await work.em.findOneOrFail(Client, { id: clientId }), contact: null }));
    await world.rows('update ticket set product_id = $2 where id = $1', [result.id, product]);
    await world.rows('delete from outgoing_letter');
  },
  'Terms of Reference': (clientId, product) =>
    world.rows(`insert into terms_of_reference (id, number, title, client_id, product_id, standard, status, sections, created_at) values ($1, $2, 'Модуль', $3, $4, 'GOST_34_602', 'DRAFT', '[]', now())`, [newId(), `T-${newId()}`.slice(0, 32), clientId, product]),
  'a wish': (clientId, product) => wish(clientId, product),
  'a voice for the wish of another client': async (clientId, product) => {
    const id = await wish(clientId === world.seim ? world.ladoga : world.seim, product);
    await world.rows('insert into feature_request_voice (id, feature_request_id, client_id, supported_at) values ($1, $2, $3, now())', [newId(), id, clientId]);
  },
};
const wish = async (clientId: string, product: string): Promise<string> => {
  const id = newId();
  await world.rows(`insert into feature_request (id, number, title, text, client_id, product_id, status, created_at, updated_at) values ($1, $2, 'Темнее', 'Фон', $3, $4, 'REGISTERED', now(), now())`, [id, `W-${id}`.slice(0, 32), clientId, product]);
  return id;
};

describe('who is told of a release (§3.3)', () => {
  const recipientsOf = async (input: Input = {}): Promise<number> =>
    (await desk.get<{ announcementPreview: { preview: { recipients: number } } }>(manager, preview, { input: { ...release, productId, ...input } })).announcementPreview.preview.recipients;
  /** Publishes it; the preview said before how many are told. */
  const toldOf = async (input: Input = {}): Promise<string[]> => {
    const promised = await recipientsOf(input);
    await follow((await published(input)).id);
    const addresses = (await told()).map(({ to_address }) => to_address);
    expect(addresses).toHaveLength(promised);
    return addresses;
  };
  const [ladogas, seims] = [['marina@ladoga-rk.example', 'roman@ladoga-rk.example'], ['vera@seim.example']];
  const ways = Object.keys(waysToKnow).filter((way) => way !== 'a voice for the wish of another client');

  test.each(ways)('a client of whom %s names the product is told, one of whom another product alone is known is not', async (way) => {
    await waysToKnow[way]?.(world.ladoga, productId);
    await waysToKnow[way]?.(world.seim, otherProductId);
    expect(await toldOf()).toEqual(ladogas);
    await world.rows('delete from outgoing_letter');
    expect(await toldOf({ productId: otherProductId })).toEqual(seims);
  });

  test('a client that supports the wish of another one for the product is told as well', async () => {
    await waysToKnow['a request']?.(world.ladoga, otherProductId);
    expect(await toldOf()).toEqual(seims);
    await world.rows('delete from outgoing_letter');
    await waysToKnow['a voice for the wish of another client']?.(world.ladoga, productId);
    expect(await toldOf()).toEqual([...ladogas, ...seims]);
  });

  test('a client that uses several products is told of each', async () => {
    for (const product of [productId, otherProductId]) await waysToKnow['a request']?.(world.seim, product);
    await waysToKnow['a request']?.(world.ladoga, otherProductId);
    expect(await toldOf()).toEqual(seims);
  });

  test('a client of whom no product is known is told', async () => {
    await waysToKnow['a request']?.(world.seim, otherProductId);
    await world.request();
    await world.rows('delete from outgoing_letter');
    expect(await toldOf()).toEqual(ladogas);
  });

  test('a client whose request it solves is told, whatever products are known', async () => {
    for (const clientId of [world.ladoga, world.seim]) await waysToKnow['a request']?.(clientId, otherProductId);
    const { number } = await world.request();
    await world.rows('delete from outgoing_letter');
    expect(await toldOf({ solvedTickets: [number] })).toEqual(ladogas);
  });

  test('nobody is told of it where every client is known to use others only', async () => {
    for (const clientId of [world.ladoga, world.seim]) await waysToKnow['a wish']?.(clientId, otherProductId);
    expect(await toldOf()).toEqual([]);
  });

  test.each([['OUTAGE', 'the product is unavailable'], ['OTHER', 'anything else is said of it']])('of other news of the kind %s all are told, also where %s', async (kind) => {
    for (const clientId of [world.ladoga, world.seim]) await waysToKnow['a wish']?.(clientId, otherProductId);
    expect(await toldOf({ kind, titleRu: 'Работы' })).toEqual([...ladogas, ...seims]);
  });

  test('a desk of more contacts than one act writes to tells those behind them, too, however many between are not told', async () => {
    const [crowd, last] = [newId(), newId()];
    await world.rows(`insert into client (id, key, name, locale) values ($1, 'crowd', 'Толпа', 'ru'), ($2, 'last', 'Последние', 'ru')`, [crowd, last]);
    for (const [clientId, count] of [[crowd, 450], [last, 1]] as const)
      for (let index = 0; index < count; index += 1) await world.rows('insert into contact (id, client_id, name, email) values ($1, $2, $3, $4)', [newId(), clientId, 'Контакт', `contact${index}@${clientId}.example`]);
    try {
      await waysToKnow['a wish']?.(crowd, otherProductId);
      expect(await toldOf()).toEqual([`contact0@${last}.example`, ...ladogas, ...seims].toSorted());
      await world.rows('delete from outgoing_letter');
      expect(await toldOf({ productId: otherProductId })).toHaveLength(454);
    } finally {
      await world.rows('delete from outgoing_letter');
      await world.rows('delete from contact where client_id = any($1::uuid[])', [[crowd, last]]);
      await world.rows('delete from feature_request');
      await world.rows('delete from client where id = any($1::uuid[])', [[crowd, last]]);
    }
  });
});

describe('what a release solves, as development says it (§3.2, §3.3)', () => {
  const offered = async (asked: { productId: string; productVersion: string }, viewer = manager): Promise<string[]> =>
    (await desk.get<{ ticketsOfRelease: string[] }>(viewer, 'query($productId: ID!, $productVersion: String!) { ticketsOfRelease(productId: $productId, productVersion: $productVersion) }', asked)).ticketsOfRelease;
  const handedOver = async (state: string, releasedIn: string | null, product: string): Promise<string> => {
    const { id, number } = await world.request();
    await world.rows('update ticket set product_id = $2 where id = $1', [id, product]);
    await world.rows(`insert into handover (id, ticket_id, state, summary, release, handed_over_at, author_name, updated_at) values ($1, $2, $3, 'Журналы', $4, now(), 'Разработчик', now())`, [newId(), id, state, releasedIn]);
    return number;
  };

  test('are requests of its product that are mended in its version, until an announcement names them', async () => {
    const mended = [await handedOver('FIXED', 'v2.6.0', productId), await handedOver('RELEASED', 'Зенитрон-М2 2.6.0', productId)];
    for (const [state, releasedIn, product] of [['TAKEN', '2.6.0', productId], ['REJECTED', '2.6.0', productId], ['RETURNED', '2.6.0', productId], ['FIXED', '2.6.1', productId], ['FIXED', null, productId], ['FIXED', '2.6.0', otherProductId]] as const)
      await handedOver(state, releasedIn, product);
    const asked = { productId, productVersion: '2.6.0' };
    expect(await offered(asked)).toEqual(mended);
    expect(await offered({ ...asked, productId: 'zenitron' })).toEqual([]);
    await published({ solvedTickets: mended.slice(0, 1), tellClients: false });
    expect(await offered(asked)).toEqual(mended.slice(1));
  });

  test('are told to whoever may announce a release, to nobody else', async () => {
    for (const viewer of [person('SPECIALIST'), person('AUDITOR')])
      expect((await desk.ask(viewer, `{ ticketsOfRelease(productId: "${productId}", productVersion: "2.6.0") }`)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });
});

describe('an outage, or anything else (§6)', () => {
  test('has a title and letters of its own, of another kind than releases', async () => {
    await world.rows(`update contact set news_refused = '{RELEASE}'`);
    await world.rows(`update contact set news_refused = '{OUTAGE}' where id = $1`, [world.roman]);
    await follow((await published({ kind: 'OUTAGE', productId: null, productVersion: null, titleRu: 'Портал недоступен 5 декабря', textEn: null })).id);
    expect(await told()).toMatchObject([
      { to_address: 'marina@ladoga-rk.example', subject: 'Портал недоступен 5 декабря', template_key: 'notice.announcement' },
      { to_address: 'vera@seim.example', subject: 'Портал недоступен 5 декабря' },
    ]);
  });
});

describe('publishing', () => {
  test('happens once for one key, also when it is asked for twice at the same moment', async () => {
    const before = await everything();
    const twice = await Promise.all([published({ requestKey: 'window 1' }), published({ requestKey: 'window 1' })]);
    expect(twice[0]?.id).toBe(twice[1]?.id);
    expect((await publish({ requestKey: 'window 1', textRu: 'Другое.' })).userErrors).toMatchObject([{ code: 'ALREADY_EXISTS', field: ['requestKey'] }]);
    const { number } = await world.request();
    for (const other of [{ fixesRu: 'Утечка' }, { url: 'https://downloads.example' }, { solvedTickets: [number] }])
      expect((await publish({ requestKey: 'window 1', ...other })).userErrors).toMatchObject([{ code: 'ALREADY_EXISTS', field: ['requestKey'] }]);
    expect(await everything()).toEqual(before.map(({ events }) => ({ announcements: '1', events: String(Number(events) + 1) })));
  });

  test.each([
    ['no kind', { kind: null }, 'REQUIRED_FIELD_MISSING', 'kind'],
    ['what the regulation announces itself', { kind: 'REGULATION', titleRu: 'Редакция' }, 'INVALID_VALUE', 'kind'],
    ['what the calendar announces itself', { kind: 'CALENDAR', titleRu: 'Праздник' }, 'INVALID_VALUE', 'kind'],
    ['a product that is not there', { productId: newId() }, 'NOT_FOUND', 'productId'],
    ['what is no identifier', { productId: 'zenitron' }, 'NOT_FOUND', 'productId'],
    ['a release of no product', { productId: null }, 'REQUIRED_FIELD_MISSING', 'productId'],
    ['a release of no version', { productVersion: ' ' }, 'REQUIRED_FIELD_MISSING', 'productVersion'],
    ['what is fetched over a connection that others read', { url: 'http://downloads.example/2.6' }, 'INVALID_VALUE', 'url'],
    ['what is no address', { url: 'downloads.example' }, 'INVALID_VALUE', 'url'],
    ['an address that runs', { url: 'javascript:alert(1)' }, 'INVALID_VALUE', 'url'],
    ['new functions in English alone', { featuresEn: 'Satellites' }, 'REQUIRED_FIELD_MISSING', 'featuresRu'],
    ['endless fixes', { fixesRu: 'ж'.repeat(10_001) }, 'TOO_LONG', 'fixesRu'],
    ['requests that are not there', { solvedTickets: ['TP-1999-000001'] }, 'INVALID_VALUE', 'solvedTickets'],
    ['more requests than a release solves', { solvedTickets: Array.from({ length: 501 }, (_, index) => `TP-2026-${index}`) }, 'TOO_MANY_INPUTS', 'solvedTickets'],
    ['what only a release has', { kind: 'OUTAGE', titleRu: 'Работы', fixesRu: 'Утечка' }, 'INVALID_VALUE', 'fixesRu'],
    ['no text, neither what is new nor what is mended', { textRu: ' \n' }, 'REQUIRED_FIELD_MISSING', 'textRu'],
    ['a text in English alone', { textRu: null, fixesRu: 'Утечка' }, 'REQUIRED_FIELD_MISSING', 'textRu'],
    ['an endless text', { textRu: 'ж'.repeat(10_001) }, 'TOO_LONG', 'textRu'],
    ['an endless title', { titleRu: 'ж'.repeat(301) }, 'TOO_LONG', 'titleRu'],
  ])('%s is refused, the same in the preview, and nothing is published', async (_what, input, code, field) => {
    const before = await everything();
    expect((await publish(input)).userErrors).toMatchObject([{ code, field: [field], clause: '3.3' }]);
    const { announcementPreview } = await desk.get<{ announcementPreview: unknown }>(manager, preview, { input: { ...release, productId, ...input } });
    expect(announcementPreview).toMatchObject({ preview: null, userErrors: [{ code, field: [field] }] });
    expect(await everything()).toEqual(before);
  });

  test.each(['SPECIALIST', 'REGISTRAR', 'DEVELOPER', 'AUDITOR'] as const)('is not for a person as %s, nor is the preview', async (role) => {
    expect((await publish({}, person(role))).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await desk.ask(person(role), preview, { input: release })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  test('is for heads and product managers, and keeps its product from being deleted', async () => {
    expect((await publish({}, person('SUPPORT_HEAD'))).userErrors).toEqual([]);
    const { userErrors } = await desk.act(person('REGISTRAR'), 'deleteProduct', { id: productId }, 'product { id }');
    expect(userErrors).toMatchObject([{ code: 'IN_USE' }]);
    expect(userErrors[0]?.message).toContain('announcements: 1');
  });
});

const preview = 'query($input: PublishAnnouncementInput!) { announcementPreview(input: $input) { preview { recipients letters { locale subject body html } } userErrors { code field } } }';

test('a preview is word by word what contacts get, says how many they are, and leaves nothing behind', async () => {
  await world.rows(`update contact set news_refused = '{RELEASE}' where id = $1`, [world.marina]);
  const before = await everything();
  const { announcementPreview } = await desk.get<{ announcementPreview: { preview: { recipients: number; letters: { locale: string; subject: string; body: string; html: string }[] } } }>(manager, preview, { input: { ...release, productId } });
  expect(await everything()).toEqual(before);
  const { recipients, letters } = announcementPreview.preview;
  await follow((await published()).id);
  const sent = await told();
  expect(recipients).toBe(sent.length);
  const plain = (body: string, name: string): string => body.replace(name, '').replace(/news\/\S+/, 'news/');
  expect(letters.map(({ locale, subject }) => [locale, subject])).toEqual([['ru', sent[0]?.subject], ['en', sent[1]?.subject]]);
  expect(plain(letters[0]?.body ?? '', 'Имя контактного лица')).toBe(plain(sent[0]?.body ?? '', 'Осцилляторов Роман'));
  expect(letters[0]?.html).toContain('Приёмник прогревается за 40 секунд.');
});

test('a preview of a release that solves requests is a letter to the client of the first of them', async () => {
  const { number } = await world.request();
  const seims = await world.workshop.perform(systemActor, async (work) => world.requestIn(work, { client: await work.em.findOneOrFail(Client, { id: world.seim }), contact: null }));
  const previewed = async (solvedTickets: string[]) =>
    (await desk.get<{ announcementPreview: { preview: { letters: { body: string }[] } } }>(manager, preview, { input: { ...release, productId, solvedTickets, url: 'https://downloads.example/2.6.0' } })).announcementPreview.preview.letters.map(({ body }) => body);
  const [ru, en] = await previewed([number, seims.result.number]);
  expect(ru).toContain(`Ваши обращения, решённые в этой версии: ${number}\n\nЗагрузка и документация: https://downloads.example/2.6.0`);
  expect(en).toContain(`Your requests solved in this version: ${number}\n`);
  expect((await previewed([seims.result.number, number]))[1]).toContain(`Your requests solved in this version: ${seims.result.number}\n`);
});
