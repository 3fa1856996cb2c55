import { describe, expect, test } from 'vitest';
import { parseLetter as readLetter } from './parsing.ts';

const read = (...lines: string[]) => readLetter(Buffer.from(lines.join('\r\n')));

describe('a letter', () => {
  test('is read into its author, subject, text and thread', async () => {
    const letter = await read(
      'From: "Анна" <Anna@Client.Example>',
      'To: support@company.example',
      'Subject: =?utf-8?B?0JLQvtC/0YDQvtGB?=',
      'Message-ID: <3@client.example>',
      'In-Reply-To: <2@company.example> (from my phone)',
      'References: <1@client.example>',
      '\t<2@company.example>',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Не включается.',
    );
    expect(letter).toMatchObject({
      authors: [{ address: 'anna@client.example', name: 'Анна' }],
      subject: 'Вопрос',
      text: 'Не включается.',
      messageHeaderId: '<3@client.example>',
      inReplyTo: ['<2@company.example>'],
      references: ['<1@client.example>', '<2@company.example>'],
      files: [],
    });
  });

  test('with HTML only is read as text, and with both as its text', async () => {
    const html = ['--b', 'Content-Type: text/html; charset=utf-8', '', '<p>Из <b>HTML</b></p>'];
    const plain = ['--b', 'Content-Type: text/plain; charset=utf-8', '', 'Из текста'];
    const heading = ['From: a@x.example', 'Content-Type: multipart/alternative; boundary=b', ''];
    expect((await read(...heading, ...html, '--b--')).text).toBe('Из HTML');
    expect((await read(...heading, ...plain, ...html, '--b--')).text.trim()).toBe('Из текста');
    expect((await read(...heading, '--b', 'Content-Type: text/plain', '', '  ', ...html, '--b--')).text).toBe('Из HTML');
  });

  test('names its files', async () => {
    const letter = await read('From: a@x.example', 'Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'текст', '--b', 'Content-Type: image/png', 'Content-Disposition: attachment; filename="схема.png"', 'Content-Transfer-Encoding: base64', '', 'AAAA', '--b--');
    expect(letter.files).toEqual([{ name: 'схема.png', contentType: 'image/png', content: Buffer.alloc(3), contentId: null }]);
  });

  test.each([
    ['turns its text', ['Content-Type: text/plain; charset=utf-8', '', 'счёт\u202Efdp.exe'], ['TURNS_TEXT']],
    ['hides words and turns others', ['Content-Type: text/html; charset=utf-8', '', '<p>Да <span style="display:none">нет</span> \u2067x</p>'], ['TURNS_TEXT', 'HIDES_WORDS']],
    ['does neither', ['Content-Type: text/html; charset=utf-8', '', '<p style="color:red">Да</p>'], []],
  ])('that %s says so', async (_, lines, remarks) => expect((await read('From: a@x.example', ...lines)).remarks).toEqual(remarks));

  test('in raw windows-1251 keeps its subject and its text', async () => {
    const greeting = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
    const raw = Buffer.concat([Buffer.from('From: a@x.example\r\nSubject: '), greeting, Buffer.from('\r\n\r\n'), greeting]);
    expect(await readLetter(raw)).toMatchObject({ subject: 'Привет', text: 'Привет' });
  });

  test.each([
    ['two From headers', ['From: a@x.example', 'From: b@x.example'], 2],
    ['two authors in one header', ['From: a@x.example, b@x.example'], 2],
    ['a group of authors', ['From: we: a@x.example, b@x.example;'], 2],
    ['an author without an address', ['From: Anna', 'Subject: x'], 0],
    ['no author', ['Subject: x'], 0],
  ])('with %s has authors: %i', async (_, headers, expected) => {
    expect((await read(...headers, '', 'x')).authors).toHaveLength(expected);
  });
});

test.each([
  ['nothing', ''],
  ['bytes of something else', '\u0000\u0001\u0002'],
  ['a text without headers', 'Здравствуйте!\r\nНе включается.'],
  ['headers of something else', 'HTTP/1.1 200 OK\r\nServer: x\r\n\r\n'],
])('%s is no letter', async (_, text) => {
  await expect(readLetter(Buffer.from(text))).rejects.toThrow('no header of a letter');
});
