import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf, utc } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
let mailbox: ReturnType<typeof mailboxOf>;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  mailbox = mailboxOf(system);
});
afterAll(() => system.stop());

describe('§4.6 only working time counts', () => {
  it.each([
    { arrival: 'at 03:00 at night', at: '2026-11-24T03:00:00+03:00', startsAt: '2026-11-24T10:00:00+03:00', dueAt: '2026-11-25T18:00:00+03:00' },
    { arrival: 'at 10:00:00: the desk is open', at: '2026-11-23T10:00:00+03:00', startsAt: '2026-11-23T10:00:00+03:00', dueAt: '2026-11-24T18:00:00+03:00' },
    { arrival: 'at 17:59:59: the last second counts', at: '2026-11-23T17:59:59+03:00', startsAt: '2026-11-23T17:59:59+03:00', dueAt: '2026-11-25T17:59:59+03:00' },
    { arrival: 'at 18:00:00: the desk is closed', at: '2026-11-23T18:00:00+03:00', startsAt: '2026-11-24T10:00:00+03:00', dueAt: '2026-11-25T18:00:00+03:00' },
    { arrival: 'on a Saturday', at: '2026-11-28T12:00:00+03:00', startsAt: '2026-11-30T10:00:00+03:00', dueAt: '2026-12-01T18:00:00+03:00' },
    { arrival: 'on a Sunday night', at: '2026-11-29T23:59:59+03:00', startsAt: '2026-11-30T10:00:00+03:00', dueAt: '2026-12-01T18:00:00+03:00' },
    { arrival: 'on a holiday in the middle of the week', at: '2026-11-04T12:00:00+03:00', startsAt: '2026-11-05T10:00:00+03:00', dueAt: '2026-11-06T18:00:00+03:00' },
    { arrival: 'before a holiday: the day closes at 18 all the same', at: '2026-11-03T17:30:00+03:00', startsAt: '2026-11-03T17:30:00+03:00', dueAt: '2026-11-06T17:30:00+03:00' },
    { arrival: 'before New Year', at: '2026-12-29T15:00:00+03:00', startsAt: '2026-12-29T15:00:00+03:00', dueAt: '2027-01-11T15:00:00+03:00' },
    { arrival: 'on 31 December, a moved day off', at: '2026-12-31T11:00:00+03:00', startsAt: '2027-01-11T10:00:00+03:00', dueAt: '2027-01-12T18:00:00+03:00' },
    { arrival: 'before the working Saturday 20.02.2027', at: '2027-02-19T12:00:00+03:00', startsAt: '2027-02-19T12:00:00+03:00', dueAt: '2027-02-24T12:00:00+03:00' },
    { arrival: 'on the working Saturday 20.02.2027', at: '2027-02-20T12:00:00+03:00', startsAt: '2027-02-20T12:00:00+03:00', dueAt: '2027-02-25T12:00:00+03:00' },
    { arrival: 'on the Sunday after it', at: '2027-02-21T12:00:00+03:00', startsAt: '2027-02-24T10:00:00+03:00', dueAt: '2027-02-25T18:00:00+03:00' },
  ])('a request $arrival: registered at once, counted in working time', async ({ at, startsAt, dueAt }) => {
    await system.at(at);
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    expect(ticket).toMatchObject({ receivedAt: utc(at), registeredAt: utc(at), obligations: [{ startsAt: utc(startsAt), dueAt: utc(dueAt) }] });
  });

  it('the confirmation goes out at night too', async () => {
    await system.at('2026-11-24T03:00:00+03:00');
    const ticket = await desk.clientAsks();
    await system.pass(20);
    expect(await mailbox.lettersOn(ticket)).toMatchObject([{ templateKey: 'ticket.accepted', status: 'SENT' }]);
  });

  it.each([
    ['in the working day', '2026-11-24T17:59:59+03:00', true, '2026-11-24T18:00:00+03:00'],
    ['at closing time', '2026-11-24T18:00:00+03:00', false, '2026-11-25T10:00:00+03:00'],
    ['at opening time', '2026-11-25T10:00:00+03:00', true, '2026-11-25T18:00:00+03:00'],
    ['at the weekend', '2026-11-28T12:00:00+03:00', false, '2026-11-30T10:00:00+03:00'],
    ['in the New Year holidays', '2026-12-31T12:00:00+03:00', false, '2027-01-11T10:00:00+03:00'],
    ['on a working Saturday', '2027-02-20T12:00:00+03:00', true, '2027-02-20T18:00:00+03:00'],
  ])('anybody may ask whether the desk is open: %s', async (_when, at, open, changesAt) => {
    await system.at(at);
    const { workingHours } = await system.get<{ workingHours: unknown }>('{ workingHours { open changesAt now opensAt closesAt timeZone } }', {}, null);
    expect(workingHours).toEqual({ open, changesAt: utc(changesAt), now: utc(at), opensAt: '10:00', closesAt: '18:00', timeZone: 'Europe/Moscow' });
  });
});

describe('§4.6 answers leave in working hours', () => {
  it('written in working hours: it leaves at once', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks();
    const answered = await desk.answer(ticket, await system.signIn('SPECIALIST'));
    expect(answered.timeline.findLast(({ type }) => type === 'ANSWER')).toMatchObject({ leavesAt: utc('2026-11-24T11:00:00+03:00') });
    await system.pass(20);
    expect(await mailbox.lettersOn(ticket, 'ticket.answer')).toMatchObject([{ status: 'SENT' }]);
  });

  it('written on a Friday evening: it is held and leaves at the opening on Monday, to the second', async () => {
    await system.at('2026-11-27T15:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    await system.at('2026-11-27T19:00:00+03:00');
    const answered = await desk.answer(ticket, await system.signIn('SPECIALIST'));
    expect(answered.timeline.findLast(({ type }) => type === 'ANSWER')).toMatchObject({ leavesAt: utc('2026-11-30T10:00:00+03:00'), delivery: 'WAITING' });

    await system.at('2026-11-30T09:59:59+03:00');
    expect(await mailbox.lettersOn(ticket, 'ticket.answer')).toMatchObject([{ status: 'WAITING', sentAt: null }]);
    await system.at('2026-11-30T10:00:00+03:00');
    expect(await mailbox.lettersOn(ticket, 'ticket.answer')).toMatchObject([{ status: 'SENT', sentAt: utc('2026-11-30T10:00:00+03:00') }]);
    expect((await desk.ticket(ticket)).obligations).toMatchObject([{ standing: 'MET', answeredAt: utc('2026-11-30T10:00:00+03:00'), breachedAt: null }]);
  });

  it('while it is held nobody has answered yet', async () => {
    await system.at('2026-11-27T15:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    await system.at('2026-11-27T19:00:00+03:00');
    const answered = await desk.answer(ticket, system.desk);
    expect(answered.obligations).toMatchObject([{ standing: 'ON_TIME' }]);
  });

  it('a lead may send it at once', async () => {
    await system.at('2026-11-27T15:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    await system.at('2026-11-27T19:00:00+03:00');
    const answered = await desk.answer(ticket, await system.signIn('SUPPORT_HEAD'), { sendNow: true });
    expect(answered.obligations).toMatchObject([{ standing: 'MET', answeredAt: utc('2026-11-27T19:00:00+03:00') }]);
    await system.pass(20);
    expect(await mailbox.lettersOn(ticket, 'ticket.answer')).toMatchObject([{ status: 'SENT' }]);
  });

  it('a specialist may not, and nothing is written', async () => {
    await system.at('2026-11-27T19:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    const { userErrors } = await desk.act('answerTicket', { ticketId: ticket.id, body: 'Ответ', sendNow: true }, await system.signIn('SPECIALIST'));
    expect(userErrors).toMatchObject([{ code: 'FORBIDDEN', field: ['sendNow'], clause: '4.6' }]);
    expect(await desk.ticket(ticket)).toMatchObject({ version: ticket.version, status: 'REGISTERED' });
    expect(await mailbox.lettersOn(ticket, 'ticket.answer')).toEqual([]);
  });

  it('written at the closing that is its due: it leaves too late, one breach dated by the due', async () => {
    await system.at('2026-11-23T18:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    const dueAt = '2026-11-25T18:00:00+03:00';
    await system.at(dueAt);
    await desk.answer(ticket, system.desk);
    await system.at('2026-11-26T11:00:00+03:00');
    const late = await desk.ticket(ticket);
    expect(late.obligations).toMatchObject([{ standing: 'BREACHED', breachedAt: utc(dueAt), answeredAt: utc('2026-11-26T10:00:00+03:00') }]);
    expect(late.timeline.filter(({ type }) => type === 'BREACHED')).toHaveLength(1);
  });

  it('sent at once at the very due: it is in time', async () => {
    await system.at('2026-11-23T18:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    await system.at('2026-11-25T18:00:00+03:00');
    await desk.answer(ticket, await system.signIn('SUPPORT_HEAD'), { sendNow: true });
    await system.at('2026-11-26T11:00:00+03:00');
    expect((await desk.ticket(ticket)).obligations).toMatchObject([{ standing: 'MET', breachedAt: null }]);
  });
});
