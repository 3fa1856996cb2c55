import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encoded, rawly } from '../testing/encoded.ts';
import { letterOf } from '../testing/letterOf.ts';
import { winmailOf } from '../testing/winmail.ts';
import { parseLetter } from './parsing.ts';
import { UnreadableLetter } from './readingFaults.ts';

/** Lines of a letter, a character for each byte. */
const letter = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1');
const utf8 = (text: string): string => Buffer.from(text).toString('latin1');
const base64 = (bytes: Buffer): string => bytes.toString('base64');
const from = 'From: roman@ladoga-rk.example';
const mixed = 'Content-Type: multipart/mixed; boundary=b';
const alternative = 'Content-Type: multipart/alternative; boundary=b';
const plain = (text: string): string[] => ['--b', 'Content-Type: text/plain; charset=utf-8', '', utf8(text)];
const html = (text: string): string[] => ['--b', 'Content-Type: text/html; charset=utf-8', '', utf8(text)];
const file = (content: string, ...headers: string[]): string[] => ['--b', ...headers, '', content];

const greeting = 'Добрый день! Модуль не включается.';

describe('what staff sees of a letter from a Russian program', () => {
  test.each(['windows-1251', 'koi8-r', 'ibm866', 'x-mac-cyrillic'])('in raw %s without a word about it', async (charset) => {
    const raw = letter(`From: "${rawly('Роман Осцилляторов', charset)}" <roman@ladoga-rk.example>`, `Subject: ${rawly('Не включается', charset)}`, mixed, '', '--b', '', rawly(greeting, charset),
      ...file('x', 'Content-Type: text/plain', `Content-Disposition: attachment; filename="${rawly('журнал обмена.log', charset)}"`), '--b--');
    expect(await parseLetter(raw)).toMatchObject({
      authors: [{ address: 'roman@ladoga-rk.example', name: 'Роман Осцилляторов' }], subject: 'Не включается', text: greeting, files: [{ name: 'журнал обмена.log' }],
    });
  });

  test.each([
    ['UTF-8', 'Журнал СССР', (text: string) => utf8(text)],
    ['UTF-8', 'ТР', (text: string) => utf8(text)],
    ['UTF-8', 'et voilà', (text: string) => utf8(text)],
    ['UTF-8', 'РР РРР Р', (text: string) => utf8(text)],
    ['cp866', 'Ошибка', (text: string) => rawly(text, 'ibm866')],
    ['cp866', 'аварийная остановка', (text: string) => rawly(text, 'ibm866')],
  ])('whose raw %s ends or begins with a byte that others take for a blank: %s', async (_, text, coded) => {
    const raw = letter(`From: ${coded(text)} <roman@ladoga-rk.example>`, `Subject: ${coded(text)}`, mixed, '', ...plain(greeting), ...file('x', `Content-Type: text/plain; name=${coded(text.replaceAll(' ', '_'))}`, 'Content-Disposition: attachment'), ...file('x', 'Content-Type: text/plain', `Content-Disposition: attachment; filename="${coded(text)}"`), '--b--');
    expect(await parseLetter(raw)).toMatchObject({ authors: [{ address: 'roman@ladoga-rk.example', name: text }], subject: text, files: [{ name: text.replaceAll(' ', '_') }, { name: text }] });
  });

  test.each([
    ['in quotes', ['"base64"']],
    ['with something behind it', ['base64;']],
    ['with a comment behind it', ['base64 (coded)']],
    ['twice, once before it was coded', ['7bit', 'base64']],
  ])('that names its transfer encoding %s', async (_, encodings) => {
    expect((await parseLetter(letter(from, 'Content-Type: text/plain; charset=utf-8', ...encodings.map((encoding) => `Content-Transfer-Encoding: ${encoding}`), '', base64(Buffer.from(greeting))))).text).toBe(greeting);
  });

  test('that names two transfer encodings and was not coded stays as it stands', async () => {
    expect((await parseLetter(letter(from, 'Content-Type: text/plain', 'Content-Transfer-Encoding: 7bit', 'Content-Transfer-Encoding: base64', '', 'It does not boot.'))).text).toBe('It does not boot.');
  });

  test('whose short subject says nothing by itself is read as its text is', async () => {
    expect(await parseLetter(letter(from, `Subject: ${rawly('НПЦ', 'koi8-r')}`, '', rawly(greeting, 'koi8-r')))).toMatchObject({ subject: 'НПЦ', text: greeting });
  });

  test.each([
    ['that calls koi8-r windows-1251', 'windows-1251', '8bit', encoded(greeting, 'koi8-r')],
    ['that calls windows-1251 us-ascii', 'us-ascii', '8bit', encoded(greeting, 'windows-1251')],
    ['that calls UTF-8 iso-8859-1', 'iso-8859-1', '8bit', Buffer.from(greeting)],
    ['in base64 of cp866', 'cp866', 'base64', encoded(greeting, 'ibm866')],
    ['in base64 that says 7bit', '', 'base64', encoded(greeting, 'windows-1251')],
    ['in quoted-printable', 'koi8-r', 'quoted-printable', encoded(greeting, 'koi8-r')],
  ])('%s', async (_, charset, encoding, bytes) => {
    const content = encoding === 'base64' ? base64(bytes) : encoding === 'quoted-printable' ? bytes.toString('latin1').replaceAll(/[^ -<>-~]/g, (char) => `=${char.charCodeAt(0).toString(16).toUpperCase()}`) : bytes.toString('latin1');
    expect((await parseLetter(letter(from, `Content-Type: text/plain${charset ? `; charset=${charset}` : ''}`, `Content-Transfer-Encoding: ${encoding}`, '', content))).text).toBe(greeting);
  });
});

test.each([
  ['with the mark of UTF-8 before its headers', (raw: Buffer) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), raw])],
  ['with empty lines before its headers', (raw: Buffer) => Buffer.concat([Buffer.from('\r\n\n'), raw])],
  ['whose lines end by two carriage returns and a feed', (raw: Buffer) => Buffer.from(raw.toString('latin1').replaceAll('\r\n', '\r\r\n'), 'latin1')],
  ['whose headers end by a line of blanks', (raw: Buffer) => Buffer.from(raw.toString('latin1').replace('boundary=b\r\n', 'boundary=b\r\n \t'), 'latin1')],
  ['whose headers end without an empty line', (raw: Buffer) => Buffer.from(raw.toString('latin1').replace('boundary=b\r\n', 'boundary=b'), 'latin1')],
  ['with a line of its mailbox among its headers', (raw: Buffer) => Buffer.from(raw.toString('latin1').replace('Subject:', '>From a@x Mon Nov 23 10:00:00 2026\r\nSubject:'), 'latin1')],
  ['whose lines end by carriage returns', (raw: Buffer) => Buffer.from(raw.toString('latin1').replaceAll('\r\n', '\r'), 'latin1')],
  ['whose lines end by carriage returns, kept with a line end', (raw: Buffer) => Buffer.from(`${raw.toString('latin1').replaceAll('\r\n', '\r')}\r\n`, 'latin1')],
])('a letter %s has its sender, its text and its files', async (_, changed) => {
  const raw = letter(from, 'Subject: x', mixed, '', ...plain('Не включается.\r\nСовсем.'), ...file('x', 'Content-Type: image/png; name=a.png'), '--b--');
  const { authors, subject, text, files } = await parseLetter(changed(raw));
  expect([authors[0]?.address, subject, text.trim(), files.map(({ name }) => name)]).toEqual(['roman@ladoga-rk.example', 'x', 'Не включается.\nСовсем.', ['a.png']]);
});

describe('where the headers of a letter end', () => {
  test.each([
    ['at a line that is no field', ['Здравствуйте!', 'Не включается.', '', 'Роман'], 'Здравствуйте!\nНе включается.\n\nРоман'],
    ['at a line of blanks', ['  ', 'Note: it fails', 'since Monday', '', 'Роман'], 'Note: it fails\nsince Monday\n\nРоман'],
    ['at a line that is no field, though fields come again below it', ['Hello,', 'Subject: of my letter stands here, too', '', 'R'], 'Hello,\nSubject: of my letter stands here, too\n\nR'],
    ['at the empty line, where a field goes on behind blanks', ['References: <a@b>', ' ', ' <c@d>', '', 'Текст'], 'Текст'],
    ['at the empty line, where a line of nobody stands among the fields', ['>From a@x Mon Nov 23 10:00:00 2026', 'Message-ID: <a@b>', '', 'Текст'], 'Текст'],
    ['at the end, where nothing else stands', ['X-Mailer: z'], ''],
  ])('%s', async (_, lines, text) => {
    for (const end of ['\r\n', '\n']) {
      const read = await parseLetter(Buffer.from([from, 'Subject: x', ...lines].map((line) => `${line}${end}`).join('')));
      expect([read.subject, read.text.trim(), read.authors.length]).toEqual(['x', text, 1]);
    }
  });

  test('a text that begins as headers do is no letter', async () => {
    await expect(parseLetter(letter('Здравствуйте!', 'Note: x', '', 'y'))).rejects.toBeInstanceOf(UnreadableLetter);
  });
});

test.each([
  ['Message-ID: <abc@def>', ['<abc@def>', [], []]],
  ['Message-ID: abc@def', ['<abc@def>', [], []]],
  ['In-Reply-To: abc@def', [null, ['<abc@def>'], []]],
  ['References: abc@def\r\n ghi@jkl', [null, [], ['<abc@def>', '<ghi@jkl>']]],
  ['In-Reply-To: Message of Roman (roman@x.example)', [null, [], []]],
  ['In-Reply-To: Message of Roman <abc@def>', [null, ['<abc@def>'], []]],
  ['Message-ID: abc', [null, [], []]],
  [`Message-ID: ${'a'.repeat(995)}@b`, [null, [], []]],
])('%j names these letters, with or without the brackets that some programs leave out', async (line, ids) => {
  const { messageHeaderId, inReplyTo, references } = await parseLetter(letter(from, line, '', 'x'));
  expect([messageHeaderId, inReplyTo, references]).toEqual(ids);
});

describe('the author', () => {
  test.each([
    ['an encoded name in quotes', 'From: "=?utf-8?B?0JDQvdC90LA=?=" <a@x.example>', [{ address: 'a@x.example', name: 'Анна' }]],
    ['an address in a name', 'From: "=?utf-8?B?PGJAdmljdGltLmV4YW1wbGU+LA==?=" <a@evil.example>', [{ address: 'a@evil.example', name: '<b@victim.example>,' }]],
    ['an address without brackets', 'From: =?utf-8?B?0JDQvdC90LA=?= a@x.example', [{ address: 'a@x.example', name: 'Анна' }]],
    ['an address in Cyrillic', `From: ${utf8('анна@почта.рф')}`, [{ address: 'анна@почта.рф', name: '' }]],
    ['a folded name', 'From: =?utf-8?B?0JDQvdC90LA=?=\r\n =?utf-8?B?INCf?= <a@x.example>', [{ address: 'a@x.example', name: 'Анна П' }]],
  ])('with %s', async (_, line, authors) => expect((await parseLetter(letter(line, '', 'x'))).authors).toEqual(authors));

  test('is one of a hundred at most', async () => {
    expect((await parseLetter(letter(`From: ${Array.from({ length: 500 }, (_, at) => `a${at}@b.c`).join()}`, '', 'x'))).authors).toHaveLength(100);
  });
});

describe('the text', () => {
  test.each([
    ['of lines to be joined', [from, 'Content-Type: text/plain; charset=utf-8; format=flowed', '', utf8('Модуль не \r\nвключается.\r\n> Вопрос \r\n> ваш\r\n-- \r\nРоман')], 'Модуль не включается.\n> Вопрос ваш\n-- \nРоман'],
    ['of lines to be joined without their blank', [from, 'Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes', '', utf8('Мо \r\nдуль')], 'Модуль'],
    ['of HTML alone', [from, 'Content-Type: text/html; charset=utf-8', '', utf8('<p>Да<br>нет</p>')], 'Да\nнет'],
    ['of two forms is its plain one', [from, alternative, '', ...plain('Из текста'), ...html('<p>Из HTML</p>'), '--b--'], 'Из текста'],
    ['of two forms of which one is blank', [from, alternative, '', ...plain(' '), ...html('<p>Из HTML</p>'), '--b--'], 'Из HTML'],
    ['in pieces around a picture', [from, mixed, '', ...plain('До'), ...file('x', 'Content-Type: image/png'), ...plain('После'), '--b--'], 'До\nПосле'],
    ['of parts that nobody finds', [from, 'Content-Type: multipart/mixed; boundary=other', '', 'hello'], 'hello'],
    ['of a multipart without a boundary', [from, 'Content-Type: multipart/mixed', '', 'hello'], 'hello'],
    ['of a type that is only half there', [from, 'Content-Type: text', '', 'hello'], 'hello'],
    ['of nothing', [from, '', ''], ''],
    ['of UTF-7 as HTML is text and no mark-up', [from, 'Content-Type: text/html; charset=utf-7', '', '+ADw-script+AD4-alert(1)+ADw-/script+AD4-x'], 'x'],
  ])('%s', async (_, lines, text) => expect((await parseLetter(letter(...lines))).text.trimEnd()).toBe(text));

  test.each([
    ['a text with a name', ['Content-Type: text/plain; charset=utf-8; name=msg.txt'], 'Не включается.', []],
    ['a text inside the letter with a name', ['Content-Type: text/plain; charset=utf-8', 'Content-Disposition: inline; filename="message.txt"'], 'Не включается.', []],
    ['an HTML inside the letter with a name', ['Content-Type: text/html; charset=utf-8', 'Content-Disposition: inline; filename=body.html'], 'Не включается.', []],
    ['an attachment without a name', ['Content-Type: text/plain; charset=utf-8', 'Content-Disposition: attachment'], 'Не включается.', []],
    ['an attachment with a name, which stays a file', ['Content-Type: text/plain; charset=utf-8', 'Content-Disposition: attachment; filename=boot.log'], 'Не включается.', ['boot.log']],
  ])('of a letter whose only text is %s is not empty', async (_, headers, text, names) => {
    const content = utf8('Не включается.');
    const apart = await parseLetter(letter(from, mixed, '', ...file('x', 'Content-Type: image/png; name=a.png'), ...file(content, ...headers), '--b--'));
    expect([apart.text.trim(), apart.files.map(({ name }) => name)]).toEqual([text, ['a.png', ...names]]);
    const alone = await parseLetter(letter(from, ...headers, '', content));
    expect([alone.text.trim(), alone.files.map(({ name }) => name)]).toEqual([text, names]);
  });

  test('of two forms is both of them, whatever their names', async () => {
    const { text, html: shown, files } = await parseLetter(letter(from, alternative, '', ...file(utf8('Да'), 'Content-Type: text/plain; name=a.txt'), ...file('<b>x</b>', 'Content-Type: text/html; name=a.html'), '--b--'));
    expect([text, shown?.html, files]).toEqual(['Да', '<b>x</b>', []]);
  });

  test.each([
    ['a form for Gmail', 'text/x-amp-html; charset=utf-8'],
    ['a reaction for Gmail', 'text/vnd.google.email-reaction+json'],
    ['a form for watches', 'text/watch-html'],
    ['a form of the nineties', 'text/enriched'],
  ])('has no file of %s beside it', async (_, type) => {
    const { text, files } = await parseLetter(letter(from, alternative, '', ...plain('Да'), ...file('<b>x</b>', `Content-Type: ${type}`), ...html('<p>Да</p>'), '--b--'));
    expect([text, files]).toEqual(['Да', []]);
  });

  test('keeps an invitation beside its forms', async () => {
    const { files } = await parseLetter(letter(from, alternative, '', ...plain('Да'), ...file('BEGIN:VCALENDAR', 'Content-Type: text/calendar; method=REQUEST'), '--b--'));
    expect(files.map(({ name }) => name)).toEqual(['text.ics']);
  });

  test.each([
    ['that is enriched alone', [from, 'Content-Type: text/enriched; charset=utf-8', '', utf8('<bold>Да</bold>, 2 << 3<param>x</param>')], 'Да, 2 < 3'],
    ['that is XHTML alone', [from, 'Content-Type: application/xhtml+xml; charset=utf-8', '', utf8('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Модуль молчит</p></body></html>')], 'Модуль молчит'],
    ['that is Markdown alone', [from, 'Content-Type: text/markdown; charset=utf-8', '', utf8('# Да')], '# Да'],
    ['that is a whole document and says it is plain', [from, 'Content-Type: text/plain; charset=utf-8', '', utf8('<HTML><BODY><P>Да</P></BODY></HTML>')], 'Да'],
    ['with a line of HTML in it', [from, 'Content-Type: text/plain; charset=utf-8', '', utf8('Вставил <html> и </html>')], 'Вставил <html> и </html>'],
    ['whose plain form sends to the other one', [from, alternative, '', ...plain('Ваша почтовая программа не поддерживает HTML.'), ...html('<p>Модуль не включается</p>'), '--b--'], 'Модуль не включается'],
    ['whose plain form is its HTML', [from, alternative, '', ...plain('<p>Да</p>'), ...html('<p>Да</p>'), '--b--'], 'Да'],
    ['that is about HTML', [from, alternative, '', ...plain('Модуль не поддерживает HTML, что делать?'), ...html('<p>Модуль не поддерживает HTML, что делать?</p>'), '--b--'], 'Модуль не поддерживает HTML, что делать?'],
  ])('%s', async (_, lines, text) => expect((await parseLetter(letter(...lines))).text.trim()).toBe(text));

  test('stays empty beside a file that is called an attachment when the letter has a text of its own', async () => {
    const { text, files } = await parseLetter(letter(from, mixed, '', ...plain(''), ...file('log', 'Content-Type: text/plain', 'Content-Disposition: attachment; filename=boot.log'), '--b--'));
    expect([text.trim(), files.map(({ name }) => name)]).toEqual(['', ['boot.log']]);
  });

  test('of a letter whose pieces are partly HTML is whole in both forms', async () => {
    const { text, html: shown } = await parseLetter(letter(from, mixed, '', ...html('<p>Первое</p>'), ...plain('второе <b>\nтретье'), '--b--'));
    expect(text).toBe('Первое\nвторое <b>\nтретье');
    expect(shown?.html).toBe('<p>Первое</p>\n<div>второе &lt;b&gt;<br />третье</div>');
  });

  test('keeps no HTML that UTF-7 could have hidden', async () => {
    expect((await parseLetter(letter(from, 'Content-Type: text/html; charset=utf-7', '', '+ADw-b+AD4-x'))).html).toBeNull();
  });

  test('of a letter too tangled to be shown as it looks is shown as text, and it is said', async () => {
    const { text, html: shown, remarks } = await parseLetter(letter(from, 'Content-Type: text/html', '', `${'<div>'.repeat(300)}x`));
    expect([text, shown, remarks]).toEqual(['x', null, ['HTML_LEFT']]);
  });
});

describe('files', () => {
  const filesOf = async (...parts: string[][]) => (await parseLetter(letter(from, mixed, '', ...plain('x'), ...parts.flat(), '--b--'))).files.map(({ name, contentType }) => [name, contentType]);

  test.each([
    ['by RFC 2231', ['Content-Disposition: attachment; filename*=utf-8\'\'%D0%B0%20%D0%B1.log'], 'а б.log'],
    ['by RFC 2231 in pieces of windows-1251', ['Content-Disposition: attachment; filename*0*=windows-1251\'\'%E0; filename*1*=%E1.log'], 'аб.log'],
    ['by encoded words', ['Content-Disposition: attachment; filename="=?koi8-r?B?wMHC?=.log"'], 'юаб.log'],
    ['by the type only', ['Content-Type: application/pdf; name="=?utf-8?Q?=D0=B0?=.pdf"'], 'а.pdf'],
    ['twice, of which the disposition counts', ['Content-Type: application/pdf; name=a.pdf', 'Content-Disposition: attachment; filename=b.pdf'], 'b.pdf'],
    ['by encoded words in the form of RFC 2231', ['Content-Disposition: attachment; filename*=utf-8\'\'=?utf-8?B?0LAucGRm?='], 'а.pdf'],
    ['by encoded words twice', [`Content-Disposition: attachment; filename="=?utf-8?B?${Buffer.from('=?utf-8?B?0LAucGRm?=').toString('base64')}?="`], 'а.pdf'],
    ['by percents alone', ['Content-Disposition: attachment; filename="%D0%B0%20%D0%B1.pdf"'], 'а б.pdf'],
    ['with a percent', ['Content-Disposition: attachment; filename="100% %D1.pdf"'], '100% %D1.pdf'],
    ['by pieces that are raw', [`Content-Disposition: attachment; filename*0="${utf8('Акт ')}"; filename*1="${utf8('сверки.pdf')}"`], 'Акт сверки.pdf'],
    ['by a path of Windows', [`Content-Disposition: attachment; filename="C:\\Users\\ivan\\${utf8('акт')}.pdf"`], 'акт.pdf'],
    ['in quotes of another kind', ['Content-Disposition: attachment; filename=\'a.pdf\''], 'a.pdf'],
    ['by their description only', ['Content-Type: application/pdf', `Content-Description: ${utf8('Акт.pdf')}`], 'Акт.pdf'],
    ['nowhere, though something describes them', ['Content-Type: image/png', 'Content-Description: Picture of the board'], 'image.png'],
    ['nowhere', ['Content-Type: image/png'], 'image.png'],
    ['nowhere, an invitation', ['Content-Type: text/calendar; method=REQUEST'], 'text.ics'],
    ['nowhere, and of no known type', ['Content-Type: application/x-unknown-thing'], 'application.bin'],
    ['of a text that lies inside the letter', ['Content-Type: text/plain', 'Content-Disposition: inline; filename=boot.log'], 'boot.log'],
  ])('are named %s', async (_, headers, name) => expect((await filesOf(file('x', ...headers))).map(([one]) => one)).toEqual([name]));

  test('a letter in the letter is a file that mail programs open, under its subject', async () => {
    const inner = ['Subject: =?utf-8?B?0JLQvtC/0YDQvtGB?=', 'From: evil@x.example', '', 'inner text'].join('\r\n');
    const { files, text, authors } = await parseLetter(letter(from, mixed, '', ...plain('outer'), ...file(inner, 'Content-Type: message/rfc822'), ...file(inner, 'Content-Type: message/rfc822; name=forwarded', 'Content-Disposition: inline'), '--b--'));
    expect(files.map(({ name, contentType }) => [name, contentType])).toEqual([['Вопрос.eml', 'message/rfc822'], ['forwarded.eml', 'message/rfc822']]);
    expect([text, authors.length]).toEqual(['outer', 1]);
  });

  test('of a Macintosh come without what it keeps beside them; letters of a digest are letters', async () => {
    const named = async (type: string, ...parts: string[][]) => (await parseLetter(letter(from, `Content-Type: multipart/${type}; boundary=b`, '', ...parts.flat(), '--b--'))).files.map(({ name }) => name);
    expect(await named('appledouble', file('x', 'Content-Type: application/applefile; name=%a.pdf'), file('x', 'Content-Type: application/pdf; name=a.pdf'))).toEqual(['a.pdf']);
    expect(await named('digest', file('Subject: one\r\nFrom: a@b.c\r\n\r\ninner'))).toEqual(['one.eml']);
    expect(await named('mixed', plain('x'), file('x', 'Content-Type: text/x-unknown-thing'), file('x', 'Content-Type: text/rtf'))).toEqual(['text.txt', 'text.rtf']);
  });

  test('written into the text leave it', async () => {
    const { text, files } = await parseLetter(letter(from, 'Content-Type: text/plain; charset=koi8-r', '', rawly('До', 'koi8-r'), 'begin 644 cat.txt', '#0V%T', '`', 'end', rawly('После', 'koi8-r')));
    expect([text, files.map(({ name, content }) => [name, content.toString()])]).toEqual(['До\nПосле', [['cat.txt', 'Cat']]]);
  });

  test('of a winmail.dat are those of the letter; its text stands where the letter has none', async () => {
    const packed = winmailOf({ files: [{ title: Buffer.from('A.DOC'), content: Buffer.from('x'), longName: 'Отчёт.docx' }], text: 'Добрый день' });
    const part = file(base64(packed), 'Content-Type: application/ms-tnef; name=winmail.dat', 'Content-Transfer-Encoding: base64');
    expect(await filesOf(part)).toEqual([['Отчёт.docx', 'application/octet-stream']]);
    expect(await parseLetter(letter(from, mixed, '', ...part, '--b--'))).toMatchObject({ text: 'Добрый день', remarks: [] });
  });

  test('of a winmail.dat whose text is in Microsoft’s compressed form alone are those of the letter, beside the package that holds the text, and it is said', async () => {
    const packed = winmailOf({ files: [{ title: Buffer.from('A.DOC'), content: Buffer.from('x'), longName: 'Отчёт.docx' }], compressed: Buffer.from('LZFu…') });
    const { files, remarks } = await parseLetter(letter(from, mixed, '', ...file(base64(packed), 'Content-Type: application/ms-tnef; name=winmail.dat', 'Content-Transfer-Encoding: base64'), '--b--'));
    expect([files.map(({ name }) => name), remarks]).toEqual([['Отчёт.docx', 'winmail.dat'], ['WINMAIL_KEPT']]);
  });

  test.each(['text/rtf', 'application/rtf; name=letter.rtf', 'application/octet-stream', 'application/octet-stream; name="?"'])('that are all of a letter hold its text, and it is said: %s', async (type) => {
    const { text, html, files, remarks } = await parseLetter(letter(from, `Content-Type: ${type}`, '', '{\\rtf1 Hello}'));
    expect([text, html, files.map(({ content }) => content.toString()), remarks]).toEqual(['', null, ['{\\rtf1 Hello}'], ['TEXT_IN_FILE']]);
    // beside a text, and where it is a picture, nobody has to be told
    expect((await parseLetter(letter(from, mixed, '', ...plain('x'), ...file('x', `Content-Type: ${type}`), '--b--'))).remarks).toEqual([]);
    expect((await parseLetter(letter(from, 'Content-Type: image/png', '', 'x'))).remarks).toEqual([]);
  });

  test.each([['b ', '--b ', '--b --'], ['b  ', '--b', '--b  --  '], ['b\t', '--b\t', '--b\t--'], ['b ', '--b ', '--b--']])('end where their multipart does, though its boundary «%s» has a blank at its end', async (boundary, line, end) => {
    const raw = letter(from, `Content-Type: multipart/mixed; boundary="${boundary}"`, '', line, '', 'Hello', '--b x --', 'World', line, 'Content-Type: text/plain; name=x.txt', 'Content-Disposition: attachment', '', 'file', '', end, 'nobody reads it');
    const { text, files } = await parseLetter(raw);
    expect([text, files.map(({ content }) => content.toString())]).toEqual(['Hello\n--b x --\nWorld', ['file\r\n']]);
    expect((await parseLetter(letter(from, `Content-Type: multipart/alternative; boundary="${boundary}"`, '', line, 'Content-Type: text/html', '', '<p>Hello</p>', end, ''))).text.trim()).toBe('Hello');
  });

  test('of a winmail.dat that is broken stay in it, and it is said', async () => {
    const { files, remarks } = await parseLetter(letter(from, mixed, '', ...file('AAAA', 'Content-Type: application/ms-tnef; name=winmail.dat', 'Content-Transfer-Encoding: base64'), '--b--'));
    expect([files.map(({ name }) => name), remarks]).toEqual([['winmail.dat'], ['WINMAIL_KEPT']]);
  });

  test('of a winmail.dat above twenty megabytes stay in it, byte for byte, and it is said', async () => {
    const [empty, largest] = [winmailOf({ files: [{ title: Buffer.from('A.DOC'), content: Buffer.alloc(0) }] }).length, 20 * 1024 * 1024];
    const read = async (bytes: number) => {
      const packed = winmailOf({ files: [{ title: Buffer.from('A.DOC'), content: Buffer.alloc(bytes - empty, 'x') }] });
      const { files, remarks } = await parseLetter(letter(from, mixed, '', ...file(base64(packed), 'Content-Type: application/ms-tnef; name=winmail.dat', 'Content-Transfer-Encoding: base64'), '--b--'));
      return { names: files.map(({ name }) => name), remarks, isAsItCame: files.map(({ content }) => content.equals(packed)) };
    };
    expect(await read(largest)).toEqual({ names: ['A.DOC'], remarks: [], isAsItCame: [false] });
    expect(await read(largest + 1)).toEqual({ names: ['winmail.dat'], remarks: ['WINMAIL_KEPT'], isAsItCame: [true] });
  });

  test('that the HTML shows keep the address by which it does; nothing else has one', async () => {
    const raw = letter(from, 'Content-Type: multipart/related; boundary=b', '', ...html('<img src="cid:a%40b"><img src="cid:other"><img src="http://x.example/t.png">'), ...file('x', 'Content-Type: image/png', 'Content-ID: <a@b>'), '--b--');
    expect((await parseLetter(raw)).html).toEqual({ html: '<img src="cid:a%40b" /><img data-remote-src="http://x.example/t.png" />', remoteImages: 1 });
  });
});

describe('what is signed or encrypted is named, and never claimed to be verified', () => {
  test.each([
    ['S/MIME beside the text', ['Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=b', '', ...plain('Да'), ...file('AAAA', 'Content-Type: application/pkcs7-signature; name=smime.p7s'), '--b--'], ['SIGNED'], ['smime.p7s']],
    ['PGP beside the text', ['Content-Type: multipart/signed; protocol="application/pgp-signature"; boundary=b', '', ...plain('Да'), ...file('x', 'Content-Type: application/pgp-signature'), '--b--'], ['SIGNED'], ['application.asc']],
    ['PGP in the text', ['', '-----BEGIN PGP SIGNED MESSAGE-----', '', 'x'], ['SIGNED'], []],
    ['S/MIME around the text', ['Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m', '', 'AAAA'], ['SIGNED_INSIDE'], ['smime.p7m']],
    ['S/MIME, encrypted', ['Content-Type: application/x-pkcs7-mime; smime-type=enveloped-data; name=smime.p7m', '', 'AAAA'], ['ENCRYPTED'], ['smime.p7m']],
    ['PGP, encrypted', ['Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b', '', ...file('Version: 1', 'Content-Type: application/pgp-encrypted'), ...file('x', 'Content-Type: application/octet-stream; name=encrypted.asc'), '--b--'], ['ENCRYPTED'], ['application.asc', 'encrypted.asc']],
    ['PGP, encrypted in the text', ['', '-----BEGIN PGP MESSAGE-----', 'x'], ['ENCRYPTED'], []],
    ['neither', ['', 'x'], [], []],
  ])('%s', async (_, lines, remarks, names) => {
    const read = await parseLetter(letter(from, ...lines));
    expect([read.remarks, read.files.map(({ name }) => name)]).toEqual([remarks, names]);
  });
});

test('what a stranger says in the name of this desk is not heard', async () => {
  const { headers } = await parseLetter(letter(from, 'X-Reglament-Priority: HIGH', 'x-reglament-anything : x', 'X-Other: Да', '', 'x'));
  expect([...headers.keys()]).toEqual(['from', 'x-other']);
});

test.each([
  ['400 parts', letterOf({ From: 'a@x.example', 'Content-Type': 'multipart/mixed; boundary=b' }, '--b\r\n\r\nx\r\n'.repeat(400))],
  ['two megabytes of headers', letterOf({ From: 'a@x.example', 'X-A': 'a '.repeat(1_000_000) })],
  ['four million lines', letterOf({ From: 'a@x.example' }, '\n'.repeat(4_000_000))],
])('%s are beyond the limits', async (_, raw) => {
  await expect(parseLetter(raw)).rejects.toMatchObject({ name: 'UnreadableLetter', reason: 'BEYOND_LIMITS' });
});

test('no bytes end reading otherwise than with a letter or with the word for what is none', async () => {
  const piece = fc.constantFrom(
    'From: a@b.c\r\n', 'Subject: =?utf-8?B?', '?=', '\r\n', '\r\n\r\n', 'Content-Type: multipart/mixed; boundary=b\r\n', 'Content-Type: text/html; charset=utf-7\r\n', 'Content-Type: message/rfc822\r\n', '--b\r\n', '--b--\r\n',
    'Content-Type: application/ms-tnef\r\n', 'Content-Transfer-Encoding: base64\r\n', 'Content-Disposition: attachment; filename*0*=', 'eJ8+IgAA', 'begin 644 x\r\n', '`\r\nend\r\n', '<div style="', '+ADw-', '\u00cf\u00f0', '\u0000', '(', '"', ';', '=\r\n', '\u001b$B',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
      const raw = Buffer.from(pieces.join(''), 'latin1');
      const ending = await parseLetter(raw).then(() => 'read', (error: unknown) => (error instanceof UnreadableLetter ? 'unreadable' : error));
      expect(['read', 'unreadable']).toContain(ending);
    }),
    { numRuns: 400 },
  );
});
