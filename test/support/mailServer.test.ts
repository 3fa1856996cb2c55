import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { startMailServer, type MailServer } from './mailServer.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.letters.length = 0;
  server.faults.length = 0;
});

/** Says lines as they stand, each after the answer to the one before; answers the codes that it heard. */
const dialogue = async (...said: string[]): Promise<string[]> => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1').setEncoding('latin1');
  onTestFinished(() => void socket.destroy());
  const answer = async (): Promise<string> => String((await once(socket, 'data'))[0]).slice(0, 3);
  const heard = [await answer()];
  for (const one of said) {
    socket.write(one, 'latin1');
    heard.push(await answer());
  }
  return heard;
};
const hello = ['EHLO desk\r\n', 'MAIL FROM:<a@desk.example>\r\n', 'RCPT TO:<b@client.example>\r\n', 'DATA\r\n'] as const;
const greeted = ['220', '250', '250', '250', '354'];

test('it takes a letter by the protocol, and takes the dots off that the protocol adds', async () => {
  expect(await dialogue(...hello, 'Subject: x\r\n\r\n..\r\n..a\r\nb.\r\n.\r\n', 'QUIT\r\n')).toEqual([...greeted, '250', '221']);
  expect(server.letters).toMatchObject([{ from: 'a@desk.example', to: ['b@client.example'], wire: 'Subject: x\r\n\r\n..\r\n..a\r\nb.', raw: 'Subject: x\r\n\r\n.\r\n.a\r\nb.' }]);
  expect(server.faults).toEqual([]);
});

test.each([
  ['a line feed alone', 'a\nb'], ['a carriage return alone', 'a\rb'], ['an end that is none', 'a\n.\r\nMAIL FROM:<x@x.example>'], ['another', 'a\r.\rb'], ['a line of 999 characters', 'x'.repeat(999)], ['eight bits', 'caf\u00e9'], ['a NUL', 'a\0b'],
])('it refuses a letter with %s, and keeps nothing of it', async (_, body) => {
  expect(await dialogue(...hello, `Subject: x\r\n\r\n${body}\r\n.\r\n`)).toEqual([...greeted, '554']);
  expect(server.letters).toEqual([]);
  expect(server.faults).toHaveLength(1);
});

test('a line of 998 characters is not too long', async () => {
  expect(await dialogue(...hello, `Subject: x\r\n\r\n${'x'.repeat(998)}\r\n.\r\n`)).toEqual([...greeted, '250']);
});

test.each([
  ['a sender before the greeting', ['MAIL FROM:<a@desk.example>\r\n'], '503'],
  ['a recipient before the sender', ['EHLO desk\r\n', 'RCPT TO:<b@client.example>\r\n'], '503'],
  ['a text before the recipients', ['EHLO desk\r\n', 'MAIL FROM:<a@desk.example>\r\n', 'DATA\r\n'], '503'],
  ['a second sender', ['EHLO desk\r\n', 'MAIL FROM:<a@desk.example>\r\n', 'MAIL FROM:<a@desk.example>\r\n'], '503'],
  ['an extension that was not offered', ['EHLO desk\r\n', 'MAIL FROM:<a@desk.example> BODY=8BITMIME\r\n'], '501'],
  ['two addresses', ['EHLO desk\r\n', 'MAIL FROM:<a@desk.example>\r\n', 'RCPT TO:<b@c.example> <d@e.example>\r\n'], '501'],
  ['a recipient without an address', ['EHLO desk\r\n', 'MAIL FROM:<a@desk.example>\r\n', 'RCPT TO:<>\r\n'], '501'],
  ['a bare line feed', ['EHLO desk\nx\r\n'], '500'],
  ['a word of its own', ['EHLO desk\r\n', 'HELP\r\n'], '500'],
])('it refuses %s', async (_, said, code) => {
  expect((await dialogue(...said)).at(-1)).toBe(code);
  expect(server.faults).toHaveLength(1);
});
