import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../support/commandLine.ts';
import { deskOf, utc, type Ticket } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type System } from '../support/startSystem.ts';

interface ScenarioEvent {
  at: string;
  kind: string;
  priority?: string;
  day?: string;
}
interface Scenario {
  title: string;
  events: ScenarioEvent[];
  asOf: string;
  expected: { kind: string; startedAt: string; priority: string; dueAt: string; warn25At: string | null; warn1hAt: string | null; stoppedAt: string | null; outcome: string; breachedAt: string | null }[];
}
interface Promised {
  kind: string;
  priority: string;
  startsAt: string;
  dueAt: string;
  outerLimitAt: string;
  answeredAt: string | null;
  breachedAt: string | null;
  notRequiredAt: string | null;
  standing: string;
  provisional: boolean;
  explanation: { termWorkingSeconds: number; countedWorkingSeconds: number; days: { countedSeconds: number }[] };
}

const { scenarios } = JSON.parse(readFileSync(new URL('../../packages/api/src/sla/scenarios.json', import.meta.url), 'utf8')) as { scenarios: Scenario[] };
const touchesCalendar = ({ events }: Scenario): boolean => events.some(({ kind }) => kind.startsWith('calendar'));
const address = 'oscillatorov@ladoga-rk.example';

/** A warning as the timeline tells it. */
interface Given { at: string; dueAt: string }
interface Played { promised: Promised[]; warnings: Given[] }

/** Does what a scenario tells, each act by whoever does it: the client's system, staff, the post. */
const play = async (system: System, { events, asOf, expected }: Scenario): Promise<Played> => {
  const desk = deskOf(system);
  const mailbox = mailboxOf(system);
  const { id: clientId } = await recordsOf(system).client('ladoga');
  let ticket: Ticket | null = null;
  const there = (): Ticket => {
    if (!ticket) throw new Error('the scenario begins without a request');
    return ticket;
  };
  const acts: Record<string, (event: ScenarioEvent & { value?: string }) => Promise<unknown>> = {
    client: async ({ priority }) => (ticket = ticket ? await desk.clientWrites(ticket) : await desk.clientAsks({ priority })),
    register: async ({ priority }) => (ticket = await desk.done('registerPaperLetter', { clientId, channel: 'PAPER', incomingNumber: 'ВХ-1', subject: 'Письмо', body: 'Текст', priority })),
    // there is nothing to answer before the client asks: the desk has no such act
    staff: async () => ticket && desk.answer(ticket, system.desk),
    note: () => desk.done('addInternalNote', { ticketId: there().id, body: 'Заметка' }),
    status: async ({ value }) => {
      if (value === 'RESOLVED') await desk.done('closeTicket', { ticketId: there().id, reason: 'ANSWERED' });
      if (value === 'IN_PROGRESS') await desk.done('takeTicket', { ticketId: there().id }, await system.signIn('SPECIALIST'));
    },
    priority: ({ value }) => desk.done('changePriority', { ticketId: there().id, priority: value }, system.partner),
    noReplyNeeded: () => desk.done('markAnswerNotRequired', { ticketId: there().id, reason: 'Благодарность' }),
    autoReply: () => mailbox.comes({ from: address, subject: `Автоответ: [${there().number}]`, text: 'Я в отпуске.', headers: { 'Auto-Submitted': 'auto-replied' } }),
    bounce: () => mailbox.comes({ from: 'mailer-daemon@ladoga-rk.example', subject: `Undelivered Mail [${there().number}]`, text: 'User unknown', headers: { 'Auto-Submitted': 'auto-replied' } }),
    // the confirmation leaves by itself
    systemMail: () => Promise.resolve(),
    calendarClose: ({ day }) => changeDay(system, day, 'CLOSED'),
    calendarOpen: ({ day }) => changeDay(system, day, 'OPENED'),
  };
  // a clock that jumps past a due has no warning before it any more (R18): it stops at each, and just before, where none may come
  const moments = expected.flatMap(({ warn25At, warn1hAt }) => [warn25At, warn1hAt].flatMap((at) => (at === null ? [] : [Date.parse(at) - 1000, Date.parse(at)]))).toSorted((a, b) => a - b);
  let reached = Date.parse(events[0]?.at ?? asOf);
  const goTo = async (instant: string): Promise<void> => {
    for (const moment of moments) if (moment > reached && moment < Date.parse(instant)) await system.at(new Date(moment).toISOString());
    reached = Date.parse(instant);
    await system.at(instant);
  };
  for (const event of events) {
    await goTo(event.at);
    const act = acts[event.kind];
    if (!act) throw new Error(`nobody knows how to do ${event.kind}`);
    await act(event);
  }
  await goTo(asOf);
  const { ticket: seen } = await system.get<{ ticket: { obligations: Promised[] } }>(
    `query($id: ID!) { ticket(id: $id) { obligations { kind priority startsAt dueAt outerLimitAt answeredAt breachedAt notRequiredAt standing provisional
      explanation { termWorkingSeconds countedWorkingSeconds days { countedSeconds } } } } }`,
    { id: there().id },
  );
  const { timeline } = await desk.ticket(there());
  const warnings = timeline.filter(({ type }) => type === 'AT_RISK').map(({ at, params }) => ({ at: utc(at), dueAt: utc(params.find(({ name }) => name === 'dueAt')?.value ?? '') }));
  return { promised: seen.obligations, warnings };
};

const changeDay = async (system: System, date: string | undefined, kind: string): Promise<void> => {
  const { changeCalendarDays } = await system.get<{ changeCalendarDays: { userErrors: unknown[] } }>(
    'mutation($input: ChangeCalendarDaysInput!) { changeCalendarDays(input: $input) { userErrors { code field message } } }',
    { input: { days: [{ date, kind, nameRu: 'Объявление', nameEn: 'Notice' }], dryRun: false, reason: 'Объявление' } },
    await system.signIn('SUPPORT_HEAD'),
  );
  expect(changeCalendarDays.userErrors).toEqual([]);
};

const instant = (at: string | null): string | null => (at === null ? null : utc(at));

/** R18: whoever has a due of the past behind it was warned by that one; there the warnings are those of more than one due. */
const hadAnotherDue = ({ events }: Scenario): boolean => events.some(({ kind }) => kind === 'priority');

/** R18: every threshold that came before the answer and the present was given, at its moment and once. */
const warningsExpected = ({ expected, asOf }: Scenario): Given[] =>
  expected.flatMap(({ warn25At, warn1hAt, stoppedAt, dueAt }) =>
    [warn25At, warn1hAt].filter((at): at is string => at !== null && Date.parse(at) <= Date.parse(asOf) && (stoppedAt === null || Date.parse(at) < Date.parse(stoppedAt))).map((at) => ({ at: utc(at), dueAt: utc(dueAt) })))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));

const check = ({ promised: seen, warnings }: Played, scenario: Scenario): void => {
  const { expected } = scenario;
  if (!hadAnotherDue(scenario)) expect(warnings).toEqual(warningsExpected(scenario));
  expect(seen.map(({ kind, priority, startsAt, dueAt, answeredAt, notRequiredAt, breachedAt, standing }) => ({
    kind, priority, startsAt, dueAt, stoppedAt: answeredAt ?? notRequiredAt, breachedAt,
    outcome: standing === 'ON_TIME' || standing === 'AT_RISK' ? 'RUNNING' : standing,
  }))).toEqual(expected.map(({ kind, priority, startedAt, dueAt, stoppedAt, breachedAt, outcome }) => ({
    kind, priority, startsAt: utc(startedAt), dueAt: utc(dueAt), stoppedAt: instant(stoppedAt), breachedAt: instant(breachedAt), outcome,
  })));
  for (const { dueAt, outerLimitAt, provisional, explanation } of seen) {
    expect(provisional).toBe(false);
    expect(outerLimitAt >= dueAt).toBe(true);
    expect(explanation.days.reduce((sum, day) => sum + day.countedSeconds, 0)).toBe(explanation.countedWorkingSeconds);
  }
};

describe('the running desk gives the agreed answers to the second (§4.6, §4.7, §4.12)', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system.stop());

  it.each(scenarios.filter((one) => !touchesCalendar(one)))('$title', async (scenario) => {
    check(await play(system, scenario), scenario);
  });

  it('the ledger of all these promises is whole (R19)', async () => {
    const { exitCode, stdout } = await runCommandLine(system.dataDir, ['ledger:verify']);
    const summary = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { entries: number; obligations: number };
    expect({ exitCode, summary }).toMatchObject({ exitCode: 0, summary: { intact: true, faults: 0, head: expect.stringMatching(/^\d+:[0-9a-f]{64}$/) } });
    expect(summary.entries).toBeGreaterThan(summary.obligations);
  });

  it('so is the log of all that happened', async () => {
    expect(await runCommandLine(system.dataDir, ['events:verify'])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('"erased":0,"faults":0') });
  });
});

describe('a change of the calendar moves what is still owed (§6, R11)', () => {
  it.each(scenarios.filter(touchesCalendar))('$title', async (scenario) => {
    const system = await startSystem();
    try {
      check(await play(system, scenario), scenario);
    } finally {
      await system.stop();
    }
  });
});
