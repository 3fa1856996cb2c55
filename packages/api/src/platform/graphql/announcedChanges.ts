import { astFromValue, findBreakingChanges, isEnumType, isInputObjectType, isInterfaceType, isObjectType, print, type GraphQLInputType, type GraphQLNamedType, type GraphQLSchema } from 'graphql';

/** What stands in the changelog under a heading: "Unreleased", or the number of a version with whatever follows it. */
const sectionOf = (changelog: string, heading: string): string => changelog.split(/^## /m).slice(1).find((part) => /^\S+/.exec(part)?.[0] === heading) ?? '';

const soundReason = /^Since (\d{4}-\d{2}-\d{2}): \S/;

/** What a schema lets callers name: a field, an argument, a field of an input, a value. */
interface Named {
  name: string;
  deprecationReason: string | null | undefined;
  /** As the schema prints it; null where there is none. Only arguments and fields of inputs have one. */
  standardValue: string | null;
}

const standardValueOf = ({ type, defaultValue }: { type: GraphQLInputType; defaultValue?: unknown }): string | null => {
  const value = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return value ? print(value) : null;
};

const namedIn = function* (type: GraphQLNamedType): Generator<Named> {
  if (isEnumType(type)) for (const { name, deprecationReason } of type.getValues()) yield { name: `${type.name}.${name}`, deprecationReason, standardValue: null };
  if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) yield { name: `${type.name}.${field.name}`, deprecationReason: field.deprecationReason, standardValue: standardValueOf(field) };
  if (!isObjectType(type) && !isInterfaceType(type)) return;
  for (const { name, deprecationReason, args } of Object.values(type.getFields())) {
    yield { name: `${type.name}.${name}`, deprecationReason, standardValue: null };
    for (const arg of args) yield { name: `${type.name}.${name}(${arg.name}:)`, deprecationReason: arg.deprecationReason, standardValue: standardValueOf(arg) };
  }
};

/** All that can be named, by its name; of types that the schema itself brings nothing. */
const namesOf = (schema: GraphQLSchema): Map<string, Named> =>
  new Map(Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__')).flatMap((type) => [...namedIn(type)].map((one) => [one.name, one] as const)));

/** Values that are taken where nothing is sent, and differ: a program that sends nothing does something else from then on. */
const changedStandards = (released: GraphQLSchema, present: GraphQLSchema): string[] => {
  const now = namesOf(present);
  return [...namesOf(released).values()].flatMap(({ name, standardValue }) => {
    const other = now.get(name);
    return !other || other.standardValue === standardValue ? [] : [`${name} has the default ${other.standardValue ?? 'none'} instead of ${standardValue ?? 'none'}.`];
  });
};

/**
 * Changes since the last release that break callers, or do something else for them, and that nobody announced: a line of the changelog
 * under its heading announces a change by its words between backticks, for example `` `Ticket.subject was removed.` ``, and says what
 * to do.
 * @param heading "Unreleased", or the version that is being released
 */
export const unannouncedChanges = (released: GraphQLSchema, present: GraphQLSchema, changelog: string, heading = 'Unreleased'): string[] => {
  const announced = sectionOf(changelog, heading);
  return [...findBreakingChanges(released, present).map(({ description }) => description), ...changedStandards(released, present)].filter((change) => !announced.includes(`\`${change}\``));
};

/**
 * The changelog with the fingerprints of the contracts under the heading of the version that is being released (decision 88).
 * @param contracts SHA-256 of each, by its name
 * @throws where the version has no heading, or bears fingerprints already: a release is made once
 */
export const withFingerprints = (changelog: string, version: string, contracts: Readonly<Record<string, string>>): string => {
  const section = sectionOf(changelog, version);
  if (section === '') throw new Error(`CHANGELOG.md has no heading "## ${version}": give what is unreleased the number of this version first`);
  if (section.includes('sha256:')) throw new Error(`${version} is released already: raise the version of the packages`);
  const line = `Contracts: ${Object.entries(contracts).map(([name, fingerprint]) => `\`${name}\` sha256:${fingerprint}`).join(', ')}`;
  const [heading = ''] = section.split('\n');
  return changelog.replace(`## ${heading}\n`, () => `## ${heading}\n\n${line}\n`);
};

/** So long after its deprecation the least may go. */
const monthsBeforeRemoval = 6;

/** The first day on which what was deprecated on that day may go. */
const removableFrom = (since: string): string => {
  const day = new Date(`${since}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + monthsBeforeRemoval);
  return day.toISOString().slice(0, 10);
};

/**
 * What is gone since the last release and was not deprecated in it, or not for six months by the date in its reason, however loudly it
 * is announced. A whole type goes with the fields that lead to it; each of those is looked at.
 * @param today as `2026-11-29`
 */
export const earlyRemovals = (released: GraphQLSchema, present: GraphQLSchema, today: string): string[] => {
  const now = namesOf(present);
  return [...namesOf(released).values()].filter(({ name }) => !now.has(name) && present.getType(name.split('.')[0] ?? '')).flatMap(({ name, deprecationReason }) => {
    const whole = name.replace(/\(.*$/, '');
    if (whole !== name && !now.has(whole)) return []; // an argument goes with its field
    const since = soundReason.exec(deprecationReason ?? '')?.[1];
    if (since === undefined) return [`${name} is gone and was not deprecated in the last release`];
    return removableFrom(since) <= today ? [] : [`${name} is gone and may go from ${removableFrom(since)} on`];
  });
};

/** What is deprecated without saying since when and what to use instead: `Since 2026-11-29: use X.` */
export const unsoundDeprecations = (schema: GraphQLSchema): string[] =>
  [...namesOf(schema).values()].filter(({ deprecationReason }) => deprecationReason != null && !soundReason.test(deprecationReason)).map(({ name }) => name);
