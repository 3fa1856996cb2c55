import { defineEntity, p } from '@mikro-orm/core';

const CreationSchema = defineEntity({
  name: 'Creation',
  tableName: 'creation',
  properties: {
    /** Id of the record. */
    id: p.uuid().primary(),
    /** Who made it: staff or a machine user. */
    callerId: p.uuid(),
    /** The act by which it was made, for example `createTicket`. */
    act: p.string().length(64),
    /** SHA-256 of what the act was sent. */
    contentHash: p.string().length(64),
  },
});

/** How a record came to be whose maker named it, by its id or by an id of the maker's own: who sends the same again gets the same record. */
export class Creation extends CreationSchema.class {}
CreationSchema.setClass(Creation);
