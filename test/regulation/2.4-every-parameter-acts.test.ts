import type { RegulationParameter } from '@reglament/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf, utc } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { recordsOf } from '../support/records.ts';
import { regulationOf, type Version } from '../support/regulation.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
let mailbox: ReturnType<typeof mailboxOf>;
let usual: Version;
let ladoga: string;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  mailbox = mailboxOf(system);
  ladoga = (await recordsOf(system).client('ladoga')).id;
  const lead = await system.signIn('SUPPORT_HEAD');
  usual = await regulationOf(system, lead).version(null);
  await system.get('mutation($input: CreateCalendarInput!) { createCalendar(input: $input) { userErrors { code } } }', { input: { code: 'weekends', nameRu: 'Без праздников', nameEn: 'No holidays', basis: 'NONE' } }, lead);
});
afterAll(() => system.stop());

const dayMilliseconds = 86_400_000;
/** The instant so many days after a day, at a local time in Moscow. */
const on = (day: string, time = '11:00:00', daysLater = 0): string => `${new Date(Date.parse(`${day}T00:00:00Z`) + daysLater * dayMilliseconds).toISOString().slice(0, 10)}T${time}+03:00`;

let serial = 0;
const dueOf = (priority: string) => async (day: string): Promise<unknown> => {
  await system.at(on(day));
  return (await desk.clientAsks({ priority })).obligations[0]?.dueAt;
};
const due = dueOf('HIGH');
const workedIn = (from: string, to: string) => async (day: string): Promise<unknown> =>
  system.get('query($intervals: [IntervalInput!]!) { workingTimeBetween(intervals: $intervals) }', { intervals: [{ from: from || on(day), to }] });
const take = async (day: string, time: string): Promise<unknown> => {
  await system.at(on(day));
  const ticket = await desk.clientAsks();
  await system.at(on(day, time));
  await desk.done('takeTicket', { ticketId: ticket.id }, await system.signIn('SPECIALIST'));
  return (await mailbox.lettersOn(ticket, 'ticket.processingStarted')).length;
};
const sendAtNight = async (day: string): Promise<unknown> => {
  await system.at(on(day));
  const ticket = await desk.clientAsks();
  await system.at(on(day, '20:00:00'));
  return (await desk.act('answerTicket', { ticketId: ticket.id, body: 'Ответ', sendNow: true }, await system.signIn('SPECIALIST'))).userErrors.map(({ code }) => code);
};
const order = async (day: string): Promise<unknown> => {
  await system.at(on(day));
  const low = await desk.clientAsks({ priority: 'LOW' });
  await system.at(on(day, '11:30:00'));
  const high = await desk.clientAsks({ priority: 'HIGH' });
  const { tickets } = await system.get<{ tickets: { nodes: { id: string }[] } }>('query($filter: TicketFilter) { tickets(filter: $filter) { nodes { id } } }', { filter: { ids: [low.id, high.id] } });
  return tickets.nodes.map(({ id }) => (id === low.id ? 'low' : 'high'));
};
const released = async (day: string): Promise<unknown> => {
  await system.at(on(day));
  const letter = await mailbox.comes({ from: `visitor-${(serial += 1)}@unknown.example`, subject: 'Письмо', text: 'Прошу помочь' });
  await system.at(on(day, '15:00:00'));
  const { releaseLetter } = await system.get<{ releaseLetter: { letter: { ticket: { id: string } } } }>(
    'mutation($input: ReleaseLetterInput!) { releaseLetter(input: $input) { letter { ticket { id } } } }', { input: { letterId: letter.id, clientId: ladoga } }, await system.signIn('REGISTRAR'));
  const [obligation] = (await desk.ticket(releaseLetter.letter.ticket)).obligations;
  return obligation?.startsAt.slice(0, 13);
};
const comesBack = async (day: string): Promise<unknown> => {
  await system.at(on(day));
  const ticket = await desk.clientAsks();
  await desk.answer(ticket, system.desk);
  await desk.done('closeTicket', { ticketId: ticket.id, reason: 'ANSWERED' });
  await system.at(on(day, '11:00:00', 3));
  const later = await desk.clientWrites(ticket, 'Снова не работает');
  return [later.id === ticket.id, later.relatedLinks.includes(ticket.number)];
};
const graced = async (day: string): Promise<unknown> => {
  // on Monday the Saturday before is opened: the term that began on Friday has ended already
  await system.at(on(day, '11:00:00', 3));
  const ticket = await desk.clientAsks({ priority: 'HIGH' });
  await system.at(on(day, '15:00:00', 6));
  const { changeCalendarDays } = await system.get<{ changeCalendarDays: { preview: { moved: { number: string; dueAt: string }[] } } }>(
    'mutation($input: ChangeCalendarDaysInput!) { changeCalendarDays(input: $input) { preview { moved { number dueAt } } userErrors { code field message } } }',
    { input: { days: [{ date: on(day, '', 4).slice(0, 10), kind: 'OPENED' }], dryRun: true } }, await system.signIn('SUPPORT_HEAD'));
  return changeCalendarDays.preview.moved.find(({ number }) => number === ticket.number)?.dueAt;
};
const standing = async (day: string): Promise<unknown> => {
  await system.at(on(day));
  const ticket = await desk.clientAsks({ priority: 'HIGH' });
  await system.at(on(day, '16:00:00', 1));
  return (await desk.ticket(ticket)).obligations[0]?.standing;
};
const postponed = async (day: string): Promise<unknown> => {
  await system.at(on(day));
  const ticket = await desk.clientAsks();
  await desk.done('postponeTicket', { ticketId: ticket.id, reason: 'NOT_REPRODUCIBLE', testedConfiguration: 'Стенд 3', body: 'Не повторилось.' }, await system.signIn('SPECIALIST'));
  return (await mailbox.lettersOn(ticket, 'ticket.postponed')).map(({ body }) => body.includes('Причина NOT_REPRODUCIBLE'));
};
const confirmedIn = async (day: string): Promise<unknown> => {
  await system.at(on(day));
  return (await mailbox.lettersOn(await desk.clientAsks(), 'ticket.accepted')).map(({ body }) => body.replace(/\d{4}-\d+/, '').split('\n')[0]);
};
const named = async (day: string): Promise<unknown> => {
  await system.at(on(day));
  const { id } = await desk.clientAsks({ categoryCode: 'CODE_OPTIMIZATION' });
  return (await system.get<{ ticket: { category: unknown } }>('query($id: ID!) { ticket(id: $id) { category { clause scope nameRu } } }', { id })).ticket.category;
};
const confirmation = async (day: string): Promise<unknown> => {
  await system.at(on(day));
  return (await mailbox.lettersOn(await desk.clientAsks(), 'ticket.accepted')).map(({ subject }) => subject.replace(/\d{4}-\d+/, ''));
};
const asked = (document: string) => async (day: string): Promise<unknown> => {
  await system.at(on(day));
  return system.get(document, {}, null);
};

/** Whether a question of this category can be refused as one that support does not cover (§4.13). */
const refusing = (categoryCode: string) => async (day: string): Promise<unknown> => {
  await system.at(on(day));
  const ticket = await desk.clientAsks();
  return (await desk.act('refuseTicket', { ticketId: ticket.id, reason: 'OUT_OF_SCOPE', categoryCode, body: 'Это не входит в поддержку.' }, await system.signIn('SPECIALIST'))).userErrors.map(({ code, field }) => [code, field]);
};
const standingNextMorning = async (day: string): Promise<unknown> => {
  await system.at(on(day));
  const ticket = await desk.clientAsks({ priority: 'HIGH' });
  // seven and a half hours of sixteen are left
  await system.at(on(day, '11:30:00', 1));
  return (await desk.ticket(ticket)).obligations[0]?.standing;
};
const oldLowAndNewHigh = async (day: string): Promise<unknown> => {
  await system.at(on(day, '11:00:00', -8));
  const low = await desk.clientAsks({ priority: 'LOW' });
  await system.at(on(day));
  const high = await desk.clientAsks({ priority: 'HIGH' });
  const { tickets } = await system.get<{ tickets: { nodes: { id: string }[] } }>('query($filter: TicketFilter) { tickets(filter: $filter) { nodes { id } } }', { filter: { ids: [low.id, high.id] } });
  return tickets.nodes.map(({ id }) => (id === low.id ? 'low' : 'high'));
};
const module = { title: 'Модуль', standard: 'GOST_19_201', sections: ['1', '3', '4.1', '8'].map((code) => ({ code, text: 'Текст' })) };
const numbered = (act: string, subject: string, input: Record<string, unknown>) => async (day: string): Promise<unknown> => {
  await system.at(on(day));
  const { number } = await recordsOf(system).done<{ number: string }>(act, subject, 'number', { clientId: ladoga, ...input }, await system.signIn('SUPPORT_HEAD'));
  return number.split('-')[0];
};

const reviewedBy = async (day: string): Promise<unknown> => {
  await system.at(on(day));
  const { decisionDueOn } = await recordsOf(system).done<{ decisionDueOn: string }>('submitTermsOfReference', 'termsOfReference', 'decisionDueOn', { clientId: ladoga, ...module }, await system.signIn('SUPPORT_HEAD'));
  return decisionDueOn;
};

const reasons = ['NOT_REPRODUCIBLE', 'INSUFFICIENT_DATA', 'NEEDS_DIAGNOSTICS_OR_RELEASE', 'OUT_OF_SCOPE', 'INCORRECT_OR_UNCONSTRUCTIVE'].map((code) => ({ code, labelRu: code, labelEn: code, active: code !== 'OUT_OF_SCOPE' }));
const prefixes = { ticket: 'SD', termsOfReference: 'TZ', featureRequest: 'IDEA' };
const category = (code: string, scope: string) => [{ code, clause: '3.13', scope, nameRu: 'Оптимизация', nameEn: 'Optimisation' }];

/** What is set, what is seen of it, and what must be seen then; by hand, never by what the desk answers. */
interface Case { to: unknown; seen: (day: string) => Promise<unknown>; gives: (day: string, before: unknown) => unknown }

const is = (value: unknown) => () => value;
/** Working seconds from a Tuesday 11:00 to the last day of 2028 when no weekday is a holiday. */
const weekdaysUntil2029 = (day: string): number => {
  const days = (Date.parse('2029-01-01') - Date.parse(day)) / dayMilliseconds;
  const weekdays = Array.from({ length: days }, (_, later) => new Date(Date.parse(day) + later * dayMilliseconds).getUTCDay()).filter((weekday) => weekday > 0 && weekday < 6);
  return weekdays.length * 8 * 3600 - 3600;
};
/** Days before holidays of 2027 (resolution 1466) and of 2028 by the Labour Code, art. 95. */
const shortDays = ['2027-02-20', '2027-04-30', '2027-06-11', '2027-11-03', '2028-02-22', '2028-03-07', '2028-05-08', '2028-11-03'];
const shortDaysFrom = (day: string): number => shortDays.filter((date) => date >= day).length;
const workedBy = (before: unknown): number => (before as { workingTimeBetween: number[] }).workingTimeBetween[0] ?? 0;

/** What changes, and what the running desk is then seen to do otherwise. A new parameter without a line here does not compile. */
const cases: Record<RegulationParameter, Case> = {
  calendarCode: { to: 'weekends', seen: workedIn('', '2028-12-31T18:00:00+03:00'), gives: (day) => ({ workingTimeBetween: [weekdaysUntil2029(day)] }) },
  timeZone: { to: 'Asia/Yekaterinburg', seen: asked('{ workingHours { changesAt } }'), gives: (day) => ({ workingHours: { changesAt: utc(on(day, '16:00:00')) } }) },
  openingHours: { to: [{ opens: '09:00', closes: '12:00' }, { opens: '13:00', closes: '17:00' }], seen: due, gives: (day) => utc(on(day, '14:00:00', 2)) },
  shortDayCloses: { to: '17:00', seen: workedIn('', '2028-12-31T18:00:00+03:00'), gives: (day, before) => ({ workingTimeBetween: [workedBy(before) - 3600 * shortDaysFrom(day)] }) },
  outOfHoursSending: { to: 'STAFF', seen: sendAtNight, gives: is([]) },
  answerTerms: { to: [{ priority: 'HIGH', workingDays: 1 }, { priority: 'MEDIUM', workingDays: 4 }, { priority: 'LOW', workingDays: 7 }], seen: due, gives: (day) => utc(on(day, '11:00:00', 1)) },
  nominalDayHours: { to: 7, seen: due, gives: (day) => utc(on(day, '17:00:00', 1)) },
  dueRule: { to: 'END_OF_NTH_DAY', seen: due, gives: (day) => utc(on(day, '18:00:00', 2)) },
  queueOrder: { to: 'STRICT_ARRIVAL', seen: order, gives: is(['low', 'high']) },
  defaultPriority: { to: 'LOW', seen: async (day) => (await system.at(on(day)), (await desk.clientAsks()).priority), gives: is('LOW') },
  warnings: { to: [{ percentUsed: 99 }], seen: standing, gives: is('ON_TIME') },
  quarantineClock: { to: 'ARRIVAL', seen: released, gives: (day) => utc(on(day)).slice(0, 13) },
  archiveAfterDays: { to: 1, seen: comesBack, gives: is([false, true]) },
  combinedNoticeMinutes: { to: 30, seen: (day) => take(day, '11:20:00'), gives: is(0) },
  graceWorkingMinutes: { to: 120, seen: graced, gives: (day) => utc(on(day, '17:00:00', 6)) },
  termsOfReferenceReviewDays: { to: 3, seen: reviewedBy, gives: (day) => on(day, '', 3).slice(0, 10) },
  numberPrefixes: { to: prefixes, seen: async (day) => (await system.at(on(day)), (await desk.clientAsks()).number.slice(0, 2)), gives: is('SD') },
  reasons: { to: reasons, seen: refusing('CODE_OPTIMIZATION'), gives: is([['INVALID_VALUE', ['reason']]]) },
  categories: { to: category('CODE_OPTIMIZATION', 'IN'), seen: refusing('CODE_OPTIMIZATION'), gives: is([['INVALID_VALUE', ['categoryCode']]]) },
  mailTexts: { to: [{ template: 'ticket.accepted', locale: 'ru', subject: 'Принято {ticket.number}' }, { template: 'ticket.accepted', locale: 'en', subject: 'Taken {ticket.number}' }], seen: confirmation, gives: is(['Принято TP-']) },
};

/** Other values and other parts of the same parameters. */
const others: readonly (readonly [RegulationParameter, string, Case])[] = [
  ['answerTerms', 'MEDIUM', { to: [{ priority: 'HIGH', workingDays: 2 }, { priority: 'MEDIUM', workingDays: 3 }, { priority: 'LOW', workingDays: 7 }], seen: dueOf('MEDIUM'), gives: (day) => utc(on(day, '11:00:00', 3)) }],
  ['answerTerms', 'LOW', { to: [{ priority: 'HIGH', workingDays: 2 }, { priority: 'MEDIUM', workingDays: 4 }, { priority: 'LOW', workingDays: 8 }], seen: dueOf('LOW'), gives: (day) => utc(on(day, '11:00:00', 10)) }],
  ['reasons', 'their words', { to: reasons.map((one) => ({ ...one, labelRu: `Причина ${one.code}`, active: true })), seen: postponed, gives: is([true]) }],
  ['mailTexts', 'the text of a letter', { to: [{ template: 'ticket.accepted', locale: 'ru', subject: null, body: 'Номер {ticket.number}, ждите.\n{priority.name} {ticket.responseDueAt}' }, { template: 'ticket.accepted', locale: 'en', subject: null, body: 'Number {ticket.number}, wait.\n{priority.name} {ticket.responseDueAt}' }], seen: confirmedIn, gives: is(['Номер TP-, ждите.']) }],
  ['categories', 'their names', { to: category('CODE_OPTIMIZATION', 'OUT'), seen: named, gives: is({ clause: '3.13', scope: 'OUT', nameRu: 'Оптимизация' }) }],
  ['queueOrder', 'PRIORITY_THEN_ARRIVAL', { to: 'PRIORITY_THEN_ARRIVAL', seen: oldLowAndNewHigh, gives: is(['high', 'low']) }],
  ['warnings', 'minutes left', { to: [{ workingMinutesLeft: 600 }], seen: standingNextMorning, gives: is('AT_RISK') }],
  ['numberPrefixes', 'of Terms of Reference', { to: prefixes, seen: numbered('submitTermsOfReference', 'termsOfReference', module), gives: is('TZ') }],
  ['numberPrefixes', 'of wishes', { to: prefixes, seen: numbered('submitFeatureRequest', 'featureRequest', { title: 'Пожелание', text: 'Текст' }), gives: is('IDEA') }],
  ['categories', 'a limited one', { to: category('INTEGRATION_ERROR', 'IN'), seen: refusing('INTEGRATION_ERROR'), gives: is([['INVALID_VALUE', ['categoryCode']]]) }],
];
const all = [...Object.entries(cases).map(([name, one]) => [name, '', one] as const), ...others];

/** Holidays, the days that stand for them and the days before them, of the two years in which the tests play. */
const unusual = ['2027-01-11', '2027-02-20', '2027-02-22', '2027-02-23', '2027-03-08', '2027-04-30', '2027-05-03', '2027-05-10', '2027-06-11', '2027-06-14', '2027-11-03', '2027-11-04', '2027-11-05', '2027-12-31',
  '2028-01-03', '2028-01-10', '2028-02-22', '2028-02-23', '2028-03-07', '2028-03-08', '2028-05-01', '2028-05-08', '2028-05-09', '2028-06-12', '2028-11-03', '2028-11-06'];
/** Tuesdays two weeks apart with nothing but ordinary weeks around them. */
const tuesdays = Array.from({ length: 50 }, (_, index) => new Date(Date.UTC(2027, 0, 26) + index * 14 * dayMilliseconds).toISOString().slice(0, 10))
  .filter((tuesday) => !unusual.some((day) => Math.abs(Date.parse(day) - Date.parse(tuesday) - 2 * dayMilliseconds) <= 10 * dayMilliseconds));

describe('R22 (§2.4): every parameter of a version acts', () => {
  it.each(all.map(([name, part, one], index) => [name, part, index, one] as const))('%s %s', async (name, _part, index, { to, seen, gives }) => {
    const tuesday = tuesdays[index] ?? '';
    await system.at(on(tuesday, '10:00:00', -1));
    const lead: Asker = await system.signIn('SUPPORT_HEAD');
    const regulation = regulationOf(system, lead);
    const before = await seen(tuesday);

    await system.at(on(tuesday, '10:00:00', -1));
    await regulation.publish({ [name]: to }, tuesday, { fromId: usual.id });
    const after = await seen(tuesday);
    expect(after).not.toEqual(before);
    expect(before).toBeDefined();
    expect(after).toEqual(gives(tuesday, before));

    await system.at(on(tuesday, '10:00:00', 6));
    await regulation.publish({}, on(tuesday, '', 7).slice(0, 10), { fromId: usual.id });
  });
});
