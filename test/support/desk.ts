import { recordsOf } from './records.ts';
import type { System, Asker } from './startSystem.ts';
import type { UserError } from './userError.ts';

export interface Obligation {
  id: string;
  kind: 'FIRST' | 'FOLLOW_UP';
  priority: string;
  startsAt: string;
  dueAt: string;
  answeredAt: string | null;
  breachedAt: string | null;
  notRequiredAt: string | null;
  standing: string;
}

export interface TimelineEntry {
  id: string;
  type: string;
  at: string;
  author: { kind: string; name: string };
  body: string | null;
  clause: string | null;
  channel: string | null;
  leavesAt: string | null;
  delivery: string | null;
  params: { name: string; value: string }[];
}

export interface Ticket {
  id: string;
  number: string;
  subject: string;
  status: string;
  channel: string;
  locale: string;
  priority: string;
  priorityByDefault: boolean;
  criticality: string | null;
  version: number;
  entitled: boolean;
  missingFields: string[];
  relatedLinks: string[];
  incomingNumber: string | null;
  receivedAt: string;
  registeredAt: string;
  takenAt: string | null;
  closedAt: string | null;
  closingReason: string | null;
  assignee: { name: string } | null;
  client: { id: string; name: string };
  regulationVersion: { number: string; effectiveFrom: string };
  obligations: Obligation[];
  timeline: TimelineEntry[];
}

export interface Outcome {
  ticket: Ticket | null;
  userErrors: UserError[];
  eventIds: string[];
}

/** What is read of a ticket; the desk's own is not there for clients. */
const ticketFields = (isClient: boolean): string => `id number subject status channel locale priority priorityByDefault criticality version entitled missingFields relatedLinks
  incomingNumber receivedAt registeredAt ${isClient ? '' : 'takenAt regulationVersion { number effectiveFrom }'} closedAt closingReason assignee { name } client { id name }
  obligations { id kind priority startsAt dueAt answeredAt ${isClient ? '' : 'breachedAt notRequiredAt'} standing }
  timeline { id type at author { kind name } body clause channel ${isClient ? '' : 'leavesAt delivery'} params { name value } }`;

/** The acts of the desk in a test's words. Each answers what the API answered. */
export const deskOf = (system: System) => {
  let specialist: Promise<{ id: string }> | null = null;
  const isClient = (asker: Asker | undefined): boolean => asker === system.partner;
  const act = async (name: string, input: Record<string, unknown>, asker?: Asker): Promise<Outcome> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation($input: ${type}!) { ${name}(input: $input) { ticket { ${ticketFields(isClient(asker))} } eventIds userErrors { code field clause message } } }`;
    const data = await system.get<Record<string, Outcome>>(document, { input }, asker);
    const outcome = data[name];
    if (!outcome) throw new Error(`${name} answered nothing`);
    return outcome;
  };
  /** The act must succeed; answers its ticket. */
  const done = async (name: string, input: Record<string, unknown>, asker?: Asker): Promise<Ticket> => {
    const { ticket, userErrors } = await act(name, input, asker);
    if (!ticket || userErrors.length > 0) throw new Error(`${name} was refused: ${JSON.stringify(userErrors)}`);
    return ticket;
  };
  const read = async (id: string, asker?: Asker): Promise<Ticket> => {
    const { ticket } = await system.get<{ ticket: Ticket | null }>(`query($id: ID!) { ticket(id: $id) { ${ticketFields(isClient(asker))} } }`, { id }, asker);
    if (!ticket) throw new Error('the ticket is not there');
    return ticket;
  };
  /** Somebody who may answer clients. */
  const specialistId = async (): Promise<string> => (await (specialist ??= recordsOf(system).staff('filtrov'))).id;
  /** What the partner's system does for its client, as the desk sees it then. */
  const doneByClient = async (name: string, input: Record<string, unknown>): Promise<Ticket> => read((await done(name, input, system.partner)).id);
  return {
    act,
    done,
    clientAsks: (request: Record<string, unknown> = {}): Promise<Ticket> => doneByClient('createTicket', { subject: 'Модуль не отвечает', body: 'После включения нет ответа по UART.', ...request }),
    clientWrites: (ticket: Pick<Ticket, 'id'>, body = 'Дополнение от клиента'): Promise<Ticket> => doneByClient('addClientMessage', { ticketId: ticket.id, body }),
    /** A key answers in the name of a specialist. */
    answer: async (ticket: Pick<Ticket, 'id'>, asker: Asker, input: Record<string, unknown> = {}): Promise<Ticket> =>
      done('answerTicket', { ticketId: ticket.id, ...(asker && 'key' in asker ? { staffId: await specialistId() } : {}), body: 'Проверьте питание модуля.', ...input }, asker),
    specialistId,
    ticket: ({ id }: Pick<Ticket, 'id'>, asker?: Asker): Promise<Ticket> => read(id, asker),
    /** How many tickets there are, as the asker sees it. */
    ticketCount: async (filter: Record<string, unknown> = {}, asker?: Asker): Promise<number> => {
      const { tickets } = await system.get<{ tickets: { totalCount: number } }>('query($filter: TicketFilter) { tickets(first: 0, filter: $filter) { totalCount } }', { filter }, asker);
      return tickets.totalCount;
    },
  };
};

/** The timeline without the confirmation, which leaves when delivery comes to it. */
export const told = ({ timeline }: Pick<Ticket, 'timeline'>): TimelineEntry[] => timeline.filter(({ type }) => type !== 'CONFIRMATION');

/** The instant as the API writes it. */
export const utc = (instant: string): string => new Date(instant).toISOString();
