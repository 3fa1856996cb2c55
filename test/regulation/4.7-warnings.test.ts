import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { deskOf, utc } from '../support/desk.ts';
import { clockFrom } from '../support/process.ts';
import { startServerOn, startSystem, type System } from '../support/startSystem.ts';
import { eventsIn, followTickets, followTicketsFromNow, type TicketEvent, type TicketEventFrame } from '../support/stream.ts';

/** R18 (§4.7): staff is warned at three quarters of the term and at one working hour left, each once. */
let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

const shows = (eventId: string | undefined) => ({ ticketEvents: { event } }: TicketEventFrame): boolean => event?.id === eventId;
const toldOf = (events: readonly TicketEvent[], ticket: { id: string }) =>
  events.filter(({ ticketId, type }) => ticketId === ticket.id && type.startsWith('OBLIGATION_')).map(({ type, occurredAt }) => ({ type, occurredAt: utc(occurredAt) }));

it('a request of high priority warns twice, then is breached; an answered one is silent', async () => {
  await system.at('2026-11-24T11:30:00+03:00');
  const stream = await followTicketsFromNow(system.socket());
  const forgotten = await deskOf(system).clientAsks({ priority: 'HIGH' });
  const answered = await deskOf(system).clientAsks({ priority: 'HIGH' });
  await deskOf(system).answer(answered, await system.signIn('SPECIALIST'));
  for (const instant of ['2026-11-25T15:29:59', '2026-11-25T15:30:00', '2026-11-26T10:30:00', '2026-11-26T11:30:00']) await system.at(`${instant}+03:00`);
  await system.pass(1);
  const { eventIds } = await deskOf(system).act('addInternalNote', { ticketId: forgotten.id, body: 'Конец' });
  const events = eventsIn(await stream.until(shows(eventIds[0])));
  expect(toldOf(events, forgotten)).toEqual([
    { type: 'OBLIGATION_AT_RISK', occurredAt: utc('2026-11-25T15:30:00+03:00') },
    { type: 'OBLIGATION_AT_RISK', occurredAt: utc('2026-11-26T10:30:00+03:00') },
    { type: 'OBLIGATION_BREACHED', occurredAt: utc('2026-11-26T11:30:01+03:00') },
  ]);
  expect(toldOf(events, answered)).toEqual([]);
  await stream.end();
});

it('a desk that was cut off over a warning gives it once when it is back, and only while the due is to come', async () => {
  const doomed = await startSystem();
  onTestFinished(() => doomed.stop());
  await doomed.at('2026-11-24T11:30:00+03:00');
  const stream = await followTicketsFromNow(doomed.socket());
  const tickets = [await deskOf(doomed).clientAsks({ priority: 'HIGH' }), await deskOf(doomed).clientAsks({ priority: 'HIGH' })] as const;
  await doomed.at('2026-11-25T15:30:00+03:00');
  await stream.end();
  await doomed.server.kill();
  let server = await startServerOn(doomed.dataDir, {}, clockFrom('2026-11-25T15:30:00+03:00'));
  onTestFinished(() => server.stop());
  for (const instant of ['2026-11-26T10:45:00+03:00', '2026-11-26T11:00:00+03:00', '2026-11-26T11:30:01+03:00']) {
    await server.at(instant);
    await server.server.kill();
    server = await startServerOn(doomed.dataDir, {}, clockFrom(instant));
  }
  await server.at('2026-11-26T12:00:00+03:00');
  const { eventIds } = await deskOf(server).act('addInternalNote', { ticketId: tickets[0].id, body: 'Конец' });
  const sequel = followTickets(server.socket(), stream.from);
  const past = eventsIn(await sequel.until(shows(eventIds[0])));
  for (const ticket of tickets) expect(toldOf(past, ticket).map(({ type }) => type)).toEqual(['OBLIGATION_AT_RISK', 'OBLIGATION_AT_RISK', 'OBLIGATION_BREACHED']);
  await sequel.end();
});
