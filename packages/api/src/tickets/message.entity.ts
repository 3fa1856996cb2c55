import { defineEntity, p } from '@mikro-orm/core';
import { channels, codesOf, type TicketStatus } from '@reglament/schema';
import { Contact } from '../clients/contact.entity.ts';
import { newId } from '../platform/identity.ts';
import { Staff } from '../staff/staff.entity.ts';
import { Ticket } from './ticket.entity.ts';

/** The ticket as it was before an answer; instants as ISO 8601. */
export interface BeforeAnswer {
  /** When it was so. */
  at: string;
  /** The person or the system that wrote it. */
  authorId: string;
  status: TicketStatus;
  /** The status that the answer gave it. */
  answered: TicketStatus;
  /** The person to whom it gave the ticket; null when somebody had it already. */
  assignedId: string | null;
  takenAt: string | null;
  undeliveredAt: string | null;
  attachmentIds: readonly string[];
  /** It was sent out of hours by right (§4.6). */
  sentNow: boolean;
}

const MessageSchema = defineEntity({
  name: 'Message',
  tableName: 'message',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    ticket: () => p.manyToOne(Ticket).index(),
    /** Who wrote: the client's side or ours. */
    side: p.enum(['CLIENT', 'STAFF']),
    contact: () => p.manyToOne(Contact).nullable(),
    staff: () => p.manyToOne(Staff).nullable(),
    /** The author as written then: names change, the record does not. */
    authorName: p.string().length(200),
    body: p.text(),
    /** The same in HTML, made safe before it was kept; null when it came as plain text. */
    bodyHtml: p.text().nullable().lazy(),
    /** How many images of other servers its HTML names. */
    remoteImages: p.integer().default(0),
    /** What whoever reads a letter should know about it (correspondence/letterRemark.ts). */
    remarks: p.array().$type<string[]>().default([]),
    channel: p.enum(codesOf(channels)),
    /** Arrival of a client's message; the moment an answer was written. */
    writtenAt: p.datetime(3),
    /** When an answer leaves: at once in opening hours, else at the next opening (§4.6). */
    leavesAt: p.datetime(3).nullable(),
    /** What the answer changed on its ticket: until it leaves it can be taken back. Null for what cannot. */
    beforeAnswer: p.json().$type<BeforeAnswer>().nullable(),
    /** A question to the client: it answers the obligation, and the ticket waits for the client. */
    question: p.boolean().default(false),
    /** The promise under which a client's message waits for its answer (R6); null for what opens none and for our own. */
    obligationId: p.uuid().nullable().index(),
    /** An auto-reply or another machine's letter: it is kept, and opens nothing (R15). */
    machine: p.boolean().default(false),
  },
  indexes: [{ properties: ['ticket', 'writtenAt'] }, { name: 'message_leaves', expression: 'create index message_leaves on message (leaves_at) where leaves_at is not null' }],
});

/** A letter or message between the client and the desk. Internal notes are not messages: see InternalNote. */
export class Message extends MessageSchema.class {}
MessageSchema.setClass(Message);
