import { afterEach, describe, expect, test, vi } from 'vitest';
import { BrokeOff } from '../../platform/apart/brokeOff.ts';
import { residentBytesOf } from '../../platform/apart/taken.ts';
import { letterOf } from '../testing/letterOf.ts';
import { Reader } from './reader.ts';
import { UnreadableLetter } from './readingFaults.ts';
import { ReadingRoom, type ReadingRoomOptions } from './readingRoom.ts';

const letter = letterOf({ From: 'Роман <roman@ladoga-rk.example>', Subject: 'Вопрос' });
/** Enough parts to be read for longer than a millisecond. */
const long = letterOf({ From: 'a@x.example', 'Content-Type': 'multipart/mixed; boundary=b' }, '--b\r\n\r\nx\r\n'.repeat(250));

const rooms: ReadingRoom[] = [];
const open = (options: Partial<ReadingRoomOptions> = {}): ReadingRoom => {
  const room = new ReadingRoom({ seats: 2, patienceMilliseconds: 20_000, idleMilliseconds: 60_000, ...options });
  rooms.push(room);
  return room;
};
afterEach(() => {
  for (const room of rooms.splice(0)) room.close();
});

describe('letters are read in a process apart', () => {
  test('which comes with the first one, stays for the next, and leaves when none comes', async () => {
    const room = open({ idleMilliseconds: 200 });
    expect(room.readers).toBe(0);
    expect(await room.read(letter)).toMatchObject({ subject: 'Вопрос', authors: [{ address: 'roman@ladoga-rk.example', name: 'Роман' }] });
    expect(room.readers).toBe(1);
    await vi.waitUntil(() => room.readers === 0, { timeout: 10_000 });
    expect(await room.read(letter)).toMatchObject({ subject: 'Вопрос' });
  });

  test('two at once at most; the others wait for a seat', async () => {
    const room = open();
    const reading = Promise.all(Array.from({ length: 6 }, () => room.read(letter)));
    expect(room.readers).toBe(2);
    expect((await reading).map(({ subject }) => subject)).toEqual(Array.from({ length: 6 }, () => 'Вопрос'));
    expect(room.readers).toBe(2);
  });

  test('which is not to blame for what is no letter, and stays', async () => {
    const room = open({ seats: 1 });
    const failure = await room.read(Buffer.from('просто байты')).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnreadableLetter);
    expect(failure).toMatchObject({ reason: 'NOT_A_LETTER' });
    expect(room.readers).toBe(1);
  });

  test('which is ended when a letter takes too long; the next letter gets another one', async () => {
    const room = open({ patienceMilliseconds: 1 });
    await room.open();
    await expect(room.read(long)).rejects.toBeInstanceOf(BrokeOff);
    expect(room.readers).toBe(0);
    expect(await open().read(letter)).toMatchObject({ subject: 'Вопрос' });
  });
});

const megabyte = 1024 * 1024;
const large = letterOf({ From: 'a@x.example', 'Content-Type': 'multipart/mixed; boundary=b' }, `--b\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=x.bin\r\n\r\n${`${'QUJD'.repeat(19)}\r\n`.repeat(430_000)}--b--`);

test('a reader that holds too much beside its heap is ended; one that may hold so much reads the same letter', async () => {
  // the bytes of this letter and of its file lie beside the heap, which is bounded by more than this reader may hold in all
  const tight = new Reader(110 * megabyte);
  await tight.ready;
  expect(residentBytesOf(tight.pid)).toBeLessThan(110 * megabyte);
  await expect(tight.read(large, 20_000)).rejects.toThrow('held more than 110 MB');
  expect(tight.alive).toBe(false);
  const reader = new Reader();
  expect((await reader.read(large, 20_000)).files).toMatchObject([{ name: 'x.bin' }]);
  reader.end();
});

test('a reader that dies over a letter says so, whenever it dies', async () => {
  const reader = new Reader();
  await reader.ready;
  const reading = reader.read(long, 20_000);
  reader.end();
  await expect(reading).rejects.toBeInstanceOf(BrokeOff);
  await expect(reader.read(letter, 20_000)).rejects.toBeInstanceOf(BrokeOff);
  expect(reader.alive).toBe(false);
});
