import { coerceInputValue, GraphQLScalarType, isInputType, type GraphQLSchema } from 'graphql';
import { tooLongListIn, type TicketFilter } from '../tickets/ticketFilter.ts';

export const StoredTicketFilter = new GraphQLScalarType<unknown, unknown>({
  name: 'StoredTicketFilter',
  description: 'A TicketFilter as it was saved: an object with the fields of that input, to be given back as `filter`.',
  serialize: (value) => value,
});

/** The filter in the form in which the API takes it: instants as texts, nothing that says nothing. */
export const storable = (filter: TicketFilter): Record<string, unknown> =>
  JSON.parse(JSON.stringify(filter, (_name, value: unknown) => (value === null ? undefined : value))) as Record<string, unknown>;

/** The saved filter as the present schema understands it; null when it does not any more. */
export const understoodIn = (schema: GraphQLSchema, stored: unknown): TicketFilter | null => {
  const type = schema.getType('TicketFilter');
  if (!isInputType(type)) return null;
  let understood = true;
  const filter = coerceInputValue(stored, type, () => { understood = false; }) as TicketFilter | undefined;
  return understood && filter && !tooLongListIn(filter) ? filter : null;
};
