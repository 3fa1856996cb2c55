import { describe, expect, it } from 'vitest';
import { newId } from '../platform/identity.ts';
import { ruleBookAt } from '../regulation/ruleBook.ts';
import { meetObligation, waiveObligation } from './obligationActs.ts';
import { agent, msk, usePromiseDesk } from './testing/promiseDesk.ts';
import { oweAsBefore, withdrawFromPromises } from './withdrawing.ts';

const desk = usePromiseDesk();

const meet = (id: string, answerId: string, leavesAt: number): Promise<void> => desk.onPromise(id, msk('24T13:00'), (work, promise) => meetObligation(work, promise, { leavesAt, answerId }));
const changesOf = async (id: string): Promise<unknown[]> => (await desk.ledger<{ obligationId: string; change: string }>()).filter((one) => one.obligationId === id).map(({ change }) => change);

describe('R5: what never left has answered nothing', () => {
  it('every promise that the answer met is open again, the oldest first; what another answer met stays met', async () => {
    const [answerId, other, ticketId] = [newId(), newId(), newId()];
    const later = await desk.promise(msk('24T12:00'), { ticketId });
    const [first, elsewhere] = [await desk.promise(msk('24T11:00'), { ticketId }), await desk.promise(msk('24T11:30'))];
    for (const id of [later, first]) await meet(id, answerId, msk('25T10:00'));
    await meet(elsewhere, other, msk('25T10:00'));
    const met = await desk.act(async (work) => (await withdrawFromPromises(work, { answerId, next: null })).map(({ id }) => id), msk('24T14:00'), agent);
    expect(met).toEqual([first, later]);
    for (const id of met) expect(await desk.stored(id)).toMatchObject({ answeredAt: null, answerId: null });
    expect(await desk.stored(elsewhere)).toMatchObject({ answeredAt: new Date(msk('25T10:00')), answerId: other });
    expect((await desk.ledger()).slice(-2)).toMatchObject([first, later].map((obligationId) => ({
      obligationId, change: 'WITHDRAWN', actorKind: 'STAFF', details: { withdrawnId: answerId }, previous: { answeredAt: expect.anything() as unknown }, state: { answeredAt: null },
    })));
  });

  it('an answer that was written after it and still stands meets them then', async () => {
    const [answerId, next] = [newId(), { answerId: newId(), leavesAt: msk('25T10:00') + 1 }];
    const id = await desk.promise(msk('24T11:00'));
    await meet(id, answerId, msk('25T10:00'));
    await desk.act((work) => withdrawFromPromises(work, { answerId, next }), msk('24T14:00'));
    expect(await desk.stored(id)).toMatchObject({ answeredAt: new Date(next.leavesAt), answerId: next.answerId });
  });
});

describe('R6, R9, R10: what is owed then is as if it had never been written', () => {
  const owe = (ticketId: string, priority: 'HIGH' | 'MEDIUM' | 'LOW' = 'HIGH') => desk.act(async (work) => {
    const { owed, ended } = await oweAsBefore(work, ruleBookAt(work.now), { ticketId, priority });
    return { owed: owed?.id ?? null, ended: ended.map(({ id }) => id) };
  }, msk('24T14:00'), agent);

  it('nothing, where nothing waits: not what was answered or needed no answer, nor what waits elsewhere', async () => {
    const ticketId = newId();
    await desk.promise(msk('24T11:00'));
    await meet(await desk.promise(msk('24T11:00'), { ticketId }), newId(), msk('24T13:00'));
    await desk.onPromise(await desk.promise(msk('24T11:00'), { ticketId, kind: 'FOLLOW_UP' }), msk('24T12:00'), (work, promise) => waiveObligation(work, promise, 'Спасибо'));
    expect(await owe(ticketId)).toEqual({ owed: null, ended: [] });
  });

  it('the oldest, in which the later ones end', async () => {
    const ticketId = newId();
    const later = [await desk.promise(msk('24T13:00'), { ticketId })];
    const oldest = await desk.promise(msk('24T11:00'), { ticketId });
    later.unshift(await desk.promise(msk('24T12:00'), { ticketId }));
    expect(await owe(ticketId)).toEqual({ owed: oldest, ended: later });
    expect(await desk.stored(oldest)).toMatchObject({ mergedAt: null, priority: 'HIGH', dueAt: new Date(msk('26T11:00')) });
    for (const id of later) expect(await desk.stored(id)).toMatchObject({ mergedAt: new Date(msk('24T14:00')) });
    expect(await changesOf(oldest)).toEqual(['OPENED']);
    // what has ended in it is not owed again
    expect(await owe(ticketId)).toEqual({ owed: oldest, ended: [] });
  });

  it('by the priority that the client has set meanwhile', async () => {
    const ticketId = newId();
    const id = await desk.promise(msk('24T11:00'), { ticketId, priority: 'LOW' });
    expect(await owe(ticketId, 'HIGH')).toEqual({ owed: id, ended: [] });
    expect(await desk.stored(id)).toMatchObject({ priority: 'HIGH', dueAt: new Date(msk('26T14:00')) });
    expect(await changesOf(id)).toEqual(['OPENED', 'PRIORITY_CHANGED']);
  });
});
