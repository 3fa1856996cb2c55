import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../platform/graphql/scalars.ts';
import { OnRecordInput, versionMeaning } from '../platform/graphql/recordInputs.ts';
import { Node } from '../platform/graphql/types.ts';
import { enumOfCodes } from '../platform/graphql/vocabulary.ts';
import type { Shape } from '../platform/reading/shape.ts';
import { StaffType, staffShape } from '../staff/staff.type.ts';
import { TicketFilter } from '../tickets/ticketFilter.ts';
import { StoredTicketFilter } from './storedFilter.ts';
import { densities, viewOrders, viewScopes, type Density, type ViewOrder, type ViewScope } from './view.entity.ts';

export const ViewScopeEnum = enumOfCodes(viewScopes, 'ViewScope', 'Who sees a view: its owner alone, or everybody on staff.', {
  PRIVATE: 'Its owner alone.',
  TEAM: 'Everybody on staff.',
});
export const ViewOrderEnum = enumOfCodes(viewOrders, 'ViewOrder', 'QUEUE is the order of §4.7; NEWEST and OLDEST go by arrival, UPDATED by the last change.', {
  QUEUE: 'As requests are to be taken (§4.7).',
  NEWEST: 'The latest arrival first.',
  OLDEST: 'The earliest arrival first.',
  UPDATED: 'The latest change first.',
});
export const DensityEnum = enumOfCodes(densities, 'Density', 'How high the rows are.', {
  COMFORTABLE: 'High rows with more facts.',
  COMPACT: 'Low rows, more of them on a page.',
});

export const viewShape: Shape = {
  table: 'view',
  columns: {
    id: '@.id', name: '@.name', scope: '@.scope', ownerId: '@.owner_id', filter: '@.filter', order: '@."order"', columns: '@.columns', density: '@.density', position: '@.position',
    createdAt: '@.created_at', updatedAt: '@.updated_at', version: '@.version',
  },
  relations: { owner: { shape: () => staffShape, on: '^.id = @.owner_id' } },
  always: ['filter', 'ownerId', 'scope'],
};

@ObjectType('View', { implements: Node, simpleResolvers: true, description: 'A saved view of the queue: which tickets, in which order, with which facts in a row.' })
export class ViewType extends Node {
  @Field(() => String, { description: 'At most 80 characters; unique among the views of its owner, or of the team.' }) name!: string;
  @Field(() => ViewScopeEnum, { description: 'Who sees it.' }) scope!: ViewScope;
  @Field(() => StaffType, { description: 'Who made it.' }) owner!: StaffType;
  @Field(() => ViewOrderEnum, { description: 'The order of its rows.' }) order!: ViewOrder;
  @Field(() => [String], { nullable: true, description: 'Names of the facts that a row shows; null for the usual ones.' }) columns!: string[] | null;
  @Field(() => DensityEnum, { nullable: true, description: 'Null: as the person likes it.' }) density!: Density | null;
  @Field(() => Int, { description: 'Its place among the views of its owner, or of the team, from 0.' }) position!: number;
  @Field(() => DateTime) createdAt!: string;
  @Field(() => DateTime) updatedAt!: string;
  @Field(() => Int, { description: 'Rises with each change; give it back as `expectedVersion`.' }) version!: number;
  /** Told by a field resolver. */
  @Field(() => StoredTicketFilter, { nullable: true, description: 'Null when the present schema does not understand it any more.' }) filter!: unknown;
  @Field(() => Boolean, { description: 'False when the saved filter has become meaningless: save another one in its place, or delete the view.' }) understood!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'How many tickets a view holds for the viewer.' })
export class ViewCounter {
  @Field(() => ID, { description: 'UUID of the view.' }) viewId!: string;
  @Field(() => Int, { nullable: true, description: 'At most 100; null when the saved filter is not understood any more.' }) count!: number | null;
  @Field(() => Boolean, { description: 'False when there are more than `count` says.' }) exact!: boolean;
}

@InputType({ description: 'A new view.' })
export class CreateViewInput {
  @Field(() => String, { description: 'At most 80 characters.' }) name!: string;
  @Field(() => ViewScopeEnum, { nullable: true, description: 'PRIVATE when nothing is said; TEAM needs the right to keep the views of the team.' }) scope?: ViewScope | null;
  @Field(() => TicketFilter, { nullable: true, description: 'Without it: all tickets.' }) filter?: TicketFilter | null;
  @Field(() => ViewOrderEnum, { nullable: true, description: 'QUEUE when nothing is said.' }) order?: ViewOrder | null;
  @Field(() => [String], { nullable: true, description: 'Names of facts, at most 30 of at most 100 characters.' }) columns?: string[] | null;
  @Field(() => DensityEnum, { nullable: true, description: 'How high the rows are; null: as the person likes it.' }) density?: Density | null;
}

@InputType({ description: 'A change of a view: a field that is left out stays, null gives it back to the usual.' })
export class ChangeViewInput implements OnRecordInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: versionMeaning }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: 'At most 80 characters.' }) name?: string | null;
  @Field(() => TicketFilter, { nullable: true, description: 'Which tickets it shows.' }) filter?: TicketFilter | null;
  @Field(() => ViewOrderEnum, { nullable: true, description: 'The order of its rows.' }) order?: ViewOrder | null;
  @Field(() => [String], { nullable: true, description: 'Names of facts, at most 30 of at most 100 characters.' }) columns?: string[] | null;
  @Field(() => DensityEnum, { nullable: true, description: 'How high the rows are; null: as the person likes it.' }) density?: Density | null;
}

@InputType({ description: 'Another place for a view among those of its owner, or of the team.' })
export class MoveViewInput extends OnRecordInput {
  @Field(() => Int, { description: 'The place, from 0; beyond the last one it becomes the last.' }) position!: number;
}

@InputType({ description: 'Gives a view to the team, or back to its owner.' })
export class ShareViewInput extends OnRecordInput {
  @Field(() => ViewScopeEnum, { description: 'Who will see it.' }) scope!: ViewScope;
}

@InputType({ description: 'A view to delete. Its tickets stay as they are.' })
export class DeleteViewInput extends OnRecordInput {}
