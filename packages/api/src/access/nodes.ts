import type { GraphQLSchema } from 'graphql';
import type { Context } from './context.ts';
import { can, type RightName } from './rights.ts';
import type { Viewer } from './viewer.ts';
import type { Feature, NodeKind } from '../platform/feature.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readAll, readRows } from '../platform/reading/connection.ts';
import type { Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';

/** What of a context they are read with. */
type Reads = Pick<Context, 'reader' | 'features'>;

/** The types of which somebody may find records by their ids, in the schema of their door. */
const kindsFor = (features: readonly Feature[], schema: GraphQLSchema, viewer: Viewer): ReadonlyMap<string, NodeKind> =>
  new Map(features.flatMap(({ nodes }) => Object.entries(nodes ?? {})).filter(([type, { right }]) => schema.getType(type) && (right === null || can(viewer, right as RightName))));

/** The rows of a type with these ids that the viewer may see. */
const seenOf = ({ seen }: NodeKind, viewer: Viewer, ids: readonly string[], values?: unknown[]): Conditions => {
  const conditions = new Conditions(values).where('t.id = any(?::uuid[])', ids);
  return seen ? seen(conditions, viewer) : conditions;
};

/** Of which type the records are: one statement for all types. An id that is not there, or is not for the viewer, is in no answer. */
const typesOf = async (context: Reads, viewer: Viewer, kinds: ReadonlyMap<string, NodeKind>, ids: readonly string[]): Promise<Map<string, string[]>> => {
  const values: unknown[] = [];
  const parts = [...kinds].map(([type, kind]) => `select t.id, '${type}' as type from ${kind.shape.table} t ${seenOf(kind, viewer, ids, values).sql}`);
  if (parts.length === 0 || ids.length === 0) return new Map();
  const rows = await readRows<{ id: string; type: string }>(context.reader, parts.join(' union all '), values);
  return new Map([...Map.groupBy(rows, ({ type }) => type)].map(([type, found]) => [type, found.map(({ id }) => id)]));
};

/** A record with the name of its type, by which the schema knows it. */
type Node = Shaped & { __typename: string };

/**
 * Records by their ids, in their order, null where there is none that the viewer may see: what is foreign and what is unknown look the
 * same. One statement finds out the types, and one reads for each type, however many ids there are.
 */
export const readNodes = async (context: Reads, viewer: Viewer, schema: GraphQLSchema, named: readonly string[], selection: Selection): Promise<(Node | null)[]> => {
  const ids = named.map((id) => id.toLowerCase());
  const kinds = kindsFor(context.features, schema, viewer);
  const types = await typesOf(context, viewer, kinds, [...new Set(ids.filter(isUuid))]);
  const found = new Map<string, Node>();
  await Promise.all([...types].map(async ([type, own]) => {
    const kind = kinds.get(type);
    if (!kind) return;
    for (const row of await readAll(context.reader, kind.shape, selection, seenOf(kind, viewer, own), 't.id')) found.set(String(row['id']), { ...row, __typename: type });
  }));
  return ids.map((id) => found.get(id) ?? null);
};
