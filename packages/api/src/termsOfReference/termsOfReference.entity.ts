import { defineEntity, p } from '@mikro-orm/core';
import { codesOf, termsOfReferenceStandards, termsOfReferenceStatuses } from '@reglament/schema';
import { Client } from '../clients/client.entity.ts';
import { newId } from '../platform/identity.ts';
import { Product } from '../products/product.entity.ts';
import { Ticket } from '../tickets/ticket.entity.ts';
import type { FilledSection } from './sections.ts';

/** How far one is in its life, for the database; `alias` is the table's. */
export const stageOf = (alias: string): string => `array_position(array[${codesOf(termsOfReferenceStatuses).map((status) => `'${status}'`).join(',')}], ${alias}.status::text)`;

const TermsOfReferenceSchema = defineEntity({
  name: 'TermsOfReference',
  tableName: 'terms_of_reference',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    number: p.string().length(32).unique(),
    /** What a system of the client calls it; unique for the client. */
    externalId: p.string().length(200).nullable(),
    title: p.string().length(500),
    client: () => p.manyToOne(Client).index(),
    product: () => p.manyToOne(Product).nullable(),
    /** The request from which it came. */
    ticket: () => p.manyToOne(Ticket).nullable().index(),
    standard: p.enum(codesOf(termsOfReferenceStandards)),
    status: p.enum(codesOf(termsOfReferenceStatuses)),
    /** Rises with each submission and with each addition that is agreed on. */
    revision: p.integer().default(1),
    sections: p.json().$type<FilledSection[]>(),
    /** The term in words: it is set individually (§3.16). */
    termText: p.text().nullable(),
    termOn: p.date().nullable(),
    decisionComment: p.text().nullable(),
    createdAt: p.datetime(3),
    submittedAt: p.datetime(3).nullable(),
    /** By when the latest submission is to be reviewed; none for what was submitted before that was counted. */
    decisionDueOn: p.date().nullable(),
    decidedAt: p.datetime(3).nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'terms_of_reference_external', expression: 'create unique index terms_of_reference_external on terms_of_reference (client_id, external_id) where external_id is not null' },
    // the orders of its list
    { name: 'terms_of_reference_created', expression: 'create index terms_of_reference_created on terms_of_reference (created_at, id)' },
    { name: 'terms_of_reference_submitted', expression: 'create index terms_of_reference_submitted on terms_of_reference (submitted_at, id)' },
    { name: 'terms_of_reference_decided', expression: 'create index terms_of_reference_decided on terms_of_reference (decided_at, id)' },
    { name: 'terms_of_reference_title', expression: 'create index terms_of_reference_title on terms_of_reference (title, id)' },
    { name: 'terms_of_reference_term', expression: 'create index terms_of_reference_term on terms_of_reference (term_on, id)' },
    { name: 'terms_of_reference_stage', expression: `create index terms_of_reference_stage on terms_of_reference ((${stageOf('terms_of_reference')}), id)` },
  ],
});

/** What a client wants to have developed (§3.16, техническое задание). */
export class TermsOfReference extends TermsOfReferenceSchema.class {}
TermsOfReferenceSchema.setClass(TermsOfReference);
