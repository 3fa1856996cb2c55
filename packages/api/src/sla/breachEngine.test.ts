import { afterEach, beforeAll, beforeEach, describe, expect, it, vi, type Mock } from 'vitest';
import { clock, commandClock, type CommandedClock } from '../platform/clock.ts';
import type { EventListener } from '../platform/events/eventStream.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import { newId } from '../platform/identity.ts';
import { BreachEngine, markBreaches, nextDueOf } from './breachEngine.ts';
import { stateOf } from './ledgerState.ts';
import type { ObligationSubjects } from './runningObligation.ts';
import { freeSubjects, msk, usePromiseDesk, type PromiseDesk } from './testing/promiseDesk.ts';
import { markWarnings, nextWarningAt, thresholdKey } from './warningMarks.ts';

const desk = usePromiseDesk();
let time: CommandedClock;
beforeAll(() => {
  time = commandClock();
});
afterEach(() => vi.restoreAllMocks());

/** A promise of Tuesday at 11:00, of HIGH priority: due on Thursday at 11:00, with warnings on Wednesday at 15:00 and Thursday at 10:00. */
const promise = (wanted: Parameters<PromiseDesk['promise']>[1] = {}): Promise<string> => desk.promise(msk('24T11:00'), wanted);
const awaitCalendar = (id: string) => desk.pool.query('insert into calendar_recompute (change_id, obligation_id) values ($1, $2)', [newId(), id]);
const breachedAt = async (id: string): Promise<Date | null> => (await desk.stored(id)).breachedAt ?? null;

describe('R4: a breach is marked once', () => {
  it('dated by the due, with its entry and its event', async () => {
    const [ticketId, clientId] = [newId(), newId()];
    const id = await promise({ ticketId, clientId, kind: 'FOLLOW_UP' });
    const subjects = freeSubjects();
    expect(await markBreaches(desk.pool, subjects, msk('26T11:00'))).toBe(0);
    expect([await markBreaches(desk.pool, subjects, msk('26T12:00')), await markBreaches(desk.pool, subjects, msk('26T12:00'))]).toEqual([1, 0]);
    expect(await breachedAt(id)).toEqual(new Date(msk('26T11:00')));
    expect((await desk.ledger()).slice(1)).toEqual([{
      obligationId: id, change: 'BREACHED', actorKind: 'SYSTEM', actorId: null, reasonCode: null, reasonHash: null, details: {}, previous: null, state: stateOf(await desk.stored(id)), occurredAt: new Date(msk('26T12:00')),
    }]);
    expect(await desk.happened()).toEqual([{
      type: 'OBLIGATION_BREACHED', subjectType: 'ticket', subjectId: ticketId, subjectVersion: 2, clientId, actor: { kind: 'SYSTEM', id: null, name: 'Reglament' },
      payload: { number: `TP-${ticketId.slice(0, 4)}`, obligationId: id, kind: 'FOLLOW_UP', priority: 'HIGH', dueAt: '2026-11-26T08:00:00.000Z' }, occurredAt: new Date(msk('26T12:00')),
    }]);
  });

  it('also where nobody knows what carries it', async () => {
    const ticketId = newId();
    await promise({ ticketId });
    expect(await markBreaches(desk.pool, freeSubjects([ticketId]), msk('26T12:00'))).toBe(1);
    expect(await desk.happened()).toMatchObject([{ subjectVersion: 1, payload: { number: null } }]);
  });

  it.each([
    ['answered at the due', "answered_at = due_at", 0],
    ['answered after the due', "answered_at = due_at + interval '1 millisecond'", 1],
    ['waived in time', 'not_required_at = due_at', 0],
    ['merged in time', 'merged_at = due_at', 0],
    ['breached before', 'breached_at = due_at', 0],
  ])('one that was %s', async (_, ended, marked) => {
    await promise();
    await desk.pool.query(`update response_obligation set ${ended}`);
    expect(await nextDueOf(desk.pool)).toBe(marked === 1 ? msk('26T11:00') : null);
    expect(await markBreaches(desk.pool, freeSubjects(), msk('26T12:00'))).toBe(marked);
  });

  it('R11: one that waits for a new due is left alone', async () => {
    const [waiting, other] = [await promise(), await promise()];
    await awaitCalendar(waiting);
    expect(await nextDueOf(desk.pool)).toBe(msk('26T11:00'));
    expect(await markBreaches(desk.pool, freeSubjects(), msk('26T12:00'))).toBe(1);
    expect([await breachedAt(waiting), await breachedAt(other)]).toEqual([null, new Date(msk('26T11:00'))]);
    expect(await nextDueOf(desk.pool)).toBeNull();
  });

  it('what an act has in hand comes last', async () => {
    const [held, free] = [newId(), newId()];
    await promise({ ticketId: held });
    await promise({ ticketId: free });
    const waits: boolean[] = [];
    const subjects: ObligationSubjects = {
      ...freeSubjects(),
      lock: (_client, ids, wait) => {
        waits.push(wait);
        return Promise.resolve(ids.filter((id) => wait || id !== held));
      },
    };
    expect(await markBreaches(desk.pool, subjects, msk('26T12:00'))).toBe(2);
    expect((await desk.happened()).map(({ subjectId }) => subjectId)).toEqual([free, held]);
    expect(waits).toEqual([false, false, true, false]);
  });

  it('what is never let go is not waited for twice', async () => {
    await promise();
    const lock = vi.fn<ObligationSubjects['lock']>(() => Promise.resolve([]));
    expect(await markBreaches(desk.pool, { ...freeSubjects(), lock }, msk('26T12:00'))).toBe(0);
    expect(lock.mock.calls.map(([, , wait]) => wait)).toEqual([false, true]);
  });

  it('the next due is the earliest that can still be missed', async () => {
    expect(await nextDueOf(desk.pool)).toBeNull();
    await desk.promise(msk('25T11:00'));
    await promise();
    expect(await nextDueOf(desk.pool)).toBe(msk('26T11:00'));
  });
});

describe('R18: a warning is given once', () => {
  it('with its mark, its entry and its event', async () => {
    const [ticketId, clientId] = [newId(), newId()];
    const id = await promise({ ticketId, clientId });
    expect(await markWarnings(desk.pool, freeSubjects(), msk('25T15:00'))).toBe(1);
    expect(await desk.rows('select obligation_id as id, due_at as "dueAt", threshold, warned_at as "warnedAt" from obligation_warning')).toEqual([
      { id, dueAt: new Date(msk('26T11:00')), threshold: 'percentUsed:75', warnedAt: new Date(msk('25T15:00')) },
    ]);
    expect((await desk.ledger()).slice(1)).toMatchObject([{ obligationId: id, change: 'WARNED', actorKind: 'SYSTEM', details: { threshold: { percentUsed: 75 } }, occurredAt: new Date(msk('25T15:00')) }]);
    expect(await desk.happened()).toEqual([{
      type: 'OBLIGATION_AT_RISK', subjectType: 'ticket', subjectId: ticketId, subjectVersion: 1, clientId, actor: { kind: 'SYSTEM', id: null, name: 'Reglament' },
      payload: { number: `TP-${ticketId.slice(0, 4)}`, obligationId: id, kind: 'FIRST', priority: 'HIGH', threshold: { percentUsed: 75 }, dueAt: '2026-11-26T08:00:00.000Z' }, occurredAt: new Date(msk('25T15:00')),
    }]);
  });

  it('also where nobody knows what carries it', async () => {
    const ticketId = newId();
    await promise({ ticketId });
    expect(await markWarnings(desk.pool, freeSubjects([ticketId]), msk('25T15:00'))).toBe(1);
    expect(await desk.happened()).toMatchObject([{ subjectVersion: 1, payload: { number: null } }]);
  });

  it('what an act has in hand is warned of as soon as the act is done', async () => {
    await promise();
    const act = await desk.pool.connect();
    await act.query('begin');
    await act.query('select from response_obligation for update');
    const warning = markWarnings(desk.pool, freeSubjects(), msk('25T15:00'));
    await vi.waitFor(async () => expect(await desk.rows("select 1 as waits from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")).toHaveLength(1));
    await act.query('commit');
    act.release();
    expect(await warning).toBe(1);
  });

  it('what an act holds for long is left for the next look, and delays no other warning or breach', async () => {
    const [held, free] = [await promise(), await promise()];
    const act = await desk.pool.connect();
    await act.query('begin');
    await act.query('select from response_obligation where id = $1 for update', [held]);
    try {
      expect([await markWarnings(desk.pool, freeSubjects(), msk('25T15:00')), await markBreaches(desk.pool, freeSubjects(), msk('26T12:00'))]).toEqual([1, 1]);
      expect([await breachedAt(held), await breachedAt(free)]).toEqual([null, new Date(msk('26T11:00'))]);
    } finally {
      await act.query('rollback');
      act.release();
    }
    expect(await markBreaches(desk.pool, freeSubjects(), msk('26T12:00'))).toBe(1);
  });

  it('the next one is the earliest', async () => {
    expect(await nextWarningAt(desk.pool)).toBeNull();
    await desk.promise(msk('24T12:00'));
    await promise();
    expect(await nextWarningAt(desk.pool)).toBe(msk('25T15:00'));
    await markWarnings(desk.pool, freeSubjects(), msk('25T15:30'));
    expect(await nextWarningAt(desk.pool)).toBe(msk('25T16:00'));
  });

  it('two thresholds of one promise are told apart', () => {
    expect([thresholdKey({ percentUsed: 60 }), thresholdKey({ workingMinutesLeft: 60 })]).toEqual(['percentUsed:60', 'workingMinutesLeft:60']);
  });
});

describe('the engine sleeps until the next warning or due', () => {
  const silent = (): void => undefined;
  const minutes = (count: number): number => count * 60_000;
  let tell: EventListener = silent;
  let poke: Mock<() => void>;
  let followers = 0;
  let engine: BreachEngine;
  /** Instants for which it set its alarm. */
  const alarms: number[] = [];

  const start = async (at: string): Promise<void> => {
    await time.set(msk(at));
    engine = await new BreachEngine(desk, freeSubjects()).start();
  };
  const event = (payload: PlacedEvent['payload']): PlacedEvent =>
    ({ id: newId(), position: 1, type: 'TICKET_REGISTERED', subjectType: 'ticket', subjectId: newId(), subjectVersion: 1, clientId: null, actor: { kind: 'SYSTEM', id: null, name: '' }, payload, occurredAt: '' });
  const types = async (): Promise<unknown[]> => (await desk.happened()).map(({ type }) => type);

  beforeEach(() => {
    alarms.length = 0;
    followers = 0;
    vi.spyOn(desk.events, 'follow').mockImplementation((listener) => {
      tell = listener;
      followers += 1;
      return () => {
        followers -= 1;
      };
    });
    poke = vi.spyOn(desk.events, 'poke').mockImplementation(silent);
    vi.spyOn(clock, 'wakeAt').mockImplementation((at, wake) => {
      alarms.push(at);
      return time.wakeAt(at, wake);
    });
  });
  afterEach(() => engine.stop());

  it('it warns and breaches as the time comes, and says so', async () => {
    await promise();
    await start('25T14:58');
    expect([alarms, await types()]).toEqual([[msk('25T15:00')], []]);
    expect(poke).not.toHaveBeenCalled();
    await time.set(msk('25T15:00'));
    expect(await types()).toEqual(['OBLIGATION_AT_RISK']);
    expect(poke).toHaveBeenCalledTimes(1);
    await time.set(msk('26T10:59'));
    expect(await types()).toEqual(['OBLIGATION_AT_RISK', 'OBLIGATION_AT_RISK']);
    // answered at the due itself is still in time (R4)
    expect(alarms.at(-1)).toBe(msk('26T11:00') + 1);
    await time.set(msk('26T11:00'));
    expect(await types()).toHaveLength(2);
    await time.set(msk('26T11:00') + 1);
    expect((await types()).at(-1)).toBe('OBLIGATION_BREACHED');
    expect(poke).toHaveBeenCalledTimes(3);
  });

  it('what is overdue when it starts is marked at once', async () => {
    await promise();
    await start('26T12:00');
    expect(await types()).toEqual(['OBLIGATION_BREACHED']);
  });

  it('it looks every five minutes, for what comes without an event', async () => {
    await start('24T12:00');
    expect(alarms).toEqual([msk('24T12:00') + minutes(5)]);
    await promise();
    await time.set(msk('24T12:05'));
    expect(alarms.at(-1)).toBe(msk('24T12:10'));
    await desk.pool.query('update response_obligation set due_at = $1', [new Date(msk('24T12:07'))]);
    await time.set(msk('24T12:10'));
    expect(await types()).toEqual(['OBLIGATION_BREACHED']);
  });

  it('an event that opens, moves or ends a promise wakes it, another does not', async () => {
    await start('25T14:00');
    await promise();
    const pass = vi.spyOn(engine, 'run');
    tell([event({ number: 'TP-1' })]);
    expect(pass).not.toHaveBeenCalled();
    tell([event({ number: 'TP-1' }), event({ dueAt: null })]);
    expect(pass).toHaveBeenCalledTimes(1);
    await engine.run();
    await desk.pool.query('update response_obligation set warn_at = $1', [new Date(msk('25T14:01'))]);
    await engine.run();
    expect(alarms.at(-1)).toBe(msk('25T14:01'));
  });

  it('only the last alarm counts', async () => {
    await promise();
    await start('25T14:58');
    await desk.pool.query("update response_obligation set answered_at = due_at - interval '1 hour'");
    await engine.run();
    const passes = vi.spyOn(engine, 'run');
    await time.set(msk('25T15:00'));
    expect(passes).not.toHaveBeenCalled();
    await time.set(msk('25T15:03'));
    expect(passes).toHaveBeenCalledTimes(1);
  });

  it('what had come and is still there is tried again after half a second', async () => {
    await promise();
    // nobody lets go of the ticket: the breach cannot be marked
    await time.set(msk('26T12:00'));
    engine = await new BreachEngine(desk, { ...freeSubjects(), lock: () => Promise.resolve([]) }).start();
    expect([alarms, await types()]).toEqual([[msk('26T12:00') + 500], []]);
  });

  it('a database that is away is reported and tried again after half a second', async () => {
    const reported = vi.spyOn(desk.log, 'error');
    const connect = vi.spyOn(desk.pool, 'connect').mockRejectedValue(new Error('connection refused') as never);
    await promise();
    await start('26T12:00');
    expect(reported).toHaveBeenCalledWith({ error: 'Error: connection refused' }, 'breach engine could not look at the obligations; it tries again');
    expect(alarms).toEqual([msk('26T12:00') + 500]);
    connect.mockRestore();
    await time.set(msk('26T12:00') + 500);
    expect(await types()).toEqual(['OBLIGATION_BREACHED']);
  });

  it('stopped, it follows nothing, sets no alarm and marks nothing', async () => {
    await promise();
    await start('25T14:58');
    const running = engine.run();
    await engine.stop();
    await running;
    expect(followers).toBe(0);
    const before = alarms.length;
    await engine.run();
    await time.set(msk('26T12:00'));
    expect([alarms.length, await types()]).toEqual([before, []]);
  });

  it('passes never run side by side', async () => {
    await time.set(msk('25T14:58'));
    let inside = 0;
    const together: number[] = [];
    const lock: ObligationSubjects['lock'] = async (client, ids) => {
      inside += 1;
      together.push(inside);
      await client.query('select 1');
      inside -= 1;
      return [...ids];
    };
    engine = new BreachEngine(desk, { ...freeSubjects(), lock });
    await Promise.all([engine.run(), engine.run(), engine.run()]);
    expect(together).toEqual([1, 1, 1]);
  });
});
