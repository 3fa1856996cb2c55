import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { EventListener, EventStream } from './eventStream.ts';
import type { PlacedEvent } from './placedEvent.ts';
import type { Place } from './cursor.ts';
import { framesAfter, longestBacklog, mostReplayed, placeAsked } from './frames.ts';

const linkAt = (position: number): string => String(position).padStart(8, '0');
const placeAt = (position: number): Place => ({ position, link: linkAt(position) });
const eventAt = (position: number): PlacedEvent => ({
  id: String(position), position, link: linkAt(position), type: 'TICKET_ANSWERED', subjectType: 'ticket', subjectId: 't', subjectVersion: 1, clientId: null,
  actor: { kind: 'SYSTEM', id: null, name: 'test' }, payload: {}, occurredAt: '2026-11-24T08:00:00.000Z',
});

/** A log that keeps the events from `oldest` to `last`, and the means to add to it. */
class Log {
  oldest = 0;
  last = 0;
  /** Events that another process has placed and this one has not read. */
  unread = 0;
  private listener: EventListener = () => undefined;
  followers = 0;

  get lastPosition(): number {
    return this.last;
  }

  follow(listener: EventListener): () => void {
    this.listener = listener;
    this.followers += 1;
    return () => void (this.followers -= 1);
  }

  get lastPlace(): Place {
    return placeAt(this.last);
  }

  async kept(position: number): Promise<{ oldest: number; link: string | null }> {
    return { oldest: this.oldest, link: position <= this.last ? linkAt(position) : null };
  }

  async catchUp(): Promise<void> {
    this.last += this.unread;
    this.unread = 0;
  }

  async readAfter(position: number): Promise<PlacedEvent[]> {
    return Array.from({ length: Math.min(3, this.last - position) }, (_, index) => eventAt(position + 1 + index));
  }

  add(count: number): void {
    const fresh = Array.from({ length: count }, (_, index) => eventAt(this.last + 1 + index));
    this.last += count;
    this.listener(fresh);
  }
}

let log: Log;
beforeEach(() => {
  log = new Log();
});
const follow = (after: number | null = null, sees: (event: PlacedEvent) => boolean = () => true) => framesAfter(log as unknown as EventStream, after === null ? null : placeAt(after), sees);
const positions = async (frames: AsyncIterableIterator<{ place: Place }>, count: number): Promise<number[]> => {
  const seen: number[] = [];
  while (seen.length < count) seen.push(((await frames.next()).value as { place: Place }).place.position);
  return seen;
};

describe('a subscriber that comes back', () => {
  it('gets the past from its cursor on, then what comes, each once and in order', async () => {
    log.last = 7;
    const frames = follow(2);
    expect((await frames.next()).value).toEqual({ ack: true, place: placeAt(2), event: null });
    expect(await positions(frames, 2)).toEqual([3, 4]);
    log.add(3); // while the past is being told
    expect(await positions(frames, 6)).toEqual([5, 6, 7, 8, 9, 10]);
  });

  it('to a process that has not seen its cursor yet is told nothing twice', async () => {
    Object.assign(log, { last: 4, unread: 3 });
    const frames = follow(7);
    expect(await positions(frames, 1)).toEqual([7]);
    log.add(1);
    expect(await positions(frames, 1)).toEqual([8]);
  });

  it.each([
    ['older than what is kept', { oldest: 10, last: 20 }, 8],
    ['farther back than anybody is told', { last: mostReplayed + 5 }, 4],
    ['beyond the end of the log, as after a backup was restored', { last: 5 }, 6],
  ])('with a cursor %s has to read its lists anew', async (_which, state, after) => {
    Object.assign(log, state);
    await expect(follow(after).next()).rejects.toMatchObject({ extensions: { code: 'RESYNC_REQUIRED', field: ['after'] } });
  });

  it('with a cursor that another log gave out has to read its lists anew, though this log has come as far', async () => {
    log.last = 20;
    await expect(framesAfter(log as unknown as EventStream, { position: 8, link: 'ffffffff' }, () => true).next()).rejects.toMatchObject({ extensions: { code: 'RESYNC_REQUIRED' } });
  });

  it('with the cursor before the oldest event that is kept misses none', async () => {
    Object.assign(log, { oldest: 10, last: 20 });
    expect(await positions(follow(9), 2)).toEqual([9, 10]);
  });
});

describe('a subscriber that falls behind', () => {
  // nothing is read from the past: all of it waits
  beforeEach(() => {
    log.readAfter = async () => [];
  });

  it('is let go with a code by which it comes back', async () => {
    const frames = follow();
    expect(await frames.next()).toMatchObject({ value: { ack: true } });
    log.add(longestBacklog + 1);
    await expect(frames.next()).rejects.toMatchObject({ extensions: { code: 'SLOW_CONSUMER' } });
  });

  it('within the backlog gets every event', async () => {
    const frames = follow();
    await frames.next();
    log.add(longestBacklog);
    expect(await positions(frames, longestBacklog)).toEqual(Array.from({ length: longestBacklog }, (_, index) => index + 1));
  });
});

describe('a subscriber to whom is pushed', () => {
  /** Pushes into a list, until `told` has a promise to wait for. */
  const pushed = (frames: ReturnType<typeof follow>, told: (position: number) => Promise<void> | undefined = () => undefined): { seen: number[]; ended: Promise<unknown> } => {
    const seen: number[] = [];
    const ended = frames.pushTo(({ place: { position } }) => {
      seen.push(position);
      return told(position);
    }).then(() => 'ended', (error: unknown) => error);
    return { seen, ended };
  };

  it('gets the past from its cursor on, then what comes at the very moment, each once and in order', async () => {
    log.last = 7;
    const { seen } = pushed(follow(2), (position) => { if (position === 4) log.add(3); return undefined; });
    await vi.waitUntil(() => seen.length === 9);
    log.add(2);
    expect(seen).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('is waited for where it says so, and misses nothing meanwhile; what it may not see it is not told', async () => {
    let goOn: () => void = () => undefined;
    const { seen } = pushed(follow(null, ({ position }) => position !== 3), (position) => (position === 1 ? new Promise<void>((resolve) => { goOn = resolve; }) : undefined));
    await vi.waitUntil(() => seen.length === 1);
    log.readAfter = async () => [];
    log.add(4);
    expect(seen).toEqual([0, 1]);
    goOn();
    await vi.waitUntil(() => seen.length === 4);
    expect(seen).toEqual([0, 1, 2, 4]);
  });

  it('ends at once, and follows nothing any longer', async () => {
    const frames = follow();
    const { seen, ended } = pushed(frames);
    await vi.waitUntil(() => seen.length === 1);
    await frames.return?.();
    expect([await ended, log.followers]).toEqual(['ended', 0]);
  });

  it('is let go with a code when it falls behind, and when it cannot be told', async () => {
    log.readAfter = async () => [];
    const slow = pushed(follow(), (position) => (position === 1 ? new Promise<void>(() => undefined) : undefined));
    await vi.waitUntil(() => slow.seen.length === 1);
    log.add(1);
    log.add(longestBacklog + 1);
    expect(await slow.ended).toMatchObject({ extensions: { code: 'SLOW_CONSUMER' } });
    const broken = pushed(follow(), (position) => { if (position > log.last - 1) throw new Error('no'); return undefined; });
    expect(await broken.ended).toEqual(new Error('no'));
  });

  it('gets a heart-beat after half a minute without an event', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    log.readAfter = async () => [];
    const { seen } = pushed(follow());
    await vi.advanceTimersByTimeAsync(29_000);
    log.add(1);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(seen).toEqual([0, 1]);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(seen).toEqual([0, 1, 1]);
  });
});

it('is told only what it may see, asked for each event', async () => {
  const frames = follow(null, ({ position }) => position !== 2);
  await frames.next();
  log.add(3);
  expect(await positions(frames, 2)).toEqual([1, 3]);
});

it('ends at once, also while it waits, and follows nothing any longer', async () => {
  const frames = follow();
  await frames.next();
  const waiting = frames.next();
  await frames.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(log.followers).toBe(0);
});

it('two subscribers get the same frame of an event as it happens', async () => {
  let tell: EventListener[] = [];
  const shared = { lastPosition: 0, lastPlace: placeAt(0), readAfter: async () => [], follow: (listener: EventListener) => { tell = [...tell, listener]; return () => undefined; } } as unknown as EventStream;
  const both = [framesAfter(shared, null, () => true), framesAfter(shared, null, () => true)];
  for (const one of both) await one.next();
  const fresh = [eventAt(1)];
  for (const one of tell) one(fresh);
  const [one, other] = await Promise.all(both.map((frames) => frames.next()));
  expect(one?.value).toBe(other?.value);
});

it('a cursor of another kind is none', () => {
  expect(placeAsked('e17.0123abcd')).toEqual({ position: 17, link: '0123abcd' });
  expect(placeAsked('e17')).toEqual({ position: 17 });
  expect(placeAsked(null)).toBeNull();
  for (const other of ['not-a-cursor', 'e17.', 'e17.0123ABCD', 'e17.0123abcde']) expect(() => placeAsked(other)).toThrow(expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', field: ['after'] } }) as Error);
});

describe('heart-beats', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
  });

  it('bring a fresh cursor to whoever was told nothing for half a minute', async () => {
    const frames = follow();
    await frames.next();
    const beat = frames.next();
    await vi.advanceTimersByTimeAsync(30_000);
    expect((await beat).value).toEqual({ ack: false, place: placeAt(0), event: null });
  });

  it('come on a busy desk, too, of which somebody may see nothing', async () => {
    const frames = follow(null, () => false);
    await frames.next();
    const beat = frames.next();
    for (let second = 0; second < 30; second += 1) {
      log.add(2);
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect((await beat).value).toEqual({ ack: false, place: placeAt(60), event: null });
  });

  it('are not needed by whoever is told something', async () => {
    const frames = follow();
    await frames.next();
    await vi.advanceTimersByTimeAsync(29_000);
    log.add(1);
    expect((await frames.next()).value).toMatchObject({ place: { position: 1 }, event: { position: 1 } });
    const next = frames.next();
    await vi.advanceTimersByTimeAsync(29_000);
    log.add(1);
    expect((await next).value).toMatchObject({ place: { position: 2 } });
  });
});
