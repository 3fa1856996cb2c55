import { defaultFieldResolver, getNamedType, isObjectType, type GraphQLSchema } from 'graphql';
import { cursorOf, type Place } from '../events/cursor.ts';
import { selectionOf } from '../reading/selection.ts';

/** Where an act that is asked for its place in the stream notes it. */
export interface Placing {
  /** How far the stream was when the act was committed and nothing of it was read back yet; null until then. */
  place: Place | null;
}

/**
 * Lets the payloads of acts tell `eventCursor`. An act whose document asks for it gets its place in the stream right after its commit,
 * before its payload is read: whatever the payload cannot show yet was committed later and so stands behind the cursor. Nobody else
 * waits for a place.
 */
export const promiseCursors = (schema: GraphQLSchema): GraphQLSchema => {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const payloadType = getNamedType(field.type);
    if (!isObjectType(payloadType) || !('eventCursor' in payloadType.getFields())) continue;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = async (root: unknown, args: Record<string, unknown>, context: object, info) => {
      if (!selectionOf(info).has('eventCursor')) return resolve(root, args, context, info) as unknown;
      const placing: Placing = { place: null };
      const payload = (await resolve(root, args, { ...context, placing }, info)) as { userErrors: unknown[] };
      return { ...payload, eventCursor: placing.place === null || payload.userErrors.length > 0 ? null : cursorOf(placing.place) };
    };
  }
  return schema;
};
