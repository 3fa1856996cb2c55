import { defineEntity, p } from '@mikro-orm/core';
import { codesOf, featureRequestStatuses } from '@reglament/schema';
import { Client } from '../clients/client.entity.ts';
import { newId } from '../platform/identity.ts';
import { Product } from '../products/product.entity.ts';
import { Ticket } from '../tickets/ticket.entity.ts';

const FeatureRequestSchema = defineEntity({
  name: 'FeatureRequest',
  tableName: 'feature_request',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    number: p.string().length(32).unique(),
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
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
    version: p.integer().version(),
  },
});

/** A wish of a client for a better product (§3.12, пожелание). */
export class FeatureRequest extends FeatureRequestSchema.class {}
FeatureRequestSchema.setClass(FeatureRequest);
