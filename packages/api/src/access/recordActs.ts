import type { GraphQLResolveInfo } from 'graphql';
import type { UpsertResult, UserError } from '../platform/graphql/types.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import type { Work } from '../platform/work.ts';
import { performAct } from './act.ts';
import type { Context } from './context.ts';
import { can, type RightName } from './rights.ts';
import type { Viewer } from './viewer.ts';

/** A kind of record that acts create, change and delete. */
export interface RecordKind<Subject extends string> {
  /** The field of the payload that holds the record. */
  subject: Subject;
  /** The clause under which it is kept; a refusal without a clause of its own rests on it. */
  clause: string;
  /** Reads one as a document asks for it. Whoever may act may see what came of it. */
  read(context: Context, id: string, selection: Selection): Promise<Shaped | null>;
}

export type RecordPayload<Subject extends string> = { [field in Subject]: Shaped | null } & { userErrors: UserError[]; eventIds: string[] };

const payload = <Subject extends string>(kind: RecordKind<Subject>, record: Shaped | null, outcome: { userErrors: UserError[]; eventIds: string[] }): RecordPayload<Subject> =>
  ({
    [kind.subject]: record,
    eventIds: outcome.eventIds,
    userErrors: outcome.userErrors.map(({ code, message, field, clause, params }) => ({ code, message, field, clause: clause ?? kind.clause, params })),
  }) as RecordPayload<Subject>;

/** Does the verb, which answers the id of its record, and reads the record back as the document asks for it. */
export const actOnRecord = async <Subject extends string>(
  context: Context,
  info: GraphQLResolveInfo,
  kind: RecordKind<Subject>,
  right: RightName,
  verb: (work: Work, viewer: Viewer) => Promise<{ id: string }>,
): Promise<RecordPayload<Subject>> => {
  const { result, ...outcome } = await performAct(context, right, async (work, viewer) => (await verb(work, viewer)).id);
  return payload(kind, result ? await kind.read(context, result, selectionOf(info, kind.subject)) : null, outcome);
};

/** The same for a verb that makes its record only where there is none: its payload tells what it did. */
export const upsertRecord = async <Subject extends string>(
  context: Context,
  info: GraphQLResolveInfo,
  kind: RecordKind<Subject>,
  right: RightName,
  verb: (work: Work, viewer: Viewer) => Promise<{ id: string; result: UpsertResult }>,
): Promise<RecordPayload<Subject> & { result: UpsertResult | null }> => {
  const { result: done, ...outcome } = await performAct(context, right, verb);
  return { ...payload(kind, done ? await kind.read(context, done.id, selectionOf(info, kind.subject)) : null, outcome), result: done?.result ?? null };
};

/** Does a verb that deletes its record, and answers the record as it last was. */
export const deleteRecord = async <Subject extends string>(
  context: Context,
  info: GraphQLResolveInfo,
  kind: RecordKind<Subject>,
  right: RightName,
  id: string,
  verb: (work: Work, viewer: Viewer) => Promise<void>,
): Promise<RecordPayload<Subject>> => {
  const last = can(context.viewer, right) ? await kind.read(context, id, selectionOf(info, kind.subject)) : null;
  const outcome = await performAct(context, right, verb);
  return payload(kind, outcome.userErrors.length === 0 ? last : null, outcome);
};
