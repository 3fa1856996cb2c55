import { once } from 'node:events';
import { connect } from 'node:net';
import { setInterval } from 'node:timers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import attachments from '../attachments/index.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { MailDoor } from './door.ts';
import mail from './index.ts';

let world: World;
let door: MailDoor;
beforeAll(async () => {
  world = await openWorld([attachments, mail], { config: { host: '127.0.0.1', mailPort: 0 } });
  door = await new MailDoor(world).start();
}, scratchPatienceMilliseconds);
afterAll(async () => {
  await door.stop();
  await world.close();
});

const mebibyte = 1024 * 1024;
const mostMebibytes = 150;
/** Of base64, which make a file of 25 MB. */
const blocks = 34;
const block = Buffer.from(`${'QUJD'.repeat(19)}\r\n`.repeat(Math.floor(mebibyte / 78)));

/** Says a letter to the door piece by piece: whoever sends holds none of it. */
const say = async (subject: string, pieces: number): Promise<void> => {
  const socket = connect(door.port, '127.0.0.1').setEncoding('utf8');
  let heard = '';
  socket.on('data', (text: string) => void (heard += text));
  const step = async (line: string, answer: RegExp): Promise<void> => {
    heard = '';
    socket.write(line);
    await vi.waitUntil(() => answer.test(heard), { timeout: 30_000, interval: 5 });
  };
  await vi.waitUntil(() => heard.startsWith('220'), { timeout: 5_000, interval: 5 });
  await step('EHLO mx.client.example\r\n', /^250 /m);
  await step(`MAIL FROM:<roman@ladoga-rk.example> SIZE=${pieces * block.length + 1000}\r\n`, /^250 /m);
  await step('RCPT TO:<support@company.example>\r\n', /^250 /m);
  await step('DATA\r\n', /^354 /m);
  socket.write(`From: roman@ladoga-rk.example\r\nSubject: ${subject}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=x.bin\r\n\r\n`);
  for (let at = 0; at < pieces; at += 1) if (!socket.write(block)) await once(socket, 'drain');
  await step('\r\n--b--\r\n.\r\n', /^250 /m);
  socket.destroy();
  await vi.waitUntil(async () => (await world.rows('select from incoming_letter where subject = $1 and outcome is not null', [subject])).length === 1, { timeout: 60_000, interval: 50 });
};

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (how: { type: 'minor' }) => void;

/** By how much this process grows at most meanwhile, in mebibytes: by what it holds, not by when its collector comes to what it has let go. */
const growth = async (act: () => Promise<void>): Promise<number> => {
  const before = process.memoryUsage.rss();
  let most = before;
  const look = (): void => { most = Math.max(most, process.memoryUsage.rss()); };
  const looking = setInterval(look, 5);
  const collecting = setInterval(() => collect({ type: 'minor' }), 20);
  await act();
  clearInterval(looking);
  clearInterval(collecting);
  look();
  return (most - before) / mebibyte;
};

test('a letter with a file of 25 MB by the door lets the server grow by at most 150 MB, and is a request with that file', async () => {
  await say('warm', 1);
  expect(await growth(() => say('25 MB', blocks))).toBeLessThanOrEqual(mostMebibytes);
  expect(await world.rows(`select letter.outcome, attachment.size from incoming_letter letter join attachment on attachment.message_id = letter.message_id where letter.subject = '25 MB'`)).toEqual([{ outcome: 'REGISTERED', size: Math.floor((blocks * block.length) / 78) * 57 }]);
}, 120_000);

test('the measure sees what is held', async () => {
  const held: Buffer[] = [];
  expect(await growth(() => {
    for (let at = 0; at < 2 * mostMebibytes; at += 1) held.push(Buffer.alloc(mebibyte, at + 1));
    return Promise.resolve();
  })).toBeGreaterThan(mostMebibytes);
  expect(held).toHaveLength(2 * mostMebibytes);
});
