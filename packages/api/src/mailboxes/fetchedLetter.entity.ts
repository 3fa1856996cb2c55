import { defineEntity, p } from '@mikro-orm/core';
import { IncomingLetter } from '../mail/incomingLetter.entity.ts';
import { Mailbox } from './mailbox.entity.ts';

const FetchedLetterSchema = defineEntity({
  name: 'FetchedLetter',
  tableName: 'fetched_letter',
  properties: {
    mailbox: () => p.manyToOne(Mailbox).primary(),
    /** Of which of its folders (see mailbox.folderNumber). */
    folderNumber: p.integer().primary().default(0),
    uidValidity: p.bigint('number').primary(),
    uid: p.bigint('number').primary(),
    /** Null while it could not be fetched. */
    letter: () => p.manyToOne(IncomingLetter).nullable().index(),
    /** How often fetching it failed, when it did last, and what was said of it then. */
    attempts: p.integer().default(0),
    failedAt: p.datetime(3).nullable(),
    said: p.string().length(300).nullable(),
    /** Of one that failed: its size by the word of the server. */
    bytes: p.bigint('number').nullable(),
    /** Its arrival by the clock of the server, which may be ahead of ours; null for one that was stored before the desk kept it. */
    arrivedAt: p.datetime(3).nullable(),
    storedAt: p.datetime(3).nullable(),
    /** When the mailbox was told what happens to it after storing; null until then. */
    handledAt: p.datetime(3).nullable(),
  },
  indexes: [
    { name: 'fetched_letter_failed', expression: 'create index fetched_letter_failed on fetched_letter (mailbox_id, uid_validity) where stored_at is null' },
    { name: 'fetched_letter_unhandled', expression: 'create index fetched_letter_unhandled on fetched_letter (mailbox_id, uid_validity) where handled_at is null' },
  ],
});

/**
 * That the desk has a letter of a mailbox: written in the transaction that stores the letter, so that it is stored once, whatever
 * becomes of the connection, of the process, or of two processes that read at once.
 */
export class FetchedLetter extends FetchedLetterSchema.class {}
FetchedLetterSchema.setClass(FetchedLetter);
