import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf, utc } from '../support/desk.ts';
import { startServerOn, startSystem, type Asker, type System } from '../support/startSystem.ts';
import type { UserError } from '../support/userError.ts';

interface Preview { looked: number; later: number; earlier: number; graced: number; confirmed: number; moved: { number: string; previousDueAt: string; dueAt: string; graced: boolean }[] }
interface Change { id: string; versions: string[]; later: number; earlier: number; graced: number; confirmed: number; finishedAt: string | null }
interface Outcome { preview: Preview | null; calendarChange: Change | null; userErrors: UserError[]; eventIds: string[] }

let system: System;
let desk: ReturnType<typeof deskOf>;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
});
afterAll(() => system.stop());

/** The tests travel through years; a session does not last that long. */
let signedIn: Asker = null;
const head = async (): Promise<Asker> => (signedIn ??= await system.signIn('SUPPORT_HEAD'));
const at = async (instant: string): Promise<void> => {
  signedIn = null;
  await system.at(instant);
};

const fields = `preview { looked later earlier graced confirmed moved { number previousDueAt dueAt graced } }
  calendarChange { id versions later earlier graced confirmed finishedAt } userErrors { code field clause message } eventIds`;
const change = async (input: Record<string, unknown>, asker?: Asker): Promise<Outcome> =>
  (await system.get<{ changeCalendarDays: Outcome }>(`mutation($input: ChangeCalendarDaysInput!) { changeCalendarDays(input: $input) { ${fields} } }`, { input }, asker ?? (await head()))).changeCalendarDays;
const load = async (input: Record<string, unknown>, asker?: Asker): Promise<Outcome> =>
  (await system.get<{ importCalendarYear: Outcome }>(`mutation($input: ImportCalendarYearInput!) { importCalendarYear(input: $input) { ${fields} } }`, { input }, asker ?? (await head()))).importCalendarYear;
/** Waits for the recomputing: each second of the commanded clock gives it a look. */
const recomputed = async (outcome: Outcome): Promise<Change> => {
  const id = outcome.calendarChange?.id;
  if (!id) throw new Error(`the change was refused: ${JSON.stringify(outcome.userErrors)}`);
  for (let look = 0; look < 100; look += 1) {
    const { calendarChange } = await system.get<{ calendarChange: Change }>('query($id: ID!) { calendarChange(id: $id) { id versions later earlier graced confirmed finishedAt } }', { id });
    if (calendarChange.finishedAt) return calendarChange;
  }
  throw new Error('the promises were not recomputed');
};
const dueOf = async (ticket: { id: string }): Promise<string | undefined> => (await desk.ticket(ticket)).obligations[0]?.dueAt;
const closed = (date: string) => ({ date, kind: 'CLOSED', nameRu: 'Переезд', nameEn: 'Relocation' });
const asPublished = (date: string) => ({ date, kind: 'AS_PUBLISHED' });

describe('§6 a day is closed by an announcement', () => {
  it('the dry run says what would move and writes nothing', async () => {
    await at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    const outcome = await change({ days: [closed('2026-11-25')], dryRun: true });
    expect(outcome).toMatchObject({ calendarChange: null, userErrors: [], eventIds: [], preview: { earlier: 0, graced: 0 } });
    expect(outcome.preview?.moved).toContainEqual({ number: ticket.number, previousDueAt: utc('2026-11-26T11:00:00+03:00'), dueAt: utc('2026-11-27T11:00:00+03:00'), graced: false });
    expect(await dueOf(ticket)).toBe(utc('2026-11-26T11:00:00+03:00'));
  });

  it('the act moves what is owed, tells everybody and keeps who did it and why (R11, R19)', async () => {
    await at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    const met = await desk.clientAsks({ priority: 'HIGH' });
    await desk.answer(met, system.desk);
    const done = await change({ days: [closed('2026-11-25')], reason: 'Переезд офиса', announcementRu: '25 ноября мы переезжаем.', announcementEn: 'We move on 25 November.' });
    expect(done.calendarChange?.versions).toEqual(['2026 v2']);
    const finished = await recomputed(done);
    expect(finished).toMatchObject({ later: done.preview?.later, earlier: 0, graced: 0 });
    const after = await desk.ticket(ticket);
    expect(after).toMatchObject({ version: ticket.version + 1, obligations: [{ dueAt: utc('2026-11-27T11:00:00+03:00'), standing: 'ON_TIME' }] });
    expect((await desk.ticket(met)).obligations).toMatchObject([{ dueAt: utc('2026-11-26T11:00:00+03:00'), standing: 'MET' }]);
    const { announcements } = await system.get<{ announcements: { nodes: { textRu: string; periodFrom: string; periodUntil: string }[] } }>('{ announcements(first: 1) { nodes { textRu periodFrom periodUntil } } }', {}, null);
    expect(announcements.nodes).toEqual([{ textRu: '25 ноября мы переезжаем.', periodFrom: '2026-11-25', periodUntil: '2026-11-25' }]);
  });

  it('whoever comes afterwards is counted by the new calendar at once, and the day is closed', async () => {
    await at('2026-11-24T12:00:00+03:00');
    expect(await dueOf(await desk.clientAsks({ priority: 'HIGH' }))).toBe(utc('2026-11-27T12:00:00+03:00'));
    await at('2026-11-25T12:00:00+03:00');
    const { workingHours } = await system.get<{ workingHours: { open: boolean; changesAt: string } }>('{ workingHours { open changesAt } }', {}, null);
    expect(workingHours).toEqual({ open: false, changesAt: utc('2026-11-26T10:00:00+03:00') });
  });

  it('the year says so to everybody, in a new version beside the old one', async () => {
    const dayIn = async (version: number | null) => {
      const { calendarYear } = await system.get<{ calendarYear: { version: number; workingDays: number; days: { date: string; kind: string; working: boolean; name: string | null }[] } }>(
        'query($version: Int) { calendarYear(year: 2026, version: $version) { version workingDays days { date kind working name } } }', { version }, null);
      return { version: calendarYear.version, workingDays: calendarYear.workingDays, day: calendarYear.days.find(({ date }) => date === '2026-11-25') };
    };
    expect(await dayIn(null)).toEqual({ version: 2, workingDays: 246, day: { date: '2026-11-25', kind: 'CLOSED', working: false, name: 'Переезд' } });
    expect(await dayIn(1)).toEqual({ version: 1, workingDays: 247, day: { date: '2026-11-25', kind: 'WORKING', working: true, name: null } });
  });

  it('taken back, everything is as it was, in a third version', async () => {
    await at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    await recomputed(await change({ days: [asPublished('2026-11-25')] }));
    expect(await dueOf(ticket)).toBe(utc('2026-11-26T11:00:00+03:00'));
    const { calendarYearVersions } = await system.get<{ calendarYearVersions: { version: number; loadedBy: { kind: string } }[] }>('{ calendarYearVersions(year: 2026) { version loadedBy { kind } } }', {}, await head());
    expect(calendarYearVersions).toEqual([{ version: 3, loadedBy: { kind: 'STAFF' } }, { version: 2, loadedBy: { kind: 'STAFF' } }, { version: 1, loadedBy: { kind: 'SYSTEM' } }]);
  });
});

describe('§6 a day is opened', () => {
  it('a due that the opened day would put in the past becomes one working hour from now', async () => {
    await at('2026-12-10T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' }); // due on Monday 14 December at 11:00
    await at('2026-12-12T17:30:00+03:00');
    const done = await change({ days: [{ date: '2026-12-12', kind: 'OPENED', nameRu: 'Дежурство' }] });
    expect(done.preview).toMatchObject({ graced: 1, earlier: expect.any(Number) });
    expect(await recomputed(done)).toMatchObject({ graced: 1 });
    expect((await desk.ticket(ticket)).obligations).toMatchObject([{ dueAt: utc('2026-12-14T10:30:00+03:00'), standing: 'AT_RISK', breachedAt: null }]);
  });

  it('with hours of its own it counts only them', async () => {
    await at('2026-12-18T17:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' }); // 16 working hours from Friday 17:00
    await recomputed(await change({ days: [{ date: '2026-12-19', kind: 'SPECIAL', hours: [{ opens: '10:00', closes: '12:00' }, { opens: '13:00', closes: '14:00' }] }] }));
    // Friday 1 h, Saturday 3 h, Monday 8 h, Tuesday 4 h
    expect(await dueOf(ticket)).toBe(utc('2026-12-22T14:00:00+03:00'));
  });
});

/** The forecast of 2028 with one day moved by a decree that is made up. */
const year2028 = {
  decree: { number: '999', date: '2027-09-20', title: 'О переносе выходных дней в 2028 году', publicationId: null },
  transfers: [{ from: '2028-01-01', to: '2028-01-10', basis: 'decree' }, { from: '2028-11-04', to: '2028-11-06', basis: 'decree' }],
  holidays: ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08', '01-10', '02-23', '03-08', '05-01', '05-09', '06-12', '11-04', '11-06'].map((day) => `2028-${day}`),
  workingWeekends: [], shortDays: [],
};
const json = (changed: Record<string, unknown> = {}) => ({ year: 2028, format: 'JSON', content: JSON.stringify({ ...year2028, ...changed }) });

describe('§4.6 a year is loaded', () => {
  it('a provisional due becomes final when the official year comes (R21)', async () => {
    await at('2027-12-29T15:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    const stands = async () => (await system.get<{ ticket: { obligations: { dueAt: string; provisional: boolean }[] } }>('query($id: ID!) { ticket(id: $id) { obligations { dueAt provisional } } }', { id: ticket.id })).ticket.obligations;
    expect(await stands()).toEqual([{ dueAt: utc('2028-01-10T15:00:00+03:00'), provisional: true }]);
    const done = await load(json());
    expect(await recomputed(done)).toMatchObject({ versions: ['2028 v1'], confirmed: expect.any(Number) });
    expect(await stands()).toEqual([{ dueAt: utc('2028-01-11T15:00:00+03:00'), provisional: false }]);
  });

  it.each([
    ['a second time', json(), 'ALREADY_EXISTS'],
    ['a decree that moves a working day', json({ transfers: [{ from: '2028-01-12', to: '2028-01-10' }] }), 'TRANSFER_FROM_WORKING_DAY'],
    ['a decree that moves a day off to a day off', json({ transfers: [{ from: '2028-01-01', to: '2028-01-09' }] }), 'TRANSFER_TO_DAY_OFF'],
    ['a day off that nothing explains', json({ transfers: [] }), 'TRANSFER_UNPAIRED'],
    ['a holiday at a weekend that is moved nowhere', json({ transfers: year2028.transfers.slice(0, 1), holidays: year2028.holidays.slice(0, -1) }), 'HOLIDAY_NOT_MOVED'],
    ['a day of another year', json({ shortDays: ['2027-02-22'] }), 'DATE_OUTSIDE_YEAR'],
    ['a day twice', json({ shortDays: ['2028-02-22', '2028-02-22'] }), 'DATE_REPEATED'],
    ['without a statutory holiday', json({ holidays: year2028.holidays.filter((day) => day !== '2028-02-23') }), 'HOLIDAY_MISSING'],
    ['a total that does not add up', json({ totals: { workingDays: 12 } }), 'WORKING_DAYS_DIFFER'],
    ['without its decree', json({ decree: null }), 'DECREE_MISSING'],
    ['what is no JSON', { ...json(), content: 'holidays:' }, 'CALENDAR_UNREADABLE'],
    ['what is no iCalendar', { ...json(), format: 'ICS' }, 'CALENDAR_UNREADABLE'],
    ['nothing', { ...json(), content: ' ' }, 'REQUIRED_FIELD_MISSING'],
  ])('%s is refused, and nothing is written', async (_what, input, code) => {
    const before = await system.get('{ calendarChanges { id } }', {}, await head());
    expect(await load(input)).toMatchObject({ preview: null, calendarChange: null, eventIds: [], userErrors: [{ code, clause: '4.6' }] });
    expect(await system.get('{ calendarChanges { id } }', {}, await head())).toEqual(before);
  });

  it('comes from iCalendar too', async () => {
    const event = (from: string, to: string, summary: string, category = 'HOLIDAY') => ['BEGIN:VEVENT', `DTSTART;VALUE=DATE:2029${from}`, `DTEND;VALUE=DATE:2029${to}`, `SUMMARY:${summary}`, `CATEGORIES:${category}`, 'END:VEVENT'];
    const content = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...event('0101', '0109', 'Новогодние каникулы'), ...event('0223', '0224', 'День защитника Отечества'), ...event('0308', '0309', 'Международный женский день'),
      ...event('0501', '0502', 'Праздник Весны и Труда'), ...event('0509', '0510', 'День Победы'), ...event('0612', '0613', 'День России'), ...event('1104', '1106', 'День народного единства'), 'END:VCALENDAR'].join('\r\n');
    const input = { year: 2029, format: 'ICS', content, decreeNumber: '1', decreeDate: '2028-09-01', dryRun: true };
    expect(await load(input)).toMatchObject({ userErrors: [], calendarChange: null });
    expect(await load({ ...input, decreeNumber: null })).toMatchObject({ userErrors: [{ code: 'DECREE_MISSING' }] });
  });

  it('from 1 October the next year is missed until it is loaded (R21)', async () => {
    const remindersAt = async (instant: string) => {
      await at(instant);
      return (await system.get<{ calendarReminders: unknown[] }>('{ calendarReminders { year } }', {}, await head())).calendarReminders;
    };
    expect(await remindersAt('2028-09-30T23:59:59+03:00')).toEqual([]);
    expect(await remindersAt('2028-10-01T00:00:00+03:00')).toEqual([{ year: 2029 }]);
  });
});

describe('bad input changes nothing', () => {
  const hours = (...intervals: [string, string][]) => [{ date: '2026-12-26', kind: 'SPECIAL', hours: intervals.map(([opens, closes]) => ({ opens, closes })) }];
  it.each([
    ['hours that overlap', { days: hours(['10:00', '13:00'], ['12:00', '18:00']) }, 'OPENING_HOURS_WRONG', ['days', '0', 'hours']],
    ['an end before the start', { days: hours(['18:00', '10:00']) }, 'OPENING_HOURS_WRONG', ['days', '0', 'hours']],
    ['hours across midnight', { days: hours(['22:00', '26:00']) }, 'OPENING_HOURS_WRONG', ['days', '0', 'hours']],
    ['more intervals than a day holds', { days: hours(...Array.from({ length: 13 }, (_, hour): [string, string] => [`${String(hour).padStart(2, '0')}:00`, `${String(hour).padStart(2, '0')}:30`])) }, 'OPENING_HOURS_WRONG', ['days', '0', 'hours']],
    ['no hours', { days: hours() }, 'OPENING_HOURS_WRONG', ['days', '0', 'hours']],
    ['an empty interval', { days: hours(['10:00', '10:00']) }, 'OPENING_HOURS_WRONG', ['days', '0', 'hours']],
    ['no days', { days: [] }, 'REQUIRED_FIELD_MISSING', ['days']],
    ['a day twice', { days: [closed('2026-12-28'), closed('2026-12-28')] }, 'DATE_REPEATED', ['days', '1', 'date']],
    ['a Sunday closed', { days: [closed('2026-12-27')] }, 'CALENDAR_UNCHANGED', ['days']],
    ['an unknown calendar', { calendarCode: 'mars', days: [closed('2026-12-28')] }, 'NOT_FOUND', ['calendarCode']],
  ])('%s', async (_what, input, code, field) => {
    expect(await change(input)).toMatchObject({ preview: null, calendarChange: null, eventIds: [], userErrors: [{ code, field }] });
  });

  it('only a lead may change the calendar', async () => {
    expect(await change({ days: [closed('2026-12-28')] }, await system.signIn('SPECIALIST'))).toMatchObject({ userErrors: [{ code: 'FORBIDDEN' }], eventIds: [] });
  });
});

describe('several servers', () => {
  it('a change on one is counted by on the other, and each promise is moved once', async () => {
    const other = await startServerOn(system.dataDir);
    try {
      for (const one of [system, other]) await one.at('2027-06-01T11:00:00+03:00');
      signedIn = null;
      const ticket = await desk.clientAsks({ priority: 'HIGH' });
      await recomputed(await change({ days: [closed('2027-06-02')] }));
      await other.pass(16);
      expect((await deskOf(other).clientAsks({ priority: 'HIGH' })).obligations[0]?.dueAt.slice(0, 10)).toBe('2027-06-04');
      expect(await desk.ticket(ticket)).toMatchObject({ version: ticket.version + 1, obligations: [{ dueAt: utc('2027-06-04T11:00:00+03:00') }] });
    } finally {
      await other.stop();
    }
  });

  it('the one that made the change is killed: another one carries it out, and each promise is moved once', async () => {
    const doomed = await startSystem();
    const survivor = await startServerOn(doomed.dataDir);
    try {
      for (const one of [doomed, survivor]) await one.at('2026-11-24T11:00:00+03:00');
      const tickets = await Promise.all(Array.from({ length: 40 }, () => deskOf(doomed).clientAsks({ priority: 'HIGH' })));
      const lead = await doomed.signIn('SUPPORT_HEAD');
      await doomed.get('mutation($input: ChangeCalendarDaysInput!) { changeCalendarDays(input: $input) { calendarChange { id } } }', { input: { days: [closed('2026-11-25')] } }, lead);
      await doomed.server.kill();
      await survivor.pass(16);
      for (const ticket of tickets)
        expect(await deskOf(survivor).ticket(ticket)).toMatchObject({ version: ticket.version + 1, obligations: [{ dueAt: utc('2026-11-27T11:00:00+03:00') }] });
    } finally {
      await survivor.stop();
      await doomed.stop();
    }
  });
});
