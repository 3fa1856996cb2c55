import { defaultFieldResolver, getNamedType, getNullableType, isInputObjectType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { bothOf, selectionOf, type Selection } from '../reading/selection.ts';
import type { Shaped } from '../reading/shape.ts';
import type { UserError } from './types.ts';

/** Where an act notes which record it found changed by somebody else. */
export interface Noticing {
  staleId: string | null;
}

/** What of the context tells records by their ids, as far as the caller may see them. */
interface TellsNodes {
  nodes?: (schema: GraphQLSchema, ids: readonly string[], selection: Selection) => Promise<(Shaped | null)[]>;
}

const expectsVersion = ({ args }: GraphQLField<unknown, unknown>): boolean =>
  args.some(({ type }) => {
    const input = getNamedType(type);
    return isInputObjectType(input) && 'expectedVersion' in input.getFields();
  });

/** The record of a payload: its first field that is one, and not a list of them. */
const subjectOf = ({ type }: GraphQLField<unknown, unknown>): { name: string; type: string } | null => {
  const payload = getNamedType(type);
  if (!isObjectType(payload)) return null;
  for (const field of Object.values(payload.getFields())) {
    const of = getNullableType(field.type);
    if (isObjectType(of) && of.getInterfaces().some(({ name }) => name === 'Node')) return { name: field.name, type: of.name };
  }
  return null;
};

/** A refusal whose record was written between its reading and its writing does not know the version yet. */
const withVersion = (userErrors: readonly UserError[], version: unknown): UserError[] =>
  userErrors.map((error) => (error.code === 'STALE_VERSION' && error.params.length === 0 ? Object.assign(error, { params: [{ name: 'version', value: String(version) }] }) : error));

const versionToo: Selection = new Map([['version', new Map()]]);

/**
 * Lets every act with an `expectedVersion` that rests on a stale picture show the record as it is now: whoever asks for the record in
 * the payload needs no second request. It is read as the caller may see it, after the act has left nothing.
 */
export const tellStaleRecords = (schema: GraphQLSchema): GraphQLSchema => {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const subject = subjectOf(field);
    if (!subject || !expectsVersion(field)) continue;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = async (root: unknown, args: Record<string, unknown>, context: TellsNodes, info) => {
      const noticing: Noticing = { staleId: null };
      const payload = (await resolve(root, args, { ...context, noticing }, info)) as Record<string, unknown> & { userErrors: UserError[] };
      if (!noticing.staleId || !context.nodes || payload.userErrors.every(({ code }) => code !== 'STALE_VERSION')) return payload;
      const [record] = await context.nodes(info.schema, [noticing.staleId], bothOf(selectionOf(info, subject.name), versionToo));
      return record?.['__typename'] === subject.type ? { ...payload, [subject.name]: record, userErrors: withVersion(payload.userErrors, record['version']) } : payload;
    };
  }
  return schema;
};
