import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tailAt } from './textTail.ts';

const divided = (body: string): [string, string] => {
  const at = tailAt(body);
  return at === null ? [body, ''] : [body.slice(0, at), body.slice(at).trim()];
};

describe('a quote at the end, as it is introduced by', () => {
  test.each([
    ['nothing', '> Вопрос?\n> Второй'],
    ['Thunderbird', '24.11.2026 12:00, Анна пишет:\n> Вопрос?'],
    ['Gmail in Russian', 'вт, 24 нояб. 2026 г. в 12:00, Анна <anna@x.example>:\n\n> Вопрос?\n>\n> Второй'],
    ['Gmail in English, broken in two', 'On Tue, Nov 24, 2026 at 12:00 PM Anna Petrova of the long name\n<anna@x.example> wrote:\n\n> Вопрос?'],
    ['Gmail in Russian, broken behind a bracket', 'вт, 24 нояб. 2026 г. в 12:00, Служба поддержки Регламента <\nsupport@company.example>:\n\n> Вопрос?\n>\n> Второй'],
    ['Gmail in English, broken behind a bracket', 'On Tue, Nov 24, 2026 at 12:00 PM Support <\nsupport@company.example> wrote:\n\n> Вопрос?'],
    ['Gmail in English, broken twice', 'On Tue, Nov 24, 2026 at 12:00 PM Support of the company <\nsupport@company.example>\nwrote:\n\n> Вопрос?'],
    ['Gmail, broken behind a bracket, whose lines nobody marked', 'вт, 24 нояб. 2026 г. в 12:00, Служба поддержки <\nsupport@company.example>:\n\nВопрос?'],
    ['The Bat with initials', 'Вы писали 24 ноября 2026 г., 12:00:57:\n\nАП> Вопрос?\nАП> Второй'],
    ['a program that puts the signature below', '24.11.2026 12:00, Анна пишет:\n> Вопрос?\n\n-- \nС уважением,\nРоман'],
    ['Roundcube', 'Анна Петрова писал(а) 2026-11-24 12:00:\n\n> Вопрос?'],
    ['Evolution', 'В Вт, 24/11/2026 в 12:00 +0300, Анна Петрова пишет:\n> Вопрос?'],
    ['KMail', 'В письме от вторник, 24 ноября 2026 г. 12:00:00 MSK пользователь Анна Петрова написал:\n> Вопрос?'],
    ['Claws', 'On Tue, 24 Nov 2026 12:00:00 +0300\nAnna <anna@x.example> wrote:\n\n> Вопрос?'],
    ['Yandex with the address in brackets', '24.11.2026, 12:00, Анна Петрова (anna@x.example):\n\n> Вопрос?'],
    ['Yandex under whom and what it is about', '----------------\nКому: Роман (roman@x.example);\nТема: Вопрос;\n24.11.2026, 12:00, "Анна" <anna@x.example>:\n\nВопрос?'],
    ['Mail.ru on a telephone', '--\nОтправлено из Почты Mail.ru для Android вторник, 24 ноября 2026г., 12:00 +03:00 от Анна anna@x.example :\n\nВопрос?'],
    ['a German program', 'Am 24.11.2026 um 12:00 schrieb Anna:\n> Вопрос?'],
    ['Zimbra', '----- Исходное сообщение -----\nОт: "Анна" <anna@x.example>\nКому: "Роман"\nТема: Вопрос\n\nВопрос?'],
    ['Lotus Notes', 'От: Анна/Company\nКому: Мы\nДата: 24.11.2026 12:00\nТема: x\n\nВопрос?'],
    ['Outlook that tells only who and to whom', 'От: Анна <anna@x.example>\nКому: Мы\n\nВопрос?'],
    ['Apple', '24 нояб. 2026 г., в 12:00, Анна <anna@x.example> написал(а):\n\n> Вопрос?'],
    ['Apple in English', 'On 24 Nov 2026, at 12:00, Anna <anna@x.example> wrote:\n\n> Вопрос?'],
    ['Yandex', '24.11.2026, 12:00, "Анна" <anna@x.example>:\nВопрос?'],
    ['Mail.ru', 'Вторник, 24 ноября 2026, 12:00 +03:00 от Анна <anna@x.example>:\n \nВопрос?'],
    ['The Bat', 'Здравствуйте, Роман.\n\nВы писали 24 ноября 2026 г., 12:00:57:\n\n> Вопрос?'.slice(22)],
    ['Outlook in Russian', 'От: Анна\nОтправлено: 24 ноября 2026 г. 12:00\nКому: Мы\nТема: RE: x\n\nВопрос?'],
    ['Outlook in English, under a rule', '________________________________\nFrom: Anna\nSent: Tuesday\nTo: us\nSubject: x\n\nHow?'],
    ['Outlook in bold', '*От:* Анна\n*Кому:* Мы\n\nВопрос?'],
    ['old Outlook', '-----Original Message-----\nFrom: a\nHow?'],
    ['a forwarding', '-------- Пересылаемое сообщение --------\n24.11.2026, Анна:\nВопрос'],
    ['a forwarding of Apple', 'Начало переадресованного сообщения:\n\nОт: Анна'],
  ])('%s, is the tail', (_, tail) => expect(divided(`Да.\n\n${tail}`)).toEqual(['Да.', tail]));
});

describe('a signature at the end', () => {
  test.each([
    ['after its dashes', '-- \nРоман Осцилляторов\nООО «Ладожский радиоконтур»\n+7 000 000-00-01'],
    ['after a closing', 'С уважением,\nРоман'],
    ['after a closing in one line', 'С уважением, Роман Осцилляторов'],
    ['after a closing in English', 'Best regards,\nRoman'],
    ['of a telephone', 'Отправлено с iPhone'],
    ['of a telephone in English', 'Sent from my iPhone'],
    ['of an application', 'Отправлено из мобильной Яндекс.Почты: http://m.ya.ru/ymail'],
    ['with what lawyers add', 'С уважением,\nРоман\n\nНастоящее электронное сообщение и любые приложения к нему являются конфиденциальными и предназначены исключительно для адресата.'],
    ['with posts and an address', 'С уважением,\nРоман Осцилляторов\nВедущий инженер отдела разработки и внедрения\nООО «Ладожский радиоконтур»\n196000, г. Санкт-Петербург, ул. Ленина, д. 5, оф. 12.\nтел.: +7 (812) 000-00-01 доб. 123\nroman@ladoga-rk.example'],
    ['with thanks', 'Спасибо,\nИван'],
    ['in short', 'С ув., Роман'],
    ['in two languages', 'Best regards / С уважением,\nIvan Ivanov / Иван Иванов\nSoftware engineer'],
    ['below three dashes', '---\nИванов Иван\nинженер-программист 1 кат.'],
    ['with a warning of the server', 'С уважением,\nИван\n\nВНИМАНИЕ! Это письмо от внешнего отправителя.'],
    ['of a virus scanner', '--\nЭто сообщение проверено на вирусы антивирусом Avast.\nhttps://www.avast.com/antivirus'],
    ['of Outlook on a telephone', 'Получить Outlook для Android<https://aka.ms/AAb9ysg>'],
    ['of Proton', 'Sent with Proton Mail secure email.'],
    ['with advice on paper', 'Best regards,\nRoman\nPlease consider the environment before printing this e-mail.'],
    ['under a rule', '____________________\nС уважением,\nРоман'],
    ['in two letters', 'BR,\nRoman'],
    ['of an office', 'С уважением,\nИнженер по АСУТП\nОбособленное подразделение «Северное»\nПетров П.П.\nРежим работы: пн–пт 9:00–18:00\n\nКОНФИДЕНЦИАЛЬНОСТЬ: Данное сообщение и вложения предназначены для адресата.'],
    ['behind a lone dash, with a comma', '—\nРоман Осцилляторов,\nинженер'],
    ['behind a lone dash', '—\nРоман Осцилляторов\nинженер'],
    ['above a quote', 'С уважением,\nРоман\n\n24.11.2026 12:00, Анна пишет:\n> Вопрос?'],
  ])('%s belongs to the tail', (_, tail) => expect(divided(`Не включается.\n\n${tail}`)).toEqual(['Не включается.', tail]));
});

describe('what is the author’s own stays', () => {
  test.each([
    ['an answer between the lines', '> Первый?\nДа\n> Второй?\nНет'],
    ['an answer below the quote', '24.11.2026 12:00, Анна пишет:\n> Вопрос?\n\nДа'],
    ['nothing but a quote', '> Только цитата'],
    ['nothing but a forwarded letter', '-------- Пересылаемое сообщение --------\nВопрос'],
    ['a word that is no heading', 'От: пятницы до понедельника не работает'],
    ['a colon after a time', 'В 12:00 получили ответ:\nмодуль не включается'],
    ['somebody who wrote', 'Коллега написал:\nне включается'],
    ['what comes after a closing and is no signature', 'Не работает.\nС уважением, Роман\nP.S. Когда ждать ответа'],
    ['a question after a closing', 'С уважением отношусь.\nС уважением к вам\nКогда исправите?'],
    ['what somebody forgot, below the name', 'Не работает.\nС уважением, Иван\nЗабыл: версия 4.2, плата 7'],
    ['what somebody forgot, beside the name', 'Не работает.\nС уважением, Иван. Забыл: версия 4.2'],
    ['a detail below the name', 'Не работает.\nС уважением,\nИван\nСерийный номер 12345'],
    ['a sentence below the name', 'Не работает.\nС уважением,\nИван\n\nМодуль при этом мигает красным'],
    ['a request below the name', 'Не работает.\nС уважением,\nИван\nПрошу ответить до пятницы.'],
    ['an addition in English', 'It fails.\nBest regards,\nIvan\nAlso the log is empty'],
    ['what is parted by a dash', 'Модуль не включается.\n—\nСхема во вложении'],
    ['two questions parted by a dash', 'Модуль не включается.\n—\nВторая плата греется\nи пахнет'],
    ['answers between the lines that The Bat marked', '24 ноября 2026 г., 12:00:57, Вы писали:\n\nАП> Вопрос?\nДа\nАП> Второй?\nНет'],
    ['what a database prompts', 'Вот вывод:\nSQL> select 1;\nSQL> select 2;'],
    ['rules between steps', 'Шаги:\n---\nвключить\n---\nвыключить'],
    ['regards that are none', 'It fails\nRegards the second question, the log is empty'],
    ['thanks alone', 'Всё работает.\nСпасибо!'],
    ['versions below the name', 'Не работает\nС уважением, Иван\n\nПО: 4.2\nОС: Astra Linux 1.7'],
    ['a log below the name', 'Не работает\nС уважением, Иван\n\n[12:00:01] ERROR: timeout'],
    ['a path below the name', 'Не работает\nС уважением, Иван\n\nC:\\Program Files\\x\\log.txt'],
    ['a command below dashes', 'Не работает\n--\n./program --verbose\nSegmentation fault'],
    ['a list below the name', 'Прошу проверить.\nС уважением, Иван\n\n1) СКАТ-1200 № 12345\n2) СКАТ-1200 № 12346'],
    ['a cry below the name', 'Не работает.\nС уважением, Иван\nЛиния стоит!!!'],
    ['what is enclosed', 'Не работает.\nС уважением, Иван\n\nПриложение: акт.pdf'],
    ['a log of connections', 'Вот журнал:\nFrom: 10.0.0.1\nTo: 10.0.0.2\nProto: tcp\n\nПочему нет ответа'],
    ['a log of calls', 'Вот журнал:\nFrom: <sip:100@10.0.0.1>;tag=1\nTo: <sip:200@10.0.0.2>\nSubject: call\n\nПочему нет звука'],
    ['a log of a route', 'Вот журнал:\nFrom: node-a\nTo: node-b\n\nПочему нет ответа'],
    ['headers of a letter as a server writes them', 'Вот заголовки:\nFrom: a@x.example\nReceived: from mx\nTo: b@x.example\nSubject: x\n\nПочему не дошло'],
    ['a long text after dashes', `Шаги:\n--\n${'включить питание модуля\n'.repeat(20)}`],
    ['a greeting alone', 'С уважением, Роман'],
    ['an option of a command', 'Запускаю\nprogram --verbose\nи жду'],
    ['plain words', 'Просто текст'],
    ['nothing', ''],
  ])('%s', (_, body) => expect(divided(body)).toEqual([body, '']));
});

test('whatever the text is, its two parts are the text, and its own words are never empty', () => {
  const line = fc.constantFrom('> a', '', 'Да', '-- ', 'С уважением,', 'От: a', 'Кому: b', 'Анна пишет:', '24.11.2026 12:00, Анна <a@b.c>:', '-----Original Message-----', 'Sent from my iPhone', ' x ');
  fc.assert(fc.property(fc.array(line, { maxLength: 15 }), (lines) => {
    const body = lines.join('\n');
    const at = tailAt(body);
    if (at !== null) expect([body.slice(0, at).trim() !== '', at < body.length, body.slice(0, at).trimEnd().length]).toEqual([true, true, at]);
  }));
});

test('a megabyte of marks is judged at once', () => {
  const began = performance.now();
  for (const mark of ['>', 'От: ', 'Анна пишет:\n', '24.11.2026 12:00 <a@b', '--\n', 'С уважением,\n', ' \n', 'Вы писали 12:00:\nАП>\n', 'АП>\n', `Тема: ;\n`, `${'-'.repeat(12)}\n`, `${'от a@b '.repeat(40)}12:00:\n`, '24.11.2026 12:00 <\n', `${' schrieb'.repeat(30)} 12:00:\n`, '—\nА\n', `С уважением, ${'А '.repeat(140)}\n`, `—\n${'А'.repeat(290)}!\n`]) tailAt(mark.repeat(1_000_000 / mark.length));
  expect(performance.now() - began).toBeLessThan(3_000);
});
