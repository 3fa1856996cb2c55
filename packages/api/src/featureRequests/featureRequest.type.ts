import { featureRequestStatuses, type FeatureRequestStatus } from '@reglament/schema';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { clientShape } from '../clients/client.type.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { orderOf } from '../platform/graphql/lists.ts';
import { connectionOf, Node } from '../platform/graphql/types.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';
import type { Shape } from '../platform/reading/shape.ts';
import { ProductType, productShape } from '../products/product.type.ts';
import { ticketShape } from '../tickets/ticket.shape.ts';
import { stageOf } from './featureRequest.entity.ts';
import { waysFrom } from './lifecycle.ts';

export const FeatureRequestStatusEnum = enumType(featureRequestStatuses, 'FeatureRequestStatus', 'Where a wish stands (§3.12).');

@ObjectType('FeatureRequest', { implements: Node, simpleResolvers: true, description: 'A wish of a client for a better product (§3.12).' })
export class FeatureRequestType extends Node {
  @Field(() => String, { description: 'For example FW-2026-012; accepted wherever its id is.' }) number!: string;
  @Field(() => String, { description: 'One line.' }) title!: string;
  @Field(() => String, { description: 'What should be different.' }) text!: string;
  @Field(() => ProductType, { nullable: true, description: 'The product that should be better; null when none was named.' }) product!: ProductType | null;
  @Field(() => FeatureRequestStatusEnum, { description: 'Where it stands.' }) status!: FeatureRequestStatus;
  @Field(() => [FeatureRequestStatusEnum], { description: 'Where a decision can take it from here.' }) possibleStatuses!: FeatureRequestStatus[];
  @Field(() => Int, { description: 'How many clients want it, the author included.' }) voices!: number;
  @Field(() => String, { nullable: true, description: 'The release that is to carry it, or carries it.' }) release!: string | null;
  @Field(() => String, { nullable: true, description: 'What was said with the latest decision.' }) decisionComment!: string | null;
  @Field(() => DateTime, { description: 'When it was submitted.' }) createdAt!: string;
  @Field(() => DateTime, { description: 'When it last changed; voices do not count.' }) updatedAt!: string;
  @Field(() => Int, { description: 'Rises with each decision; give it back as `expectedVersion`.' }) version!: number;
}

export const FeatureRequestConnection = connectionOf('FeatureRequest', () => FeatureRequestType);


export const featureRequestShape: Shape = {
  table: 'feature_request',
  columns: {
    id: '@.id', number: '@.number', title: '@.title', text: '@.text', benefit: '@.benefit', externalId: '@.external_id', status: '@.status', release: '@.release', decisionComment: '@.decision_comment',
    voices: '@.voices', createdAt: '@.created_at', updatedAt: '@.updated_at', version: '@.version', clientId: '@.client_id',
  },
  relations: {
    client: { shape: () => clientShape, on: '^.id = @.client_id' },
    product: { shape: () => productShape, on: '^.id = @.product_id' },
    ticket: { shape: () => ticketShape, on: '^.id = @.ticket_id' },
  },
  derived: { possibleStatuses: { needs: ['status'], from: (row) => waysFrom(row['status'] as FeatureRequestStatus) } },
  always: ['clientId'],
};

/** A voice with its client, for reading the supporters of many wishes at once. */
export const voiceShape: Shape = {
  table: 'feature_request_voice',
  columns: { id: '@.id', featureRequestId: '@.feature_request_id' },
  relations: { client: { shape: () => clientShape, on: '^.id = @.client_id' } },
  always: ['featureRequestId'],
};

@InputType({ description: 'All given conditions must hold; a list means "any of".' })
export class FeatureRequestFilter {
  @Field(() => [ID], { nullable: true, description: 'Only these, by their UUIDs or numbers; at most 100.' }) ids?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Part of the number, the title, the text or the client’s name.' }) text?: string | null;
  @Field(() => String, { nullable: true, description: 'What the system that submitted it calls it, whole; for a partner’s system among those of its client.' }) externalId?: string | null;
  @Field(() => [FeatureRequestStatusEnum], { nullable: true, description: 'Standing at one of these.' }) status?: FeatureRequestStatus[] | null;
  @Field(() => [ID], { nullable: true, description: 'Clients whose wishes they are.' }) clientId?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'About one of these products.' }) productId?: string[] | null;
  @Field(() => DateTime, { nullable: true, description: 'That changed after this instant: what a system reads that lost its place in the events. Order by UPDATED.' }) updatedAfter?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'That has not changed since this instant.' }) updatedBefore?: Date | null;
  @Field(() => [ID], { nullable: true, description: 'Clients who gave their voice.' }) supporterId?: string[] | null;
}

export const featureRequestOrder = orderOf(
  'FeatureRequest',
  {
    CREATED: { sql: 't.created_at', type: 'timestamptz' },
    UPDATED: { sql: 't.updated_at', type: 'timestamptz' },
    NUMBER: { sql: 't.number', type: 'text' },
    TITLE: { sql: 't.title', type: 'text' },
    VOICES: { sql: 't.voices', type: 'int' },
    STATUS: { sql: stageOf('t'), type: 'int' },
  },
  [{ field: 'CREATED', direction: 'DESC' }],
);
