import type { System, Asker } from './startSystem.ts';

export interface UserError {
  code: string;
  field: string[];
  clause: string | null;
  message: string;
}

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

export interface Ticket {
  id: string;
  number: string;
  status: string;
  priority: string;
  priorityByDefault: boolean;
  version: number;
  entitled: boolean;
  missingFields: string[];
  assignee: { name: string } | null;
  client: { id: string; name: string };
  obligations: Obligation[];
  timeline: { id: string; type: string; at: string; body: string | null; clause: string | null; leavesAt: string | null }[];
}

export interface Outcome {
  ticket: Ticket | null;
  userErrors: UserError[];
  eventIds: string[];
}

const ticketFields = `id number status priority priorityByDefault version entitled missingFields assignee { name } client { id name }
  obligations { id kind priority startsAt dueAt answeredAt breachedAt notRequiredAt standing }
  timeline { id type at body clause leavesAt }`;

/** The acts of the desk in a test's words. Each answers what the API answered. */
export const deskOf = (system: System) => {
  const act = async (name: string, input: Record<string, unknown>, asker?: Asker): Promise<Outcome> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation($input: ${type}!) { ${name}(input: $input) { ticket { ${ticketFields} } eventIds userErrors { code field clause message } } }`;
    const data = await system.get<Record<string, Outcome>>(document, { input }, asker);
    const outcome = data[name];
    if (!outcome) throw new Error(`${name} answered nothing`);
    return outcome;
  };
  /** The act must succeed; answers its ticket. */
  const done = async (name: string, input: Record<string, unknown>, asker?: Asker): Promise<Ticket> => {
    const { ticket, userErrors } = await act(name, input, asker);
    if (!ticket) throw new Error(`${name} was refused: ${JSON.stringify(userErrors)}`);
    return ticket;
  };
  return {
    act,
    done,
    /** A client writes (as the partner's system does it for its client). */
    clientAsks: (request: Record<string, unknown> = {}): Promise<Ticket> =>
      done('createTicket', { subject: 'Модуль не отвечает', body: 'После включения нет ответа по UART.', ...request }, system.partner),
    clientWrites: (ticket: Ticket, body = 'Дополнение от клиента'): Promise<Ticket> => done('addClientMessage', { ticketId: ticket.id, body }, system.partner),
    answer: (ticket: Ticket, asker: Asker, input: Record<string, unknown> = {}): Promise<Ticket> => done('answerTicket', { ticketId: ticket.id, body: 'Проверьте питание модуля.', ...input }, asker),
    ticket: async (ticket: Pick<Ticket, 'id'>, asker?: Asker): Promise<Ticket> => {
      const { ticket: found } = await system.get<{ ticket: Ticket | null }>(`query($id: ID!) { ticket(id: $id) { ${ticketFields} } }`, { id: ticket.id }, asker);
      if (!found) throw new Error('the ticket is not there');
      return found;
    },
  };
};

/** The instant as the API writes it. */
export const utc = (instant: string): string => new Date(instant).toISOString();
