import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deskOf, person } from '../access/testing/asking.ts';
import { announce } from '../announcements/announce.ts';
import announcements from '../announcements/index.ts';
import { updateContact } from '../clients/contactActs.ts';
import { dispatchNext } from '../outgoing/dispatch.ts';
import outgoing from '../outgoing/index.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { threadKey } from '../outgoing/threadKey.ts';
import type { ReadyLetter } from '../outgoing/transport.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import type { Work } from '../platform/work.ts';
import tickets from '../tickets/index.ts';
import news from './index.ts';
import { serveNews } from './newsDoor.ts';
import { sendNews } from './newsLetters.ts';
import { newsToken } from './newsToken.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
let world: World;
let app: FastifyInstance;
beforeAll(async () => {
  await clock.set(noon);
  world = await openWorld([announcements, news], { config: { publicUrl: 'https://desk.example', mailNewsHourly: 60 } });
  app = Fastify();
  serveNews(app, world);
  await app.ready();
}, scratchPatienceMilliseconds);
afterAll(async () => {
  await app.close();
  await world.close();
});
beforeEach(async () => {
  await world.rows('delete from outgoing_letter');
  await world.rows(`update contact set news_refused = '{}', active = true, unproven = false, letters_stopped_at = null`);
  await world.rows('update client set active = true');
  await clock.set(noon);
});

interface Letter { to_address: string; subject: string; body: string; status: string; last_error: string | null; send_after: Date; headers: Record<string, string>; locale: string; template_key: string }
const act = <T>(verb: (work: Work) => Promise<T>) => world.workshop.perform(systemActor, verb);
const letters = () => world.rows<Letter>('select * from outgoing_letter where news order by send_after, to_address');
const published = async (differences: { kind?: 'REGULATION' | 'CALENDAR'; tellClients?: boolean; subjectId?: string | null; period?: { from: string; until: string } } = {}): Promise<PlacedEvent> => {
  const { result, eventIds } = await act((work) => announce(work, {
    kind: 'REGULATION', tellClients: true, title: { ru: 'Редакция 1.1 действует с 01.12.2026', en: 'Version 1.1 is in force from 01.12.2026' }, text: { ru: 'Срок меняется.', en: 'The term changes.' }, ...differences,
  }));
  const payload = { tellClients: differences.tellClients ?? true };
  return { id: eventIds[0] ?? '', position: 1, type: 'ANNOUNCEMENT_PUBLISHED', subjectType: 'announcement', subjectId: result.id, subjectVersion: 1, clientId: null, actor: systemActor, payload, occurredAt: new Date(noon).toISOString() };
};

describe('what is announced (§2.4, §6)', () => {
  test('is told to each contact of each active client by one letter in its language, however often the event comes', async () => {
    const event = await published();
    await sendNews(world, event);
    await sendNews(world, event);
    const sent = await letters();
    expect(sent.map(({ to_address }) => to_address).toSorted()).toEqual(['marina@ladoga-rk.example', 'roman@ladoga-rk.example', 'vera@seim.example']);
    const [vera, roman] = ['vera@seim.example', 'roman@ladoga-rk.example'].map((address) => sent.find(({ to_address }) => to_address === address));
    expect(vera).toMatchObject({ locale: 'en', template_key: 'regulation.changed', subject: 'Version 1.1 is in force from 01.12.2026' });
    expect(roman?.body).toContain('Здравствуйте, Осцилляторов Роман!');
    expect(roman?.body).toContain('Срок меняется.\n\nПолный текст: https://desk.example/public/regulation\n');
    expect(vera?.body).toContain('The term changes.\n\nFull text: https://desk.example/public/regulation\n');
    const url = `https://desk.example/news/${newsToken(threadKey(), { contactId: world.roman, kind: 'REGULATION' })}`;
    expect(roman?.body).toContain(url);
    expect(roman?.headers).toEqual({ 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', Precedence: 'bulk', 'X-Loop': 'support@company.example', 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' });
  });

  test('of days says which days they are, a single one once (§6)', async () => {
    await sendNews(world, await published({ kind: 'CALENDAR', period: { from: '2026-12-29', until: '2026-12-30' } }));
    const bodies = async () => (await letters()).map(({ body }) => /\n\n(?:Период|Period): ([^\n]*)\n/.exec(body)?.[1] ?? null);
    expect(await bodies()).toEqual(['29.12.2026 – 30.12.2026.', '29.12.2026 – 30.12.2026.', '29.12.2026 – 30.12.2026.']);
    await world.rows('delete from outgoing_letter');
    await sendNews(world, await published({ kind: 'CALENDAR', period: { from: '2026-12-29', until: '2026-12-29' } }));
    expect(await bodies()).toEqual(['29.12.2026.', '29.12.2026.', '29.12.2026.']);
    await world.rows('delete from outgoing_letter');
    await sendNews(world, await published({ kind: 'CALENDAR' }));
    expect(await bodies()).toEqual([null, null, null]);
  });

  test('of a version links to that version, of other things to nothing (§2.4)', async () => {
    const [version] = await world.rows<{ id: string; number: string }>('select id, number from regulation_version limit 1');
    await sendNews(world, await published({ subjectId: version?.id ?? null }));
    for (const { body } of await letters()) expect(body).toContain(`https://desk.example/public/regulation/${version?.number}\n`);
    await world.rows('delete from outgoing_letter');
    await sendNews(world, await published({ kind: 'CALENDAR', subjectId: version?.id ?? null }));
    for (const { body } of await letters()) expect(body).not.toContain('/public/regulation');
  });

  test('is told by letter only where staff chose so', async () => {
    await sendNews(world, await published({ tellClients: false }));
    expect(await letters()).toEqual([]);
  });

  test('is not told to who declined this kind, has left, or is not reached; other kinds still are', async () => {
    await act(({ em }) => em.execute(`update contact set news_refused = '{REGULATION}' where id = ?`, [world.roman]));
    await act(({ em }) => em.execute(`update contact set active = false where id = ?`, [world.marina]));
    await act(({ em }) => em.execute(`update contact set letters_stopped_at = now() where id = ?`, [world.vera]));
    await sendNews(world, await published());
    expect(await letters()).toEqual([]);
    await sendNews(world, await published({ kind: 'CALENDAR' }));
    expect(await letters()).toMatchObject([{ to_address: 'roman@ladoga-rk.example', template_key: 'notice.workingMode' }]);
  });

  test('is not told to who is known by an unproven letter alone (§4.9)', async () => {
    await act(({ em }) => em.execute('update contact set unproven = (id <> ?)', [world.roman]));
    await sendNews(world, await published());
    expect(await letters()).toMatchObject([{ to_address: 'roman@ladoga-rk.example' }]);
  });

  test('leaves at a pace, the next announcement behind the first', async () => {
    await sendNews(world, await published());
    await sendNews(world, await published({ kind: 'CALENDAR' }));
    expect((await letters()).map(({ send_after }) => (send_after.getTime() - noon) / 60_000)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('waits for every letter that somebody waits for, even one that is written later', async () => {
    await sendNews(world, await published());
    await clock.set(noon + 10 * 60_000);
    const { number } = await world.request();
    const order: string[] = [];
    const transport = { send: async ({ subject }: ReadyLetter) => { order.push(subject); return { refused: [] }; }, close: () => undefined };
    while ((await dispatchNext(world.pool, transport, clock.now())) !== null);
    expect(order[0]).toContain(number);
    expect(order).toHaveLength(4);
  });

  test('does not leave any more to a client who was marked inactive meanwhile; an answer does', async () => {
    await sendNews(world, await published());
    const { id } = await world.request();
    await act(({ em }) => em.execute('update client set active = false where id = ?', [world.ladoga]));
    await clock.set(noon + 10 * 60_000);
    const sent: string[] = [];
    while ((await dispatchNext(world.pool, { send: async ({ to }) => (sent.push(...to), { refused: [] }), close: () => undefined }, clock.now())) !== null);
    expect(sent).toEqual(['roman@ladoga-rk.example', 'vera@seim.example']);
    expect((await letters()).map(({ to_address, status, last_error }) => [to_address, status, last_error])).toEqual(expect.arrayContaining([
      ['roman@ladoga-rk.example', 'FAILED', 'CLIENT_INACTIVE'], ['marina@ladoga-rk.example', 'FAILED', 'CLIENT_INACTIVE'], ['vera@seim.example', 'SENT', null],
    ]));
    expect(await world.rows('select status from outgoing_letter where ticket_id = $1', [id])).toEqual([{ status: 'SENT' }]);
  });

  test('is told apart from what somebody waits for: news that came back are nobody’s task', async () => {
    await sendNews(world, await published());
    await world.request();
    const desk = await deskOf(world, [outgoing, tickets]);
    const keys = async (news: boolean | null) => {
      const { outgoingLetters } = await desk.get<{ outgoingLetters: { nodes: { templateKey: string; news: boolean }[] } }>(person('SPECIALIST'), 'query($news: Boolean) { outgoingLetters(filter: { news: $news }) { nodes { templateKey news } } }', { news });
      return [...new Set(outgoingLetters.nodes.map(({ templateKey, news: isNews }) => `${templateKey} ${isNews}`))].toSorted();
    };
    expect([await keys(true), await keys(false), await keys(null)]).toEqual([['regulation.changed true'], ['ticket.accepted false'], ['regulation.changed true', 'ticket.accepted false']]);
  });

  test('no letter on a request bears a way out of it', async () => {
    await world.request();
    const [confirmation] = await world.rows<Letter>('select * from outgoing_letter where not news');
    expect(Object.keys(confirmation?.headers ?? {}).filter((name) => name.startsWith('List-'))).toEqual([]);
  });
});

describe('the link in a letter', () => {
  const pathOf = (kind: 'REGULATION' | 'CALENDAR' = 'REGULATION'): string => `/news/${newsToken(threadKey(), { contactId: world.roman, kind })}`;
  const refusedBy = async (id: string) => (await world.rows<{ news_refused: string[] }>('select news_refused from contact where id = $1', [id]))[0]?.news_refused;
  const post = (url: string, payload = 'List-Unsubscribe=One-Click', type = 'application/x-www-form-urlencoded') => app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } });

  test('asks and changes nothing when it is opened: programs open every link', async () => {
    const page = await app.inject({ method: 'GET', url: pathOf(), headers: { 'accept-language': 'en' } });
    expect([page.statusCode, page.headers['content-type'], page.headers['referrer-policy']]).toEqual([200, 'text/html; charset=utf-8', 'no-referrer']);
    expect(page.body).toContain('No more such letters?');
    expect(page.body).not.toMatch(/roman|Осцилляторов|Ладожский|https?:|<script/);
    expect((await app.inject({ method: 'HEAD', url: pathOf() })).statusCode).toBe(200);
    expect(await refusedBy(world.roman)).toEqual([]);
  });

  test.each([['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'], ['multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n']])(
    'takes the contact off this kind of news alone by one click as %s, and what waits does not leave (RFC 8058)', async (type, payload) => {
      await sendNews(world, await published());
      await sendNews(world, await published({ kind: 'CALENDAR' }));
      expect((await post(pathOf(), payload, type)).statusCode).toBe(200);
      expect(await refusedBy(world.roman)).toEqual(['REGULATION']);
      expect(await refusedBy(world.marina)).toEqual([]);
      const cancelled = (await letters()).filter(({ status }) => status === 'CANCELLED');
      expect(cancelled).toMatchObject([{ to_address: 'roman@ladoga-rk.example', template_key: 'regulation.changed' }]);
      // a second click says nothing new
      const events = () => world.rows(`select id from event_log where type = 'CONTACT_NEWS_REFUSED' and subject_id = $1 order by id`, [world.roman]);
      const before = await events();
      await post(pathOf(), payload, type);
      expect(await events()).toEqual(before);
    });

  test('lets a person come back by the button of the page', async () => {
    await post(pathOf());
    const { body } = await post(pathOf(), 'choice=WANTED');
    expect(body).toContain('Будем присылать');
    expect(await refusedBy(world.roman)).toEqual([]);
  });

  test('that was made up does nothing, and whoever tries many is turned away', async () => {
    const wrong = `${pathOf().slice(0, -1)}${pathOf().endsWith('A') ? 'B' : 'A'}`;
    const answers = [];
    for (let attempt = 0; attempt < 32; attempt += 1) answers.push((await post(wrong)).statusCode);
    expect([answers[0], answers[29], answers[30]]).toEqual([404, 404, 429]);
    expect((await app.inject({ method: 'GET', url: '/news/x' })).statusCode).toBe(429);
    expect(await refusedBy(world.roman)).toEqual([]);
    // those who have a link that works are not held up by them
    expect((await post(pathOf())).statusCode).toBe(200);
  });

  test('takes no large body', async () => {
    expect((await post(pathOf(), 'x'.repeat(5000))).statusCode).toBe(413);
  });
});

test('staff say it for a contact as well, and what waits for it does not leave', async () => {
  await sendNews(world, await published());
  await act((work) => updateContact(work, { id: world.roman, newsRefused: ['REGULATION', 'REGULATION'] }));
  expect((await letters()).filter(({ status }) => status === 'CANCELLED')).toMatchObject([{ to_address: 'roman@ladoga-rk.example' }]);
  expect(await world.rows('select news_refused from contact where id = $1', [world.roman])).toEqual([{ news_refused: ['REGULATION'] }]);
});
