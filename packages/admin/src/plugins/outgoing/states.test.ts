import { expect, it } from 'vitest';
import { isTaskOfTicket, isUnreached, waitsForOpening } from './states.ts';

const times = { createdAt: '2026-11-24T09:00:00.000Z', sendAfter: '2026-11-24T10:00:00.000Z' };

it.each([['ticket.answer', true], ['tor.decision', true], ['ticket.accepted', false], ['release.announced', false]])('working hours are why %s waits: %s (§4.6)', (templateKey, waits) => {
  expect(waitsForOpening({ ...times, templateKey, status: 'WAITING', refused: [] })).toBe(waits);
  expect(waitsForOpening({ ...times, templateKey, status: 'SENT', refused: [] })).toBe(false);
  expect(waitsForOpening({ ...times, sendAfter: times.createdAt, templateKey, status: 'WAITING', refused: [] })).toBe(false);
});

it('a letter that one of several refused did not get through either', () => {
  const refused = [{ address: 'roman@ladoga.example', said: '550' }];
  expect([isUnreached({ templateKey: 'x', status: 'SENT', refused }), isUnreached({ templateKey: 'x', status: 'SENT', refused: [] }), isUnreached({ templateKey: 'x', status: 'WAITING', refused }), isUnreached({ templateKey: 'x', status: 'RETURNED', refused: [] })]).toEqual([true, false, false, true]);
});

it('what a client waits for is ended at its ticket while that has the task, a notice here', () => {
  const ticket = { id: '1', number: 'TP', subject: '', answerNotDeliveredAt: times.createdAt };
  expect([isTaskOfTicket({ templateKey: 'ticket.answer', ticket }), isTaskOfTicket({ templateKey: 'ticket.closed', ticket }), isTaskOfTicket({ templateKey: 'ticket.answer', ticket: { ...ticket, answerNotDeliveredAt: null } }), isTaskOfTicket({ templateKey: 'tor.decision', ticket: null })]).toEqual([true, false, false, false]);
});
