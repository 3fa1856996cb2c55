import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemActor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';
import { enterLedger, enterLedgerRows, hashOfText, type LedgerRows } from './ledger.ts';
import { placeLedger, startLedgerChain } from './ledgerChain.ts';
import { stateOf } from './ledgerState.ts';
import { verifyLedger } from './ledgerVerification.ts';
import { waiveObligation } from './obligationActs.ts';
import { agent, msk, usePromiseDesk } from './testing/promiseDesk.ts';

const desk = usePromiseDesk();
afterEach(() => vi.restoreAllMocks());

const enterRows = (rows: LedgerRows): Promise<void> => enterLedgerRows((sql, values) => desk.pool.query(sql, values), rows);
const faults = async (): Promise<unknown[]> => (await verifyLedger(desk.pool)).faults;

describe('R19: an act enters its change', () => {
  it('with whoever did it, why, and the values before and after', async () => {
    const id = await desk.promise(msk('24T11:00'));
    await desk.onPromise(id, msk('24T12:00'), (work, promise) => {
      const before = stateOf(promise);
      promise.priority = 'LOW';
      enterLedger(work, promise, { change: 'PRIORITY_CHANGED', before, reasonCode: 'BY_CLIENT', reason: { text: 'Просьба', salt: 'соль' }, details: { by: 'letter' } });
    });
    expect((await desk.ledger())[1]).toEqual({
      obligationId: id, change: 'PRIORITY_CHANGED', actorKind: 'STAFF', actorId: agent.id, reasonCode: 'BY_CLIENT', reasonHash: hashOfText('сольПросьба'), details: { by: 'letter' },
      previous: { priority: 'HIGH' }, state: stateOf(await desk.stored(id)), occurredAt: new Date(msk('24T12:00')),
    });
  });

  it('of what a person wrote it keeps only the hash', () => {
    expect(hashOfText('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('R19: the same change of many promises', () => {
  it('is entered in the order in which it was given, with the rows as they are by then', async () => {
    const [first, second] = [await desk.promise(msk('24T11:00')), await desk.promise(msk('24T12:00'))];
    await desk.pool.query("update response_obligation set priority = 'LOW'");
    await enterRows({
      change: 'MOVED', actor: agent, reasonCode: 'CALENDAR_CHANGED', occurredAt: new Date(msk('25T10:00')),
      rows: [{ obligationId: second, previous: { priority: 'HIGH' }, details: { graced: true } }, { obligationId: first, previous: null }],
    });
    const common = { change: 'MOVED', actorKind: 'STAFF', actorId: agent.id, reasonCode: 'CALENDAR_CHANGED', reasonHash: null, occurredAt: new Date(msk('25T10:00')) };
    expect((await desk.ledger()).slice(2)).toEqual([
      { ...common, obligationId: second, details: { graced: true }, previous: { priority: 'HIGH' }, state: stateOf(await desk.stored(second)) },
      { ...common, obligationId: first, details: {}, previous: null, state: stateOf(await desk.stored(first)) },
    ]);
  });

  it('without a reason there is none, and of no promise nothing is entered', async () => {
    const id = await desk.promise(msk('24T11:00'));
    await enterRows({ change: 'WARNED', actor: systemActor, occurredAt: new Date(0), rows: [{ obligationId: id }] });
    expect((await desk.ledger())[1]).toMatchObject({ reasonCode: null, previous: null, details: {}, actorKind: 'SYSTEM', actorId: null });
    const run = vi.fn<() => Promise<unknown>>();
    await enterLedgerRows(run, { change: 'WARNED', actor: systemActor, occurredAt: new Date(0), rows: [] });
    expect(run).not.toHaveBeenCalled();
  });
});

describe('R19: the entries are one chain', () => {
  const places = () => desk.rows<{ position: string; linked: boolean }>('select position::int as position, hash is not null as linked from obligation_ledger order by entry');

  it('each committed entry gets its place once, however many there are', async () => {
    await desk.promise(msk('24T11:00'));
    await desk.promise(msk('24T12:00'));
    expect([await placeLedger(desk.pool), await placeLedger(desk.pool)]).toEqual([2, 0]);
    const id = await desk.promise(msk('24T13:00'));
    await enterRows({ change: 'WARNED', actor: systemActor, occurredAt: new Date(0), rows: Array.from({ length: 1001 }, () => ({ obligationId: id })) });
    expect(await placeLedger(desk.pool)).toBe(1002);
    expect((await places()).every(({ position, linked }, index) => linked && Number(position) === index + 1)).toBe(true);
  });

  it('a process places what is there and what every event brings', async () => {
    await desk.promise(msk('24T11:00'));
    let tell: () => void = () => undefined;
    let followers = 0;
    vi.spyOn(desk.events, 'follow').mockImplementation((listener) => {
      tell = () => listener([]);
      followers += 1;
      return () => (followers -= 1);
    });
    const chain = await startLedgerChain(desk);
    expect(await places()).toEqual([{ position: 1, linked: true }]);
    await desk.promise(msk('24T12:00'));
    tell();
    await vi.waitFor(async () => expect(await places()).toEqual([{ position: 1, linked: true }, { position: 2, linked: true }]));
    await chain.stop();
    expect(followers).toBe(0);
    await desk.promise(msk('24T13:00'));
    tell();
    await desk.promise(msk('24T14:00'));
    expect((await places()).slice(2)).toEqual([{ position: null, linked: false }, { position: null, linked: false }]);
  });

  it('a database that is away is reported and tried again', async () => {
    const error = vi.spyOn(desk.log, 'error');
    vi.spyOn(desk.pool, 'query').mockRejectedValue(new Error('connection refused') as never);
    const chain = await startLedgerChain(desk);
    expect(error).toHaveBeenCalledWith({ error: 'Error: connection refused' }, 'the obligation ledger could not be linked; it is tried again');
    await chain.stop();
  });
});

describe('R19: the ledger is verified', () => {
  /** Three promises; the second was waived with a reason, the third warned of. */
  const story = async (): Promise<[string, string, string]> => {
    const ids: [string, string, string] = [await desk.promise(msk('24T11:00')), await desk.promise(msk('24T12:00'), { kind: 'FOLLOW_UP' }), await desk.promise(msk('24T13:00'))];
    await desk.onPromise(ids[1], msk('24T14:00'), (work, promise) => waiveObligation(work, promise, 'Благодарность'));
    await enterRows({ change: 'WARNED', actor: systemActor, occurredAt: new Date(msk('25T15:00')), rows: [{ obligationId: ids[2] }] });
    return ids;
  };

  it('one that nobody touched is whole, and its head can be noted', async () => {
    await story();
    const verified = await verifyLedger(desk.pool);
    const [last] = await desk.rows<{ hash: string }>('select hash from obligation_ledger where position = 5');
    expect(verified).toEqual({ entries: 5, obligations: 3, head: { position: 5, hash: last?.hash }, faults: [] });
    expect((await verifyLedger(desk.pool, verified.head)).faults).toEqual([]);
  });

  it('an empty one is whole too', async () => {
    expect(await verifyLedger(desk.pool)).toEqual({ entries: 0, obligations: 0, head: null, faults: [] });
  });

  it.each([
    ['an entry that was removed', 'delete from obligation_ledger where position = 3', [
      [4, 1, 'entries 3 to 3 were removed'], [4, 1, 'the entry does not continue the one before it'], [5, 2, 'WARNED comes before the promise was opened'],
    ]],
    ['the first entries removed', 'delete from obligation_ledger where position < 3', [
      [3, 2, 'entries 1 to 2 were removed'], [3, 2, 'the entry does not continue the one before it'], [4, 1, 'NOT_REQUIRED comes before the promise was opened'], [null, 0, 'the promise was inserted past the ledger'],
    ]],
    ['an entry that was changed', `update obligation_ledger set details = '{"threshold": 1}' where position = 5`, [[5, 2, 'the entry was changed']]],
    ['an entry that was linked anew', "update obligation_ledger set previous_hash = 'x' where position = 4", [
      [4, 1, 'the entry does not continue the one before it'], [4, 1, 'the entry was changed'],
    ]],
    ['a promise that was changed', "update response_obligation set due_at = due_at + interval '1 day' where kind = 'FOLLOW_UP'", [[4, 1, 'the promise is not as the ledger says']]],
    ['a promise that was removed', "delete from response_obligation where kind = 'FOLLOW_UP'", [[4, 1, 'the promise was removed']]],
    ['a reason that was rewritten', "update response_obligation set not_required_reason = 'Иная' where kind = 'FOLLOW_UP'", [[null, 1, 'the reason is not the one that was given']]],
    ['a reason that was taken away', "update response_obligation set not_required_reason = null where kind = 'FOLLOW_UP'", [[null, 1, 'the reason was removed, and nobody of its client was erased since']]],
  ])('%s is found', async (_, tamper, expected) => {
    const ids = await story();
    await placeLedger(desk.pool);
    await desk.pool.query(tamper);
    expect(await faults()).toEqual(expected.map(([position, promise, fault]) => ({ position, obligationId: ids[Number(promise)], fault })));
  });

  it('a change that a promise cannot make is found', async () => {
    const [id] = await story();
    await desk.pool.query("update response_obligation set priority = 'LOW' where id = $1", [id]);
    await enterRows({ change: 'MET', actor: agent, occurredAt: new Date(0), rows: [{ obligationId: id }] });
    expect(await faults()).toEqual([{ position: 6, obligationId: id, fault: 'MET alters priority' }]);
  });

  it('a promise inserted past the ledger is found', async () => {
    await story();
    const id = newId();
    await desk.pool.query(`insert into response_obligation select (jsonb_populate_record(o, jsonb_build_object('id', $1::text))).* from response_obligation o limit 1`, [id]);
    expect(await faults()).toEqual([{ position: null, obligationId: id, fault: 'the promise was inserted past the ledger' }]);
  });

  it('a chain written anew, or cut off behind a place that was noted, is found', async () => {
    const ids = await story();
    const { head } = await verifyLedger(desk.pool);
    if (!head) throw new Error('the ledger has a head');
    expect((await verifyLedger(desk.pool, { ...head, hash: 'another' })).faults).toEqual([{ position: 5, obligationId: ids[2], fault: 'the chain is not the one that was noted' }]);
    expect((await verifyLedger(desk.pool, { position: 3, hash: 'another' })).faults).toEqual([{ position: 3, obligationId: ids[2], fault: 'the chain is not the one that was noted' }]);
    await desk.pool.query('delete from obligation_ledger where position = 5');
    expect((await verifyLedger(desk.pool, head)).faults).toEqual([{ position: 5, obligationId: '', fault: 'the chain ends before the place that was noted' }]);
    await desk.pool.query('delete from obligation_ledger; delete from response_obligation');
    expect((await verifyLedger(desk.pool, { position: 1, hash: 'x' })).faults).toEqual([{ position: 1, obligationId: '', fault: 'the chain ends before the place that was noted' }]);
  });

  it('no more than a hundred faults are told', async () => {
    await desk.promise(msk('24T11:00'));
    await desk.pool.query(`insert into response_obligation select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid()))).* from response_obligation o, generate_series(1, 60)`);
    await enterRows({ change: 'OPENED', actor: systemActor, occurredAt: new Date(0), rows: (await desk.rows<{ id: string }>('select id from response_obligation')).map(({ id }) => ({ obligationId: id })) });
    await placeLedger(desk.pool);
    await desk.pool.query("update obligation_ledger set details = '{}', change = 'MET' where position <= 101");
    const found = await verifyLedger(desk.pool);
    expect([found.entries, found.faults.length]).toEqual([62, 100]);
  });

  it('more entries than are read at once are walked to the end', async () => {
    const id = await desk.promise(msk('24T11:00'));
    await enterRows({ change: 'WARNED', actor: systemActor, occurredAt: new Date(0), rows: Array.from({ length: 5001 }, () => ({ obligationId: id })) });
    expect(await verifyLedger(desk.pool)).toMatchObject({ entries: 5002, obligations: 1, head: { position: 5002 }, faults: [] });
  });
});
