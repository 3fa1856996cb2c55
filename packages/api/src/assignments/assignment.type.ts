import { Field, Int, ObjectType } from 'type-graphql';
import { ClientType, clientShape } from '../clients/client.type.ts';
import { clock } from '../platform/clock.ts';
import { DateOnly } from '../platform/graphql/scalars.ts';
import { connectionOf, Node } from '../platform/graphql/types.ts';
import type { Shape } from '../platform/reading/shape.ts';
import { localDay } from '../regulation/ruleBook.ts';
import { StaffType, staffShape } from '../staff/staff.type.ts';

@ObjectType('Assignment', { implements: Node, simpleResolvers: true, description: 'Who is responsible for a client (§1). Of several that are valid on a day, the one that began last counts.' })
export class AssignmentType extends Node {
  @Field(() => ClientType, { description: 'The client whose requests go to these people.' }) client!: ClientType;
  @Field(() => StaffType, { description: 'The responsible specialist: new requests of the client go to this person.' }) specialist!: StaffType;
  @Field(() => StaffType, { nullable: true, description: 'Stands in when the specialist is absent.' }) deputy!: StaffType | null;
  @Field(() => DateOnly, { description: 'First day.' }) validFrom!: string;
  @Field(() => DateOnly, { nullable: true, description: 'Last day; open when it is null.' }) validUntil!: string | null;
  @Field(() => Int, { description: 'Rises with each change; give it back as `expectedVersion`.' }) version!: number;
}

export const AssignmentConnection = connectionOf('Assignment', () => AssignmentType);

export const assignmentShape: Shape = {
  table: 'assignment',
  columns: { id: '@.id', validFrom: '@.valid_from::text', validUntil: '@.valid_until::text', version: '@.version' },
  relations: {
    client: { shape: () => clientShape, on: '^.id = @.client_id' },
    specialist: { shape: () => staffShape, on: '^.id = @.specialist_id' },
    deputy: { shape: () => staffShape, on: '^.id = @.deputy_id' },
  },
};

/** The same with the client's id, for reading the assignments of many clients at once. */
export const assignmentOfClientShape: Shape = { ...assignmentShape, columns: { ...assignmentShape.columns, clientId: '@.client_id' }, always: ['clientId'] };

/** The condition that an assignment is valid on the desk's present day. */
export const validToday = (): string => {
  const today = localDay(clock.now());
  return `t.valid_from <= '${today}' and (t.valid_until is null or t.valid_until >= '${today}')`;
};
