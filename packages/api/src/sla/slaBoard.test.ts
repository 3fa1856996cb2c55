import { foldSlaBoard, type BoardFrame, type FoldableBoard } from '@reglament/schema';
import { parse, subscribe } from 'graphql';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { person } from '../access/testing/asking.ts';
import { commandClock, type CommandedClock } from '../platform/clock.ts';
import { schemaOf } from '../platform/graphql/schema.ts';
import { newId } from '../platform/identity.ts';
import { ruleBookAt } from '../regulation/ruleBook.ts';
import { PreviewResolver } from './preview.resolver.ts';
import type { SlaBoard } from './sla.type.ts';
import { SlaBoardResolver } from './slaBoard.resolver.ts';
import { readSlaBoard } from './slaBoard.ts';
import { boardChanges } from './boardChanges.ts';
import { msk, usePromiseDesk } from './testing/promiseDesk.ts';

const desk = usePromiseDesk();
let time: CommandedClock;
const [anna, boris] = [newId(), newId()];

beforeAll(async () => {
  time = commandClock();
  // the clock knows neither tickets nor people: of both the board needs only their names
  await desk.pool.query('create table staff (id uuid primary key, name text); create table ticket (id uuid primary key, number text, subject text, assignee_id uuid)');
  await desk.pool.query("insert into staff values ($1, 'Анна'), ($2, 'Борис')", [anna, boris]);
});
beforeEach(() => desk.pool.query('truncate ticket'));

let tickets = 0;
beforeEach(() => {
  tickets = 0;
});
/** A request of HIGH priority, or another, that waits for an answer; answers the id of its promise. */
const ask = async (at: string, assignee: string | null = null, priority: 'HIGH' | 'MEDIUM' | 'LOW' = 'HIGH'): Promise<string> => {
  const ticketId = newId();
  tickets += 1;
  await desk.pool.query('insert into ticket values ($1, $2, $3, $4)', [ticketId, `TP-${tickets}`, `Запрос ${tickets}`, assignee]);
  return desk.promise(msk(at), { ticketId, priority });
};
const set = (id: string, values: string): Promise<unknown> => desk.pool.query(`update response_obligation set ${values} where id = $1`, [id]);
const board = async (at: string): Promise<SlaBoard> => {
  await time.set(msk(at));
  return readSlaBoard(desk.reader, desk.events.lastPlace);
};

describe('the board of promises at a moment (§4.7)', () => {
  it('an empty desk has nothing to show but its clock', async () => {
    vi.spyOn(desk.events, 'lastPlace', 'get').mockReturnValue({ position: 17, link: 'ab12cd34' });
    expect(await board('26T12:00')).toEqual({
      asOf: msk('26T12:00'), open: true, changesAt: msk('26T18:00'), breached: 0, dueToday: 0, awaitingAnswer: 0, atRisk: 0, compliance: null, complianceDays: 30, next: [], load: [],
      complianceByPriority: (['HIGH', 'MEDIUM', 'LOW'] as const).map((priority) => ({ priority, met: 0, total: 0, percent: null })),
      regulationVersion: ruleBookAt(0).number, calendarYear: 2026, cursor: 'e17.ab12cd34',
    });
    expect(await board('28T12:00')).toMatchObject({ open: false, changesAt: msk('30T10:00') });
  });

  it('counts what is owed: overdue, due today, at risk', async () => {
    await ask('23T11:00'); // due on the 25th
    await ask('24T13:00'); // due today at 13:00, at risk
    await ask('24T17:00'); // due today at 17:00
    await ask('25T11:00', null, 'LOW');
    const ended = [await ask('24T13:00'), await ask('24T13:00'), await ask('24T13:00')];
    for (const [index, end] of ['answered_at', 'not_required_at', 'merged_at'].entries()) await set(ended[index] ?? '', `${end} = opened_at`);
    await set((await desk.rows<{ id: string }>("select id from response_obligation where due_at = '2026-11-26T17:00:00+03:00'"))[0]?.id ?? '', "warn_at = '2026-11-26T12:30:00+03:00'");
    expect(await board('26T12:00')).toMatchObject({ breached: 1, dueToday: 2, awaitingAnswer: 4, atRisk: 1 });
    expect(await board('26T12:30')).toMatchObject({ breached: 1, dueToday: 2, awaitingAnswer: 4, atRisk: 2 });
    expect(await board('26T13:00')).toMatchObject({ breached: 1, dueToday: 2 });
    expect(await board('26T13:01')).toMatchObject({ breached: 2, dueToday: 1 });
  });

  it('shows the ten that are due next, each with how it stands', async () => {
    await ask('23T11:00', anna);
    await ask('24T13:00');
    for (let index = 0; index < 9; index += 1) await ask('25T11:00', boris, 'LOW');
    const { next } = await board('26T12:00');
    expect(next).toHaveLength(10);
    expect(next.slice(0, 3).map(({ ticketId: _id, obligationId: _promise, ...row }) => row)).toEqual([
      { number: 'TP-1', subject: 'Запрос 1', assigneeName: 'Анна', priority: 'HIGH', dueAt: expect.any(String), standing: 'BREACHED', remainingWorkingSeconds: -9 * 3600 },
      { number: 'TP-2', subject: 'Запрос 2', assigneeName: null, priority: 'HIGH', dueAt: expect.any(String), standing: 'AT_RISK', remainingWorkingSeconds: 3600 },
      { number: 'TP-3', subject: 'Запрос 3', assigneeName: 'Борис', priority: 'LOW', dueAt: expect.any(String), standing: 'ON_TIME', remainingWorkingSeconds: 47 * 3600 },
    ]);
    expect(next.map(({ dueAt }) => Date.parse(String(dueAt)))).toEqual([msk('25T11:00'), msk('26T13:00'), ...Array.from({ length: 8 }, () => msk('12-04T11:00'))]);
    expect(next[0]?.ticketId).toBe((await desk.rows<{ id: string }>("select id from ticket where number = 'TP-1'"))[0]?.id);
  });

  it('shows who carries how much, the most first', async () => {
    await ask('23T11:00', anna);
    await ask('24T13:00', boris);
    await ask('25T11:00', boris, 'LOW');
    await ask('25T11:00', boris, 'LOW');
    await ask('25T12:00', null, 'LOW');
    await set(await ask('25T11:00', anna, 'LOW'), 'answered_at = opened_at');
    expect((await board('26T12:00')).load).toEqual([
      { staffId: boris, name: 'Борис', breached: 0, atRisk: 1, onTime: 2 },
      { staffId: anna, name: 'Анна', breached: 1, atRisk: 0, onTime: 0 },
      { staffId: null, name: null, breached: 0, atRisk: 0, onTime: 1 },
    ]);
    // at the due itself it is still in time, and at risk from the first warning on
    expect((await board('26T13:00')).load[0]).toMatchObject({ breached: 0, atRisk: 1 });
    await desk.pool.query("update response_obligation set warn_at = '2026-11-26T13:00:00+03:00' where due_at = '2026-12-04T11:00:00+03:00'");
    expect((await board('26T13:00')).load[0]).toMatchObject({ atRisk: 3, onTime: 0 });
  });
});

it('who reads slowly gets the latest board, not each that there was', async () => {
  let tell: () => void = () => undefined;
  const events = { lastPlace: { position: 1 }, follow: (listener: () => void) => { tell = listener; return () => undefined; } };
  const contextValue = { viewer: person('AUDITOR'), locale: 'en', reader: desk.reader, events };
  await time.set(msk('24T12:00'));
  const stream = await subscribe({ schema: await schemaOf([], [SlaBoardResolver, PreviewResolver]), document: parse('subscription { slaBoard { awaitingAnswer } }'), contextValue });
  if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
  expect((await stream.next()).value).toEqual({ data: { slaBoard: { awaitingAnswer: 0 } } });
  for (let index = 0; index < 3; index += 1) {
    await ask('24T11:00');
    events.lastPlace.position += 1;
    tell();
  }
  expect((await stream.next()).value).toEqual({ data: { slaBoard: { awaitingAnswer: 3 } } });
  await stream.return(undefined);
});

describe('the board as it changes', () => {
  /** The board as it travels. */
  const travelled = (one: unknown): FoldableBoard => JSON.parse(JSON.stringify(one)) as FoldableBoard;
  const moments: [string, () => Promise<unknown>][] = [
    ['24T12:00', async () => { for (let index = 0; index < 12; index += 1) await ask('24T11:00', index % 2 ? anna : boris, 'LOW'); }],
    ['24T12:01', () => Promise.resolve()],
    ['24T12:30', () => ask('24T12:20', anna)],
    ['24T17:59', async () => set((await board('24T17:59')).next[0]?.obligationId ?? '', "answered_at = '2026-11-24T17:00:00+03:00'")],
    ['25T03:00', () => ask('24T17:58', null, 'MEDIUM')],
    ['12-07T12:00', async () => set((await board('12-07T12:00')).next[1]?.obligationId ?? '', 'breached_at = due_at')],
  ];

  it('is, change by change or over all of them at once, what a fresh reader sees', async () => {
    const boards: SlaBoard[] = [];
    for (const [at, act] of moments) {
      await act();
      boards.push(await board(at));
    }
    const [first] = boards as [SlaBoard];
    let folded = travelled(first);
    for (const [index, after] of boards.slice(1).entries()) {
      folded = foldSlaBoard(folded, { mark: '', board: null, changes: travelled(boardChanges(boards[index] as SlaBoard, after)) as never });
      expect(folded, moments[index + 1]?.[0]).toEqual(travelled(after));
      expect(foldSlaBoard(travelled(first), { mark: '', board: null, changes: travelled(boardChanges(first, after)) as never })).toEqual(travelled(after));
    }
  });

  it('tells of time alone that it has passed, and nothing else anew', async () => {
    for (let index = 0; index < 12; index += 1) await ask('24T11:00', anna, 'LOW');
    const before = await board('24T12:00');
    expect(boardChanges(before, await board('24T12:01'))).toMatchObject({ workingSecondsPassed: 60, figures: null, next: [], nextOrder: null, load: [], loadOrder: null, complianceByPriority: [] });
    await ask('24T12:00', boris);
    const after = await board('24T12:02');
    const changes = boardChanges(before, after);
    expect(changes.next.map(({ assigneeName }) => assigneeName)).toEqual(['Борис']);
    expect(changes.load).toEqual([{ staffId: boris, name: 'Борис', breached: 0, atRisk: 0, onTime: 1 }]);
  });

  it('cannot be folded onto nothing, or onto a board that it does not belong to', async () => {
    await ask('24T11:00', anna);
    const before = await board('24T12:00');
    await ask('24T11:30', boris);
    const changes = travelled(boardChanges(before, await board('24T12:00'))) as never;
    expect(() => foldSlaBoard(null, { mark: '', board: null, changes })).toThrow('The first frame of a board has to be a whole one');
    expect(() => foldSlaBoard({ ...travelled(before), next: [] }, { mark: '', board: null, changes })).toThrow('which was never told');
  });

  it('goes on from a mark, and is told whole to whoever brings one that nobody remembers', async () => {
    await time.set(msk('24T12:00'));
    await ask('24T11:00', anna);
    let tell: () => void = () => undefined;
    const events = { lastPlace: { position: 1 }, follow: (listener: () => void) => { tell = listener; return () => undefined; } };
    const contextValue = { viewer: person('AUDITOR'), locale: 'en', reader: desk.reader, events };
    const schema = await schemaOf([], [SlaBoardResolver, PreviewResolver]);
    const followed = async (after: string | null) => {
      const document = parse('subscription($after: String) { slaBoardChanges(after: $after) { mark board { awaitingAnswer } changes { figures { awaitingAnswer } next { subject } } } }');
      const stream = await subscribe({ schema, document, contextValue, variableValues: { after } });
      if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
      const next = async () => {
        const { value } = await stream.next();
        return (value as { data: { slaBoardChanges: BoardFrame<FoldableBoard> } }).data.slaBoardChanges;
      };
      return { next, end: () => stream.return(undefined) };
    };
    const stream = await followed(null);
    const first = await stream.next();
    expect(first).toMatchObject({ board: { awaitingAnswer: 1 }, changes: null });
    await ask('24T11:30', boris);
    events.lastPlace.position += 1;
    tell();
    const second = await stream.next();
    expect(second).toMatchObject({ board: null, changes: { figures: { awaitingAnswer: 2 }, next: [{ subject: 'Запрос 2' }] } });
    await stream.end();
    const back = await followed(first.mark);
    expect(await back.next()).toEqual(second);
    await back.end();
    const lost = await followed('another.7');
    expect(await lost.next()).toMatchObject({ board: { awaitingAnswer: 2 }, changes: null, mark: second.mark });
    await lost.end();
  });
});

describe('the share of promises that were kept, of thirty days', () => {
  const settle = async (priority: 'HIGH' | 'MEDIUM' | 'LOW', values: string): Promise<unknown> => set(await ask('24T11:00', null, priority), values);

  it('by priority and in all; what was waived or merged does not count', async () => {
    await settle('HIGH', 'answered_at = due_at');
    await settle('HIGH', "answered_at = due_at - interval '1 hour'");
    await settle('HIGH', "breached_at = due_at, answered_at = due_at + interval '1 hour'");
    await settle('MEDIUM', 'breached_at = due_at');
    await settle('LOW', "answered_at = due_at, not_required_at = due_at");
    await settle('LOW', 'breached_at = due_at, merged_at = due_at');
    const { compliance, complianceByPriority } = await board('12-05T12:00');
    expect(complianceByPriority).toEqual([
      { priority: 'HIGH', met: 2, total: 3, percent: 66.6 }, { priority: 'MEDIUM', met: 0, total: 1, percent: 0 }, { priority: 'LOW', met: 0, total: 0, percent: null },
    ]);
    expect(compliance).toBe(50);
  });

  it('what is still owed, or held beyond its due, is not kept', async () => {
    await ask('24T11:00');
    await settle('HIGH', "answered_at = due_at + interval '1 minute'");
    expect((await board('12-05T12:00')).complianceByPriority[0]).toEqual({ priority: 'HIGH', met: 0, total: 1, percent: 0 });
  });

  it('what lies before the period does not count', async () => {
    await settle('HIGH', 'answered_at = due_at');
    await settle('LOW', 'breached_at = due_at');
    expect(await board('12-26T11:00')).toMatchObject({ compliance: 50 });
    expect((await board('12-26T11:01')).complianceByPriority).toMatchObject([{ total: 0 }, {}, { total: 1 }]);
    expect((await board('12-26T11:01')).compliance).toBe(0);
  });
});
