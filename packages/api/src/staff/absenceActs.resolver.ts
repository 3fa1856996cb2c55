import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { actOnRecord, type RecordKind } from '../access/recordActs.ts';
import { payloadOf } from '../platform/graphql/types.ts';
import { AbsenceType } from './absence.type.ts';
import { endAbsence, recordAbsence } from './absenceActs.ts';
import { EndAbsenceInput, RecordAbsenceInput } from './absenceInputs.ts';
import { readAbsence } from './absences.resolver.ts';
import { clause } from './staffFields.ts';

const absences: RecordKind<'absence'> = { subject: 'absence', clause, read: readAbsence };

const RecordAbsencePayload = payloadOf('RecordAbsence', 'absence', () => AbsenceType);
const EndAbsencePayload = payloadOf('EndAbsence', 'absence', () => AbsenceType);

@Resolver()
export class AbsenceActsResolver {
  @Mutation(() => RecordAbsencePayload, { description: 'Records days on which somebody is away; new requests go to a deputy then (§1). What the person has already stays there until somebody moves it.' })
  recordAbsence(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => RecordAbsenceInput) input: RecordAbsenceInput) {
    return actOnRecord(context, info, absences, 'absences.record', (work, viewer) => recordAbsence(work, viewer, input));
  }

  @Mutation(() => EndAbsencePayload, { description: 'Ends an absence: one that runs ended yesterday, one to come is taken back. It stays in the history.' })
  endAbsence(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => EndAbsenceInput) input: EndAbsenceInput) {
    return actOnRecord(context, info, absences, 'absences.record', (work, viewer) => endAbsence(work, viewer, input));
  }
}
