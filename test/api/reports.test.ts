import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientsCanAsk } from '../support/clientSchema.ts';
import { deskOf, utc, type Ticket } from '../support/desk.ts';
import { startSystem, type System } from '../support/startSystem.ts';
import { textsIn } from '../support/workbook.ts';

interface Row { key: string | null; label: string | null; total: number; met: number; breached: number; excused: number; notRequired: number; percent: number | null }
interface Report {
  asOf: string; total: Row; rows: Row[]; months: Row[];
  breaches: { number: string; dueAt: string; answeredAt: string | null; lateWorkingSeconds: number; specialist: string | null; excused: boolean; story: { type: string; actor: { kind: string } }[] }[];
}
interface Question { from: string; to: string; groupBy?: string; clientId?: string[]; asOf?: string }

const row = 'key label total met breached excused notRequired percent';
const document = `query($input: ComplianceInput!) { complianceReport(input: $input) { asOf total { ${row} } rows { ${row} } months { ${row} }
  breaches { number dueAt answeredAt lateWorkingSeconds specialist excused story { type actor { kind } } } } }`;

let system: System;
let desk: ReturnType<typeof deskOf>;
let late: Ticket;
let head: { cookie: string };
/** Nobody else's promises end in these days of the year 2027. */
const days = { from: '2027-03-01', to: '2027-03-31' };
const report = async (question: Question = days, asker = head): Promise<Report> => (await system.get<{ complianceReport: Report }>(document, { input: question }, asker)).complianceReport;

beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  await system.at('2027-03-02T11:00:00+03:00');
  head = await system.signIn('SUPPORT_HEAD');
  const inTime = await desk.clientAsks({ priority: 'HIGH' });
  late = await desk.clientAsks({ priority: 'HIGH' });
  await desk.clientAsks({ priority: 'LOW' });
  await desk.answer(inTime, system.desk);
  await system.at('2027-03-05T12:00:00+03:00');
  await desk.answer(late, system.desk);
  // the year's other promises fell due meanwhile: they are outside the days that the tests ask for
  await system.at('2027-03-05T17:00:00+03:00');
});
afterAll(() => system.stop());

describe('the report on kept promises (§4.7)', () => {
  it('counts what ended in the period, by priority', async () => {
    const { rows } = await report({ ...days, to: '2027-03-05' });
    expect(rows.filter(({ key }) => key === 'HIGH')).toMatchObject([{ label: 'Высокий', total: 2, met: 1, breached: 1, excused: 0, percent: 50 }]);
    expect(rows.map(({ key }) => key)).not.toContain('LOW');
  });

  it('a breach belongs to the day of its due and is told with its story', async () => {
    const { breaches } = await report({ from: '2027-03-04', to: '2027-03-04' });
    expect(breaches).toMatchObject([{ number: late.number, dueAt: utc('2027-03-04T11:00:00+03:00'), answeredAt: utc('2027-03-05T12:00:00+03:00'), lateWorkingSeconds: 9 * 3600, excused: false }]);
    expect(breaches[0]?.story.map(({ type }) => type)).toEqual(expect.arrayContaining(['TICKET_REGISTERED', 'OBLIGATION_BREACHED', 'TICKET_ANSWERED']));
    expect((await report({ from: '2027-03-05', to: '2027-03-05' })).breaches).toEqual([]);
  });

  it('the groups of every kind add up to the whole', async () => {
    for (const groupBy of ['PRIORITY', 'SPECIALIST', 'CLIENT', 'PRODUCT', 'KIND', 'MONTH']) {
      const { rows, total } = await report({ from: '2026-01-01', to: '2027-03-31', groupBy });
      expect(total.total).toBeGreaterThan(2);
      for (const figure of ['total', 'met', 'breached', 'excused', 'notRequired'] as const) expect(rows.reduce((sum, one) => sum + one[figure], 0)).toBe(total[figure]);
    }
  });

  it('a report of then can be repeated: what came later does not change it', async () => {
    const question = { ...days, asOf: '2027-03-04T12:00:00+03:00' };
    const before = await report(question);
    expect(before.breaches.find(({ number }) => number === late.number)).toMatchObject({ answeredAt: null, lateWorkingSeconds: 3600 });
    await desk.clientWrites(late, 'Ещё вопрос');
    await system.at('2027-03-09T12:00:00+03:00');
    expect(await report(question)).toEqual(before);
  });

  it('what the calendar learnt later does not change how late an answer was said to be (R19)', async () => {
    const question = { ...days, asOf: '2027-03-05T13:00:00+03:00' };
    const [before] = (await report(question)).breaches;
    expect(before?.lateWorkingSeconds).toBe(9 * 3600);
    const { changeCalendarDays } = await system.get<{ changeCalendarDays: { userErrors: unknown[] } }>(
      'mutation($input: ChangeCalendarDaysInput!) { changeCalendarDays(input: $input) { userErrors { code message } } }', { input: { days: [{ date: '2027-03-05', kind: 'CLOSED', nameRu: 'Авария', nameEn: 'Accident' }] } }, head);
    expect(changeCalendarDays.userErrors).toEqual([]);
    expect((await report(question)).breaches).toEqual([before]);
    expect((await report()).breaches.find(({ number }) => number === late.number)?.lateWorkingSeconds).toBeLessThan(9 * 3600);
  });

  it('comes as CSV that no spreadsheet takes for formulas, and as XLSX', async () => {
    await system.at('2027-03-10T11:00:00+03:00');
    const trap = await desk.clientAsks({ priority: 'HIGH', subject: '=HYPERLINK("http://evil.example";"x")' });
    await desk.answer(trap, system.desk);
    const file = async (format: string) =>
      (await system.get<{ complianceFile: { name: string; mediaType: string; content: string } }>('query($input: ComplianceInput!, $format: SpreadsheetFormat!) { complianceFile(input: $input, format: $format) { name mediaType content } }', { input: { from: '2027-03-10', to: '2027-03-10' }, format }, head)).complianceFile;
    const csv = await file('CSV');
    const text = Buffer.from(csv.content, 'base64').toString();
    expect(csv).toMatchObject({ name: 'sla-2027-03-10-2027-03-10.csv', mediaType: 'text/csv; charset=utf-8' });
    expect(text.startsWith('\uFEFFНомер;Тема;')).toBe(true);
    expect(text).toContain(`${trap.number};"'=HYPERLINK(`);
    expect(text).toContain('2027-03-10 11:00:00');
    const { cells, formulas } = textsIn(Buffer.from((await file('XLSX')).content, 'base64'));
    expect([cells.includes(trap.number), cells.includes('Номер'), cells.some((cell) => cell.startsWith('=HYPERLINK')), formulas]).toEqual([true, true, true, 0]);
  });
});

describe('a report that cannot be', () => {
  it.each([
    ['ends before it begins', { from: '2027-03-02', to: '2027-03-01' }, 'to'],
    ['is longer than five years', { from: '2020-01-01', to: '2027-03-01' }, 'to'],
    ['looks into the future', { ...days, asOf: '2030-01-01T00:00:00Z' }, 'asOf'],
  ])('%s: is refused by its field', async (_title, input, field) => {
    const { errors } = await system.ask<unknown>(document, { input }, head);
    expect(errors).toMatchObject([{ message: expect.stringContaining('Поле'), extensions: { code: 'INVALID_VALUE', field: [field] } }]);
  });

  it('is for those who lead and audit, not for a client’s system', async () => {
    expect(clientsCanAsk(document)).toBe(false);
    expect((await system.ask<unknown>(document, { input: days }, await system.signIn('SPECIALIST'))).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
