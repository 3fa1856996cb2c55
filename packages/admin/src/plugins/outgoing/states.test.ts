import { expect, it } from 'vitest';
import { isPart, isTaskOfTicket, waitsForOpening } from './states.ts';

const times = { createdAt: '2026-11-24T09:00:00.000Z', sendAfter: '2026-11-24T10:00:00.000Z' };

it.each([true, false])('working hours are why a letter waits that people wrote: %s (§4.6)', (isWrittenByPeople) => {
  expect(waitsForOpening({ ...times, isWrittenByPeople, status: 'WAITING' })).toBe(isWrittenByPeople);
  expect(waitsForOpening({ ...times, isWrittenByPeople, status: 'SENT' })).toBe(false);
  expect(waitsForOpening({ ...times, sendAfter: times.createdAt, isWrittenByPeople, status: 'WAITING' })).toBe(false);
});

it('a letter that left and that one of several refused arrived in part', () => {
  expect([isPart({ status: 'SENT', isUnreached: true }), isPart({ status: 'SENT', isUnreached: false }), isPart({ status: 'RETURNED', isUnreached: true })]).toEqual([true, false, false]);
});

it('what a client waits for is ended at its ticket while that has the task, a notice here', () => {
  const ticket = { id: '1', number: 'TP', subject: '', answerNotDeliveredAt: times.createdAt };
  expect([isTaskOfTicket({ isWaitedFor: true, ticket }), isTaskOfTicket({ isWaitedFor: false, ticket }), isTaskOfTicket({ isWaitedFor: true, ticket: { ...ticket, answerNotDeliveredAt: null } }), isTaskOfTicket({ isWaitedFor: true, ticket: null })]).toEqual([true, false, false, false]);
});
