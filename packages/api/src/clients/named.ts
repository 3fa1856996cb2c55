import { likePattern, type Conditions } from '../platform/reading/conditions.ts';

/** A condition: the client in that column is called so, in part; by either name or its key. */
export const clientIsNamed = (column: string, name: string, conditions: Conditions): string => {
  const like = conditions.bind(likePattern(name));
  return `exists (select from client where client.id = ${column} and (client.name ilike ${like} or client.name_en ilike ${like} or client.key ilike ${like}))`;
};
