import { isInputObjectType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';

/** What is called the same everywhere and means the same everywhere: described here, once. A description of its own goes before. */
const usualWords: Readonly<Record<string, string>> = {
  input: 'What the act is about and what it changes.',
  id: 'UUID of the record.',
  ids: 'Only these, by their UUIDs; at most 100.',
  filter: 'Which ones: all given conditions must hold. Without it all that the caller may see.',
  orderBy: 'The order, its first term first; what is equal goes by id.',
  field: 'What is ordered by.',
  direction: 'From small to large unless it says DESC.',
  after: 'Only rows behind this cursor.',
  before: 'Only rows before this cursor.',
  page: 'A page by its offset; excludes cursors.',
  edges: 'The rows with their cursors.',
  node: 'The row.',
  pageInfo: 'Whether there is more, before and behind.',
  createdAt: 'When it came to be.',
  updatedAt: 'When it last changed.',
  letterId: 'UUID of the letter.',
  handoverId: 'UUID of the hand-over, as `Ticket.handovers` has it.',
};

const roots: Readonly<Record<string, string>> = {
  Query: 'What can be read. A field that the caller may not read is refused with FORBIDDEN; what it may not see is not there.',
  Mutation: 'The acts, each a transaction of its own: it is done as a whole or leaves nothing. They are done once under an idempotency key.',
  Subscription: 'What happens, as it happens, over a WebSocket.',
};

/** Edges of lists speak of a place in their list; a cursor elsewhere says itself what it is a place of. */
const inEdges = 'Its place in the list: give it back as `after` or `before`.';

/** Completes a schema with the words that are the same for every feature. */
export const describeUsual = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    type.description ??= roots[type.name];
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) field.description ??= usualWords[field.name];
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      field.description ??= type.name.endsWith('Edge') && field.name === 'cursor' ? inEdges : usualWords[field.name];
      for (const argument of field.args) argument.description ??= usualWords[argument.name];
    }
  }
  return schema;
};
