import { defineEntity, p } from '@mikro-orm/core';
import { Message } from '../tickets/message.entity.ts';
import { Ticket } from '../tickets/ticket.entity.ts';

const ClientSilenceSchema = defineEntity({
  name: 'ClientSilence',
  tableName: 'client_silence',
  properties: {
    question: () => p.oneToOne(Message).primary(),
    ticket: () => p.manyToOne(Ticket).index(),
    /** When the next step is due, as it was counted last; null when there is none. */
    nextAt: p.datetime(3).nullable(),
    remindedAt: p.datetime(3).nullable(),
    proposedAt: p.datetime(3).nullable(),
    /** When the client wrote, or we wrote again. */
    endedAt: p.datetime(3).nullable(),
  },
  indexes: [{ name: 'client_silence_next', expression: 'create index client_silence_next on client_silence (next_at) where next_at is not null' }],
});

/** A question to the client that waits for its answer (§4.13). */
export class ClientSilence extends ClientSilenceSchema.class {}
ClientSilenceSchema.setClass(ClientSilence);
