import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf, type Ticket } from '../support/desk.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
/** First day of the later version of the demonstration. */
let effectiveFrom: string;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  const now = await desk.clientAsks();
  effectiveFrom = now.regulationVersion.effectiveFrom;
});
afterAll(() => system.stop());

const explanationOf = async (ticket: Ticket) => {
  const { ticket: found } = await system.get<{ ticket: { obligations: { kind: string; explanation: { regulationVersion: string } }[] } }>(
    'query($id: ID!) { ticket(id: $id) { obligations { kind explanation { regulationVersion } } } }',
    { id: ticket.id },
  );
  return found.obligations.map(({ kind, explanation }) => [kind, explanation.regulationVersion]);
};

describe('§2.4 a request is served by the version under which it was accepted', () => {
  it('a version is in force from midnight in Moscow of its first day', async () => {
    await system.at(`${effectiveFrom}T00:00:00+03:00`);
    expect((await desk.clientAsks()).regulationVersion).toEqual({ number: '1.1', effectiveFrom });
  });

  it('a second before, the earlier one still is', async () => {
    await system.at(new Date(Date.parse(`${effectiveFrom}T00:00:00+03:00`) - 1000).toISOString());
    expect((await desk.clientAsks()).regulationVersion).toMatchObject({ number: '1.0' });
  });

  it('the request keeps its version for good, later promises included', async () => {
    const beforeChange = new Date(Date.parse(`${effectiveFrom}T12:00:00+03:00`) - 86_400_000).toISOString();
    await system.at(beforeChange);
    const ticket = await desk.clientAsks();
    await system.at(`${effectiveFrom}T12:00:00+03:00`);
    await desk.answer(ticket, system.desk);
    const again = await desk.clientWrites(ticket, 'Ещё вопрос');
    expect(again.regulationVersion).toMatchObject({ number: '1.0' });
    expect(await explanationOf(ticket)).toEqual([['FIRST', '1.0'], ['FOLLOW_UP', '1.0']]);
  });

  it('every promise can be explained by its version, its calendar and its clauses (R19, R20)', async () => {
    await system.at('2026-12-29T15:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    const { ticket: found } = await system.get<{ ticket: { obligations: { explanation: Record<string, unknown> }[] } }>(
      `query($id: ID!) { ticket(id: $id) { obligations { explanation { regulationVersion calendarVersions clauses workingDays termWorkingSeconds countedWorkingSeconds
        days { date kind countedSeconds } } } } }`,
      { id: ticket.id },
    );
    const [obligation] = found.obligations;
    expect(obligation?.explanation).toMatchObject({
      regulationVersion: ticket.regulationVersion.number,
      calendarVersions: [expect.stringMatching(/^2026 /), expect.stringMatching(/^2027 /)],
      clauses: expect.arrayContaining(['4.6', '4.7']),
      workingDays: 2,
      termWorkingSeconds: 57_600,
      countedWorkingSeconds: 57_600,
    });
    const days = obligation?.explanation['days'] as { date: string; countedSeconds: number }[];
    expect(days.filter(({ countedSeconds }) => countedSeconds > 0).map(({ date, countedSeconds }) => [date, countedSeconds / 3600])).toEqual([['2026-12-29', 3], ['2026-12-30', 8], ['2027-01-11', 5]]);
  });
});
