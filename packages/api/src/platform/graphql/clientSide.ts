/**
 * What a feature lets clients name: the fields of each type and the values of an enum, by their names in the schema. A type that no
 * feature lists is not there for clients; an enum that is not listed has all its values as soon as a listed field uses it.
 */
export type ClientSide = Readonly<Record<string, readonly string[]>>;

/** The words of every answer: pages of a list, refusals, who did something. */
export const platformForClients: ClientSide = {
  PageInfo: ['endCursor', 'hasNextPage', 'hasPreviousPage', 'startCursor'],
  OffsetPageInput: ['limit', 'offset'],
  UserError: ['clause', 'code', 'field', 'message', 'params'],
  RefusalParam: ['name', 'value'],
  Actor: ['id', 'kind', 'name'],
};
