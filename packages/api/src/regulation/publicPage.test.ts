import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import announcements from '../announcements/index.ts';
import calendar from '../calendar/index.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { publicReadings } from '../platform/publicPages.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';
import { defaultRegulation } from './defaultRegulation.ts';
import regulation from './index.ts';
import { serveRegulation } from './publicDoor.ts';
import { noSuchVersionPage, regulationPage, type PublicVersion } from './publicPage.ts';
import { changeRegulationDraft, createRegulationDraft, publishRegulationVersion } from './regulationActs.ts';
import { loadRuleBooks } from './ruleBook.ts';

const first: PublicVersion = { number: '1.0', effectiveFrom: '2026-01-01', summary: null, parameters: defaultRegulation };
const second: PublicVersion = { number: '1.1', effectiveFrom: '2026-12-01', summary: 'Быстрее <script>alert(1)</script>', parameters: { ...defaultRegulation, answerTerms: { HIGH: 1, MEDIUM: 4, LOW: 7 }, shortDayCloses: '17:00' } };
const versions = [second, first];
/** What a person reads of it. */
const read = (page: string): string => page.replace(/<style>.*?<\/style>/s, '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the page of a version (§2.4)', () => {
  test('says from when it is in force, its terms, hours, reasons and categories, what changed, and which others there are', () => {
    const text = read(regulationPage({ shown: second, versions, inForce: '1.1' }, 'ru'));
    expect(text).toContain('Редакция 1.1 Действует с 01.12.2026');
    expect(text).toContain('Что изменилось после редакции 1.0 п. 2.4 Закрытие перед праздником (п. 4.6): было «как обычно», стало «17:00».');
    expect(text).toContain('Высокий 1 рабочий день Средний 4 рабочих дня Низкий 7 рабочих дней');
    expect(text).toContain('10:00–18:00 (Europe/Moscow) в рабочие дни. Перед праздником до 17:00.');
    expect(text).toContain('Сторонний продукт Не входит в поддержку п. 2.3');
    expect(text).toContain('За рамками поддержки');
    expect(text).toContain('Редакция 1.1, 01.12.2026 — действует, открыта Редакция 1.0, 01.01.2026');
  });

  test('in English is all in English', () => {
    const page = regulationPage({ shown: { ...second, summary: null }, versions, inForce: '1.1' }, 'en');
    expect(page).toContain('<html lang="en">');
    expect(read(page)).toContain('High 1 working day Medium 4 working days');
    expect(read(page).replace('По-русски', '')).not.toMatch(/[а-яё]/i);
  });

  test('tells what is superseded and what is yet to come', () => {
    const standing = (shown: PublicVersion, inForce: string): string => /class="state">([^<]*)/.exec(regulationPage({ shown, versions, inForce }, 'ru'))?.[1] ?? '';
    expect([standing(first, '1.1'), standing(second, '1.0'), standing(first, '1.0')]).toEqual(['Действовала с 01.01.2026, заменена 01.12.2026', 'Вступит в силу 01.12.2026', 'Действует с 01.01.2026']);
  });

  test('shows as text what people wrote, runs nothing and fetches nothing', () => {
    const page = regulationPage({ shown: { ...second, number: '"><b>' }, versions, inForce: '1.0' }, 'ru');
    expect(page).toContain('Быстрее &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toMatch(/<script|<b>|<img|https?:|@import|url\(/);
  });

  test('of what is not there leads to the version in force', () => expect(noSuchVersionPage('ru')).toContain('href="/public/regulation?language=ru"'));
});

describe('the door', () => {
  const clock = commandClock();
  let system: ScratchSystem;
  let app: FastifyInstance;
  beforeAll(async () => {
    await clock.set(Date.parse('2026-11-24T09:00:00Z'));
    system = await scratchSystem([announcements, calendar, regulation]);
    app = Fastify();
    serveRegulation(app, system);
    await app.ready();
    const act = system.workshop.perform.bind(system.workshop);
    const { result: { id } } = await act(systemActor, (work) => createRegulationDraft(work, { number: '1/1 б' }));
    await act(systemActor, (work) => changeRegulationDraft(work, { id, parameters: { defaultPriority: 'LOW' } }));
    await act(systemActor, (work) => publishRegulationVersion(work, { id, effectiveFrom: '2026-12-01' }));
    await act(systemActor, (work) => createRegulationDraft(work, { number: '9.9' }));
    await loadRuleBooks(system.reader);
  }, scratchPatienceMilliseconds);
  afterAll(async () => {
    await app.close();
    await system.close();
  });
  const get = (url: string, language = 'ru', remoteAddress = '192.0.2.1') => app.inject({ method: 'GET', url, headers: { 'accept-language': language }, remoteAddress });

  test('opens the version in force to everybody, by the language of the reader or of the address', async () => {
    const page = await get('/public/regulation');
    expect([page.statusCode, page.headers['content-type'], page.headers['referrer-policy'], page.headers['vary']]).toEqual([200, 'text/html; charset=utf-8', 'no-referrer', 'accept-language']);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.body).toContain('<h1>Редакция 1.0</h1>');
    expect((await get('/public/regulation', 'en-GB,ru;q=0.5')).body).toContain('<h1>Version 1.0</h1>');
    expect((await get('/public/regulation?language=en')).body).toContain('<h1>Version 1.0</h1>');
  });

  test('opens each published version under its number, whatever stands in it, and no draft', async () => {
    expect((await get(`/public/regulation/${encodeURIComponent('1/1 б')}`)).body).toContain('Вступит в силу 01.12.2026');
    expect((await get('/public/regulation/9.9')).statusCode).toBe(404);
    const missing = await get('/public/regulation/7.7');
    expect([missing.statusCode, missing.body.includes('Такой редакции нет')]).toEqual([404, true]);
    expect((await get('/public/regulation')).body).not.toContain('9.9');
  });

  test('follows the clock: from its day on a version is the one in force', async () => {
    await clock.set(Date.parse('2026-12-01T00:00:00+03:00'));
    expect((await get('/public/regulation')).body).toContain('<h1>Редакция 1/1 б</h1><p class="state">Действует с 01.12.2026');
  });

  test('turns away whoever reads without end, and nobody else', async () => {
    const codes = [];
    for (let time = 0; time <= publicReadings.most; time += 1) codes.push((await get('/public/regulation', 'ru', '192.0.2.9')).statusCode);
    expect([codes[0], codes.at(-2), codes.at(-1)]).toEqual([200, 200, 429]);
    expect((await get('/public/regulation')).statusCode).toBe(200);
  });
});
