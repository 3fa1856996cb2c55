import { defineEntity, p } from '@mikro-orm/core';
import { codesOf, letterStatuses } from '@reglament/schema';
import { newId } from '../platform/identity.ts';
import { mailboxInSql } from '../platform/text/mailboxOf.ts';
import { RegulationVersion } from '../regulation/regulationVersion.entity.ts';
import { Ticket } from '../tickets/ticket.entity.ts';
import type { RefusedAddress } from './transport.ts';

const OutgoingLetterSchema = defineEntity({
  name: 'OutgoingLetter',
  tableName: 'outgoing_letter',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    /** Null for a letter to somebody who is not a client yet. */
    ticket: () => p.manyToOne(Ticket).nullable().index(),
    /** The message of the ticket that the letter carries; null for the desk's own notices. */
    messageId: p.uuid().nullable().unique(),
    templateKey: p.string().length(64),
    /** One address, or several with commas; empty when nobody has one. */
    toAddress: p.string().length(1000),
    subject: p.text(),
    body: p.text(),
    /** The same in HTML; null for a letter in plain text. */
    bodyHtml: p.text().nullable().lazy(),
    /** Files of its message that go with it (see enclosures.ts), in their order. */
    attachmentIds: p.array().$type<string[]>().default([]),
    locale: p.string().length(5),
    /** Whose words it has (§2.4); null for one of before this was kept. */
    regulationVersion: () => p.manyToOne(RegulationVersion).nullable().deleteRule('set null'),
    status: p.enum(codesOf(letterStatuses)),
    /** Whether the desk answers a letter with it by itself: only so many leave (see replyCaps.ts). */
    automaticReply: p.boolean().default(false),
    /** The reply goes to somebody who proved nothing: these have caps of their own. */
    toUnproven: p.boolean().default(false),
    /** When the letter arrived that it answers, for a reply of that kind. */
    answersAt: p.datetime(3).nullable(),
    /** News to many: letters that somebody waits for go first (see waitingLetter.ts). */
    news: p.boolean().default(false),
    createdAt: p.datetime(3),
    /** Not before this moment: answers wait for opening hours (§4.6). */
    sendAfter: p.datetime(3),
    sentAt: p.datetime(3).nullable(),
    attempts: p.integer().default(0),
    /** When delivery looks at it next; rises with each attempt that failed. */
    nextAttemptAt: p.datetime(3),
    /** Whether its last attempt met a server that let in no letter: none would fare better. */
    serverAway: p.boolean().default(false),
    /** Addresses that have not taken it yet, where others have or refused it; null while it goes to all of them. */
    pendingTo: p.string().length(1000).nullable(),
    /** Addresses that refused it for good, each with what was said. */
    refused: p.json().$type<RefusedAddress[]>().default([]),
    /** Since when it is tried; patience counts from then (see retry.ts). */
    firstAttemptAt: p.datetime(3).nullable(),
    /** When the first attempt was; the other one moves on while it waits for the opening (decision 95). */
    triedSince: p.datetime(3).nullable(),
    /** How often a server took it and what came of that could not be kept (see unkept.ts). */
    unkept: p.integer().default(0),
    /** When its specialist was warned that it does not arrive. */
    delayedAt: p.datetime(3).nullable(),
    /** When staff were done with it though it did not arrive. */
    dismissedAt: p.datetime(3).nullable(),
    /** What the mail server answered when it took it; of several addresses that it took one by one, the last time. */
    serverAnswer: p.text().nullable(),
    /** A code of our own (`letterFaults`) or what the mail server said. */
    lastError: p.text().nullable(),
    /** Headers besides those that every letter has. */
    headers: p.json().$type<Record<string, string>>(),
    /** What the letter is for, for example `confirmation:<ticket id>`: the same purpose never makes a second letter. */
    deduplicationKey: p.string().length(400).unique(),
    /** Message-ID of the letter, the same at every attempt, so that one delivered twice is seen to be one. */
    messageHeaderId: p.string().length(320).unique(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'outgoing_letter_waiting', expression: `create index outgoing_letter_waiting on outgoing_letter (next_attempt_at) where status = 'WAITING'` },
    { name: 'outgoing_letter_replies', expression: `create index outgoing_letter_replies on outgoing_letter (${mailboxInSql('to_address')}, answers_at) where automatic_reply and status <> 'HELD'` },
    { name: 'outgoing_letter_replies_at', expression: `create index outgoing_letter_replies_at on outgoing_letter (answers_at) where automatic_reply and status <> 'HELD'` },
    { name: 'outgoing_letter_held', expression: `create index outgoing_letter_held on outgoing_letter (${mailboxInSql('to_address')}) where status = 'HELD'` },
    { name: 'outgoing_letter_news', expression: `create index outgoing_letter_news on outgoing_letter (send_after) where news and status = 'WAITING'` },
    { name: 'outgoing_letter_announcement', expression: `create index outgoing_letter_announcement on outgoing_letter (split_part(deduplication_key, ':', 3)) where news` },
    { name: 'outgoing_letter_sent', expression: 'create index outgoing_letter_sent on outgoing_letter (sent_at) where sent_at is not null' },
    { name: 'outgoing_letter_unreached', expression: `create index outgoing_letter_unreached on outgoing_letter (created_at, id) where dismissed_at is null and not news and (status in ('FAILED', 'RETURNED') or (status = 'SENT' and refused <> '[]'))` },
    { name: 'outgoing_letter_newest', expression: 'create index outgoing_letter_newest on outgoing_letter (created_at, id)' },
  ],
});

/** A letter from the desk: written in the transaction of the act that causes it, sent afterwards. */
export class OutgoingLetter extends OutgoingLetterSchema.class {}
OutgoingLetterSchema.setClass(OutgoingLetter);
