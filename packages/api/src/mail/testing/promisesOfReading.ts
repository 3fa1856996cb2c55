import { afterAll, expect, onTestFinished, test } from 'vitest';
import { costOf } from '../../platform/testing/costApart.ts';
import { UnreadableLetter } from '../reading/readingFaults.ts';
import { ReadingRoom } from '../reading/readingRoom.ts';
import { bombs } from './bombs.ts';
import { letterOf } from './letterOf.ts';

/** Found unreadable, it was dealt with all the same. */
const orUnreadable = (error: unknown): void => {
  if (!(error instanceof UnreadableLetter)) throw error;
};

const [mostSeconds, mostMegabytes, mostOwnMegabytes] = [3, 400, 100];

/** P12: what the desk promises of letters that are made to hang or to exhaust whoever reads them. */
export const promisesOfReading = (names: readonly string[]): void => {
  const room = new ReadingRoom({ seats: 1, patienceMilliseconds: 20_000, idleMilliseconds: 60_000 });
  afterAll(() => room.close());

  test.each(names)('%s: read or found unreadable within 3 seconds and 400 MB, and the server itself grows by less than 100 MB (P12)', async (name) => {
    const raw = bombs[name]?.() ?? Buffer.alloc(0);
    expect(raw.length).toBeGreaterThan(0);
    const cost = await costOf(() => room.read(raw).catch(orUnreadable));
    expect(cost.seconds).toBeLessThan(mostSeconds);
    expect(cost.megabytes).toBeLessThan(mostMegabytes);
    expect(cost.ownMegabytes).toBeLessThan(mostOwnMegabytes);
    expect(room.readers).toBeLessThanOrEqual(1);
  });

  test('the measure tells a dear letter and a large one from an ordinary one', async () => {
    // a reader is there whose peak is that of a bomb
    room.close();
    const fresh = new ReadingRoom({ seats: 1, patienceMilliseconds: 20_000, idleMilliseconds: 60_000 });
    onTestFinished(() => fresh.close());
    await fresh.open();
    const ordinary = await costOf(() => fresh.read(letterOf({ From: 'a@x.example', Subject: 'x' })));
    const dear = await costOf(() => fresh.read(letterOf({ From: 'a@x.example', 'Content-Type': 'text/html; charset=utf-8' }, `${'<i>'.repeat(250)}${'<b>x</b>'.repeat(120_000)}`)));
    const large = await costOf(() => fresh.read(Buffer.concat([letterOf({ From: 'a@x.example' }), Buffer.alloc(34 * 1024 ** 2, 0x78)])));
    expect(dear.seconds).toBeGreaterThan(ordinary.seconds + 0.1);
    expect(large.megabytes).toBeGreaterThan(ordinary.megabytes);
  });
};
