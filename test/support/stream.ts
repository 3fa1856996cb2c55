import type { Client } from 'graphql-ws';

/** A subscription as a test reads it: frame by frame, waiting for what is to come. */
export interface Stream<Frame> {
  /** The next frame; fails when the stream ends or errs instead. */
  next(): Promise<Frame>;
  /** All frames up to the first that is wanted, that one included. */
  until(wanted: (frame: Frame) => boolean): Promise<Frame[]>;
  end(): Promise<void>;
}

export const follow = <Frame>(client: Client, query: string, variables: Record<string, unknown> = {}): Stream<Frame> => {
  const frames = client.iterate<Frame>({ query, variables });
  const next = async (): Promise<Frame> => {
    const { done, value } = await frames.next();
    if (done) throw new Error('the stream has ended');
    if (value.errors || !value.data) throw new Error(JSON.stringify(value.errors));
    return value.data;
  };
  return {
    next,
    until: async (wanted) => {
      const seen: Frame[] = [];
      for (;;) {
        const frame = await next();
        seen.push(frame);
        if (wanted(frame)) return seen;
      }
    },
    end: async () => {
      await frames.return?.();
    },
  };
};

export interface TicketEvent {
  id: string;
  position: string;
  type: string;
  ticketId: string;
  ticketNumber: string | null;
  ticketVersion: number;
  occurredAt: string;
  actor: { kind: string; name: string };
}

export interface TicketEventFrame {
  ticketEvents: { ack: boolean; cursor: string; event: TicketEvent | null };
}

const ticketEvents = `subscription($after: Cursor) { ticketEvents(after: $after) { ack cursor
  event { id position type ticketId ticketNumber ticketVersion occurredAt actor { kind name } } } }`;

/** What happens to tickets, from now or from a cursor on. */
export const followTickets = (client: Client, after: string | null = null): Stream<TicketEventFrame> => follow<TicketEventFrame>(client, ticketEvents, { after });

/** Subscribes and waits for the acknowledgement: what happens from here on is in the stream. */
export const followTicketsFromNow = async (client: Client): Promise<Stream<TicketEventFrame> & { from: string }> => {
  const stream = followTickets(client);
  const { ticketEvents: first } = await stream.next();
  if (!first.ack) throw new Error('the first frame is no acknowledgement');
  return { ...stream, from: first.cursor };
};

export const eventsIn = (frames: readonly TicketEventFrame[]): TicketEvent[] => frames.flatMap(({ ticketEvents: { event } }) => event ?? []);
