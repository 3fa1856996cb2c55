import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { actOnRecord, deleteRecord, type RecordKind } from '../access/recordActs.ts';
import { payloadOf } from '../platform/graphql/types.ts';
import { AssignmentType } from './assignment.type.ts';
import { clause, createAssignment, deleteAssignment, updateAssignment } from './assignmentActs.ts';
import { CreateAssignmentInput, DeleteAssignmentInput, UpdateAssignmentInput } from './assignmentInputs.ts';
import { readAssignment } from './assignments.resolver.ts';

const assignments: RecordKind<'assignment'> = { subject: 'assignment', clause, read: readAssignment };

const CreateAssignmentPayload = payloadOf('CreateAssignment', 'assignment', () => AssignmentType);
const UpdateAssignmentPayload = payloadOf('UpdateAssignment', 'assignment', () => AssignmentType);
const DeleteAssignmentPayload = payloadOf('DeleteAssignment', 'assignment', () => AssignmentType);

@Resolver()
export class AssignmentActsResolver {
  @Mutation(() => CreateAssignmentPayload, { description: 'Makes a specialist responsible for a client (§1).' })
  createAssignment(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CreateAssignmentInput) input: CreateAssignmentInput) {
    return actOnRecord(context, info, assignments, 'assignments.write', (work) => createAssignment(work, input));
  }

  @Mutation(() => UpdateAssignmentPayload, { description: 'Changes an assignment. Tickets that somebody has already stay there.' })
  updateAssignment(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => UpdateAssignmentInput) input: UpdateAssignmentInput) {
    return actOnRecord(context, info, assignments, 'assignments.write', (work) => updateAssignment(work, input));
  }

  @Mutation(() => DeleteAssignmentPayload, { description: 'Deletes an assignment, and answers it as it last was.' })
  deleteAssignment(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DeleteAssignmentInput) input: DeleteAssignmentInput) {
    return deleteRecord(context, info, assignments, 'assignments.write', input.id, (work) => deleteAssignment(work, input));
  }
}
