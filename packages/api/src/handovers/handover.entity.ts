import { defineEntity, p } from '@mikro-orm/core';
import { codesOf, handoverStates } from '@reglament/schema';
import { newId } from '../platform/identity.ts';
import { Staff } from '../staff/staff.entity.ts';
import { Ticket } from '../tickets/ticket.entity.ts';

const HandoverSchema = defineEntity({
  name: 'Handover',
  tableName: 'handover',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    ticket: () => p.manyToOne(Ticket).index(),
    state: p.enum(codesOf(handoverStates)),
    /** What was collected for development; no client ever sees it. */
    summary: p.text(),
    /** Where development works on it, http or https. */
    trackerUrl: p.string().length(2000).nullable(),
    /** Why development has it, as the client was told. */
    reason: p.text().nullable(),
    /** What the client can do meanwhile. */
    workaround: p.text().nullable(),
    /** The release that carries the fix. */
    release: p.string().length(200).nullable(),
    /** Why it came back without a fix. */
    returnReason: p.text().nullable(),
    handedOverAt: p.datetime(3),
    staff: () => p.manyToOne(Staff).nullable(),
    authorName: p.string().length(200),
    updatedAt: p.datetime(3),
    /** When development was done with it, in whatever way. */
    endedAt: p.datetime(3).nullable(),
  },
});

/** A request at development (§3.2, §3.8). A ticket may be handed over several times, and to several teams at once. */
export class Handover extends HandoverSchema.class {}
HandoverSchema.setClass(Handover);
