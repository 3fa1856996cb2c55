import { defineEntity, p } from '@mikro-orm/core';
import { codesOf, incomingLetterOutcomes, letterAuthentications } from '@reglament/schema';
import { newId } from '../platform/identity.ts';
import { Ticket } from '../tickets/ticket.entity.ts';
import { letterReasons } from './letterReason.ts';

const IncomingLetterSchema = defineEntity({
  name: 'IncomingLetter',
  tableName: 'incoming_letter',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    /** The letter as it came, byte for byte: written before anybody looks into it. */
    raw: p.blob().lazy(),
    /** SHA-256 of the letter without the traces of its transport: the same letter has the same one by every way. */
    sha256: p.string().length(64).index(),
    /** Size at its mail server where only its headers were fetched; null when `raw` is the whole letter. */
    fullBytes: p.integer().nullable(),
    /** Sender and recipients of the transport; an empty sender is a bounce or another machine. Null when the way told none. */
    envelopeFrom: p.string().length(320).nullable(),
    envelopeTo: p.array().$type<string[]>(),
    /** Arrival (R14): when the desk's mailbox took it, never what the letter says. */
    /** Who brought it to the door, and how that server called itself; null when it came another way. */
    peerAddress: p.string().length(64).nullable(),
    peerHelo: p.string().length(255).nullable(),
    /** Host of the mailbox in which it lay, in lower case; null when it came another way. */
    mailboxHost: p.string().length(253).nullable(),
    /** What is known of whether the owner of the From address wrote it; null when nobody wanted to know, or it was decided about before. */
    authentication: p.enum(codesOf(letterAuthentications)).nullable(),
    /** From what that is known (see authentication/proof.ts). */
    authenticationFindings: p.string().length(300).nullable(),
    receivedAt: p.datetime(3),
    storedAt: p.datetime(3),
    /** Null until somebody has decided about it. */
    outcome: p.enum(codesOf(incomingLetterOutcomes)).nullable(),
    reason: p.enum(codesOf(letterReasons)).nullable(),
    decidedAt: p.datetime(3).nullable(),
    /** Who of the staff decided, as the person was called then; null when the desk did by itself. */
    decidedBy: p.string().length(200).nullable(),
    /** Why a person put it aside. */
    decidedWhy: p.text().nullable(),
    /** When a person asked for it to be read again; null when nobody did, or it was done. */
    readAgainAt: p.datetime(3).nullable(),
    /** When whoever leads was told that it waits (see quarantine/waitingTooLong.ts). */
    waitingToldAt: p.datetime(3).nullable(),
    /** How often deciding failed, and when it is tried again. */
    attempts: p.integer().default(0),
    nextAttemptAt: p.datetime(3),
    ticket: () => p.manyToOne(Ticket).nullable().index(),
    /** The request that it names while it waits for a person: it touches nothing of it. */
    namedTicket: () => p.manyToOne(Ticket).nullable().index(),
    /** The message that it became. */
    messageId: p.uuid().nullable(),
    /** Its Message-ID. */
    messageHeaderId: p.string().length(1000).nullable().index(),
    /** An earlier letter with its Message-ID and other content: one of the two is not what it says. */
    namesakeId: p.uuid().nullable(),
    subject: p.text().nullable(),
    /** Number of the ticket that the sender's own desk made of the correspondence (see otherDesk.ts). */
    counterpartNumber: p.string().length(64).nullable(),
    /** In lower case. */
    fromAddress: p.string().length(320).nullable(),
    fromName: p.string().length(200).nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'incoming_letter_undecided', expression: 'create index incoming_letter_undecided on incoming_letter (next_attempt_at) where outcome is null' },
    { name: 'incoming_letter_counterpart', expression: 'create index incoming_letter_counterpart on incoming_letter (from_address, counterpart_number) where counterpart_number is not null' },
    { name: 'incoming_letter_from_waiting', expression: `create index incoming_letter_from_waiting on incoming_letter (from_address) where outcome = 'QUARANTINED'` },
    { name: 'incoming_letter_read_again', expression: 'create index incoming_letter_read_again on incoming_letter (received_at, id) where read_again_at is not null' },
    { name: 'incoming_letter_newest', expression: 'create index incoming_letter_newest on incoming_letter (received_at, id)' },
  ],
});

/** A letter that reached the desk. None is ever deleted or lost, whatever becomes of it (§4.9). */
export class IncomingLetter extends IncomingLetterSchema.class {}
IncomingLetterSchema.setClass(IncomingLetter);
