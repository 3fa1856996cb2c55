import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientsCanAsk } from '../support/clientSchema.ts';
import { connectToDatabase, databaseOf } from '../support/database.ts';
import { deskOf } from '../support/desk.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';
import { textsIn } from '../support/workbook.ts';

interface TicketsFile { name: string; mediaType: string; content: string; rows: number; complete: boolean }
const document = 'query($filter: TicketFilter, $orderBy: [TicketOrder!], $format: SpreadsheetFormat!) { ticketsFile(filter: $filter, orderBy: $orderBy, format: $format) { name mediaType content rows complete } }';

let system: System;
let desk: ReturnType<typeof deskOf>;
let specialist: { cookie: string };
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  await system.at('2026-11-24T11:00:00+03:00');
  specialist = await system.signIn('SPECIALIST');
});
afterAll(() => system.stop());

const fileOf = async (format: string, filter: Record<string, unknown> = {}, asker: Asker = specialist): Promise<TicketsFile> => (await system.get<{ ticketsFile: TicketsFile }>(document, { format, filter }, asker)).ticketsFile;
const textOf = ({ content }: TicketsFile): string => Buffer.from(content, 'base64').toString();

describe('the list as a file', () => {
  it('holds what the list holds, in words, by Moscow time', async () => {
    const asked = await desk.clientAsks({ subject: 'Файл списка', priority: 'HIGH' });
    const file = await fileOf('CSV', { text: 'Файл списка' });
    expect(file).toMatchObject({ name: 'tickets-2026-11-24.csv', mediaType: 'text/csv; charset=utf-8', rows: 1, complete: true });
    const [headings, row] = textOf(file).split('\r\n');
    expect(headings?.startsWith('\uFEFFНомер;Тема;Клиент;')).toBe(true);
    expect(row).toContain(`${asked.number};Файл списка;${asked.client.name};`);
    expect(row).toContain('2026-11-24 11:00:00;2026-11-26 11:00:00;Время есть');
  });

  it('as XLSX the same texts, and no formula', async () => {
    const trap = await desk.clientAsks({ subject: '=HYPERLINK("http://evil.example";"x")' });
    const texts = textsIn(Buffer.from((await fileOf('XLSX', { ids: [trap.id] })).content, 'base64'));
    expect(texts.cells).toEqual(expect.arrayContaining(['Номер', trap.number, '=HYPERLINK("http://evil.example";"x")']));
    expect(texts.formulas).toBe(0);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠x', '=cmd|\' /C calc\'!A0', '"=1'])('a subject like %s is a text in CSV', async (subject) => {
    const trap = await desk.clientAsks({ subject });
    const [, row = ''] = textOf(await fileOf('CSV', { ids: [trap.id] })).split('\r\n');
    const cell = row.slice(trap.number.length + 1);
    expect(cell).not.toMatch(/^"?[=+\-@＝＋－＠]/);
  });

  it('is for the desk: a client’s system reads the list itself', () => {
    expect([document, '{ tickets { nodes { id } } }'].map(clientsCanAsk)).toEqual([false, true]);
  });

  it('whoever may not read tickets gets none, and who took what is recorded', async () => {
    const { errors } = await system.ask(document, { format: 'CSV' }, null);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    const { rows } = await fileOf('CSV', { priority: ['LOW'] });
    const { rows: recorded } = await (await connectToDatabase(system.dataDir)).query("select actor, payload from event_log where type = 'TICKETS_EXPORTED' order by id desc limit 1");
    expect(recorded).toMatchObject([{ actor: { kind: 'STAFF' }, payload: { format: 'CSV', rows, filter: { priority: ['LOW'] } } }]);
  });
});

describe('where more than ten thousand lie', () => {
  const counted = 'query($filter: TicketFilter) { tickets(first: 1, filter: $filter) { totalCount totalCountIsExact nodes { id } } }';
  interface Counted { tickets: { totalCount: number; totalCountIsExact: boolean; nodes: unknown[] } }

  beforeAll(async () => {
    const { viewer } = await system.get<{ viewer: { clientId: string } }>('{ viewer { clientId } }', {}, system.partner);
    const database = await databaseOf(system.dataDir);
    await database.query(`insert into ticket (id, number, subject, kind, status, priority, priority_by_default, channel, locale, client_id, related_links, missing_fields, entitled, received_at, registered_at, regulation_version_id, updated_at, version)
      select gen_random_uuid(), 'ZZ-2026-' || lpad(n::text, 6, '0'), 'Строка ' || n, kind, case when n > 10000 then 'REJECTED' else 'CLOSED' end, priority, priority_by_default, channel, locale, $1, related_links, missing_fields, entitled, received_at, registered_at, regulation_version_id, updated_at, 1
      from generate_series(1, 10001) n, (select * from ticket order by id limit 1) pattern`, [viewer.clientId]);
    await database.end();
  });

  it('the file holds ten thousand rows in good time, and says that there are more', async () => {
    for (const format of ['CSV', 'XLSX']) {
      const began = performance.now();
      const file = await fileOf(format, { text: 'Строка' });
      expect(file).toMatchObject({ rows: 10_000, complete: false });
      expect(performance.now() - began, format).toBeLessThan(15_000);
    }
  });

  it.each([
    ['the desk', () => system.desk],
    ['clients', () => system.partner],
  ] as const)('at the door of %s counting stops at ten thousand and says so; what it can count to the end is exact', async (_whose, asker) => {
    const count = async (filter: Record<string, unknown>): Promise<Counted['tickets']> => (await system.get<Counted>(counted, { filter }, asker())).tickets;
    expect(await count({})).toMatchObject({ totalCount: 10_000, totalCountIsExact: false, nodes: [expect.anything()] });
    expect(await count({ text: 'Строка' })).toMatchObject({ totalCount: 10_000, totalCountIsExact: false });
    expect(await count({ text: 'Строка', status: ['CLOSED'] })).toMatchObject({ totalCount: 10_000, totalCountIsExact: true });
    expect(await count({ text: 'Строка', status: ['REJECTED'] })).toMatchObject({ totalCount: 1, totalCountIsExact: true });
  });
});
