/** The letter of ours of which a report speaks, and to whom it went. */
export interface Returned {
  /** Its Message-ID. */
  readonly id: string;
  /** By which whoever returns it shows at which addresses they had it. */
  readonly marks: readonly string[];
  readonly to: string;
  /** Somebody else who got it. */
  readonly other: string;
}

/** What a letter that speaks of deliveries must be booked as. */
export interface ReturnCase {
  readonly name: string;
  readonly raw: (of: Returned) => Buffer;
  /** Sender of the envelope; empty for reports. */
  readonly from?: string;
  /** Where the report itself ends. */
  readonly outcome: string;
  readonly reason: string | null;
  /** What becomes of our letter. */
  readonly letter: 'RETURNED' | 'SENT';
  /** Whose address counts as one that is not there. */
  readonly gone: readonly ('to' | 'other')[];
}

let serial = 0;
const lines = (...all: string[]): Buffer => Buffer.from(all.join('\r\n'));
const heads = (from: string, subject: string, ...more: string[]): string[] => [`From: ${from}`, 'To: support@company.example', `Subject: ${subject}`, `Message-ID: <report-${(serial += 1)}@mx.example>`, 'Date: Tue, 24 Nov 2026 12:00:00 +0300', 'MIME-Version: 1.0', ...more];
const copy = ({ id, marks, to }: Returned, body = 'Здравствуйте!'): string[] => ['Return-Path: <support@company.example>', 'Received: from desk.example by mx.example; Tue, 24 Nov 2026 12:00:00 +0300', 'From: support@company.example', `To: ${to}`, 'Subject: =?utf-8?B?0J7RgtCy0LXRgg==?=', `Message-ID: ${id}`, ...marks.map((mark) => `X-Return-Mark: ${mark}`), '', body, ''];

interface Report {
  readonly from?: string;
  readonly subject?: string;
  readonly headers?: readonly string[];
  readonly words?: readonly string[];
  readonly wordsType?: string;
  /** What is said of each recipient, a block each. */
  readonly blocks: readonly (readonly string[])[];
  readonly statusType?: string;
  /** What of the letter comes back with it. */
  readonly original?: 'whole' | 'headers' | 'none';
  readonly of: Returned;
}
const report = ({ from = 'Mail Delivery System <MAILER-DAEMON@mx.example>', subject = 'Undelivered Mail Returned to Sender', headers = [], words = ['I could not deliver your message.'], wordsType = 'text/plain; charset=us-ascii', blocks, statusType = 'message/delivery-status', original = 'headers', of }: Report): Buffer =>
  lines(
    ...heads(from, subject, 'Auto-Submitted: auto-replied', ...headers, 'Content-Type: multipart/report; report-type=delivery-status;', '\tboundary="report"'), '',
    'This is a MIME-encapsulated message.', '', '--report', 'Content-Description: Notification', `Content-Type: ${wordsType}`, '', ...words, '',
    '--report', 'Content-Description: Delivery report', `Content-Type: ${statusType}`, '', 'Reporting-MTA: dns; mx.example', 'Arrival-Date: Tue, 24 Nov 2026 12:00:00 +0300', '', ...blocks.flatMap((block) => [...block, '']),
    ...(original === 'none' ? [] : ['--report', `Content-Type: ${original === 'whole' ? 'message/rfc822' : 'text/rfc822-headers'}`, '', ...(original === 'whole' ? copy(of) : copy(of).slice(0, copy(of).indexOf(''))), '']), '--report--', '',
  );
const block = (to: string, action: string, status: string, said?: string): string[] => [`Final-Recipient: rfc822; ${to}`, `Original-Recipient: rfc822;${to}`, `Action: ${action}`, `Status: ${status}`, ...(said === undefined ? [] : [`Diagnostic-Code: smtp; ${said}`])];

const bounced = { outcome: 'STORED', reason: 'BOUNCE', letter: 'RETURNED' } as const;
const gone = { ...bounced, gone: ['to'] } as const;
const back = { ...bounced, gone: [] } as const;
/** Of a machine and no return. */
const kept = { outcome: 'STORED', reason: 'MACHINE', letter: 'SENT', gone: [] } as const;

/** Reports as the servers of clients write them, and letters that look like reports; all made for these tests. */
export const returnCases: readonly ReturnCase[] = [
  { name: 'Postfix: unknown user, the headers come back', ...gone, raw: (of) => report({ of, blocks: [block(of.to, 'failed', '5.1.1', `550 5.1.1 <${of.to}>: Recipient address rejected: User unknown in\r\n    virtual mailbox table`)] }) },
  { name: 'Postfix: unknown user, the whole letter comes back in 8-bit Russian', ...gone, raw: (of) => report({ of, original: 'whole', words: ['Ваше письмо не доставлено.'], wordsType: 'text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit', blocks: [block(of.to, 'failed', '5.1.1', '550 5.1.1 Пользователь не найден')] }) },
  { name: 'Postfix: delayed, still trying', ...kept, raw: (of) => report({ of, subject: 'Delayed Mail (still being retried)', blocks: [block(of.to, 'delayed', '4.4.1', 'connect to mx.client.example[192.0.2.1]:25: Connection timed out')] }) },
  { name: 'Postfix: relayed to a server that reports nothing', ...kept, raw: (of) => report({ of, subject: 'Successful Mail Delivery Report', blocks: [block(of.to, 'relayed', '2.0.0', '250 2.0.0 Ok')] }) },
  { name: 'Postfix: mailbox full', ...back, raw: (of) => report({ of, blocks: [block(of.to, 'failed', '5.2.2', '552 5.2.2 The email account that you tried to reach is over quota')] }) },
  { name: 'Postfix: given up after days of trying', ...back, raw: (of) => report({ of, blocks: [block(of.to, 'failed', '4.4.1', 'connect to mx.client.example[192.0.2.1]:25: Connection timed out')] }) },
  { name: 'Postfix: no such host', ...gone, raw: (of) => report({ of, blocks: [block(of.to, 'failed', '5.4.4')] }) },
  { name: 'Postfix: refused as spam', ...back, raw: (of) => report({ of, blocks: [block(of.to, 'failed', '5.7.1', '554 5.7.1 Spam message rejected')] }) },
  { name: 'RFC 3464, two recipients: one unknown, one delayed', ...gone, raw: (of) => report({ of, blocks: [block(of.to, 'failed', '5.1.1', '550 5.1.1 no such user'), block(of.other, 'delayed', '4.2.0', '450 grey-listed')] }) },
  { name: 'RFC 3464, two recipients: one full, one unknown', ...bounced, gone: ['other'], raw: (of) => report({ of, blocks: [block(of.to, 'failed', '5.2.2', '552 full'), block(of.other, 'failed', '5.1.1', '550 no such user')] }) },
  { name: 'forwarded on: the address behind it is unknown, ours is named as the original one', ...gone, raw: (of) => report({ of, blocks: [['Final-Recipient: rfc822; private@elsewhere.example', `Original-Recipient: rfc822;${of.to}`, 'Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 unknown']] }) },
  { name: 'of somebody to whom we never wrote', ...back, raw: (of) => report({ of, blocks: [block('private@elsewhere.example', 'failed', '5.1.1', '550 5.1.1 unknown')] }) },
  { name: 'international (RFC 6533)', ...gone, raw: (of) => report({ of, statusType: 'message/global-delivery-status', blocks: [[`Final-Recipient: utf-8; ${of.to}`, 'Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 неизвестный получатель']] }) },
  { name: 'Exim: in words, with the header of failed recipients', ...gone, raw: (of) => lines(...heads('Mail Delivery System <Mailer-Daemon@mx.example>', 'Mail delivery failed: returning message to sender', `X-Failed-Recipients: ${of.to}`, 'Auto-Submitted: auto-replied'), '', 'This message was created automatically by mail delivery software.', '', 'A message that you sent could not be delivered to one or more of its', 'recipients. This is a permanent error. The following address(es) failed:', '', `  ${of.to}`, '    host mx.client.example [192.0.2.1]', `    SMTP error from remote mail server after RCPT TO:<${of.to}>:`, '    550 5.1.1 unknown user', '', '------ This is a copy of the message, including all the headers. ------', '', ...copy(of)) },
  { name: 'Exim: a warning that it is still trying', ...kept, raw: (of) => lines(...heads('Mail Delivery System <Mailer-Daemon@mx.example>', `Warning: message 1abCde-0001 delayed 24 hours`, 'Auto-Submitted: auto-replied'), '', 'The message has not yet been delivered:', '', `  ${of.to}`, '    Delay reason: Connection timed out', '', `The message identifier is: ${of.id}`, '') },
  { name: 'Exchange Online: recipient not found, words in HTML', ...gone, raw: (of) => report({ of, original: 'whole', from: 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@client.example>', subject: `Undeliverable: ${'=?utf-8?B?0J7RgtCy0LXRgg==?='}`, headers: ['X-MS-Exchange-Message-Is-Ndr:', `In-Reply-To: ${of.id}`, `References: ${of.id}`, 'Content-Language: ru-RU'], wordsType: 'text/html; charset="us-ascii"\r\nContent-Transfer-Encoding: base64', words: [Buffer.from('<html><body><p>Your message could not be delivered.</p></body></html>').toString('base64')], blocks: [[`Final-Recipient: rfc822;${of.to}`, 'Action: failed', 'Status: 5.1.10', 'Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient', ' not found by SMTP address lookup', 'X-Display-Name: Roman']] }) },
  { name: 'Exchange Online: the organisation lets nobody in from outside', ...back, raw: (of) => report({ of, original: 'whole', from: 'postmaster@client.example', subject: 'Undeliverable: x', blocks: [[`Final-Recipient: rfc822;${of.to}`, 'Action: failed', 'Status: 5.7.133', 'Diagnostic-Code: smtp;550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required']] }) },
  { name: 'Exchange in Russian', ...gone, raw: (of) => report({ of, from: 'postmaster@client.example', subject: `=?koi8-r?B?${Buffer.from([0xee, 0xc5, 0x20, 0xc4, 0xcf, 0xd3, 0xd4, 0xc1, 0xd7, 0xcc, 0xc5, 0xce, 0xcf]).toString('base64')}?=`, words: ['\u041D\u0435 \u0434\u043E\u0441\u0442\u0430\u0432\u043B\u0435\u043D\u043E'], wordsType: 'text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit', blocks: [[`Final-Recipient: rfc822;${of.to}`, 'Action: failed', 'Status: 5.1.1', 'X-Supplementary-Info: <mx.client.example #5.1.1>']] }) },
  { name: 'Gmail: the account does not exist', ...gone, raw: (of) => report({ of, original: 'whole', from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>', subject: 'Delivery Status Notification (Failure)', headers: [`X-Failed-Recipients: ${of.to}`, `In-Reply-To: ${of.id}`, `References: ${of.id}`], wordsType: 'text/plain; charset="UTF-8"', words: ['** Address not found **', '', `Your message wasn't delivered to ${of.to} because the address couldn't be found.`], blocks: [[`Final-Recipient: rfc822; ${of.to}`, 'Action: failed', 'Status: 5.1.1', 'Remote-MTA: dns; gmail-smtp-in.l.google.com. (192.0.2.7)', 'Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.', ' Please try 550-5.1.1 double-checking the recipient address for typos', 'Last-Attempt-Date: Tue, 24 Nov 2026 01:00:00 -0800 (PST)']] }) },
  { name: 'Gmail: delayed, though it names the recipient as failed', ...kept, raw: (of) => report({ of, original: 'whole', from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>', subject: 'Delivery Status Notification (Delay)', headers: [`X-Failed-Recipients: ${of.to}`, `In-Reply-To: ${of.id}`], wordsType: 'text/plain; charset="UTF-8"', words: ['** Delivery incomplete **', '', 'There was a temporary problem delivering your message. Gmail will retry for 46 more hours.'], blocks: [[`Final-Recipient: rfc822; ${of.to}`, 'Action: delayed', 'Status: 4.4.1', 'Diagnostic-Code: smtp; The recipient server did not accept our requests to connect.']] }) },
  { name: 'Yandex: no such user, under a status of policy', ...gone, raw: (of) => report({ of, original: 'whole', from: 'mailer-daemon@yandex.ru', subject: '=?utf-8?B?0J3QtdC00L7RgdGC0LDQstC70LXQvdC90L7QtSDRgdC+0L7QsdGJ0LXQvdC40LU=?=', wordsType: 'text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit', words: ['Это письмо отправлено почтовым сервером yandex.ru.', '', `К сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может быть отправлено: ${of.to}`], blocks: [block(of.to, 'failed', '5.7.1', '550 5.7.1 No such user!')] }) },
  { name: 'Mail.ru: invalid mailbox, under a bare code', ...gone, raw: (of) => report({ of, original: 'whole', from: 'mailer-daemon@corp.mail.ru', subject: 'Mail failure.', wordsType: 'text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64', words: [Buffer.from('Ваше письмо не доставлено.').toString('base64')], blocks: [[`Final-Recipient: RFC822; <${of.to}>`, 'Action: failed', 'Status: 5.0.0', `Diagnostic-Code: SMTP; 550 Message was not accepted -- invalid mailbox.  Local mailbox ${of.to} is unavailable: user not found`]] }) },
  { name: 'Mail.ru: the mailbox is full', ...back, raw: (of) => report({ of, original: 'whole', from: 'mailer-daemon@corp.mail.ru', subject: 'Mail failure.', blocks: [[`Final-Recipient: RFC822; <${of.to}>`, 'Action: failed', 'Status: 5.2.2', 'Diagnostic-Code: SMTP; 552 user mailbox is over quota']] }) },
  { name: 'qmail: no mailbox here by that name', ...gone, raw: (of) => lines(...heads('MAILER-DAEMON@mx.example', 'failure notice'), '', 'Hi. This is the qmail-send program at mx.example.', "I'm afraid I wasn't able to deliver your message to the following addresses.", "This is a permanent error; I've given up. Sorry it didn't work out.", '', `<${of.to}>:`, 'Sorry, no mailbox here by that name. (#5.1.1)', '', '--- Below this line is a copy of the message.', '', ...copy(of)) },
  { name: 'qmail: over quota', ...back, raw: (of) => lines(...heads('MAILER-DAEMON@mx.example', 'failure notice'), '', 'Hi. This is the qmail-send program at mx.example.', '', `<${of.to}>:`, 'The users mailbox is over the allowed quota (size). (#5.2.2)', '', '--- Below this line is a copy of the message.', '', ...copy(of)) },
  { name: 'sendmail: see transcript for details', ...gone, raw: (of) => report({ of, original: 'whole', from: 'Mail Delivery Subsystem <MAILER-DAEMON@mx.example>', subject: 'Returned mail: see transcript for details', words: ['   ----- The following addresses had permanent fatal errors -----', `<${of.to}>`, '    (reason: 550 5.1.1 User unknown)', '', '   ----- Transcript of session follows -----', '>>> DATA', '<<< 550 5.1.1 User unknown'], blocks: [[`Final-Recipient: RFC822; ${of.to}`, 'Action: failed', 'Status: 5.1.1', 'Remote-MTA: DNS; mx.client.example', 'Diagnostic-Code: SMTP; 550 5.1.1 User unknown', 'Last-Attempt-Date: Tue, 24 Nov 2026 12:00:00 +0300']] }) },
  { name: 'sendmail: a warning after four hours', ...kept, raw: (of) => report({ of, original: 'whole', subject: 'Warning: could not send message for past 4 hours', blocks: [[`Final-Recipient: RFC822; ${of.to}`, 'Action: delayed', 'Status: 4.4.1', 'Will-Retry-Until: Sun, 29 Nov 2026 12:00:00 +0300']] }) },
  { name: 'Lotus Domino: not listed in the directory', ...gone, raw: (of) => report({ of, from: 'Postmaster@client.example', subject: 'DELIVERY FAILURE: User roman not listed in Domino Directory', blocks: [[`Final-Recipient: rfc822;${of.to}`, 'Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: X-Notes; User roman not listed in Domino Directory']] }) },
  { name: 'a report that names the letter by its own field and brings nothing of it back: told of that letter alone', ...back, raw: (of) => report({ of, original: 'none', blocks: [[`Original-Message-ID: ${of.id}`, ...block(of.to, 'failed', '5.1.1', '550 5.1.1 unknown')]] }) },
  { name: 'a report that names no letter: nobody can tell of which it speaks', ...kept, raw: (of) => report({ of, original: 'none', blocks: [block(of.to, 'failed', '5.1.1', '550 5.1.1 unknown')] }) },
  { name: 'a receipt that the letter was read', ...kept, raw: (of) => lines(...heads(of.to, 'Read: x', `In-Reply-To: ${of.id}`, 'Content-Type: multipart/report; report-type=disposition-notification; boundary="b"'), '', '--b', 'Content-Type: text/plain', '', 'Your message was read.', '', '--b', 'Content-Type: message/disposition-notification', '', `Final-Recipient: rfc822;${of.to}`, `Original-Message-ID: ${of.id}`, 'Disposition: automatic-action/MDN-sent-automatically; displayed', '', '--b--', ''), outcome: 'JOINED' },
  { name: 'the automatic reply of somebody on leave', from: 'roman@ladoga-rk.example', outcome: 'JOINED', reason: 'MACHINE', letter: 'SENT', gone: [], raw: (of) => lines(...heads(of.to, 'Automatic reply: x', `In-Reply-To: ${of.id}`, 'Auto-Submitted: auto-replied'), '', 'I am away and cannot deliver anything: mailbox full.', '') },
  { name: 'a person who asks about a report, under its subject', from: 'roman@ladoga-rk.example', outcome: 'JOINED', reason: null, letter: 'SENT', gone: [], raw: (of) => lines(...heads(of.to, 'Re: Undelivered Mail Returned to Sender', `In-Reply-To: ${of.id}`, 'Content-Type: text/plain; charset=utf-8'), '', 'Коллеги, пришло вот это:', '', `> <${of.to}>: 550 5.1.1 user unknown`, `> Message-ID: ${of.id}`, '') },
  { name: 'a person who passes a report on as a file', from: 'roman@ladoga-rk.example', outcome: 'JOINED', reason: null, letter: 'SENT', gone: [], raw: (of) => lines(...heads(of.to, 'Что это?', `In-Reply-To: ${of.id}`, 'Content-Type: multipart/mixed; boundary="m"'), '', '--m', 'Content-Type: text/plain; charset=utf-8', '', 'Посмотрите, пожалуйста.', '', '--m', 'Content-Type: message/rfc822', '', report({ of, blocks: [block(of.to, 'failed', '5.1.1', '550 5.1.1 unknown')] }).toString(), '--m--', '') },
];
