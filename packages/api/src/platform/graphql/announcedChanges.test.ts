import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { unannouncedChanges, unsoundDeprecations } from './announcedChanges.ts';

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

  test('what is new breaks nobody', () => {
    expect(unannouncedChanges(released, buildSchema('type Query { ticket(id: ID!, at: String): Ticket } type Ticket { id: ID! subject: String! number: String! title: String }'), changelog(''))).toEqual([]);
  });
});

test('a deprecation says since when and what to use', () => {
  const reason = (text: string): string => `@deprecated(reason: "${text}")`;
  const schema = (text: string) => buildSchema(`type Query { a: Int ${reason(text)} b(c: Int ${reason(text)}): Int d(e: In): E } input In { f: Int ${reason(text)} } enum E { G H ${reason(text)} }`);
  expect(unsoundDeprecations(schema('Since 2026-11-29: use b.'))).toEqual([]);
  expect(unsoundDeprecations(schema('Use b.'))).toEqual(['Query.a', 'Query.b(c:)', 'In.f', 'E.H']);
  expect(unsoundDeprecations(schema('Since 2026-11-29: '))).toHaveLength(4);
});
