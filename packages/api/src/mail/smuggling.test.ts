import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { commandClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { MailDoor } from './door.ts';
import mail from './index.ts';

const clock = commandClock();

let world: World;
let door: MailDoor;
beforeAll(async () => {
  await clock.set(Date.parse('2026-11-24T09:00:00Z'));
  world = await openWorld([mail], { config: { host: '127.0.0.1', mailPort: 0 } });
  door = await new MailDoor(world).start();
}, scratchPatienceMilliseconds);
afterAll(async () => {
  await door.stop();
  await world.close();
});

/** Says lines to the door as they stand, one after the other's answer; answers what it said. */
const dialogue = async (...said: (string | Buffer)[]): Promise<string[]> => {
  const socket = connect(door.port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.setEncoding('latin1');
  const answers: string[] = [];
  const answer = async (): Promise<string> => String((await once(socket, 'data'))[0]);
  answers.push(await answer());
  for (const one of said) {
    const heard = answer();
    socket.write(one);
    answers.push(await heard);
  }
  return answers;
};
const hello = ['EHLO mx.evil.example\r\n', 'MAIL FROM:<roman@ladoga-rk.example>\r\n', 'RCPT TO:<support@company.example>\r\n', 'DATA\r\n'] as const;
const raws = async () => (await world.rows<{ raw: Buffer }>('select raw from incoming_letter order by stored_at, id')).map(({ raw }) => raw);

/** What other servers took for the end of a letter, so that a second one could be hidden in the first (SMTP smuggling). */
const falseEnds = { 'LF . LF': '\n.\n', 'LF . CRLF': '\n.\r\n', 'CR . CR': '\r.\r', 'CR . CRLF': '\r.\r\n', 'CRLF . LF': '\r\n.\n', 'CRLF . CR': '\r\n.\r', 'LF . CR': '\n.\r', 'CRLF NUL . CRLF': '\r\n\u0000.\r\n' };

test.each(Object.entries(falseEnds))('%s ends no letter: what follows stays part of it, and there is one letter', async (_, end) => {
  const before = (await raws()).length;
  const hidden = 'MAIL FROM:<admin@company.example>\r\nRCPT TO:<support@company.example>\r\nDATA\r\nFrom: admin@company.example\r\nSubject: hidden\r\n\r\nhidden';
  const answers = await dialogue(...hello, `From: roman@ladoga-rk.example\r\nSubject: x\r\n\r\nA${end}${hidden}\r\n.\r\n`, 'QUIT\r\n');
  expect(answers.map((answer) => answer.slice(0, 3))).toEqual(['220', '250', '250', '250', '354', '250', '221']);
  const kept = (await raws()).slice(before);
  expect(kept).toHaveLength(1);
  expect(kept[0]?.toString('latin1')).toContain(`${hidden}\r\n`);
});

test('the true end does end it: what follows is a command', async () => {
  const answers = await dialogue(...hello, 'From: roman@ladoga-rk.example\r\nSubject: x\r\n\r\nA\r\n.\r\n', 'MAIL FROM:<victim@other.example>\r\n', 'RCPT TO:<victim@other.example>\r\n', 'QUIT\r\n');
  expect(answers.map((answer) => answer.slice(0, 3))).toEqual(['220', '250', '250', '250', '354', '250', '250', '550', '221']);
});
