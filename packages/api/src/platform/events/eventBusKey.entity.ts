import { defineEntity, p } from '@mikro-orm/core';

/** By what the processes of a desk know each other on a bus: whoever reaches their database. One row. */
const EventBusKeySchema = defineEntity({
  name: 'EventBusKey',
  tableName: 'event_bus_key',
  properties: {
    /** Always 1. */
    id: p.smallint().primary(),
    /** 64 hexadecimal digits. */
    key: p.string().length(64),
  },
});

export class EventBusKey extends EventBusKeySchema.class {}
EventBusKeySchema.setClass(EventBusKey);
