import { getIntrospectionQuery, parse, validate, buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { documentLimits, excessesOf } from './limits.ts';

const staff = documentLimits.staff;
const excesses = (text: string): string[] => excessesOf(parse(text), staff);
const times = (count: number, text: string | ((index: number) => string)): string => Array.from({ length: count }, (_, index) => (typeof text === 'string' ? text : text(index))).join(' ');

describe('what of a document is too much', () => {
  it.each([
    ['levels', `{ ${'a { '.repeat(12)} b ${'}'.repeat(12)} }`, '13 levels of selection'],
    ['aliases', `{ a { ${times(61, (index) => `x${index}: b`)} } }`, '61 aliases'],
    ['root fields', `{ ${times(21, (index) => `f${index}`)} }`, '21 root fields'],
    ['acts', `mutation { ${times(5, (index) => `f${index}`)} }`, '5 acts in one request'],
    ['sign-ins', 'mutation { a: signIn b: signIn }', 'One sign-in per operation'],
    ['directives', `{ a ${times(21, '@include(if: true)')} }`, '21 directives'],
    ['spreads of fragments', `{ ${times(61, '...f')} } fragment f on Query { a }`, '61 spreads of fragments'],
    ['one name again and again', `{ viewer { ${times(61, '__typename')} } }`, '61 fields with one name in one selection'],
    ['the same in fragments without a name', `{ viewer { ${times(61, '... { id }')} } }`, '61 fields with one name in one selection'],
    ['the same by fragments of fragments', `{ viewer { ...a ...b } } fragment a on V { ${times(31, 'id')} } fragment b on V { ...a }`, '62 fields with one name in one selection'],
    ['the schema by a hundred names', `{ __schema { ${times(100, (index) => `a${index}: types { name }`)} } }`, '100 aliases in questions for the schema'],
    ['the schema within the schema', '{ __schema { types { fields { type { fields { name } } } } } }', '3 lists of types within each other'],
    ['the same by fragments', '{ __schema { types { ...f } } } fragment f on __Type { fields { type { ...g } } } fragment g on __Type { possibleTypes { name } }', '3 lists of types within each other'],
  ])('%s', (_what, text, expected) => {
    expect(excesses(text).join('; ')).toContain(expected);
  });

  it('what people and programs ask is not', () => {
    for (const text of [
      getIntrospectionQuery({ inputValueDeprecation: true, directiveIsRepeatable: true, specifiedByUrl: true }), '{ __type(name: "Ticket") { fields { name type { name fields { name } } } } }',
      `query($ids: [ID!]!) { nodes(ids: $ids) { ${times(25, (index) => `... on T${index} { id name }`)} } }`, '{ a { ...f } } fragment f on A { ...f b }',
    ]) expect(excesses(text)).toEqual([]);
  });

  it('is found in a time that grows with the document, where the rules of the language take its square', () => {
    const schema = buildSchema('type Query { viewer: V } type V { id: ID }');
    const document = parse(`{ ${times(198, 'viewer { id }')} }`);
    const milliseconds = (work: () => unknown): number => {
      const taken = Array.from({ length: 3 }, () => {
        const began = process.cpuUsage();
        work();
        const { user, system } = process.cpuUsage(began);
        return (user + system) / 1000;
      });
      return Math.min(...taken);
    };
    expect(milliseconds(() => excessesOf(document, staff)) * 5).toBeLessThan(milliseconds(() => validate(schema, document)));
  });
});
