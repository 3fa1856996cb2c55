import { priorities } from '@reglament/schema';
import { describe, expect, test } from 'vitest';
import { defaultRegulation } from '../regulation/defaultRegulation.ts';
import type { RegulationParameters } from '../regulation/regulationParameters.ts';
import { lacks } from '../regulation/textPlaceholders.ts';
import { requiredPlaces } from './requiredPlaces.ts';
import { composeLetter, templateKeys, templateOf } from './templates.ts';
import { ticketValues, type TicketFacts } from './ticketValues.ts';

const request: TicketFacts = {
  number: 'TP-2026-000401',
  subject: 'Модуль не выходит из холодного старта',
  locale: 'ru',
  priority: 'HIGH',
  priorityByDefault: false,
  productVersion: 'МПО 2.5.0',
  missingFields: [],
  receivedAt: new Date('2026-11-24T08:00:00Z'),
  dueAt: new Date('2026-11-26T08:00:00Z'),
  closingReason: 'ANSWERED',
  contact: { name: 'Осцилляторов Роман' },
  product: { name: 'Зенитрон-М2', nameEn: 'Zenitron-M2' },
  assignee: { name: 'Фильтров Пётр' },
};
const besides = { 'message.body': 'Проверьте питание.', 'message.author': 'Фильтров Пётр', 'message.receivedAt': 'вт 24.11.2026 11:00', 'priority.previous': 'Низкий', 'merged.number': 'TP-2026-000400', 'split.from': '',
  'reason.name': 'За рамками поддержки', 'review.on': '22.12.2026', 'reason.clause': '4.13', 'reason.thirdParty': '', 'next.step': 'ответ на вопрос', 'release.version': '2.6.0', 'release.date': '22.12.2026', 'release.features': 'Быстрый старт', 'release.fixes': 'Утечка памяти', 'release.url': 'https://downloads.example/2.6', ticketNumbers: 'TP-2026-000401', 'reason.text': 'Ошибка в загрузчике.', workaround: 'Отключите кэш.', 'question.askedAt': 'вт 24.11.2026 11:00', 'priority.proposed': 'Высокий', 'term.proposed': '2 рабочих дней', 'proposal.reason': 'Стенд стоит.',
  'client.name': 'ООО «Ладожский радиоконтур»', 'sla.remaining': '4 ч', 'ticket.adminUrl': 'https://desk.example/tickets/TP-2026-000401', 'burst.number': 'TP-2026-000390', 'burst.adminUrl': 'https://desk.example/tickets?tab=all&burstOf=TP-2026-000390', recipient: 'roman@ladoga-rk.example', 'smtp.response': '550 no such user', 'notification.type': 'Ответ', 'delivery.reason': '', 'delivery.failed': true, 'delivery.delayed': false, 'delivery.unknown': false, 'contact.phone': '+7 000 000-00-01', 'news.title': 'Новая редакция', 'news.text': 'Меняется срок.', 'notice.from': '29.12.2026', 'notice.to': '30.12.2026', 'regulation.url': 'https://desk.example/public/regulation/1.1', 'unsubscribe.url': 'https://desk.example/news/x',
  'tor.number': 'TOR-2026-001', 'tor.title': 'Модуль коррекции', 'tor.revision': '', 'tor.decisionDue': '22.12.2026', 'tor.statusName': 'согласовано', 'tor.term': '', 'tor.comment': '', 'tor.revise': '', 'contact.way': 'по телефону', 'support.email': 'support@company.example' };
const compose = (key: (typeof templateKeys)[number], facts: Partial<TicketFacts> = {}, more: Partial<typeof besides> = {}, regulation: Partial<RegulationParameters> = {}) => {
  const ticket = { ...request, ...facts };
  return composeLetter(key, ticket.locale, { ...ticketValues(ticket, { ...defaultRegulation, ...regulation }), ...besides, ...more });
};

describe.each(['ru', 'en'])('in %s', (locale) => {
  test.each(templateKeys)('%s has a value for each of its places, with and without what may be absent', (key) => {
    const full = compose(key, { locale, missingFields: ['product'], priorityByDefault: true }, { 'split.from': 'TP-2026-000400' });
    const bare = compose(key, { locale, contact: null, product: null, assignee: null, dueAt: null, productVersion: null, closingReason: null });
    for (const { subject, body } of [full, bare]) {
      expect(subject).not.toBe('');
      expect(`${subject}${body}`).not.toMatch(/[{}]|undefined|null|\n{3}| {2}| [,.!]/);
    }
  });
});

describe('words of a version that do not say what a letter is for, published before that was asked for, give way to the usual ones', () => {
  const of = (template: string, subject: string | null, body: string | null) => [{ template, locale: 'ru', subject, body } as const];
  const values = { ...ticketValues(request, defaultRegulation), ...besides };

  test('an answer leaves with what the specialist wrote (§4.6, R5)', () => {
    const { subject, body } = composeLetter('ticket.answer', 'ru', values, of('ticket.answer', 'Наш ответ', 'Здравствуйте! Ваш вопрос рассмотрен.'));
    expect([subject, body.includes('Проверьте питание.')]).toEqual(['Наш ответ', true]);
  });

  test('a confirmation with its number, its priority and its due (§4.2)', () => {
    const { subject, body } = composeLetter('ticket.accepted', 'ru', values, of('ticket.accepted', 'Спасибо', 'Спасибо. {priority.name}'));
    expect(subject).toContain('TP-2026-000401');
    expect(body).toContain('чт 26.11.2026 11:00');
  });

  test('others are taken as they are', () => {
    expect(composeLetter('ticket.accepted', 'ru', values, of('ticket.accepted', null, '{priority.name}: {ticket.responseDueAt}')).body).toBe('Высокий: чт 26.11.2026 11:00');
  });

  test.each(templateKeys)('the usual words of %s do, in both languages', (key) => {
    for (const part of ['subject', 'body'] as const)
      for (const text of Object.values(templateOf(key)[part])) expect(lacks(text, requiredPlaces(key)[part])).toBeNull();
  });
});

describe('the confirmation (§4.2, §4.4)', () => {
  test('names the number, the due in Moscow time and who chose the priority', () => {
    const { subject, body, autoSubmitted } = compose('ticket.accepted');
    expect(subject).toBe('[TP-2026-000401] Обращение принято: Модуль не выходит из холодного старта');
    expect(body).toContain('Здравствуйте, Осцилляторов Роман!');
    expect(body).toContain('Ответ поступит не позднее: чт 26.11.2026 11:00 МСК');
    expect(body).toContain('Приоритет: Высокий (выставлен Клиентом)');
    expect(body).toContain('Продукт: Зенитрон-М2, версия МПО 2.5.0');
    expect(body).not.toContain('пришлите');
    expect(autoSubmitted).toBe('auto-replied');
  });

  test('of a request without a priority says that the default was taken and how to change it (§4.7)', () => {
    const { body } = compose('ticket.accepted', { priority: 'MEDIUM', priorityByDefault: true });
    expect(body).toContain(`Приоритет: ${priorities.MEDIUM.ru} (взят по умолчанию`);
    expect(body).toContain('низкий — ответ в течение 7 рабочих дней, средний — 4 рабочих дней, высокий — 2 рабочих дней');
    expect(body).toContain('ответьте на это письмо и укажите нужный');
  });

  test('asks once for what the request lacks, without delaying it (§4.5)', () => {
    const { body } = compose('ticket.accepted', { missingFields: ['product', 'criticality', 'contactPhone'] });
    expect(body).toContain('пришлите, пожалуйста: название Продукта и его версию, критичность проблемы, телефон для связи. Это не задерживает приём обращения.');
  });

  test('is written in the language of the request', () => {
    const { subject, body } = compose('ticket.accepted', { locale: 'en' });
    expect(subject).toBe('[TP-2026-000401] Request accepted: Модуль не выходит из холодного старта');
    expect(body).toContain('Product: Zenitron-M2');
    expect(body).toContain('Answer due by: Thu 26.11.2026 11:00 MSK');
  });
});

test.each(['ru', 'en'])('every time in a letter is by the clock of the desk, and says by which (%s, §4.6)', (locale) => {
  const written = templateKeys.map((key) => compose(key, { locale }, {}, { timeZone: 'Europe/Berlin' }).body).join('\n');
  const times = [...written.matchAll(/\d\d:\d\d(?! до \d| to \d)(.{0,14})/g)].map((match) => match[1]);
  expect(times.length).toBeGreaterThan(10);
  expect(times.filter((behind) => !behind?.startsWith(' Europe/Berlin'))).toEqual([]);
  expect(templateKeys.filter((key) => /МСК|MSK/.test(JSON.stringify(templateOf(key))))).toEqual([]);
});

test('an answer is a person’s letter, a notice is a machine’s (R5, R15)', () => {
  expect(compose('ticket.answer').autoSubmitted).toBeNull();
  expect(compose('ticket.infoRequest').autoSubmitted).toBeNull();
  expect(compose('ticket.closed').autoSubmitted).toBe('auto-generated');
});

test('the letter to an unknown sender repeats nothing of what came (§4.9)', () => {
  const { subject, body } = composeLetter('intake.unidentified', 'ru', {});
  expect(subject).toBe('Уточните, пожалуйста, данные для регистрации обращения');
  expect(body).toContain('Обращение пока не принято');
});

test('a subject of the client cannot begin another header', () => {
  expect(compose('ticket.answer', { subject: 'Вопрос\r\nBcc: evil@x.example' }).subject).toBe('[TP-2026-000401] Ответ по обращению: Вопрос Bcc: evil@x.example');
});
