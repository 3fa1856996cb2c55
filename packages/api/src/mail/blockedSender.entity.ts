import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../platform/identity.ts';

const BlockedSenderSchema = defineEntity({
  name: 'BlockedSender',
  tableName: 'blocked_sender',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    /** An address without the label behind a plus, or a whole domain; in lower case. */
    sender: p.string().length(320).unique(),
    blockedAt: p.datetime(3),
    /** Who blocked it, as the person was called then. */
    blockedBy: p.string().length(200),
  },
});

/** A stranger whose letters are kept and shown to nobody who does not look for them (§4.9). */
export class BlockedSender extends BlockedSenderSchema.class {}
BlockedSenderSchema.setClass(BlockedSender);
