import { expect, test } from 'vitest';
import { isOfDesk, otherDesksNumberIn } from './otherDesk.ts';

test.each([
  ['[#117904] Ticket Received - [TP-2026-000401] Холодный старт', '117904'],
  ['[#117904] Ticket Received - 286614', '117904'],
  ['[Support #4711] Re: Холодный старт', '4711'],
  ['[ladoga-rk.example #4711] AutoReply: Холодный старт', '4711'],
  ['Ticket#2026112410000017 — принято', '2026112410000017'],
  ['[Ticket#2026112410000017] Холодный старт', '2026112410000017'],
  ['Re: [Ticket: SUP-3312] Холодный старт', 'SUP-3312'],
  ['SR-118822 Холодный старт', 'SR-118822'],
  ['INC0010023 has been opened on your behalf', 'INC0010023'],
  ['RE: RITM0012345 Холодный старт', 'RITM0012345'],
  ['[Заявка #55120] Re: [TP-2026-000401]', '55120'],
  ['Заявка №55120 зарегистрирована', '55120'],
  ['Ваше обращение № 55120 принято', '55120'],
  ['Инцидент №0055120: Холодный старт', '0055120'],
  ['Холодный старт (ID:33012)', '33012'],
  ['Re: Холодный старт ##8812##', '8812'],
  ['Case #00123456 created', '00123456'],
])('%s is the other side’s %s', (subject, expected) => {
  expect(otherDesksNumberIn(subject, ['TP'])).toBe(expected);
});

test.each([
  ['[JIRA-123] Холодный старт', 'JIRA-123'],
  ['HD1080 Холодный старт', 'HD1080'],
  ['CS-4000: Холодный старт', 'CS-4000'],
])('%s is the other side’s %s in a letter that a desk wrote, and none in another', (subject, expected) => {
  expect([otherDesksNumberIn(subject, ['TP'], true), otherDesksNumberIn(subject, ['TP'])]).toEqual([expected, null]);
});

test.each([
  '[RS-485] обрыв связи', '[STM32-405] не прошивается', '[IEC-61850] вопрос по профилю', '[USB-3] не определяется', 'Монитор HD1080 гаснет', 'Накопитель SD2000', 'SR-5000 не включается', 'CS-4000', 'TT1234', '[A4-210]',
])('%s is a product, an interface or a standard', (subject) => {
  expect(otherDesksNumberIn(subject, ['TP'])).toBeNull();
});

test.each([
  ['rt-ticket', 'ladoga-rk.example #4711', true],
  ['x-jira-fingerprint', 'a1b2', true],
  ['x-mailer', 'otrs mail service (6.0)', true],
  ['auto-submitted', 'auto-generated', true],
  ['auto-submitted', 'no', false],
  ['x-mailer', 'the bat! 10', false],
  ['list-id', '<all.ladoga-rk.example>', false],
  ['precedence', 'bulk', false],
])('%s: %s tells a desk: %s', (name, value, expected) => {
  expect(isOfDesk(new Map([[name, [value]]]))).toBe(expected);
});

test.each([
  'Re: [TP-2026-000401] Холодный старт', 'TP-2026-000401', 'Холодный старт', 'Вопрос №2', '[срочно] Холодный старт', 'Модуль М-15 не включается', 'ГОСТ 34.602-2020', 'Прошивка 2.5.0 (сборка 118822)',
  'Договор №12345 от 24.11.2026', 'Серийный номер 2026112410000017', '[2026-11-24] отчёт', 'телефон #1', '[#1] первый вопрос', 'case study 2026', '', '[[[[[[#'.repeat(5000),
])('%s is none', (subject) => {
  expect(otherDesksNumberIn(subject, ['TP'])).toBeNull();
});

test('our own numbers are left aside, whatever they begin with', () => {
  expect(otherDesksNumberIn('[SR-2026-000001] Вопрос', ['TP', 'SR'])).toBeNull();
  expect(otherDesksNumberIn('[SR-2026-000001] Вопрос', ['TP'])).toBeNull();
});
