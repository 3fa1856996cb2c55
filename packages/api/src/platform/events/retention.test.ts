import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepingPastEvents, pastEvents } from '../../../migrations/20261206020000_pastEvents.ts';
import { newId } from '../identity.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../testing/scratchSystem.ts';
import { systemActor } from './actor.ts';
import { verifyEvents } from './eventVerification.ts';
import { framesAfter } from './frames.ts';
import { placeEvents } from './relay.ts';
import { retiredAtOnce, retireEvents } from './retention.ts';

let system: ScratchSystem;
beforeAll(async () => {
  system = await scratchSystem([]);
  await system.rows(pastEvents);
  for (const statement of keepingPastEvents) await system.rows(statement);
  await system.rows('create trigger event_log_only_grows before update or delete on event_log for each row execute function event_log_only_grows()');
}, scratchPatienceMilliseconds);
afterAll(() => system.close());

const subjectId = newId();
const happens = (type = 'THING_DONE'): Promise<unknown> => system.workshop.perform(systemActor, (work) => work.record({ type, subjectType: 'vendor-thing', subjectId }));
/** So many events that happened on so many days, one a minute, placed. */
const happened = async (count: number, at: string): Promise<void> => {
  await system.rows(
    `insert into event_log (id, type, subject_type, subject_id, subject_version, client_id, actor, payload, occurred_at)
     select gen_random_uuid(), 'THING_DONE', 'thing', $1, 1, null, '{}', '{}', $2::timestamptz + n * interval '1 minute' from generate_series(1, $3) n`,
    [subjectId, at, count],
  );
  while ((await placeEvents(system.pool)) > 0);
};
const counted = async () => (await system.rows<{ log: number; past: number; both: number }>('select (select count(*)::int from only event_log) as log, (select count(*)::int from event_past) as past, (select count(*)::int from event_log) as both'))[0];
const long = new Date('2026-07-01T00:00:00Z');

beforeEach(async () => {
  await system.rows("set session_replication_role = replica; truncate event_log; set session_replication_role = origin");
});

describe('events that are older than the log is kept', () => {
  it('go to the history in their order, batch after batch, and the chain goes through both', async () => {
    await happened(retiredAtOnce + 5, '2026-06-01T00:00:00Z');
    await happened(3, '2026-08-01T00:00:00Z');
    expect(await retireEvents(system.pool, long)).toBe(retiredAtOnce + 5);
    expect(await counted()).toEqual({ log: 3, past: retiredAtOnce + 5, both: retiredAtOnce + 8 });
    expect(await verifyEvents(system.pool)).toMatchObject({ events: retiredAtOnce + 8, begins: 1, followedFrom: retiredAtOnce + 6, faults: [] });
    await happens();
    expect(await verifyEvents(system.pool)).toMatchObject({ events: retiredAtOnce + 9, faults: [], head: { position: retiredAtOnce + 9 } });
  });

  it('stay while one that came before them is young, and the last one stays whatever its age', async () => {
    await happened(2, '2026-06-01T00:00:00Z');
    await happened(1, '2026-08-01T00:00:00Z');
    await happened(2, '2026-06-02T00:00:00Z');
    expect(await retireEvents(system.pool, long)).toBe(2);
    expect(await retireEvents(system.pool, new Date('2027-01-01T00:00:00Z'))).toBe(2);
    expect(await counted()).toEqual({ log: 1, past: 4, both: 5 });
  });

  it('are followed by nobody: an older cursor has to resync, the last good one misses nothing', async () => {
    await happened(4, '2026-06-01T00:00:00Z');
    await happened(2, '2026-08-01T00:00:00Z');
    await system.events.start();
    await retireEvents(system.pool, long);
    await expect(framesAfter(system.events, { position: 3 }, () => true).next()).rejects.toMatchObject({ extensions: { code: 'RESYNC_REQUIRED' } });
    const frames = framesAfter(system.events, { position: 4, link: (await system.events.kept(4)).link ?? 'none' }, () => true);
    const seen = [];
    while (seen.length < 3) seen.push(((await frames.next()).value as { place: { position: number } }).place.position);
    expect(seen).toEqual([4, 5, 6]);
    await frames.return?.();
  });

  it('are still read by whoever of the desk itself is behind: webhooks, plugins, the search', async () => {
    await happened(4, '2026-06-01T00:00:00Z');
    await happened(1, '2026-08-01T00:00:00Z');
    await retireEvents(system.pool, long);
    expect((await system.events.readAfter(1)).map(({ position }) => position)).toEqual([2, 3, 4, 5]);
  });

  it('can be taken elsewhere: what is left is proven from the place that was noted', async () => {
    await happened(3, '2026-06-01T00:00:00Z');
    const { head } = await verifyEvents(system.pool);
    await happened(2, '2026-08-01T00:00:00Z');
    await retireEvents(system.pool, long);
    await system.rows('alter table event_past disable trigger user; delete from event_past; alter table event_past enable trigger user');
    expect(await verifyEvents(system.pool, head)).toMatchObject({ events: 2, begins: 4, faults: [] });
    expect((await verifyEvents(system.pool)).faults).toMatchObject([{ position: 4, fault: 'entries 1 to 3 were removed' }, { position: 4 }]);
    expect((await verifyEvents(system.pool, { position: 3, hash: '0'.repeat(64) })).faults).toMatchObject([{ position: 4, fault: 'the entry does not continue the one before it' }]);
  });

  it('wait for nobody who writes: an act in the middle is placed, and is in the log', async () => {
    await happened(20, '2026-06-01T00:00:00Z');
    const [retired] = await Promise.all([retireEvents(system.pool, long), happens(), placeEvents(system.pool)]);
    expect(retired).toBeGreaterThanOrEqual(19);
    expect(await verifyEvents(system.pool)).toMatchObject({ events: 21, faults: [] });
  });
});

describe('the database', () => {
  it('lets no event leave the log that does not lie in the history as it is', async () => {
    await happened(3, '2026-06-01T00:00:00Z');
    await expect(system.rows('delete from event_log where position = 1')).rejects.toThrow('the event log only grows');
    await system.rows(`insert into event_past select * from event_log where position = 1`);
    await system.rows(`alter table event_past disable trigger user; update event_past set type = 'OTHER'; alter table event_past enable trigger user`);
    await expect(system.rows('delete from only event_log where position = 1')).rejects.toThrow('the event log only grows');
  });

  it('lets nobody change or remove what lies in the history', async () => {
    await happened(3, '2026-06-01T00:00:00Z');
    await retireEvents(system.pool, long);
    for (const statement of [`update event_log set type = 'OTHER' where position = 1`, 'delete from event_log where position = 1', 'delete from event_past', 'truncate event_past']) {
      await expect(system.rows(statement), statement).rejects.toThrow('the event log only grows');
    }
    await system.rows(`begin; set local reglament.erasing = 'on'; update event_log set erased_at = now(), payload = '{}' where position = 1; commit`);
    expect(await counted()).toEqual({ log: 1, past: 2, both: 3 });
  });
});
