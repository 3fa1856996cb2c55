import { expect, test } from 'vitest';
import { otherDesksNumberIn } from './otherDesk.ts';

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
  ['[JIRA-123] Холодный старт', 'JIRA-123'],
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
  'Re: [TP-2026-000401] Холодный старт', 'TP-2026-000401', 'Холодный старт', 'Вопрос №2', '[срочно] Холодный старт', 'Модуль М-15 не включается', 'ГОСТ 34.602-2020', 'Прошивка 2.5.0 (сборка 118822)',
  'Договор №12345 от 24.11.2026', 'Серийный номер 2026112410000017', '[2026-11-24] отчёт', 'телефон #1', '[#1] первый вопрос', 'case study 2026', '', '[[[[[[#'.repeat(5000),
])('%s is none', (subject) => {
  expect(otherDesksNumberIn(subject, ['TP'])).toBeNull();
});

test('our own numbers are left aside, whatever they begin with', () => {
  expect(otherDesksNumberIn('[SR-2026-000001] Вопрос', ['TP', 'SR'])).toBeNull();
  expect(otherDesksNumberIn('[SR-2026-000001] Вопрос', ['TP'])).toBeNull();
});
