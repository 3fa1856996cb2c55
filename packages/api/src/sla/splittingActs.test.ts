import { describe, expect, it, vi } from 'vitest';
import { clock } from '../platform/clock.ts';
import { newId } from '../platform/identity.ts';
import { Refusal } from '../platform/refusal.ts';
import { enterLedger } from './ledger.ts';
import { changeObligationPriority, holdAnew, meetObligation, waiveObligation } from './obligationActs.ts';
import { obligationAsOf } from './pastObligation.ts';
import { splitObligation } from './splittingActs.ts';
import type { WaitingMessage } from './splitting.ts';
import { agent, msk, usePromiseDesk } from './testing/promiseDesk.ts';

const desk = usePromiseDesk();

const message = (arrivedAt: number): WaitingMessage => ({ id: newId(), arrivedAt });

interface Split { first: WaitingMessage; second: WaitingMessage; id: string; clientId: string }
/** A question of eleven o'clock and another one of noon, of HIGH priority. */
const twoQuestions = async (priority: 'HIGH' | 'LOW' = 'HIGH'): Promise<Split> => {
  const [first, second, clientId] = [message(msk('24T11:00')), message(msk('24T12:00')), newId()];
  return { first, second, clientId, id: await desk.promise(first.arrivedAt, { messageId: first.id, clientId, priority }) };
};
const freshTicketId = newId();
/** Answers the identifiers of what is owed in the former and in the new request. */
const split = async (id: string, goes: WaitingMessage[], stays: WaitingMessage[], at = msk('24T13:00'), carriedId = (given: string): string => given): Promise<(string | null)[]> => {
  let ids: (string | null)[] = [];
  await desk.onPromise(id, at, (work, governing, book) => {
    const { former, fresh } = splitObligation(work, book, governing, { goes, stays, freshTicketId, carriedId });
    ids = [former?.id ?? null, fresh?.id ?? null];
  });
  return ids;
};

describe('R17: what is split off is promised from its original start', () => {
  it('the later message in the new request, the former one as it was', async () => {
    const { id, first, second, clientId } = await twoQuestions();
    const [former, fresh] = await split(id, [second], [first]);
    expect(former).toBe(id);
    expect(await desk.stored(fresh ?? '')).toMatchObject({
      ticketId: freshTicketId, clientId, kind: 'FIRST', priority: 'HIGH', messageId: second.id, openedAt: new Date(second.arrivedAt), startsAt: new Date(second.arrivedAt), dueAt: new Date(msk('26T12:00')),
      outerLimitAt: new Date(msk('26T18:00')), warnAt: new Date(msk('25T16:00')), provisional: false, calendarVersions: '2026 v1', mergedAt: null,
    });
    expect(await desk.stored(id)).toMatchObject({ dueAt: new Date(msk('26T11:00')), messageId: first.id, mergedAt: null });
    expect((await desk.ledger()).slice(1)).toMatchObject([{ obligationId: fresh, change: 'OPENED', details: { fromId: id }, actorId: agent.id }]);
  });

  it('the governing message with its whole term; what is left is counted from its own arrival', async () => {
    const { id, first, second } = await twoQuestions();
    const copyId = newId();
    const [, fresh] = await split(id, [first], [second], msk('24T13:00'), (given) => (given === first.id ? copyId : given));
    expect(await desk.stored(fresh ?? '')).toMatchObject({ messageId: copyId, openedAt: new Date(first.arrivedAt), dueAt: new Date(msk('26T11:00')) });
    expect(await desk.stored(id)).toMatchObject({ messageId: second.id, openedAt: new Date(second.arrivedAt), dueAt: new Date(msk('26T12:00')), mergedAt: null });
    expect((await desk.ledger()).at(-1)).toMatchObject({
      obligationId: id, change: 'SPLIT_OFF', details: { intoId: fresh }, previous: { openedAt: new Date(first.arrivedAt).toISOString(), messageId: first.id, dueAt: new Date(msk('26T11:00')).toISOString() },
    });
  });

  it('when nothing is left the former promise ends as gone over', async () => {
    const { id, first, second } = await twoQuestions();
    expect((await split(id, [first, second], []))[0]).toBeNull();
    expect(await desk.stored(id)).toMatchObject({ mergedAt: new Date(msk('24T13:00')), dueAt: new Date(msk('26T11:00')) });
    expect((await desk.ledger()).at(-1)).toMatchObject({ change: 'SPLIT_OFF', previous: { mergedAt: null } });
  });

  it('what waits for nothing promises nothing', async () => {
    const { id, first } = await twoQuestions();
    expect(await split(id, [], [first])).toEqual([id, null]);
    expect(await desk.ledger()).toHaveLength(1);
  });

  it('R9: never earlier than the due that governed it', async () => {
    const { id, first, second } = await twoQuestions('LOW');
    await desk.onPromise(id, msk('30T12:00'), (work, promise, book) => changeObligationPriority(work, book, promise, 'HIGH'));
    const [, fresh] = await split(id, [second], [first], msk('30T13:00'));
    expect((await desk.stored(fresh ?? '')).dueAt).toEqual(new Date(msk('12-02T12:00')));
  });

  it.each([['at the due itself it may still go', msk('26T11:00'), null], ['a moment later it stays broken where it was promised (R4)', msk('26T11:00') + 1, 'SPLIT_BROKEN_PROMISE']])('%s', async (_, at, code) => {
    const { id, first, second } = await twoQuestions();
    const refused = await split(id, [first], [second], at).then(() => null, (error: unknown) => (error instanceof Refusal ? [error.code, ...error.field] : error));
    expect(refused).toEqual(code && [code, 'messageIds']);
    if (code) expect(await desk.ledger()).toHaveLength(1);
  });
});

describe('§4.6: an answer that is held for another opening', () => {
  it('meets its promise by the new moment, and the ledger keeps both (R5, R19)', async () => {
    const [{ id }, answerId] = [await twoQuestions(), newId()];
    await desk.onPromise(id, msk('24T19:00'), (work, promise) => meetObligation(work, promise, { leavesAt: msk('25T10:00'), answerId }));
    await desk.act((work) => holdAnew(work, { leavesAt: msk('26T10:00'), answerId }), msk('24T20:00'));
    expect(await desk.stored(id)).toMatchObject({ answeredAt: new Date(msk('26T10:00')), answerId });
    expect((await desk.ledger()).at(-1)).toMatchObject({ change: 'HELD', previous: { answeredAt: new Date(msk('25T10:00')).toISOString() } });
  });

  it('to which nothing was promised changes no promise', async () => {
    await twoQuestions();
    expect(await desk.act((work) => holdAnew(work, { leavesAt: msk('26T10:00'), answerId: newId() }), msk('24T20:00'))).toBeNull();
    expect(await desk.ledger()).toHaveLength(1);
  });
});

describe('R19: a promise as the ledger held it at a moment', () => {
  const asked = (id: string, asOf: number, clientId: string | null = null) => obligationAsOf({ reader: desk.reader, locale: 'en' } as Parameters<typeof obligationAsOf>[0], id, new Date(asOf), clientId);

  it('with its standing then, and nothing of what came later', async () => {
    const { id, clientId } = await twoQuestions();
    await desk.onPromise(id, msk('26T12:00'), (_, promise) => {
      promise.breachedAt = promise.dueAt;
      promise.excusedReason = 'Outage';
    });
    const moment = msk('24T12:00');
    expect(await asked(id, moment, clientId)).toMatchObject({ id, asOf: new Date(moment), standing: 'ON_TIME', clause: '4.7', answeredAt: null, notRequiredReason: null, excusedReason: null });
    expect(await asked(id, msk('25T15:00'))).toMatchObject({ standing: 'AT_RISK' });
    expect(await asked(id, msk('26T11:00') + 1)).toMatchObject({ standing: 'BREACHED' });
    expect([await asked(id, msk('24T11:00') - 1), await asked(id, moment, newId()), await asked(newId(), moment)]).toEqual([null, null, null]);
  });

  it('with the words that had been written by then, and no others', async () => {
    const waived = await twoQuestions();
    const excused = await twoQuestions();
    await desk.onPromise(waived.id, msk('24T13:00'), (work, promise) => {
      promise.kind = 'FOLLOW_UP';
      waiveObligation(work, promise, 'Only thanks');
      promise.excusedReason = 'Of another time';
    });
    await desk.onPromise(excused.id, msk('26T13:00'), (work, promise) => {
      promise.breachedAt = promise.dueAt;
      promise.excusedAt = work.at;
      promise.excusedReason = 'Outage';
      promise.notRequiredReason = 'Of another time';
      enterLedger(work, promise, { change: 'EXCUSED', reason: { text: 'Outage', salt: '' } });
    });
    expect(await asked(waived.id, msk('24T13:00') - 1)).toMatchObject({ notRequiredReason: null, excusedReason: null });
    expect(await asked(waived.id, msk('24T13:00'))).toMatchObject({ notRequiredReason: 'Only thanks', excusedReason: null });
    expect(await asked(excused.id, msk('26T13:00') - 1)).toMatchObject({ notRequiredReason: null, excusedReason: null });
    expect(await asked(excused.id, msk('26T13:00'))).toMatchObject({ notRequiredReason: null, excusedReason: 'Outage' });
  });

  it('up to the present moment itself', async () => {
    const { id } = await twoQuestions();
    const present = vi.spyOn(clock, 'now').mockReturnValue(msk('24T12:00'));
    expect(await asked(id, msk('24T12:00'))).toMatchObject({ id });
    await expect(asked(id, msk('24T12:00') + 1)).rejects.toThrow('future');
    present.mockRestore();
  });

  it('and never of the future', async () => {
    const { id } = await twoQuestions();
    await expect(asked(id, Date.parse('2200-01-01T00:00:00Z'))).rejects.toMatchObject({ message: '"asOf": the moment cannot lie in the future', extensions: { code: 'INVALID_VALUE', field: ['asOf'], clause: '4.7' } });
  });
});
