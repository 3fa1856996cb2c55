import { describe, expect, test } from 'vitest';
import { forwardedIn, passedOnSubject } from './forwarded.ts';

const roman = { address: 'roman@ladoga-rk.example', name: 'Осцилляторов Роман' };

describe('who wrote what a colleague passed on (§4.1)', () => {
  test.each([
    ['Gmail', 'Посмотри\n\n---------- Forwarded message ---------\nFrom: Осцилляторов Роман <roman@ladoga-rk.example>\nDate: Tue, Nov 24, 2026 at 12:00\nSubject: Холодный старт\nTo: <head@company.example>\n\nНе включается.', 'Холодный старт'],
    ['Gmail in Russian', '---------- Forwarded message ---------\nОт: Осцилляторов Роман <roman@ladoga-rk.example>\nDate: вт, 24 нояб. 2026 г. в 12:00\nSubject: Холодный старт\nTo: <head@company.example>\n\nНе включается.', 'Холодный старт'],
    ['Outlook', 'FYI\n\n-----Original Message-----\nFrom: Осцилляторов Роман [mailto:roman@ladoga-rk.example]\nSent: Tuesday, November 24, 2026 12:00 PM\nTo: head@company.example\nSubject: Холодный старт\n\nНе включается.', 'Холодный старт'],
    ['Outlook in Russian', '________________________________\nОт: Осцилляторов Роман <roman@ladoga-rk.example>\nОтправлено: 24 ноября 2026 г. 12:00\nКому: head@company.example\nТема: Холодный старт\n\nНе включается.', 'Холодный старт'],
    ['Outlook in bold', '*От:* Осцилляторов Роман <roman@ladoga-rk.example>\n*Отправлено:* 24 ноября 2026 г. 12:00\n*Кому:* head@company.example\n*Тема:* Холодный старт\n\nНе включается.', 'Холодный старт'],
    ['Yandex', '-------- Пересылаемое сообщение --------\n24.11.2026, 12:00, "Осцилляторов Роман" <roman@ladoga-rk.example>:\n\nНе включается.\n-------- Конец пересылаемого сообщения --------', null],
    ['Mail.ru', '-------- Пересылаемое сообщение --------\nОт кого: Осцилляторов Роман <roman@ladoga-rk.example>\nКому: head@company.example\nДата: Вторник, 24 ноября 2026, 12:00 +03:00\nТема: Холодный старт\n\nНе включается.', 'Холодный старт'],
    ['Thunderbird', '-------- Forwarded Message --------\nSubject: \tХолодный старт\nDate: \tTue, 24 Nov 2026 12:00:00 +0300\nFrom: \tОсцилляторов Роман <roman@ladoga-rk.example>\nTo: \thead@company.example\n\nНе включается.', 'Холодный старт'],
    ['Thunderbird in Russian', '-------- Перенаправленное сообщение --------\nТема: Холодный старт\nДата: Tue, 24 Nov 2026 12:00:00 +0300\nОт: Осцилляторов Роман <roman@ladoga-rk.example>\nКому: head@company.example\n\nНе включается.', 'Холодный старт'],
    ['Apple Mail', 'Begin forwarded message:\n\n> From: Осцилляторов Роман <Roman@Ladoga-RK.example>\n> Subject: Холодный старт\n> Date: 24 November 2026 at 12:00:00 GMT+3\n> To: head@company.example\n>\n> Не включается.', 'Холодный старт'],
    ['Apple Mail in Russian', 'Начало переадресованного сообщения:\n\nОт: "Осцилляторов Роман" <roman@ladoga-rk.example>\nТема: Холодный старт\nДата: 24 ноября 2026 г. в 12:00:00 GMT+3\nКому: head@company.example\n\nНе включается.', 'Холодный старт'],
    ['eM Client', '------ Пересланное сообщение ------\nОт "Осцилляторов Роман" <roman@ladoga-rk.example>\nКому head@company.example\nДата 24.11.2026 12:00:00\nТема Холодный старт\n\nНе включается.', 'Холодный старт'],
    ['a program that says «Отправитель»', 'Отправитель: Осцилляторов Роман <roman@ladoga-rk.example>\nКому: head@company.example\nТема: Холодный старт\n\nНе включается.', 'Холодный старт'],
  ])('is known by the style of %s', (_, text, subject) => {
    expect(forwardedIn(text)).toEqual({ ...roman, subject });
  });

  test('is the first of several', () => {
    expect(forwardedIn('From: Вера <vera@seim.example>\nSent: now\n\nFrom: Роман <roman@ladoga-rk.example>\nSent: before')).toMatchObject({ address: 'vera@seim.example' });
  });

  test.each([
    ['a plain text', 'Здравствуйте, модуль не включается.'],
    ['a line that looks like a header alone', 'От: начала до конца стенд работал (см. a@b.example)\nДальше текст.'],
    ['a header without an address', 'From: Роман\nDate: today\nSubject: x'],
    ['a date in a text', '24.11.2026, 12:00, мы написали на a@b.example:'],
    ['words about an address', 'От Романа пришло письмо\nОт "Роман" <roman@ladoga-rk.example>'],
    ['nothing', ''],
    ['a line without end', `From: ${'a'.repeat(1_000_000)}\nSent: now`],
    ['a long text of colons', 'a: b\n'.repeat(20_000)],
  ])('is nobody for %s', (_, text) => {
    expect(forwardedIn(text)).toBeNull();
  });
});

test.each([['Fwd: Холодный старт', 'Холодный старт'], ['FW: Fw: x', 'x'], ['Пересл.: x', 'x'], ['ПЕР: x', 'x'], ['Переговоры: x', 'Переговоры: x'], ['Переслано: x', 'x'], ['[Fwd: x]', 'x'], ['Fwd:', null], [null, null]])('what is passed on as %s is about %s', (subject, expected) => {
  expect(passedOnSubject(subject)).toBe(expected);
});
