import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf, utc } from '../support/desk.ts';
import { regulationOf } from '../support/regulation.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';
import type { UserError } from '../support/userError.ts';

interface Outcome { preview: { looked: number; unknownMoves: string[] } | null; calendarChange: { id: string; versions: string[]; remaining: number } | null; userErrors: UserError[]; eventIds: string[] }
interface Year { version: number; status: string; workingDays: number; transfers: { from: string; to: string; basis: string }[]; days: { date: string; kind: string; name: string | null }[] }

let system: System;
let head: Asker;
beforeAll(async () => {
  system = await startSystem();
  await system.at('2026-11-24T11:00:00+03:00');
  head = await system.signIn('SUPPORT_HEAD');
});
afterAll(() => system.stop());

const outcome = 'preview { looked unknownMoves } calendarChange { id versions remaining } userErrors { code field clause message } eventIds';
const change = async (input: Record<string, unknown>, asker: Asker = head): Promise<Outcome> =>
  (await system.get<{ changeCalendarDays: Outcome }>(`mutation($input: ChangeCalendarDaysInput!) { changeCalendarDays(input: $input) { ${outcome} } }`, { input }, asker)).changeCalendarDays;
const load = async (input: Record<string, unknown>, asker: Asker = head): Promise<Outcome> =>
  (await system.get<{ importCalendarYear: Outcome }>(`mutation($input: ImportCalendarYearInput!) { importCalendarYear(input: $input) { ${outcome} } }`, { input }, asker)).importCalendarYear;
const create = async (input: Record<string, unknown>, asker: Asker = head) =>
  (await system.get<{ createCalendar: { calendar: unknown; userErrors: UserError[]; eventIds: string[] } }>('mutation($input: CreateCalendarInput!) { createCalendar(input: $input) { calendar { code name basis } userErrors { code field clause } eventIds } }', { input }, asker)).createCalendar;
const calendars = async (): Promise<unknown[]> => (await system.get<{ calendars: unknown[] }>('{ calendars { code name basis } }', {}, null)).calendars;
const yearOf = async (calendarCode: string, year: number): Promise<Year> =>
  (await system.get<{ calendarYear: Year }>('query($calendarCode: String, $year: Int!) { calendarYear(calendarCode: $calendarCode, year: $year) { version status workingDays transfers { from to basis } days { date kind name } } }', { calendarCode, year }, null)).calendarYear;
const dayOf = (year: Year, date: string) => year.days.find((day) => day.date === date);

const shift = { code: 'shift', nameRu: 'Сменный', nameEn: 'Shifts', basis: 'NONE' };

describe('§4.6 a calendar with holidays of its own', () => {
  it('is added beside the others, as a plain five-day week', async () => {
    const before = await calendars();
    expect(await create(shift)).toEqual({ calendar: { code: 'shift', name: 'Сменный', basis: 'NONE' }, userErrors: [], eventIds: [expect.any(String)] });
    expect(await calendars()).toEqual([...before, { code: 'shift', name: 'Сменный', basis: 'NONE' }]);
    const year = await yearOf('shift', 2027);
    expect(year).toMatchObject({ version: 0, status: 'FORECAST', workingDays: 261 });
    expect(dayOf(year, '2027-01-01')?.kind).toBe('WORKING');
  });

  it('under Russian law it has the holidays of the law', async () => {
    expect(await create({ code: 'Ru-South', nameRu: ' Юг ', nameEn: 'South', basis: 'RU' })).toMatchObject({ calendar: { code: 'ru-south', name: 'Юг' } });
    const year = await yearOf('ru-south', 2028);
    expect(dayOf(year, '2028-01-01')?.kind).toBe('HOLIDAY');
    expect(year.transfers).toEqual([{ from: '2028-11-04', to: '2028-11-06', basis: 'law' }]);
  });

  it('can be chosen by a version of the regulation', async () => {
    const { createRegulationDraft: { regulationVersion: draft } } = await system.get<{ createRegulationDraft: { regulationVersion: { id: string } } }>('mutation { createRegulationDraft(input: {}) { regulationVersion { id } } }', {}, head);
    const { changeRegulationDraft } = await system.get<{ changeRegulationDraft: unknown }>(
      'mutation($input: ChangeRegulationDraftInput!) { changeRegulationDraft(input: $input) { regulationVersion { parameters { calendarCode } } userErrors { code } } }', { input: { id: draft.id, parameters: { calendarCode: 'shift' } } }, head);
    expect(changeRegulationDraft).toEqual({ regulationVersion: { parameters: { calendarCode: 'shift' } }, userErrors: [] });
  });

  it.each([
    ['without a code', { code: ' ' }, 'REQUIRED_FIELD_MISSING', 'code'],
    ['with a code that is not Latin', { code: 'сменный' }, 'INVALID_VALUE', 'code'],
    ['with a code that looks like an id', { code: '01a22227-2d5d-721a-9aaf-84d3611f73cd' }, 'TOO_LONG', 'code'],
    ['with a code that is too long', { code: 'a'.repeat(33) }, 'TOO_LONG', 'code'],
    ['with a code that is taken', { code: 'SHIFT' }, 'ALREADY_EXISTS', 'code'],
    ['without a Russian name', { code: 'other', nameRu: '\u0000 ' }, 'REQUIRED_FIELD_MISSING', 'nameRu'],
    ['without an English name', { code: 'other', nameEn: '' }, 'REQUIRED_FIELD_MISSING', 'nameEn'],
    ['with a name that is too long', { code: 'other', nameRu: 'я'.repeat(201) }, 'TOO_LONG', 'nameRu'],
  ])('%s it is refused, and nothing is written', async (_what, bad, code, field) => {
    const before = await calendars();
    expect(await create({ ...shift, ...bad })).toMatchObject({ calendar: null, eventIds: [], userErrors: [{ code, field: [field] }] });
    expect(await calendars()).toEqual(before);
  });

  it('only a lead adds one', async () => {
    expect(await create({ ...shift, code: 'other' }, await system.signIn('SPECIALIST'))).toMatchObject({ calendar: null, eventIds: [], userErrors: [{ code: 'FORBIDDEN' }] });
    const { errors } = await system.ask('mutation($input: CreateCalendarInput!) { createCalendar(input: $input) { calendar { code } } }', { input: { ...shift, code: 'other' } }, null);
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('a day closed in one calendar moves no promise that is counted by another', async () => {
    const asked = await deskOf(system).clientAsks({ priority: 'HIGH' });
    const done = await change({ calendarCode: 'shift', days: [{ date: '2026-11-25', kind: 'CLOSED' }] });
    expect(done).toMatchObject({ preview: { looked: 0 }, calendarChange: { versions: ['2026 v1'] }, userErrors: [] });
    expect(dayOf(await yearOf('ru', 2026), '2026-11-25')?.kind).toBe('WORKING');
    expect((await deskOf(system).ticket(asked)).obligations).toMatchObject([{ dueAt: asked.obligations[0]?.dueAt }]);
    const { calendarChanges } = await system.get<{ calendarChanges: { calendarCode: string }[] }>('{ calendarChanges(calendarCode: "shift") { calendarCode } }', {}, head);
    expect(calendarChanges).toEqual([{ calendarCode: 'shift' }]);
  });
});

const statutory = ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08', '02-23', '03-08', '05-01', '05-09', '06-12', '11-04'];
const on = (year: number, days: readonly string[]): string[] => days.map((day) => `${year}-${day}`);
const decree = { decreeNumber: '999', decreeDate: '2027-09-20' };
const lists = { holidays: on(2028, statutory), transfers: [{ from: '2028-01-01', to: '2028-01-10' }, { from: '2028-11-04', to: '2028-11-06' }], shortDays: ['2028-02-22'] };

describe('§4.6 a year is loaded as lists of days', () => {
  it('with its moves, its short days and its decree', async () => {
    expect(await load({ year: 2028, format: 'LISTS', lists, ...decree })).toMatchObject({ userErrors: [], calendarChange: { versions: ['2028 v1'] }, preview: { unknownMoves: [] } });
    const year = await yearOf('ru', 2028);
    expect(year).toMatchObject({ status: 'OFFICIAL', version: 1, transfers: [{ from: '2028-01-01', to: '2028-01-10', basis: 'decree' }, { from: '2028-11-04', to: '2028-11-06', basis: 'law' }] });
    expect([dayOf(year, '2028-01-10')?.kind, dayOf(year, '2028-11-06')?.kind, dayOf(year, '2028-02-22')?.kind]).toEqual(['MOVED_OFF', 'MOVED_OFF', 'SHORT']);
  });

  it('freely into a calendar without a law', async () => {
    expect(await load({ calendarCode: 'shift', year: 2028, format: 'LISTS', lists: { holidays: ['2028-03-21'], workingWeekends: ['2028-03-25'] } })).toMatchObject({ userErrors: [], calendarChange: { versions: ['2028 v1'] } });
    expect(await yearOf('shift', 2028)).toMatchObject({ workingDays: 260, status: 'OFFICIAL' });
  });

  it.each([
    ['without lists', { lists: null }, 'REQUIRED_FIELD_MISSING', ['lists']],
    ['without its decree', { decreeNumber: null }, 'DECREE_MISSING', ['decreeNumber']],
    ['a second time', {}, 'ALREADY_EXISTS', ['lists']],
    ['without a holiday of the law', { lists: { ...lists, holidays: lists.holidays.slice(1) } }, 'HOLIDAY_MISSING', ['lists', 'holidays']],
    ['with a move of a working day', { lists: { ...lists, transfers: [{ from: '2028-01-12', to: '2028-01-11' }] } }, 'TRANSFER_FROM_WORKING_DAY', ['lists', 'transfers']],
    ['with a short day that is off', { lists: { ...lists, shortDays: ['2028-01-01'] } }, 'DAY_CONTRADICTORY', ['lists', 'shortDays']],
    ['with a total that does not add up', { statedWorkingDays: 12 }, 'WORKING_DAYS_DIFFER', ['lists', 'holidays']],
  ])('%s it is refused at the very list', async (_what, bad, code, field) => {
    expect(await load({ year: 2028, format: 'LISTS', lists, ...decree, ...bad })).toMatchObject({ preview: null, calendarChange: null, eventIds: [], userErrors: [{ code, field }] });
  });
});

describe('§4.6 an iCalendar file says from where a day moved, or nobody knows', () => {
  const event = (day: string, summary: string, category = 'HOLIDAY') => ['BEGIN:VEVENT', `DTSTART;VALUE=DATE:2029${day}`, `SUMMARY:${summary}`, `CATEGORIES:${category}`, 'END:VEVENT'];
  const holidays = statutory.flatMap((day) => event(day.replace('-', ''), 'Праздник'));
  const ics = (...events: string[][]) => ({ year: 2029, format: 'ICS', content: ['BEGIN:VCALENDAR', 'VERSION:2.0', ...holidays, ...events.flat(), 'END:VCALENDAR'].join('\n'), ...decree });

  it('what the words and the law tell is kept, what nobody tells is not made up', async () => {
    const loaded = await load(ics(event('0109', 'Перенос с субботы 6 января'), event('1105', 'Выходной'), event('0430', 'Выходной'), event('0428', 'Рабочая суббота', 'WORKING')));
    expect(loaded).toMatchObject({ userErrors: [], preview: { unknownMoves: ['2029-04-28', '2029-04-30'] } });
    const year = await yearOf('ru', 2029);
    expect(year.transfers).toEqual([{ from: '2029-01-06', to: '2029-01-09', basis: 'decree' }, { from: '2029-11-04', to: '2029-11-05', basis: 'law' }]);
    expect(dayOf(year, '2029-04-30')).toEqual({ date: '2029-04-30', kind: 'MOVED_OFF', name: 'Перенесённый выходной (постановление № 999); с какого дня, источник не говорит' });
    expect(dayOf(year, '2029-04-28')).toMatchObject({ kind: 'WORKING_WEEKEND', name: expect.stringContaining('источник не говорит') });
  });

  it('more days off than can have moved are refused', async () => {
    expect(await load(ics(event('0430', 'Выходной'), event('0502', 'Выходной'), event('0503', 'Выходной'), event('0504', 'Выходной')))).toMatchObject({ calendarChange: null, userErrors: [{ code: 'TRANSFER_UNPAIRED', field: ['content'] }] });
  });
});

describe('a change over a version that nobody looked at is refused', () => {
  const closed = { days: [{ date: '2026-12-01', kind: 'CLOSED' }] };

  it('days of a year', async () => {
    const { version } = await yearOf('ru', 2026);
    expect(await change({ ...closed, expectedVersion: version, dryRun: true })).toMatchObject({ userErrors: [] });
    expect(await change({ ...closed, expectedVersion: version })).toMatchObject({ userErrors: [], calendarChange: { versions: [`2026 v${version + 1}`] } });
    expect(await change({ days: [{ date: '2026-12-02', kind: 'CLOSED' }], expectedVersion: version })).toMatchObject({ calendarChange: null, eventIds: [], userErrors: [{ code: 'STALE_VERSION', field: ['expectedVersion'] }] });
    expect(await yearOf('ru', 2026)).toMatchObject({ version: version + 1 });
  });

  it('a loaded year', async () => {
    const year2030 = { year: 2030, format: 'LISTS', lists: { holidays: on(2030, statutory), transfers: [{ from: '2030-02-23', to: '2030-02-25' }] }, ...decree };
    expect(await load({ ...year2030, expectedVersion: 1 })).toMatchObject({ userErrors: [{ code: 'STALE_VERSION', field: ['expectedVersion'] }] });
    expect(await load({ ...year2030, expectedVersion: 0 })).toMatchObject({ userErrors: [], calendarChange: { versions: ['2030 v1'] } });
  });

  it('one version cannot stand for two years', async () => {
    expect(await change({ days: [{ date: '2026-12-02', kind: 'CLOSED' }, { date: '2027-12-02', kind: 'CLOSED' }], expectedVersion: 2 })).toMatchObject({ userErrors: [{ code: 'INVALID_VALUE', field: ['expectedVersion'] }] });
  });
});

it('R11 a change tells which dues it has moved, when all of them are counted anew', async () => {
  const asked = await deskOf(system).clientAsks({ priority: 'HIGH' });
  const done = await change({ days: [{ date: '2026-11-25', kind: 'CLOSED' }] });
  interface Change { looked: number; remaining: number; finishedAt: string | null }
  const ask = () => system.get<{ calendarChange: Change; calendarChangeMoves: { number: string; previousDueAt: string; dueAt: string; graced: boolean }[] }>(
    'query($id: ID!) { calendarChange(id: $id) { looked remaining finishedAt } calendarChangeMoves(changeId: $id) { number previousDueAt dueAt graced } }', { id: done.calendarChange?.id }, head);
  await expect.poll(async () => (await ask()).calendarChange.finishedAt, { timeout: 20_000 }).not.toBeNull();
  const { calendarChange, calendarChangeMoves } = await ask();
  expect(calendarChange).toMatchObject({ looked: done.preview?.looked, remaining: 0 });
  expect(calendarChangeMoves).toContainEqual({ number: asked.number, previousDueAt: utc('2026-11-26T11:00:00+03:00'), dueAt: utc('2026-11-27T11:00:00+03:00'), graced: false });
  expect(await system.get('{ calendarChangeMoves(changeId: "nonsense") { number } }', {}, head)).toEqual({ calendarChangeMoves: [] });
});

describe('§4.6 a desk whose clocks are changed, or stand at half hours', () => {
  const publish = async (parameters: Record<string, unknown>, effectiveFrom: string): Promise<void> => {
    // whoever was signed in months ago is not any more
    const lead = await system.signIn('SUPPORT_HEAD');
    await regulationOf(system, lead).publish({ calendarCode: 'shift', ...parameters }, effectiveFrom);
  };
  const promised = async (at: string, priority: string) => {
    await system.at(at);
    return (await deskOf(system).clientAsks({ priority })).obligations[0];
  };

  it('in March: three hours on Thursday, Friday, five hours on Monday by the clocks put forward', async () => {
    await publish({ timeZone: 'Europe/Berlin' }, '2027-03-01');
    expect(await promised('2027-03-25T15:00:00+01:00', 'HIGH')).toMatchObject({ startsAt: utc('2027-03-25T15:00:00+01:00'), dueAt: utc('2027-03-29T15:00:00+02:00') });
    expect(await promised('2027-03-27T12:00:00+01:00', 'MEDIUM')).toMatchObject({ startsAt: utc('2027-03-29T10:00:00+02:00'), dueAt: utc('2027-04-01T18:00:00+02:00') });
  });

  it('in October: a desk that works on the night of the change works an hour more, and the explanation says so', async () => {
    await publish({ timeZone: 'Europe/Berlin', openingHours: [{ opens: '00:00', closes: '08:00' }] }, '2027-10-01');
    expect(await change({ calendarCode: 'shift', days: [{ date: '2027-10-31', kind: 'OPENED' }] }, await system.signIn('SUPPORT_HEAD'))).toMatchObject({ userErrors: [] });
    // nine hours on Sunday, seven on Monday
    const obligation = await promised('2027-10-30T12:00:00+02:00', 'HIGH');
    expect(obligation).toMatchObject({ startsAt: utc('2027-10-31T00:00:00+02:00'), dueAt: utc('2027-11-01T07:00:00+01:00') });
    const { obligation: explained } = await system.get<{ obligation: { explanation: { days: { date: string; countedSeconds: number }[] } } }>(
      'query($id: ID!) { obligation(id: $id) { explanation { days { date countedSeconds } } } }', { id: obligation?.id });
    expect(explained.explanation.days.filter(({ countedSeconds }) => countedSeconds > 0)).toEqual([{ date: '2027-10-31', countedSeconds: 9 * 3600 }, { date: '2027-11-01', countedSeconds: 7 * 3600 }]);
  });

  it('in Tehran: to the second, half an hour beside everybody else', async () => {
    await publish({ timeZone: 'Asia/Tehran', openingHours: [{ opens: '10:00', closes: '18:00' }] }, '2027-12-01');
    expect(await promised('2027-12-06T17:59:30+03:30', 'HIGH')).toMatchObject({ dueAt: utc('2027-12-08T17:59:30+03:30') });
    expect(await promised('2027-12-06T18:00:00+03:30', 'LOW')).toMatchObject({ startsAt: utc('2027-12-07T10:00:00+03:30'), dueAt: utc('2027-12-15T18:00:00+03:30') });
  });
});
