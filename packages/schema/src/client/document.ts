/** A GraphQL document that remembers the shape of its answer and of its variables. */
export interface TypedDocument<Data, Variables> {
  readonly text: string;
  /** Carries the types only; never set. */
  readonly types?: (variables: Variables) => Data;
}

/** A document of yours: `typed<{ ticket: Pick<Ticket, 'number'> | null }, { id: string }>('query($id: ID!) { ticket(id: $id) { number } }')`. */
export const typed = <Data, Variables = Record<string, never>>(text: string): TypedDocument<Data, Variables> => ({ text });
