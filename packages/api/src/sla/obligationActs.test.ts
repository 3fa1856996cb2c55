import { describe, expect, it } from 'vitest';
import { newId } from '../platform/identity.ts';
import { Refusal } from '../platform/refusal.ts';
import { calendarOfVersions, ruleBookAt } from '../regulation/ruleBook.ts';
import { dueOf } from './dueDate.ts';
import { hashOfText } from './ledger.ts';
import { stateOf } from './ledgerState.ts';
import { mergeObligations } from './mergingActs.ts';
import { changeObligationPriority, holdAnew, meetObligation, openObligation, openObligationOf, valuesOf, waiveObligation } from './obligationActs.ts';
import { ResponseObligation } from './responseObligation.entity.ts';
import { agent, hours, msk, usePromiseDesk } from './testing/promiseDesk.ts';

const desk = usePromiseDesk();

const refusalOf = async (acting: Promise<unknown>): Promise<Refusal> => {
  const error: unknown = await acting.then(() => new Error('nothing was refused'), (thrown: unknown) => thrown);
  if (!(error instanceof Refusal)) throw error;
  return error;
};
const at = (instant: Date | null | undefined): number | null => instant?.getTime() ?? null;

describe('§4.7: a reaction is promised', () => {
  it('with start, due and outer limit, and the versions by which they were counted (R19)', async () => {
    const [ticketId, clientId, messageId] = [newId(), newId(), newId()];
    const id = await desk.promise(msk('24T09:00'), { ticketId, clientId, messageId, priority: 'MEDIUM' });
    const promised = await desk.stored(id);
    expect(promised).toMatchObject({ ticketId, clientId, messageId, kind: 'FIRST', priority: 'MEDIUM', provisional: false, calendarVersions: '2026 v1', regulationVersionId: ruleBookAt(0).versionId });
    expect([promised.openedAt, promised.startsAt, promised.dueAt, promised.outerLimitAt, promised.warnAt].map(at)).toEqual(
      [msk('24T09:00'), msk('24T10:00'), msk('27T18:00'), msk('30T18:00'), msk('27T10:00')]);
    expect([promised.answeredAt, promised.breachedAt, promised.notRequiredAt, promised.mergedAt]).toEqual([null, null, null, null]);
    expect(await desk.ledger()).toEqual([{
      obligationId: id, change: 'OPENED', actorKind: 'SYSTEM', actorId: null, reasonCode: null, reasonHash: null, details: {}, previous: null, state: stateOf(promised), occurredAt: new Date(msk('24T09:00')),
    }]);
  });

  it('R21: a term that touches a year without a calendar is provisional', async () => {
    const promised = await desk.stored(await desk.promise(Date.parse('2027-12-30T12:00:00+03:00')));
    expect(promised).toMatchObject({ provisional: true, calendarVersions: '2027 v1, 2028 forecast' });
  });

  it('R19: every year that the explanation shows is named, that of an arrival on a day off and of the outer limit too', async () => {
    const calendarVersions = async (openedAt: string) => (await desk.stored(await desk.promise(Date.parse(openedAt)))).calendarVersions;
    expect(await calendarVersions('2026-12-31T12:00:00+03:00')).toBe('2026 v1, 2027 v1');
    expect(await calendarVersions('2026-12-29T10:00:00+03:00')).toBe('2026 v1, 2027 v1');
  });

  it('R18: without warnings it is at risk at its due', async () => {
    const book = ruleBookAt(0);
    const { warnAt } = await desk.act((work) => Promise.resolve(openObligation(work, { ...book, parameters: { ...book.parameters, warnings: [] } },
      { ticketId: newId(), clientId: newId(), kind: 'FOLLOW_UP', priority: 'HIGH', openedAt: msk('24T11:00'), messageId: newId() })), msk('24T11:00'));
    expect(at(warnAt)).toBe(msk('26T11:00'));
  });
});

describe('R6: the promise that still waits', () => {
  const waiting = (ticketId: string): Promise<string | undefined> => desk.act(async (work) => (await openObligationOf(work, ticketId))?.id, msk('25T12:00'));

  it('is the oldest of the ticket that nothing has ended', async () => {
    const ticketId = newId();
    await desk.promise(msk('23T11:00'));
    const ids = [await desk.promise(msk('24T13:00'), { ticketId }), await desk.promise(msk('24T11:00'), { ticketId }), await desk.promise(msk('24T12:00'), { ticketId })];
    const ends = ['answered_at', 'not_required_at', 'merged_at'];
    for (const [place, waits] of [1, 2, 0].entries()) {
      expect(await waiting(ticketId)).toBe(ids[waits]);
      await desk.pool.query(`update response_obligation set ${ends[place]} = now() where id = $1`, [ids[waits]]);
    }
    expect(await waiting(ticketId)).toBeUndefined();
  });

  it('is locked, so that the breach engine keeps off meanwhile', async () => {
    const ticketId = newId();
    await desk.promise(msk('24T11:00'), { ticketId });
    const free = await desk.act(async (work) => {
      await openObligationOf(work, ticketId);
      return desk.rows('select id from response_obligation for update skip locked');
    }, msk('24T12:00'));
    expect(free).toEqual([]);
  });

  it('is for the rules a set of instants', async () => {
    const id = await desk.promise(msk('24T11:00'));
    const values = { kind: 'FIRST', priority: 'HIGH', openedAt: msk('24T11:00'), startsAt: msk('24T11:00'), dueAt: msk('26T11:00'), answeredAt: null, breachedAt: null, notRequiredAt: null, mergedAt: null };
    expect(valuesOf(await desk.stored(id))).toEqual(values);
    const ended = { answeredAt: msk('26T12:00'), breachedAt: msk('26T11:00'), notRequiredAt: msk('26T13:00'), mergedAt: msk('26T14:00') };
    await desk.pool.query('update response_obligation set answered_at = $1, breached_at = $2, not_required_at = $3, merged_at = $4', Object.values(ended).map((instant) => new Date(instant)));
    expect(valuesOf(await desk.stored(id))).toEqual({ ...values, ...ended });
  });
});

describe('R5: an answer meets the promise', () => {
  it.each([
    ['when it leaves at once', msk('25T12:00'), 'MET'],
    ['when it leaves; until then it is held', msk('25T12:00') + 1, 'HELD'],
  ])('%s', async (_, leavesAt, change) => {
    const [id, answerId] = [await desk.promise(msk('24T11:00')), newId()];
    await desk.onPromise(id, msk('25T12:00'), (work, promise) => meetObligation(work, promise, { leavesAt, answerId }));
    const met = await desk.stored(id);
    expect([at(met.answeredAt), met.answerId]).toEqual([leavesAt, answerId]);
    expect((await desk.ledger()).at(-1)).toMatchObject({ change, actorKind: 'STAFF', actorId: agent.id, state: { answerId, answeredAt: new Date(leavesAt).toISOString() }, previous: null, occurredAt: new Date(msk('25T12:00')) });
  });
});

describe('R9, R10: the client changes the priority', () => {
  it('raised: the new term counts from now, and the ledger tells both dues', async () => {
    const id = await desk.promise(msk('24T11:00'), { priority: 'LOW' });
    await desk.onPromise(id, msk('25T12:00'), (work, promise, book) => changeObligationPriority(work, book, promise, 'HIGH'));
    const raised = await desk.stored(id);
    expect(raised).toMatchObject({ priority: 'HIGH', provisional: false, calendarVersions: '2026 v1' });
    expect([raised.startsAt, raised.dueAt, raised.outerLimitAt, raised.warnAt].map(at)).toEqual([msk('24T11:00'), msk('27T12:00'), msk('27T18:00'), msk('26T16:00')]);
    expect((await desk.ledger()).at(-1)).toMatchObject({
      change: 'PRIORITY_CHANGED', state: stateOf(raised),
      previous: { priority: 'LOW', dueAt: '2026-12-03T08:00:00.000Z', outerLimitAt: '2026-12-03T15:00:00.000Z', warnAt: expect.any(String) },
    });
  });

  it('raised while a change of the calendar has not come to the promise yet: the earlier due is that of the new calendar (R11)', async () => {
    const openedAt = Date.parse('2026-12-29T15:00:00+03:00');
    const id = await desk.promise(openedAt, { priority: 'MEDIUM' });
    const [book, versions] = [ruleBookAt(0), '2026 forecast, 2027 v1'];
    const before = dueOf(calendarOfVersions(book, versions), book.parameters, openedAt, 'MEDIUM');
    expect(before.dueAt).toBeLessThan(Date.parse('2027-01-12T17:00:00+03:00'));
    await desk.pool.query('update response_obligation set calendar_versions = $1, due_at = $2, outer_limit_at = $3', [versions, new Date(before.dueAt), new Date(before.outerLimitAt)]);
    await desk.onPromise(id, Date.parse('2026-12-30T17:00:00+03:00'), (work, promise) => changeObligationPriority(work, book, promise, 'HIGH'));
    expect(await desk.stored(id)).toMatchObject({ dueAt: new Date('2027-01-12T17:00:00+03:00'), calendarVersions: '2026 v1, 2027 v1' });
  });

  it('lowered into the next years: the versions and the forecast are noted', async () => {
    const id = await desk.promise(Date.parse('2027-12-27T11:00:00+03:00'));
    expect(await desk.stored(id)).toMatchObject({ calendarVersions: '2027 v1', provisional: false });
    await desk.onPromise(id, Date.parse('2027-12-27T12:00:00+03:00'), (work, promise, book) => changeObligationPriority(work, book, promise, 'LOW'));
    expect(await desk.stored(id)).toMatchObject({ priority: 'LOW', calendarVersions: '2027 v1, 2028 forecast', provisional: true });
  });

  it('to the one that it has, or after the due: nothing changes and nothing is entered', async () => {
    const id = await desk.promise(msk('24T11:00'));
    const before = stateOf(await desk.stored(id));
    await desk.onPromise(id, msk('25T12:00'), (work, promise, book) => changeObligationPriority(work, book, promise, 'HIGH'));
    await desk.onPromise(id, msk('26T11:01'), (work, promise, book) => changeObligationPriority(work, book, promise, 'LOW'));
    expect(stateOf(await desk.stored(id))).toEqual(before);
    expect(await desk.ledger()).toHaveLength(1);
  });
});

describe('R7: a follow-up that needs no answer', () => {
  const waive = (id: string, reason: string, now = msk('25T12:00')): Promise<void> => desk.onPromise(id, now, (work, promise) => waiveObligation(work, promise, reason));

  it('is closed with a reason, of which the ledger keeps the hash', async () => {
    const id = await desk.promise(msk('24T11:00'), { kind: 'FOLLOW_UP' });
    await waive(id, ' Благодарность ');
    const waived = await desk.stored(id);
    expect([at(waived.notRequiredAt), waived.notRequiredReason]).toEqual([msk('25T12:00'), 'Благодарность']);
    expect((await desk.ledger()).at(-1)).toMatchObject({ change: 'NOT_REQUIRED', reasonHash: hashOfText(`${waived.notRequiredSalt}Благодарность`), actorId: agent.id });
    expect(waived.notRequiredSalt).toMatch(/^\S{16,}$/);
  });

  it('needs a reason', async () => {
    const refused = await refusalOf(waive(await desk.promise(msk('24T11:00'), { kind: 'FOLLOW_UP' }), '  '));
    expect(refused).toMatchObject({ code: 'REQUIRED_FIELD_MISSING', field: ['reason'], clause: '4.12' });
  });

  it.each([
    ['the first reaction', 'FIRST', msk('25T12:00'), 'NOT_A_FOLLOW_UP'],
    ['one whose due has passed', 'FOLLOW_UP', msk('26T11:01'), 'DUE_HAS_PASSED'],
  ] as const)('is not %s', async (_, kind, now, status) => {
    const id = await desk.promise(msk('24T11:00'), { kind });
    const refused = await refusalOf(waive(id, 'Благодарность', now));
    expect(refused).toMatchObject({ code: 'ACT_NOT_POSSIBLE', field: ['ticketId'], clause: '4.12', details: { params: { status } } });
    expect((await desk.stored(id)).notRequiredAt).toBeNull();
    expect(await desk.ledger()).toHaveLength(1);
  });
});

describe('R17: two requests become one', () => {
  const [survivor, merged] = [newId(), newId()];
  const merge = (now: number) => desk.act(async (work) => {
    const { owed, ended } = await mergeObligations(work, survivor, merged);
    return { owed: owed?.id ?? null, ended: ended?.id ?? null };
  }, now, agent);
  const term = ({ openedAt, messageId, priority, startsAt, dueAt, outerLimitAt, warnAt, provisional, regulationVersionId, calendarVersions }: ResponseObligation) =>
    ({ openedAt, messageId, priority, startsAt, dueAt, outerLimitAt, warnAt, provisional, regulationVersionId, calendarVersions });

  it('the merged one owes nothing: nothing happens', async () => {
    const owed = await desk.promise(msk('24T11:00'), { ticketId: survivor });
    expect(await merge(msk('24T12:00'))).toEqual({ owed, ended: null });
    expect(await desk.ledger()).toHaveLength(1);
  });

  it('the survivor is due earlier: the other promise ends as merged', async () => {
    const owed = await desk.promise(msk('24T11:00'), { ticketId: survivor });
    const ended = await desk.promise(msk('24T12:00'), { ticketId: merged });
    const before = stateOf(await desk.stored(owed));
    expect(await merge(msk('24T13:00'))).toEqual({ owed, ended });
    expect(at((await desk.stored(ended)).mergedAt)).toBe(msk('24T13:00'));
    expect(stateOf(await desk.stored(owed))).toEqual(before);
    expect((await desk.ledger()).slice(2)).toMatchObject([{ obligationId: ended, change: 'MERGED', details: { intoId: owed }, previous: { mergedAt: null }, actorId: agent.id }]);
  });

  it('the merged one is due earlier: the survivor takes its promise over whole', async () => {
    const owed = await desk.promise(msk('24T12:00'), { ticketId: survivor, priority: 'LOW' });
    const ended = await desk.promise(msk('24T11:00'), { ticketId: merged });
    const [before, given] = [await desk.stored(owed), await desk.stored(ended)];
    expect(await merge(msk('24T13:00'))).toEqual({ owed, ended });
    const after = await desk.stored(owed);
    expect(term(after)).toEqual(term(given));
    expect(after).toMatchObject({ ticketId: survivor, kind: 'FIRST', mergedAt: null });
    const entries = await desk.ledger();
    expect(entries.slice(2)).toMatchObject([
      { obligationId: ended, change: 'MERGED', details: { intoId: owed }, previous: { mergedAt: null } },
      { obligationId: owed, change: 'TAKEN_OVER', details: { fromId: ended }, previous: { dueAt: before.dueAt.toISOString(), priority: 'LOW', messageId: before.messageId } },
    ]);
  });

  it('the survivor owed nothing: it carries the promise on', async () => {
    const ended = await desk.promise(msk('24T11:00'), { ticketId: merged });
    const outcome = await merge(msk('24T13:00'));
    expect(outcome.ended).toBe(ended);
    const [given, carried] = [await desk.stored(ended), await desk.stored(outcome.owed ?? '')];
    expect(carried).toMatchObject({ ...term(given), ticketId: survivor, clientId: given.clientId, kind: 'FOLLOW_UP', mergedAt: null });
    expect((await desk.ledger()).slice(1)).toMatchObject([
      { obligationId: ended, change: 'MERGED', details: { intoId: carried.id } },
      { obligationId: carried.id, change: 'OPENED', details: { fromId: ended }, previous: null },
    ]);
  });

  it('a promise without a client is carried on without one', async () => {
    await desk.promise(msk('24T11:00'), { ticketId: merged });
    await desk.pool.query('update response_obligation set client_id = null');
    const { owed } = await merge(msk('24T13:00'));
    expect((await desk.stored(owed ?? '')).clientId).toBeNull();
  });

  it('a broken promise is never handed on', async () => {
    await desk.promise(msk('25T11:00'), { ticketId: survivor });
    const broken = await desk.promise(msk('24T11:00'), { ticketId: merged });
    const refused = await refusalOf(merge(msk('26T11:00') + hours(1)));
    expect(refused).toMatchObject({ code: 'MERGE_BROKEN_PROMISE', field: ['mergedId'] });
    expect((await desk.stored(broken)).mergedAt).toBeNull();
  });
});

describe('§4.6: an answer is held for another opening', () => {
  it('its promise is met by the new moment, and the ledger says what it was before', async () => {
    const [answerId, id] = [newId(), await desk.promise(msk('24T11:00'))];
    await desk.onPromise(id, msk('24T19:00'), (work, promise) => meetObligation(work, promise, { leavesAt: msk('25T10:00'), answerId }));
    const held = await desk.act(async (work) => (await holdAnew(work, { leavesAt: msk('26T10:00'), answerId }))?.id, msk('24T20:00'), agent);
    expect(held).toBe(id);
    expect(at((await desk.stored(id)).answeredAt)).toBe(msk('26T10:00'));
    const [former, latest] = (await desk.ledger<{ change: string; previous: { answeredAt: unknown }; state: { answeredAt: unknown } }>()).slice(-2);
    expect(latest).toMatchObject({ change: 'HELD', previous: { answeredAt: former?.state.answeredAt } });
    expect(latest?.state.answeredAt).not.toEqual(former?.state.answeredAt);
  });

  it('one that met no promise changes nothing', async () => {
    await desk.promise(msk('24T11:00'));
    expect(await desk.act((work) => holdAnew(work, { leavesAt: msk('26T10:00'), answerId: newId() }), msk('24T20:00'))).toBeNull();
    expect(await desk.ledger()).toHaveLength(1);
  });
});
