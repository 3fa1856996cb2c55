// Files a request, says when the answer is due, adds a message and follows what happens until that message is seen.
// REGLAMENT_URL=https://support.example.org REGLAMENT_KEY=rk_… node partner.ts "Module is silent"
import { addClientMessage, connect, createTicket, RefusedError, ticketEvents } from '@reglament/schema/client';

const { REGLAMENT_URL: url = 'http://127.0.0.1:4000', REGLAMENT_KEY: key = '' } = process.env;
const [subject = 'Module is silent'] = process.argv.slice(2);
const desk = connect({ url, key });

try {
  const { ticket, eventCursor } = await desk.act(createTicket, { input: { subject, body: 'No answer on UART after power-up.', priority: 'HIGH' } });
  if (!ticket) throw new Error('the desk answered nothing');
  console.log(`filed ${ticket.number}, due ${ticket.sla?.dueAt ?? 'never'}`);

  const { eventIds } = await desk.act(addClientMessage, { input: { ticketId: ticket.number, body: 'It happens after each update.' } });
  // from the cursor of the first act on: whatever happened since then comes, however long ago that was
  for await (const { event } of desk.follow(ticketEvents, { after: eventCursor })) {
    console.log(`${event.type} ${event.ticketNumber ?? ''}`);
    if (eventIds.includes(event.id)) break;
  }
} catch (error) {
  if (!(error instanceof RefusedError)) throw error;
  console.error(`refused: ${error.message}`);
  process.exitCode = 1;
}
