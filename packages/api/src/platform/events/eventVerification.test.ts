import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../identity.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../testing/scratchSystem.ts';
import { systemActor } from './actor.ts';
import { verifyEvents } from './eventVerification.ts';

let system: ScratchSystem;
beforeAll(async () => {
  system = await scratchSystem([]);
}, scratchPatienceMilliseconds);
afterAll(() => system.close());

const subjectId = newId();
const happens = (type: string): Promise<unknown> => system.workshop.perform(systemActor, (work) => work.record({ type, subjectType: 'contact', subjectId, payload: { word: type } }));
beforeEach(async () => {
  await system.rows('truncate event_log');
  for (const type of ['FIRST', 'SECOND', 'THIRD', 'FOURTH']) await happens(type);
  expect(await verifyEvents(system.pool)).toMatchObject({ events: 4, erased: 0, faults: [], head: { position: 4 } });
});

const faults = async () => (await verifyEvents(system.pool)).faults.map(({ position, fault }) => [position, fault]);

describe('the log of events', () => {
  it.each([
    ['what it says', `payload = '{"word": "OTHER"}'`],
    ['when it was', "occurred_at = occurred_at + interval '1 ms'"],
    ['who did it', `actor = '{"kind": "SYSTEM", "name": "nobody"}'`],
    ['whose it is', `client_id = '${newId()}'`],
  ])('tells an event of which somebody changed %s', async (_what, change) => {
    await system.rows(`update event_log set ${change} where position = 2`);
    expect(await faults()).toEqual([[2, 'the entry was changed']]);
  });

  it('tells one that is gone, also when the rest was numbered anew', async () => {
    await system.rows('delete from event_log where position = 2');
    expect(await faults()).toEqual([[3, 'entries 2 to 2 were removed'], [3, 'the entry does not continue the one before it']]);
    await system.rows('update event_log set position = position - 1 where position > 2');
    expect(await faults()).toEqual([[2, 'the entry does not continue the one before it']]);
  });

  it('that was cut off, or written anew, is told by a place that was noted', async () => {
    const { head } = await verifyEvents(system.pool);
    expect((await verifyEvents(system.pool, head)).faults).toEqual([]);
    await system.rows('delete from event_log where position = 4');
    expect((await verifyEvents(system.pool, head)).faults).toEqual([{ position: 4, subjectId: null, fault: 'the chain ends before the place that was noted' }]);
    await happens('INSTEAD');
    expect((await verifyEvents(system.pool, head)).faults).toMatchObject([{ position: 4, fault: 'the chain is not the one that was noted' }]);
  });

  it('may lose words by the erasure of a person that it tells of, and by nothing else', async () => {
    const lose = (at: string): Promise<unknown> => system.rows("update event_log set payload = '{}', erased_at = $1 where position = 2", [at]);
    await happens('CONTACT_ERASED');
    const [told] = await system.rows<{ at: Date }>("select occurred_at as at from event_log where type = 'CONTACT_ERASED'");
    await lose(told?.at.toISOString() ?? '');
    expect(await verifyEvents(system.pool)).toMatchObject({ events: 5, erased: 1, faults: [] });
    await lose('2026-01-01T00:00:00Z');
    expect(await faults()).toEqual([[2, 'the entry lost words, and no erasure of a person says so']]);
  });
});
