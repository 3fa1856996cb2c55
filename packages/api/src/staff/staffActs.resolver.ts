import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { actOnRecord, deleteRecord, type RecordKind } from '../access/recordActs.ts';
import { payloadOf } from '../platform/graphql/types.ts';
import { readStaff } from './staff.resolver.ts';
import { StaffType } from './staff.type.ts';
import { createStaff, deleteStaff, updateStaff } from './staffActs.ts';
import { clause } from './staffFields.ts';
import { CreateStaffInput, DeleteStaffInput, UpdateStaffInput } from './staffInputs.ts';

const staff: RecordKind<'staff'> = { subject: 'staff', clause, read: readStaff };

const CreateStaffPayload = payloadOf('CreateStaff', 'staff', () => StaffType);
const UpdateStaffPayload = payloadOf('UpdateStaff', 'staff', () => StaffType);
const DeleteStaffPayload = payloadOf('DeleteStaff', 'staff', () => StaffType);

@Resolver()
export class StaffActsResolver {
  @Mutation(() => CreateStaffPayload, { description: 'Takes somebody into the staff (§1).' })
  createStaff(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CreateStaffInput) input: CreateStaffInput) {
    return actOnRecord(context, info, staff, 'staff.write', (work) => createStaff(work, input));
  }

  @Mutation(() => UpdateStaffPayload, { description: 'Changes a member of staff. A new password or leaving ends the person’s sessions.' })
  updateStaff(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => UpdateStaffInput) input: UpdateStaffInput) {
    return actOnRecord(context, info, staff, 'staff.write', (work) => updateStaff(work, input));
  }

  @Mutation(() => DeleteStaffPayload, { description: 'Deletes somebody whom nothing names, and answers the person as last kept; otherwise IN_USE.' })
  deleteStaff(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DeleteStaffInput) input: DeleteStaffInput) {
    return deleteRecord(context, info, staff, 'staff.write', input.id, (work) => deleteStaff(work, input));
  }
}
