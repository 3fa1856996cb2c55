import { defineEntity, p } from '@mikro-orm/core';
import { codesOf, featureRequestStatuses } from '@reglament/schema';
import { Client } from '../clients/client.entity.ts';
import { newId } from '../platform/identity.ts';
import { Product } from '../products/product.entity.ts';
import { Ticket } from '../tickets/ticket.entity.ts';

/** How far one is in its life, for the database; `alias` is the table's. */
export const stageOf = (alias: string): string => `array_position(array[${codesOf(featureRequestStatuses).map((status) => `'${status}'`).join(',')}], ${alias}.status::text)`;

const FeatureRequestSchema = defineEntity({
  name: 'FeatureRequest',
  tableName: 'feature_request',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    number: p.string().length(32).unique(),
    /** What a system of the client calls it; unique for the client. */
    externalId: p.string().length(200).nullable(),
    title: p.string().length(500),
    text: p.text(),
    /** What the client gains by it. */
    benefit: p.text().nullable(),
    client: () => p.manyToOne(Client).index(),
    product: () => p.manyToOne(Product).nullable(),
    /** The request from which it came. */
    ticket: () => p.manyToOne(Ticket).nullable().index(),
    status: p.enum(codesOf(featureRequestStatuses)),
    /** The release that is to carry it, or carries it. */
    release: p.string().length(200).nullable(),
    decisionComment: p.text().nullable(),
    /** How many clients want it; counted past the version of the wish. */
    voices: p.integer().default(1),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'feature_request_external', expression: 'create unique index feature_request_external on feature_request (client_id, external_id) where external_id is not null' },
    // the orders of its list
    { name: 'feature_request_created', expression: 'create index feature_request_created on feature_request (created_at, id)' },
    { name: 'feature_request_updated', expression: 'create index feature_request_updated on feature_request (updated_at, id)' },
    { name: 'feature_request_title', expression: 'create index feature_request_title on feature_request (title, id)' },
    { name: 'feature_request_voices', expression: 'create index feature_request_voices on feature_request (voices, id)' },
    { name: 'feature_request_stage', expression: `create index feature_request_stage on feature_request ((${stageOf('feature_request')}), id)` },
  ],
});

/** A wish of a client for a better product (§3.12, пожелание). */
export class FeatureRequest extends FeatureRequestSchema.class {}
FeatureRequestSchema.setClass(FeatureRequest);
