import { findBreakingChanges, GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

/** What stands in the changelog about the release that is being made. */
const unreleasedOf = (changelog: string): string => changelog.split(/^## /m).find((part) => part.startsWith('Unreleased')) ?? '';

/**
 * Changes since the last release that break callers and that nobody announced: a line of the changelog under "Unreleased" announces
 * a change by its words between backticks, for example `` `Ticket.subject was removed.` ``, and says what to do.
 */
export const unannouncedChanges = (released: GraphQLSchema, present: GraphQLSchema, changelog: string): string[] => {
  const unreleased = unreleasedOf(changelog);
  return findBreakingChanges(released, present).map(({ description }) => description).filter((change) => !unreleased.includes(`\`${change}\``));
};

const soundReason = /^Since (\d{4}-\d{2}-\d{2}): \S/;

/** What is deprecated without saying since when and what to use instead: `Since 2026-11-29: use X.` */
export const unsoundDeprecations = (schema: GraphQLSchema): string[] => {
  const found: string[] = [];
  const look = (name: string, reason: string | null | undefined): void => {
    if (reason != null && !soundReason.test(reason)) found.push(name);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isEnumType(type)) for (const { name, deprecationReason } of type.getValues()) look(`${type.name}.${name}`, deprecationReason);
    if (isInputObjectType(type)) for (const { name, deprecationReason } of Object.values(type.getFields())) look(`${type.name}.${name}`, deprecationReason);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const { name, deprecationReason, args } of Object.values(type.getFields())) {
      look(`${type.name}.${name}`, deprecationReason);
      for (const argument of args) look(`${type.name}.${name}(${argument.name}:)`, argument.deprecationReason);
    }
  }
  return found;
};
