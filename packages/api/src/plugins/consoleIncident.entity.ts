import { defineEntity, p } from '@mikro-orm/core';

const ConsoleIncidentSchema = defineEntity({
  name: 'ConsoleIncident',
  tableName: 'console_incident',
  properties: {
    plugin: p.string().length(100).primary(),
    item: p.string().length(200).primary(),
    message: p.string().length(500).primary(),
    windows: p.integer(),
    firstAt: p.datetime(3),
    lastAt: p.datetime(3).index(),
    /** The member of staff in whose window it was seen last. */
    lastBy: p.uuid(),
  },
});

/** Something that failed in the consoles of staff, once for all windows. */
export class ConsoleIncident extends ConsoleIncidentSchema.class {}
ConsoleIncidentSchema.setClass(ConsoleIncident);
