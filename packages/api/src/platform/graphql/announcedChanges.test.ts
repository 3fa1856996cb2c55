import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { earlyRemovals, unannouncedChanges, unsoundDeprecations, withFingerprints } from './announcedChanges.ts';

const released = buildSchema('type Query { ticket(id: ID!): Ticket } type Ticket { id: ID! subject: String! number: String! }');
const changelog = (unreleased: string, before = ''): string => `# Changelog\n\n## Unreleased\n\n${unreleased}\n\n## 0.1.0\n\n${before}\n`;

describe('against the last release', () => {
  const without = buildSchema('type Query { ticket(id: ID!): Ticket } type Ticket { id: ID! number: String! }');

  test('a field that is gone, and one that may be null now, is a break', () => {
    expect(unannouncedChanges(released, without, changelog(''))).toEqual(['Ticket.subject was removed.']);
    const looser = buildSchema('type Query { ticket(id: ID!, at: String!): Ticket } type Ticket { id: ID! subject: String number: String! }');
    expect(unannouncedChanges(released, looser, changelog(''))).toEqual(['A required arg at on Query.ticket was added.', 'Ticket.subject changed type from String! to String.']);
  });

  test('what the changelog announces may go; what an earlier release announced announces nothing', () => {
    const line = '- **API, breaking**: `Ticket.subject was removed.` Use `Ticket.title`.';
    expect(unannouncedChanges(released, without, changelog(line))).toEqual([]);
    expect(unannouncedChanges(released, without, changelog('', line))).toEqual(['Ticket.subject was removed.']);
    expect(unannouncedChanges(released, without, changelog('Ticket.subject was removed.'))).toHaveLength(1);
  });

  test('with a release its own heading announces, and gets the fingerprints, once (decision 88)', () => {
    const line = '- **API, breaking**: `Ticket.subject was removed.` Use `Ticket.title`.';
    const released2 = `# Changelog\n\n## Unreleased\n\n## 0.2.0 (2026-12-01)\n\n${line}\n\n## 0.1.0\n\nThe first.\n`;
    expect(unannouncedChanges(released, without, released2)).toEqual(['Ticket.subject was removed.']);
    expect(unannouncedChanges(released, without, released2, '0.2.0')).toEqual([]);
    expect(unannouncedChanges(released, without, released2, '0.1.0')).toHaveLength(1);
    const told = withFingerprints(released2, '0.2.0', { 'schema.graphql': 'aa', 'client.graphql': 'bb' });
    expect(told).toBe(released2.replace('(2026-12-01)\n', '(2026-12-01)\n\nContracts: `schema.graphql` sha256:aa, `client.graphql` sha256:bb\n'));
    expect(() => withFingerprints(told, '0.2.0', {})).toThrow('0.2.0 is released already');
    expect(() => withFingerprints(told, '0.3.0', {})).toThrow('no heading "## 0.3.0"');
  });

  test('what is new breaks nobody', () => {
    expect(unannouncedChanges(released, buildSchema('type Query { ticket(id: ID!, at: String): Ticket } type Ticket { id: ID! subject: String! number: String! title: String }'), changelog(''))).toEqual([]);
  });
});

describe('the value that is taken where nothing is sent', () => {
  const schema = (first: string, direction: string) => buildSchema(`type Query { list(first: Int${first}, by: [Order!]): Int } input Order { direction: Direction${direction} field: String } enum Direction { ASC DESC }`);

  test('is a change of the contract where it is another one, is gone or is new: of arguments and of fields of inputs', () => {
    const before = schema(' = 50', ' = ASC');
    expect(unannouncedChanges(before, schema(' = 20', ' = DESC'), changelog(''))).toEqual(['Query.list(first:) has the default 20 instead of 50.', 'Order.direction has the default DESC instead of ASC.']);
    expect(unannouncedChanges(before, schema('', ''), changelog(''))).toEqual(['Query.list(first:) has the default none instead of 50.', 'Order.direction has the default none instead of ASC.']);
    expect(unannouncedChanges(schema('', ''), before, changelog(''))).toHaveLength(2);
    expect(unannouncedChanges(before, schema(' = 20', ' = ASC'), changelog('- `Query.list(first:) has the default 20 instead of 50.` Say `first: 50`.'))).toEqual([]);
  });

  test('is the same however it is written', () => {
    const list = (value: string) => buildSchema(`type Query { a(in: In = ${value}): Int } input In { b: Int c: [Int!] }`);
    expect(unannouncedChanges(list('{ b: 1, c: [1, 2] }'), list('{c:[1,2],b:1}'), changelog(''))).toEqual([]);
    expect(unannouncedChanges(list('{ b: 1, c: [1, 2] }'), list('{ b: 1, c: [2, 1] }'), changelog(''))).toHaveLength(1);
  });
});

describe('what goes', () => {
  const since = (day: string): string => `@deprecated(reason: "Since ${day}: use b.")`;
  const before = (reason: string) => buildSchema(`type Query { a: Int ${reason} b(c: Int ${reason}, d: In): E } input In { f: Int ${reason} g: Int } enum E { G H ${reason} }`);
  const after = buildSchema('type Query { b(d: In): E } input In { g: Int } enum E { G }');
  const all = ['Query.a', 'Query.b(c:)', 'In.f', 'E.H'];

  test('goes six months after the day of its deprecation, and not a day before', () => {
    expect(earlyRemovals(before(since('2026-05-29')), after, '2026-11-29')).toEqual([]);
    expect(earlyRemovals(before(since('2026-05-30')), after, '2026-11-29')).toEqual(all.map((name) => `${name} is gone and may go from 2026-11-30 on`));
  });

  test('does not go at all where the last release did not deprecate it, or did not say since when', () => {
    for (const reason of ['', '@deprecated(reason: "Use b.")']) expect(earlyRemovals(before(reason), after, '2036-11-29')).toEqual(all.map((name) => `${name} is gone and was not deprecated in the last release`));
  });

  test('takes its arguments, and the types to which nothing leads any more, along; not the ways to them', () => {
    const whole = buildSchema(`type Query { a(x: Int, in: In): Only ${since('2026-01-01')} b: Int } type Only { c: Int } input In { d: Int }`);
    expect(earlyRemovals(whole, buildSchema('type Query { b: Int }'), '2026-11-29')).toEqual([]);
    expect(earlyRemovals(buildSchema('type Query { a: Only b: Int } type Only { c: Int }'), buildSchema('type Query { b: Int }'), '2026-11-29')).toEqual(['Query.a is gone and was not deprecated in the last release']);
  });

  test('what stays is no removal', () => expect(earlyRemovals(after, after, '2026-11-29')).toEqual([]));
});

test('a deprecation says since when and what to use', () => {
  const reason = (text: string): string => `@deprecated(reason: "${text}")`;
  const schema = (text: string) => buildSchema(`type Query { a: Int ${reason(text)} b(c: Int ${reason(text)}): Int d(e: In): E } input In { f: Int ${reason(text)} } enum E { G H ${reason(text)} }`);
  expect(unsoundDeprecations(schema('Since 2026-11-29: use b.'))).toEqual([]);
  expect(unsoundDeprecations(schema('Use b.'))).toEqual(['Query.a', 'Query.b(c:)', 'In.f', 'E.H']);
  expect(unsoundDeprecations(schema('Since 2026-11-29: '))).toHaveLength(4);
});
