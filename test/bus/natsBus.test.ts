import { afterAll, beforeAll, expect, it } from 'vitest';
import { deskOf, type Ticket } from '../support/desk.ts';
import { startNatsServer, type NatsServer } from '../support/natsServer.ts';
import { startServerOn, startSystem, type System } from '../support/startSystem.ts';
import { eventsIn, followTicketsFromNow } from '../support/stream.ts';

/** Two processes on one database with a real NATS between them. */
let nats: NatsServer;
let first: System;
let second: System;
let ticket: Ticket;
beforeAll(async () => {
  nats = await startNatsServer();
  first = await startSystem({ NATS_URL: nats.url });
  second = await startServerOn(first.dataDir, { NATS_URL: nats.url });
  await Promise.all([first, second].map((one) => one.at('2026-11-24T11:00:00+03:00')));
  ticket = await deskOf(first).clientAsks();
});
afterAll(async () => {
  await second.stop();
  await first.stop();
  await nats.kill();
});

/** Notes written at the first process, and what a subscriber of the second is told of them; something happens on the way. */
const notesHeard = async (count: number, onTheWay: (written: number) => Promise<void> = async () => undefined): Promise<{ written: string[]; heard: string[] }> => {
  const stream = await followTicketsFromNow(second.socket());
  const written: string[] = [];
  for (let index = 0; index < count; index += 1) {
    written.push((await deskOf(first).act('addInternalNote', { ticketId: ticket.id, body: `Заметка ${index}` })).eventIds[0] ?? '');
    await onTheWay(index + 1);
  }
  const heard = eventsIn(await stream.until(({ ticketEvents: { event } }) => event?.id === written.at(-1))).filter(({ type }) => type === 'INTERNAL_NOTE_ADDED').map(({ id }) => id);
  await stream.end();
  return { written, heard };
};

it('what happens at one process is told by the other', async () => {
  const { written, heard } = await notesHeard(40);
  expect(heard).toEqual(written);
});

it('a NATS that dies and comes back costs no event and brings none twice', async () => {
  const { written, heard } = await notesHeard(60, async (count) => {
    if (count === 20) await nats.kill();
    if (count === 40) await nats.start();
  });
  expect(heard).toEqual(written);
  for (const { server } of [first, second]) await server.printed((output) => output.includes('the bus of events is not reached'));
  for (const { server } of [first, second]) await server.printed((output) => output.includes('the bus of events is reached again'));
  const afterwards = await notesHeard(10);
  expect(afterwards.heard).toEqual(afterwards.written);
});

it('a desk starts and works without the NATS that it was told of', async () => {
  await nats.kill();
  const third = await startServerOn(first.dataDir, { NATS_URL: nats.url });
  expect((await fetch(`${third.server.url}/ready`)).status).toBe(200);
  const stream = await followTicketsFromNow(third.socket());
  const { eventIds } = await deskOf(second).act('addInternalNote', { ticketId: ticket.id, body: 'Без шины' });
  await stream.until(({ ticketEvents: { event } }) => event?.id === eventIds[0]);
  await stream.end();
  await third.stop();
});
