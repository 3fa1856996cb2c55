import type { Door } from './doors.ts';

/** What an example can be tried with: a request and a client of the desk that is asked. */
export interface Things {
  ticketId: string | null;
  ticketNumber: string | null;
  clientId: string | null;
}

/** Finds them, at each door with what can be named there. */
export const askingForThings: Readonly<Record<Door, string>> = {
  staff: '{ tickets(first: 1) { nodes { id number } } clients(first: 1, filter: { active: true }) { nodes { id } } }',
  client: '{ tickets(first: 1) { nodes { id number } } }',
};

interface Found { data?: { tickets?: { nodes: { id: string; number: string }[] } | null; clients?: { nodes: { id: string }[] } | null } | null }
/** What an answer to that question tells; nothing where whoever asks may see nothing, or the desk is empty. */
export const thingsIn = (answer: unknown): Things => {
  const { tickets, clients } = (answer as Found).data ?? {};
  const [ticket, client] = [tickets?.nodes[0], clients?.nodes[0]];
  return { ticketId: ticket?.id ?? null, ticketNumber: ticket?.number ?? null, clientId: client?.id ?? null };
};

/** The variables of each example: with them it is answered as it stands. At the door of clients whose request it is says the key; at the desk's it is said. */
export const variablesOf = (id: string, door: Door, { ticketId, ticketNumber, clientId }: Things): Readonly<Record<string, unknown>> | null => {
  const forClient = door === 'staff' ? { clientId: clientId ?? '' } : {};
  const said = { subject: 'Module is silent', body: 'No answer on UART after power-up.' };
  switch (id) {
    case 'request': return { id: ticketNumber ?? 'TP-2026-000001' };
    case 'fileARequest': return { input: { ...forClient, ...said, priority: 'HIGH' } };
    case 'fileOnce': return { input: { ...forClient, externalId: 'order-4711', ...said } };
    case 'records': return { ids: ticketId === null ? [] : [ticketId] };
    case 'announceAFile': return { input: { fileName: 'uart.log', size: 2048, contentType: 'text/plain', sha256: '0'.repeat(64) } };
    default: return null;
  }
};
