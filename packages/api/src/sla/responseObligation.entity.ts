import { defineEntity, p } from '@mikro-orm/core';
import { codesOf, obligationKinds, priorities } from '@reglament/schema';
import { newId } from '../platform/identity.ts';

const ResponseObligationSchema = defineEntity({
  name: 'ResponseObligation',
  tableName: 'response_obligation',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    /** The ticket whose client waits. A plain identifier: the clock does not know tickets. */
    ticketId: p.uuid().index(),
    clientId: p.uuid().nullable(),
    kind: p.enum(codesOf(obligationKinds)),
    priority: p.enum(codesOf(priorities)),
    /** Arrival of the client's message that waits for the answer. */
    openedAt: p.datetime(3),
    /** The message itself. */
    messageId: p.uuid().nullable(),
    startsAt: p.datetime(3),
    dueAt: p.datetime(3),
    outerLimitAt: p.datetime(3),
    /** From here on the answer is at risk (R18, the first threshold). */
    warnAt: p.datetime(3),
    /** The due touches a year whose calendar is a forecast (R21). */
    provisional: p.boolean().default(false),
    /** When our answer left (R5); in the future while it is held for opening hours. */
    answeredAt: p.datetime(3).nullable(),
    answerId: p.uuid().nullable(),
    /** Dated by the due, whenever it was noticed (R4). */
    breachedAt: p.datetime(3).nullable(),
    notRequiredAt: p.datetime(3).nullable(),
    notRequiredReason: p.text().nullable(),
    /** With it the ledger's commitment to the reason is proved; null where the reason was hashed without one, or erased. */
    notRequiredSalt: p.string().length(32).nullable(),
    mergedAt: p.datetime(3).nullable(),
    /** R11: a lead excused the breach, which stays. */
    excusedAt: p.datetime(3).nullable(),
    excusedById: p.uuid().nullable(),
    excusedReason: p.text().nullable(),
    excusedSalt: p.string().length(32).nullable(),
    regulationVersionId: p.uuid(),
    /** For example `2026 v1, 2027 v1`. */
    calendarVersions: p.string().length(2000),
    version: p.integer().version(),
    /** The engine's own: the due whose warnings it has in hand, and the next of them; null when none is to come. */
    warnedDueAt: p.datetime(3).nullable(),
    nextWarningAt: p.datetime(3).nullable(),
  },
  indexes: [
    // a due that moved since the engine looked warns again from its first threshold on
    { name: 'response_obligation_warning', expression: `create index response_obligation_warning on response_obligation ((case when warned_due_at is not distinct from due_at then next_warning_at else warn_at end)) where breached_at is null and (least(answered_at, not_required_at, merged_at) > due_at) is not false` },
    // answers that are held for the opening: their promises are still owed when the calendar changes
    { name: 'response_obligation_answered', expression: 'create index response_obligation_answered on response_obligation (answered_at) where answered_at is not null' },
    // what the breach engine looks at: promises that can still be broken
    { name: 'response_obligation_running', expression: `create index response_obligation_running on response_obligation (due_at) where breached_at is null and (least(answered_at, not_required_at, merged_at) > due_at) is not false` },
  ],
});

/** One promised reaction: an answer owed to one message of the client (§4.7, §4.12). Nothing else is called the SLA. */
export class ResponseObligation extends ResponseObligationSchema.class {}
ResponseObligationSchema.setClass(ResponseObligation);

