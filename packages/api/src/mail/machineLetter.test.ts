import { describe, expect, test } from 'vitest';
import { machineSignOf, type MachineSigns } from './machineLetter.ts';

const person: MachineSigns = { envelopeFrom: 'anna@client.example', fromAddress: 'anna@client.example', subject: 'Вопрос', headers: new Map() };
const signOf = (differences: Partial<MachineSigns>) => machineSignOf({ ...person, ...differences });
const answering = new Map([['in-reply-to', ['<1@x.example>']]]);
const withHeader = (name: string, value: string) => signOf({ headers: new Map([[name, [value]]]) });

describe('a letter of a machine (R15)', () => {
  test.each([
    ['auto-submitted', 'auto-replied', 'AUTO_SUBMITTED'],
    ['auto-submitted', 'auto-generated; owner-email="a@x.example"', 'AUTO_SUBMITTED'],
    ['auto-submitted', 'auto-replied (vacation)', 'AUTO_SUBMITTED'],
    ['auto-submitted', 'auto-notified', 'AUTO_SUBMITTED'],
    ['precedence', 'bulk', 'PRECEDENCE'],
    ['precedence', 'junk', 'PRECEDENCE'],
    ['precedence', 'list', 'PRECEDENCE'],
    ['precedence', 'auto_reply', 'PRECEDENCE'],
    ['list-id', '<news.client.example>', 'LIST'],
    ['list-unsubscribe', '<mailto:off@client.example>', 'LIST'],
    ['list-post', '<mailto:list@client.example>', 'LIST'],
    ['x-autoreply', 'yes', 'AUTO_RESPONSE'],
    ['x-autorespond', '', 'AUTO_RESPONSE'],
    ['x-loop', 'support@other.example', 'AUTO_RESPONSE'],
    ['x-failed-recipients', 'a@x.example', 'AUTO_RESPONSE'],
    ['x-otrs-loop', 'yes', 'AUTO_RESPONSE'],
    ['x-ms-exchange-generated-message-source', 'mailbox rules agent', 'AUTO_RESPONSE'],
    ['x-cron-env', '<shell=/bin/sh>', 'AUTO_RESPONSE'],
    ['x-vacation', 'yes', 'AUTO_RESPONSE'],
    ['x-auto-response-suppress', 'all', 'AUTO_RESPONSE'],
    ['content-type', 'multipart/report; report-type=delivery-status', 'REPORT'],
    ['content-type', 'multipart/report; report-type=disposition-notification', 'REPORT'],
    ['return-path', '<>', 'NULL_SENDER'],
  ])('says %s: %s', (name, value, expected) => {
    expect(withHeader(name, value)).toBe(expected);
  });

  test.each([
    ['an empty sender of the transport', { envelopeFrom: '' }, 'NULL_SENDER'],
    ['a mail daemon as author', { fromAddress: 'MAILER-DAEMON@mx.example' }, 'DAEMON'],
    ['a postmaster behind it', { envelopeFrom: 'postmaster@mx.example' }, 'DAEMON'],
    ['the subject of Outlook', { subject: 'Автоответ: TP-2026-000401' }, 'AUTO_REPLY_SUBJECT'],
    ['the English subject of Outlook', { subject: 'Automatic reply: your request' }, 'AUTO_REPLY_SUBJECT'],
    ['an absence in Russian', { subject: 'Отсутствую: до 1 декабря' }, 'AUTO_REPLY_SUBJECT'],
    ['an Exchange server that could not deliver', { subject: 'Не доставлено: Ответ по обращению' }, 'AUTO_REPLY_SUBJECT'],
    ['a receipt of reading', { subject: 'Прочитано: Ответ по обращению' }, 'AUTO_REPLY_SUBJECT'],
    ['a receipt of reading that repeats our number', { subject: 'Прочтено: [TP-2026-000401] Не включается' }, 'AUTO_REPLY_SUBJECT'],
    ['an English receipt of an answer', { subject: 'Read: Re: your request' }, 'AUTO_REPLY_SUBJECT'],
    ['a receipt that says which letter it answers', { subject: 'Read: board', headers: new Map([['in-reply-to', ['<1@x.example>']]]) }, 'AUTO_REPLY_SUBJECT'],
    ['an absence that says which letter it answers', { subject: 'Отсутствую: пишите Анне', headers: new Map([['references', ['<1@x.example>']]]) }, 'AUTO_REPLY_SUBJECT'],
    ['Exchange in Russian', { subject: 'Недоставленное: Плата' }, 'AUTO_REPLY_SUBJECT'],
    ['Exchange in Russian of today', { subject: 'Не удается доставить: [TP-2026-000401] Плата' }, 'AUTO_REPLY_SUBJECT'],
    ['Exchange in Russian, with ё', { subject: 'Не удаётся доставить: Плата', headers: answering }, 'AUTO_REPLY_SUBJECT'],
    ['Outlook that threw it away', { subject: 'Не прочтено: Плата', headers: answering }, 'AUTO_REPLY_SUBJECT'],
    ['what Exchange could not deliver', { subject: 'Undeliverable: [TP-2026-000401] Answer: board 5' }, 'AUTO_REPLY_SUBJECT'],
    ['what was not delivered', { subject: 'Не доставлено: плата', headers: answering }, 'AUTO_REPLY_SUBJECT'],
    ['an absence that says until when', { subject: 'Нет на работе: буду с понедельника' }, 'AUTO_REPLY_SUBJECT'],
    ['an absence before the repeated subject', { subject: 'Out of Office Re: [TP-2026-000401] Board' }, 'AUTO_REPLY_SUBJECT'],
    ['an absence without a colon that answers', { subject: 'Out of the office until Monday', headers: answering }, 'AUTO_REPLY_SUBJECT'],
    ['Outlook in German', { subject: 'Automatische Antwort: [TP-2026-000401] Board' }, 'AUTO_REPLY_SUBJECT'],
    ['Outlook in French', { subject: 'Réponse automatique : votre demande' }, 'AUTO_REPLY_SUBJECT'],
    ['Outlook in French, taken apart', { subject: 'Re\u0301ponse automatique\u00a0: Board' }, 'AUTO_REPLY_SUBJECT'],
    ['Outlook in Polish', { subject: 'Automatyczna odpowiedź: Board' }, 'AUTO_REPLY_SUBJECT'],
    ['Outlook in Chinese', { subject: '自动答复: Board' }, 'AUTO_REPLY_SUBJECT'],
    ['a receipt under its whole name', { subject: 'Уведомление о прочтении: Плата' }, 'AUTO_REPLY_SUBJECT'],
    ['Postfix', { subject: 'Undelivered Mail Returned to Sender' }, 'AUTO_REPLY_SUBJECT'],
    ['qmail', { subject: 'failure notice' }, 'AUTO_REPLY_SUBJECT'],
    ['an absence', { subject: 'Out of Office: до понедельника' }, 'AUTO_REPLY_SUBJECT'],
  ] as const)('is known by %s', (_, differences, expected) => {
    expect(signOf(differences)).toBe(expected);
  });
});

describe('a letter of a person', () => {
  test.each([
    ['auto-submitted', 'no'],
    ['auto-submitted', 'no; x=y'],
    ['precedence', 'normal'],
    ['precedence', 'first-class'],
    // Exchange puts this on what people write
    ['x-auto-response-suppress', 'dr, oof, autoreply'],
    ['x-auto-response-suppress', 'dr, rn, nrn, oof, autoreply'],
    ['content-type', 'multipart/mixed; boundary=report'],
    ['return-path', '<anna@client.example>'],
    ['x-mailer', 'auto-replied'],
    ['x-autoreply', 'no'],
    ['x-auto-generated', 'false'],
    ['x-loop', ''],
    ['x-failed-recipients', ' '],
  ])('may say %s: %s', (name, value) => {
    expect(withHeader(name, value)).toBeNull();
  });

  test.each([
    ['a subject about automatic replies', { subject: 'Automatic reply does not work' }],
    ['a question about undelivered mail', { subject: 'Undeliverable packets in the log' }],
    ['a word that only begins so', { subject: 'Прочитано много, но не помогло' }],
    ['a forwarded report', { subject: 'Fwd: Undelivered Mail Returned to Sender' }],
    ['a question about an auto-answer', { subject: 'Не работает автоответ модуля' }],
    ['a parcel that did not arrive', { subject: 'Не доставлено: плата застряла на таможне' }],
    ['a parcel, in English', { subject: 'Undelivered: board 5' }],
    ['packets that do not arrive', { subject: 'Undeliverable: packets of port 5' }],
    ['a stand that nobody can reach', { subject: 'Не удается доставить: стенд на объект' }],
    ['a device that is not at work', { subject: 'Нет на работе: стенд, который просили проверить' }],
    ['a device that is elsewhere', { subject: 'Вне офиса: модуль не ловит спутники' }],
    ['a register that was not read', { subject: 'Не прочитано: регистр 0x10' }],
    ['a place', { subject: 'Out of office building the module loses its fix' }],
    ['a place, in an answer', { subject: 'Out of office rack 5 is fine', headers: answering }],
    ['something to be read', { subject: 'Read: this before friday' }],
    ['something that he read', { subject: 'Прочитано: документация, вопросов много' }],
    ['something that is missing', { subject: 'Отсутствую: кнопки в меню' }],
    ['a question about an absent device', { subject: 'Отсутствует: модуль в списке' }],
    ['an address that takes no replies', { fromAddress: 'noreply@client.example' }],
    ['an unknown sender of the transport', { envelopeFrom: null }],
    ['no subject', { subject: null }],
  ])('may have %s', (_, differences) => {
    expect(signOf(differences)).toBeNull();
  });
});
