import { defineEntity, p } from '@mikro-orm/core';
import { afterStorings, codesOf, mailboxFaults, mailboxSecurities } from '@reglament/schema';
import { newId } from '../platform/identity.ts';

const MailboxSchema = defineEntity({
  name: 'Mailbox',
  tableName: 'mailbox',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    name: p.string().length(200).unique(),
    host: p.string().length(253),
    port: p.integer(),
    security: p.enum(codesOf(mailboxSecurities)),
    /** The name by which the desk signs in. */
    userName: p.string().length(320),
    /** Sealed for this host, port, encryption and user alone (see sealedPassword.ts). */
    sealedPassword: p.text().hidden(),
    folder: p.string().length(500),
    afterStoring: p.enum(codesOf(afterStorings)),
    /** Where letters are moved to; null when they are not. */
    moveTo: p.string().length(500).nullable(),
    /** Letters that arrived before are not the desk's; null: all of the folder is. */
    takesFrom: p.datetime(3).nullable(),
    active: p.boolean().default(true),
    /** How often it was turned to another folder or server: each numbers its letters by itself, two of them perhaps alike. */
    folderNumber: p.integer().default(0),

    // What follows belongs to the process that reads the mailbox: it writes without a new version.
    /** The numbering of the folder, and the last letter of it that was dealt with. A folder that was made anew counts anew. */
    uidValidity: p.bigint('number').nullable(),
    lastUid: p.bigint('number').default(0),
    /** Letters from this number on came after the first look at this numbering: they are the desk's, whatever the server's clock says. Null: nobody knows. */
    firstUid: p.bigint('number').nullable(),
    /** When it was last read without a fault. */
    polledAt: p.datetime(3).nullable(),
    /** Since when it cannot be read, and why. */
    failingSince: p.datetime(3).nullable(),
    fault: p.enum(codesOf(mailboxFaults)).nullable(),
    /** What the server said, for whoever mends it. */
    faultDetail: p.string().length(500).nullable(),
    /** In a row. */
    failures: p.integer().default(0),
    nextAttemptAt: p.datetime(3).nullable(),
    /** When somebody asked for a reconciliation. */
    reconcileAskedAt: p.datetime(3).nullable(),
    reconciledAt: p.datetime(3).nullable(),
    /** Of the last reconciliation: letters of the folder that are the desk's, and how many of them it has. */
    lettersInMailbox: p.integer().nullable(),
    lettersStored: p.integer().nullable(),
    version: p.integer().version(),
  },
});

/** A mailbox from which the desk takes letters (§4.1). */
export class Mailbox extends MailboxSchema.class {}
MailboxSchema.setClass(Mailbox);
