import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../platform/identity.ts';
import { Staff } from '../staff/staff.entity.ts';

export const viewScopes = ['PRIVATE', 'TEAM'] as const;
export type ViewScope = (typeof viewScopes)[number];
export const viewOrders = ['QUEUE', 'NEWEST', 'OLDEST', 'UPDATED'] as const;
export type ViewOrder = (typeof viewOrders)[number];
export const densities = ['COMFORTABLE', 'COMPACT'] as const;
export type Density = (typeof densities)[number];

const ViewSchema = defineEntity({
  name: 'View',
  tableName: 'view',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    name: p.string().length(80),
    scope: p.enum(viewScopes),
    /** Who made it; a private view is seen by nobody else. */
    owner: () => p.manyToOne(Staff),
    /** A `TicketFilter` in the form in which the API takes it. A later schema may not understand it any more. */
    filter: p.json().$type<Record<string, unknown>>(),
    order: p.enum(viewOrders),
    /** Names of the facts that a row shows; null for the usual ones. */
    columns: p.array().$type<string[]>().nullable(),
    density: p.enum(densities).nullable(),
    /** Its place among the views of its owner, or of the team. */
    position: p.integer(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
    version: p.integer().version(),
  },
});

/** A saved view of the queue: which tickets, in which order, with which facts. */
export class View extends ViewSchema.class {}
ViewSchema.setClass(View);
