import { afterEach, beforeAll, beforeEach, describe, expect, it, vi, type Mock } from 'vitest';
import type { CompanyDay } from '../calendar/companyDay.ts';
import { officialYears } from '../calendar/officialYears.ts';
import { statutoryForecast } from '../calendar/statutoryForecast.ts';
import { commandClock, type CommandedClock } from '../platform/clock.ts';
import type { EventListener } from '../platform/events/eventStream.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import type { Process } from '../platform/feature.ts';
import { newId } from '../platform/identity.ts';
import { loadRuleBooks, ruleBookAt } from '../regulation/ruleBook.ts';
import { touchedBy } from './calendarListing.ts';
import type { MovedSubjects } from './calendarRecompute.ts';
import { startRecomputing } from './calendarRecomputeProcess.ts';
import { stateOf } from './ledgerState.ts';
import { agent, msk, usePromiseDesk } from './testing/promiseDesk.ts';

const name = { ru: 'Объявлено', en: 'Announced' };
const silent = (): void => undefined;
const desk = usePromiseDesk();
let time: CommandedClock;
let process: Process;
let tell: EventListener = silent;
let poke: Mock<() => void>;
let followers = 0;
/** What was moved, as their carriers were told. */
const told: { ticketId: string; obligationId: string; dueAt: Date }[] = [];
const strangers = new Set<string>();
/** Which carriers were locked, and whether a promise of theirs was locked by then. */
const locked: { ids: string[]; freePromises: number }[] = [];
const subjects: MovedSubjects = {
  lock: async (_client, ids) => {
    const free = await desk.rows('select id from response_obligation where ticket_id = any($1::uuid[]) for update skip locked', [ids]);
    locked.push({ ids: ids.toSorted(), freePromises: free.length });
  },
  move: (_client, moved) => {
    told.push(...moved);
    return Promise.resolve(new Map(moved.filter(({ ticketId }) => !strangers.has(ticketId)).map(({ ticketId }) => [ticketId, { number: `TP-${ticketId.slice(0, 4)}`, version: 5 }])));
  },
};

beforeAll(() => {
  time = commandClock();
});
beforeEach(async () => {
  await desk.pool.query('delete from calendar_year where year_version > 1 or year > 2027');
  await loadRuleBooks(desk.reader);
  told.length = 0;
  locked.length = 0;
  strangers.clear();
  process = { stop: () => Promise.resolve() };
  poke = vi.spyOn(desk.events, 'poke').mockImplementation(silent);
  vi.spyOn(desk.events, 'follow').mockImplementation((listener) => {
    tell = listener;
    followers += 1;
    return () => {
      followers -= 1;
    };
  });
});
afterEach(async () => {
  await process.stop();
  vi.restoreAllMocks();
});

interface Change {
  year: number;
  version: number;
  at: number;
  days?: readonly CompanyDay[];
  reason?: string | null;
}

/** A year gets a new version; what it may move is listed, as the act that changes it does. */
const change = async ({ year, version, at, days = [], reason = 'Переезд' }: Change): Promise<string> => {
  const id = newId();
  const content = officialYears.find((one) => one.year === year) ?? { ...statutoryForecast(year), status: 'OFFICIAL' };
  await desk.pool.query(
    `insert into calendar_year (id, calendar_code, year, status, year_version, content, company_days, loaded_at) values ($1, 'ru', $2, 'OFFICIAL', $3, $4, $5, now())`,
    [newId(), year, version, content, JSON.stringify(days)]);
  const versions = Object.fromEntries([...officialYears.map((one) => [one.year, 1]), [year, version]]) as Record<string, number>;
  await desk.pool.query(
    `insert into calendar_change (id, calendar_code, kind, changed, versions, reason, actor, changed_at) values ($1, 'ru', 'COMPANY_DAYS', $2, $3, $4, $5, $6)`,
    [id, { [year]: version }, versions, reason, agent, new Date(at)]);
  const { sql, values } = touchedBy([ruleBookAt(at).versionId], [{ year, version }], new Date(at));
  await desk.pool.query(`insert into calendar_recompute (change_id, obligation_id) select $${values.length + 1}, o.id from response_obligation o where ${sql}`, [...values, id]);
  return id;
};
const closed = (date: string): CompanyDay => ({ date, kind: 'CLOSED', name });
const opened = (date: string): CompanyDay => ({ date, kind: 'OPENED', name });
const listed = async (): Promise<string[]> => (await desk.rows<{ id: string }>('select obligation_id as id from calendar_recompute')).map(({ id }) => id);
const counts = () => desk.rows(`select looked, later, earlier, graced, confirmed, finished_at as "finishedAt", settled_at as "settledAt" from calendar_change order by id`);
const carryOut = async (at: number): Promise<void> => {
  await time.set(at);
  process = await startRecomputing(desk, subjects);
  await vi.waitFor(async () => expect(await desk.rows('select from calendar_change where finished_at is null')).toEqual([]), { timeout: 5000 });
};
const moved = async (): Promise<Record<string, unknown>[]> => (await desk.happened()).filter(({ type }) => type !== 'CALENDAR_RECOMPUTED');

describe('R11: which promises a change of the calendar may move', () => {
  const changedAt = msk('25T12:00');
  const touches = async (year = 2026, version = 2): Promise<boolean> => {
    const { sql, values } = touchedBy([ruleBookAt(changedAt).versionId], [{ year, version }], new Date(changedAt));
    return (await desk.rows(`select from response_obligation o where ${sql}`, values)).length === 1;
  };

  it.each([
    ['that is owed', '', true],
    ['due at the very moment of the change', `due_at = '2026-11-25T12:00:00+03:00'`, true],
    ['overdue by then', `due_at = '2026-11-25T11:59:59.999+03:00'`, false],
    ['breached', 'breached_at = due_at', false],
    ['answered', `answered_at = '2026-11-25T11:00:00+03:00'`, false],
    ['waived', `not_required_at = '2026-11-25T11:00:00+03:00'`, false],
    ['merged', `merged_at = '2026-11-25T11:00:00+03:00'`, false],
    ['with an answer that is held for an opening in time', "answered_at = due_at - interval '1 hour'", true],
    ['with an answer that is held beyond its due', "answered_at = due_at + interval '1 hour'", true],
    ['counted by that version already', "calendar_versions = '2026 v2'", false],
    ['counted by a later one', "calendar_versions = '2025 v1, 2026 v12'", false],
    ['counted by the forecast', "calendar_versions = '2026 forecast'", true],
    ['of another version of the regulation', 'regulation_version_id = gen_random_uuid()', false],
    ['whose outer limit reaches the year', `opened_at = '2025-12-20T12:00:00+03:00', outer_limit_at = '2026-01-12T12:00:00+03:00'`, true],
    ['that ended long before the year', `opened_at = '2025-12-01T12:00:00+03:00', outer_limit_at = '2025-12-20T12:00:00+03:00'`, false],
    ['that began long after the year', `opened_at = '2027-02-01T12:00:00+03:00', outer_limit_at = '2027-02-20T12:00:00+03:00'`, false],
  ])('one %s', async (_, changed, touched) => {
    await desk.promise(msk('24T11:00'));
    if (changed !== '') await desk.pool.query(`update response_obligation set ${changed}`);
    expect(await touches()).toBe(touched);
  });

  it('the year is taken with two days on both sides, whatever the zone', async () => {
    await desk.promise(msk('24T11:00'));
    const limit = (outer: string) => desk.pool.query("update response_obligation set opened_at = '2025-12-01', outer_limit_at = $1", [outer]);
    await limit('2025-12-30T00:00:00Z');
    expect(await touches()).toBe(true);
    await limit('2025-12-29T23:59:59Z');
    expect(await touches()).toBe(false);
    const start = (opening: string) => desk.pool.query("update response_obligation set opened_at = $1, outer_limit_at = '2027-03-01'", [opening]);
    await start('2027-01-02T23:59:59Z');
    expect(await touches()).toBe(true);
    await start('2027-01-03T00:00:00Z');
    expect(await touches()).toBe(false);
  });
});

describe('R11: a change of the calendar moves what is owed', () => {
  it('a day that is closed: later, with its entry and its event', async () => {
    const [ticketId, clientId] = [newId(), newId()];
    const id = await desk.promise(msk('24T11:00'), { ticketId, clientId });
    const before = await desk.stored(id);
    const changeId = await change({ year: 2026, version: 2, at: msk('24T12:00'), days: [closed('2026-11-25')] });
    await carryOut(msk('24T12:00'));
    const after = await desk.stored(id);
    expect(after).toMatchObject({
      startsAt: before.startsAt, dueAt: new Date(msk('27T11:00')), outerLimitAt: new Date(msk('27T18:00')), warnAt: new Date(msk('26T15:00')), provisional: false, calendarVersions: '2026 v2', version: before.version + 1,
    });
    expect(told).toEqual([{ ticketId, obligationId: id, dueAt: new Date(msk('27T11:00')) }]);
    expect((await desk.ledger()).slice(1)).toEqual([{
      obligationId: id, change: 'MOVED', actorKind: 'STAFF', actorId: agent.id, reasonCode: 'CALENDAR_CHANGED', reasonHash: null, details: { calendarChangeId: changeId },
      previous: { dueAt: '2026-11-26T08:00:00.000Z', outerLimitAt: '2026-11-26T15:00:00.000Z', warnAt: '2026-11-25T12:00:00.000Z', calendarVersions: '2026 v1' },
      state: stateOf(after), occurredAt: new Date(msk('24T12:00')),
    }]);
    expect(await moved()).toEqual([{
      type: 'OBLIGATION_MOVED', subjectType: 'ticket', subjectId: ticketId, subjectVersion: 5, clientId, actor: agent, occurredAt: new Date(msk('24T12:00')),
      payload: {
        number: `TP-${ticketId.slice(0, 4)}`, obligationId: id, kind: 'FIRST', priority: 'HIGH', previousDueAt: '2026-11-26T08:00:00.000Z', dueAt: '2026-11-27T08:00:00.000Z', graced: false, provisional: false,
        calendarVersions: '2026 v2', calendarChangeId: changeId, reason: 'Переезд', clause: '6',
      },
    }]);
    expect(await counts()).toMatchObject([{ looked: 1, later: 1, earlier: 0, graced: 0, confirmed: 0, finishedAt: new Date(msk('24T12:00')), settledAt: null }]);
  });

  it('a day on which it began: the start moves too', async () => {
    const id = await desk.promise(msk('25T11:00'));
    await change({ year: 2026, version: 2, at: msk('25T12:00'), days: [closed('2026-11-25')] });
    await carryOut(msk('25T12:00'));
    expect(await desk.stored(id)).toMatchObject({ startsAt: new Date(msk('26T10:00')), dueAt: new Date(msk('27T18:00')) });
    expect((await desk.ledger())[1]).toMatchObject({ previous: { startsAt: '2026-11-25T08:00:00.000Z' } });
  });

  it('a day that is opened: earlier', async () => {
    const id = await desk.promise(msk('27T12:00'));
    await change({ year: 2026, version: 2, at: msk('27T13:00'), days: [opened('2026-11-28')], reason: null });
    await carryOut(msk('27T13:00'));
    expect((await desk.stored(id)).dueAt).toEqual(new Date(msk('30T12:00')));
    expect(await counts()).toMatchObject([{ looked: 1, later: 0, earlier: 1, graced: 0, confirmed: 0 }]);
    expect(await moved()).toMatchObject([{ payload: { reason: null } }]);
  });

  it('never into the past: one working hour from now is left, and it is told', async () => {
    const id = await desk.promise(msk('20T15:00'));
    await change({ year: 2026, version: 2, at: msk('24T13:00'), days: [opened('2026-11-21')] });
    await carryOut(msk('24T13:00'));
    expect((await desk.stored(id)).dueAt).toEqual(new Date(msk('24T14:00')));
    expect(await counts()).toMatchObject([{ looked: 1, earlier: 1, graced: 1 }]);
    expect((await desk.ledger())[1]).toMatchObject({ details: { graced: true } });
    expect(await moved()).toMatchObject([{ type: 'OBLIGATION_MOVED', payload: { graced: true } }, { type: 'OBLIGATION_GRACED', actor: { kind: 'SYSTEM' }, payload: { graced: true } }]);
  });

  it('a day outside of the term: only the version is noted, and nobody is told', async () => {
    const id = await desk.promise(msk('24T11:00'));
    const before = await desk.stored(id);
    await change({ year: 2026, version: 2, at: msk('24T12:00'), days: [closed('2026-12-15')] });
    await carryOut(msk('24T12:00'));
    expect(await desk.stored(id)).toMatchObject({ dueAt: before.dueAt, warnAt: before.warnAt, calendarVersions: '2026 v2' });
    expect((await desk.ledger())[1]).toMatchObject({ change: 'MOVED', previous: { calendarVersions: '2026 v1' } });
    expect([await moved(), told]).toEqual([[], []]);
    expect(await counts()).toMatchObject([{ looked: 1, later: 0, earlier: 0, graced: 0, confirmed: 0 }]);
  });

  it('R18: hours within the term that leave the due where it is move its warnings, and those that were given stay given', async () => {
    const id = await desk.promise(msk('24T11:00'));
    await desk.pool.query('update response_obligation set warned_due_at = due_at, next_warning_at = warn_at');
    const earlier: CompanyDay = { date: '2026-11-25', kind: 'SPECIAL', name, hours: [{ opens: '08:00', closes: '16:00' }] };
    const before = await desk.stored(id);
    await change({ year: 2026, version: 2, at: msk('24T12:00'), days: [earlier] });
    await carryOut(msk('24T12:00'));
    expect(await desk.stored(id)).toMatchObject({ dueAt: before.dueAt, warnAt: new Date(msk('25T13:00')), warnedDueAt: null });
    expect((await desk.ledger())[1]).toMatchObject({ change: 'MOVED', previous: { warnAt: '2026-11-25T12:00:00.000Z' } });
    expect(await moved()).toEqual([]);
  });

  it('R18: where nothing of its warnings moves, they are not looked at anew', async () => {
    const id = await desk.promise(msk('24T11:00'));
    await desk.pool.query('update response_obligation set warned_due_at = due_at, next_warning_at = warn_at');
    await change({ year: 2026, version: 2, at: msk('24T12:00'), days: [closed('2026-12-25')] });
    await carryOut(msk('24T12:00'));
    expect((await desk.stored(id)).warnedDueAt).toEqual(new Date(msk('26T11:00')));
  });

  it('R21: a year that is published as it was forecast confirms the due', async () => {
    const ticketId = newId();
    strangers.add(ticketId);
    const id = await desk.promise(Date.parse('2027-12-30T12:00:00+03:00'), { ticketId });
    await change({ year: 2028, version: 1, at: Date.parse('2027-12-30T13:00:00+03:00') });
    await carryOut(Date.parse('2027-12-30T13:00:00+03:00'));
    expect(await desk.stored(id)).toMatchObject({ provisional: false, calendarVersions: '2027 v1, 2028 v1' });
    expect(await counts()).toMatchObject([{ looked: 1, later: 0, earlier: 0, graced: 0, confirmed: 1 }]);
    expect((await desk.ledger())[1]).toMatchObject({ previous: { provisional: true, calendarVersions: '2027 v1, 2028 forecast' } });
    expect(await moved()).toMatchObject([{ type: 'OBLIGATION_CONFIRMED', subjectVersion: 1, payload: { number: null, provisional: false } }]);
  });

  it('those that carry the promises are locked before the promises are, so that nobody waits in a circle', async () => {
    const tickets = [newId(), newId()].toSorted();
    for (const ticketId of tickets) await desk.promise(msk('24T11:00'), { ticketId });
    await change({ year: 2026, version: 2, at: msk('24T12:00'), days: [closed('2026-11-25')] });
    await carryOut(msk('24T12:00'));
    expect(locked).toEqual([{ ids: tickets, freePromises: 2 }]);
  });

  it('what ended in time before its turn came is immutable', async () => {
    const [met, breached] = [await desk.promise(msk('24T11:00')), await desk.promise(msk('24T11:00'))];
    await change({ year: 2026, version: 2, at: msk('24T12:00'), days: [closed('2026-11-25')] });
    expect(await listed()).toHaveLength(2);
    await desk.pool.query('update response_obligation set answered_at = $2 where id = $1', [met, new Date(msk('24T12:10'))]);
    await desk.pool.query('update response_obligation set breached_at = due_at where id = $1', [breached]);
    await carryOut(msk('24T12:30'));
    for (const id of [met, breached]) expect((await desk.stored(id)).dueAt).toEqual(new Date(msk('26T11:00')));
    // an answer that left after the change would else be listed for ever
    await vi.waitFor(async () => expect(await desk.rows('select from calendar_change where settled_at is null')).toEqual([]), { timeout: 5000 });
    expect([await listed(), await counts(), await desk.ledger()]).toMatchObject([[], [{ looked: 0 }], [{}, {}]]);
  });
});

describe('R11: a change is carried out to its end', () => {
  it('it says once that all is recomputed, by which the breach engine wakes', async () => {
    await desk.promise(msk('24T11:00'));
    const id = await change({ year: 2026, version: 2, at: msk('24T12:00'), days: [closed('2026-11-25')] });
    const log = vi.spyOn(desk.log, 'info');
    await carryOut(msk('24T12:00'));
    const finished = (await desk.happened()).filter(({ type }) => type === 'CALENDAR_RECOMPUTED');
    expect(finished).toEqual([{
      type: 'CALENDAR_RECOMPUTED', subjectType: 'calendar', subjectId: id, subjectVersion: 1, clientId: null, actor: { kind: 'SYSTEM', id: null, name: 'Reglament' },
      payload: { looked: 1, later: 1, earlier: 0, graced: 0, confirmed: 0, dueAt: null, clause: '6' }, occurredAt: new Date(msk('24T12:00')),
    }]);
    await vi.waitFor(() => expect(log).toHaveBeenCalledWith({ calendarChange: id }, 'all promises are recomputed after a change of the calendar'));
    expect(poke).toHaveBeenCalledTimes(2);
  });

  it('what another process promised by the old calendar meanwhile is found after a minute', async () => {
    await change({ year: 2026, version: 2, at: msk('24T12:00'), days: [closed('2026-11-25')] });
    const late = await desk.promise(msk('24T12:00'));
    await carryOut(msk('24T12:00'));
    expect((await desk.stored(late)).dueAt).toEqual(new Date(msk('26T12:00')));
    await time.set(msk('24T12:00') + 59_999);
    expect(await counts()).toMatchObject([{ looked: 0, settledAt: null }]);
    await time.set(msk('24T12:01'));
    expect((await desk.stored(late)).dueAt).toEqual(new Date(msk('27T12:00')));
    expect(await counts()).toMatchObject([{ looked: 1, later: 1, settledAt: new Date(msk('24T12:01')) }]);
    expect((await desk.happened()).filter(({ type }) => type === 'CALENDAR_RECOMPUTED')).toHaveLength(1);
  });

  it('changes are carried out one after the other, each by the calendar as of it', async () => {
    const id = await desk.promise(msk('24T11:00'));
    await change({ year: 2026, version: 2, at: msk('24T12:00'), days: [closed('2026-11-25')] });
    await change({ year: 2026, version: 3, at: msk('24T12:00'), days: [closed('2026-11-25'), closed('2026-11-26')] });
    await carryOut(msk('24T12:00'));
    expect((await desk.ledger()).map(({ state }) => (state as Record<string, unknown>)['dueAt'])).toEqual(['2026-11-26T08:00:00.000Z', '2026-11-27T08:00:00.000Z', '2026-11-30T08:00:00.000Z']);
    expect(await desk.stored(id)).toMatchObject({ calendarVersions: '2026 v3' });
  });

  it('a later change waits while another process has promises of the earlier one in hand', async () => {
    await desk.promise(msk('24T11:00'));
    await change({ year: 2026, version: 2, at: msk('24T12:00'), days: [closed('2026-11-25')] });
    await change({ year: 2026, version: 3, at: msk('24T12:00'), days: [closed('2026-11-26')] });
    const other = await desk.pool.connect();
    await other.query('begin');
    await other.query('select from calendar_recompute for update');
    const follow = vi.spyOn(desk.pool, 'query');
    await time.set(msk('24T12:00'));
    process = await startRecomputing(desk, subjects);
    await vi.waitFor(() => expect(follow.mock.calls.filter(([sql]) => String(sql).includes('as waiting'))).toHaveLength(1));
    await other.query('rollback');
    other.release();
    await time.set(msk('24T12:00') + 1000);
    await vi.waitFor(async () => expect(await desk.rows('select from calendar_change where finished_at is null')).toEqual([]));
    expect(await counts()).toMatchObject([{ looked: 1 }, { looked: 1 }]);
  });

  it('an event of a changed calendar wakes it, another does not', async () => {
    await time.set(msk('24T12:00'));
    process = await startRecomputing(desk, subjects);
    await desk.promise(msk('24T11:00'));
    await change({ year: 2026, version: 2, at: msk('24T12:00'), days: [closed('2026-11-25')] });
    const event = (type: string): PlacedEvent =>
      ({ id: newId(), position: 1, type, subjectType: 'calendar', subjectId: newId(), subjectVersion: 1, clientId: null, actor: agent, payload: {}, occurredAt: '' });
    tell([event('TICKET_ANSWERED'), event('CALENDAR_CHANGED')]);
    await vi.waitFor(async () => expect(await counts()).toMatchObject([{ looked: 1 }]));
    await vi.waitFor(async () => expect(await desk.rows('select from calendar_change where finished_at is null')).toEqual([]));
    await process.stop();
    expect(followers).toBe(0);
  });

  it('without an event it looks every fifteen seconds', async () => {
    await time.set(msk('24T12:00'));
    process = await startRecomputing(desk, subjects);
    tell([]);
    await desk.promise(msk('24T11:00'));
    await change({ year: 2026, version: 2, at: msk('24T12:00'), days: [closed('2026-11-25')] });
    await time.set(msk('24T12:00') + 15_000);
    await vi.waitFor(async () => expect(await counts()).toMatchObject([{ looked: 1 }]));
    await vi.waitFor(async () => expect(await desk.rows('select from calendar_change where finished_at is null')).toEqual([]));
  });

  it.each(['40P01', '40001'])('a transaction that PostgreSQL gives up with %s is tried again', async (code) => {
    await desk.promise(msk('24T11:00'));
    await change({ year: 2026, version: 2, at: msk('24T12:00'), days: [closed('2026-11-25')] });
    const lock = vi.spyOn(subjects, 'lock').mockRejectedValueOnce(Object.assign(new Error('given up'), { code }));
    const reported = vi.spyOn(desk.log, 'error');
    await carryOut(msk('24T12:00'));
    expect(await counts()).toMatchObject([{ looked: 1, later: 1 }]);
    expect(lock).toHaveBeenCalledTimes(2);
    expect(reported).not.toHaveBeenCalled();
  });

  it.each([Object.assign(new Error('no disk'), { code: '53100' }), new Error('no disk')])('any other fault is reported, and the next look tries again: %s', async (fault) => {
    await desk.promise(msk('24T11:00'));
    await change({ year: 2026, version: 2, at: msk('24T12:00'), days: [closed('2026-11-25')] });
    const lock = vi.spyOn(subjects, 'lock').mockRejectedValue(fault);
    const reported = vi.spyOn(desk.log, 'error');
    await time.set(msk('24T12:00'));
    process = await startRecomputing(desk, subjects);
    await vi.waitFor(() => expect(reported).toHaveBeenCalledWith({ error: 'Error: no disk' }, 'promises could not be recomputed after a change of the calendar; tried again soon'));
    expect(await counts()).toMatchObject([{ looked: 0 }]);
    lock.mockRestore();
    await time.set(msk('24T12:00') + 15_000);
    await vi.waitFor(async () => expect(await counts()).toMatchObject([{ looked: 1 }]));
  });
});
