import { defineEntity, p } from '@mikro-orm/core';
import { codesOf, postponementEffects, postponementReasons } from '@reglament/schema';
import { newId } from '../platform/identity.ts';
import { Staff } from '../staff/staff.entity.ts';
import { Message } from '../tickets/message.entity.ts';
import { Ticket } from '../tickets/ticket.entity.ts';

const PostponementSchema = defineEntity({
  name: 'Postponement',
  tableName: 'postponement',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    ticket: () => p.manyToOne(Ticket).index(),
    effect: p.enum(codesOf(postponementEffects)),
    reason: p.enum(codesOf(postponementReasons)),
    /** The proof of the reason: one of the next five, see `evidenceOf`. No client ever sees it. */
    testedConfiguration: p.text().nullable(),
    /** The question of ours that the client did not answer well enough. */
    question: () => p.manyToOne(Message).nullable(),
    needed: p.text().nullable(),
    /** A category of the ticket's version that support does not cover. */
    categoryCode: p.string().length(64).nullable(),
    /** The client's message that is incorrect or unconstructive. */
    aboutMessage: () => p.manyToOne(Message).nullable(),
    /** The day on which a postponed question is taken up again; null for a refusal. */
    reviewOn: p.date().nullable(),
    /** When the owner was told that the day has come. */
    remindedAt: p.datetime(3).nullable(),
    /** The text for the client. */
    message: () => p.manyToOne(Message),
    staff: () => p.manyToOne(Staff).nullable(),
    authorName: p.string().length(200),
    at: p.datetime(3).index(),
  },
});

/** The record of an act: a solution was postponed or refused, why, and by what proof (§4.13). It never changes the act; a later one stands beside it. */
export class Postponement extends PostponementSchema.class {}
PostponementSchema.setClass(Postponement);
