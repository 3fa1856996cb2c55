import { roles, type Role } from '@reglament/schema';
import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf, Node } from '../platform/graphql/types.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';
import type { Shape } from '../platform/reading/shape.ts';
import { initialsOf } from './initials.ts';

export const RoleEnum = enumType(roles, 'Role', 'What a member of staff does at the desk (§1).');

@ObjectType('Staff', { implements: Node, simpleResolvers: true, description: 'A member of the support staff (§1).' })
export class StaffType extends Node {
  @Field(() => String, { description: 'Family name first, as Russian lists have it.' }) name!: string;
  @Field(() => String, { description: 'Two letters for a badge.' }) initials!: string;
  @Field(() => RoleEnum, { description: 'What the person may do.' }) role!: Role;
  @Field(() => String, { nullable: true, description: 'Position, as it stands under letters.' }) title!: string | null;
  @Field(() => Boolean, { description: 'False for people who left; they keep their history.' }) active!: boolean;
  @Field(() => Int, { description: 'Rises with each change; give it back as `expectedVersion`.' }) version!: number;
}

export const StaffConnection = connectionOf('Staff', () => StaffType);

export const staffShape: Shape = {
  table: 'staff',
  columns: { id: '@.id', name: '@.name', role: '@.role', title: '@.title', email: '@.email', active: '@.active', version: '@.version' },
  derived: { initials: { needs: ['name'], from: (row) => initialsOf(String(row['name'])) } },
};
