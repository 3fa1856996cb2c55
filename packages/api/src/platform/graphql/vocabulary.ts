import { codesOf, enumOf, type Vocabulary } from '@reglament/schema';
import { registerEnumType } from 'type-graphql';

/** Makes a GraphQL enum of a shared vocabulary: the labels and clauses become the descriptions. */
export const enumType = <V extends Vocabulary>(vocabulary: V, name: string, description: string): { [K in keyof V & string]: K } => {
  const values = enumOf(vocabulary);
  const describe = (code: keyof V & string) => {
    const term = vocabulary[code];
    return term ? `${term.en}${term.clause ? ` (§${term.clause})` : ''}` : code;
  };
  registerEnumType(values, {
    name,
    description,
    valuesConfig: Object.fromEntries(codesOf(vocabulary).map((code) => [code, { description: describe(code) }])) as never,
  });
  return values;
};

/** A GraphQL enum of plain codes that only the API knows; `meanings` says what each stands for, `deprecated` which of them go, since when and what to use instead. */
export const enumOfCodes = <Code extends string>(codes: readonly Code[], name: string, description: string, meanings: Readonly<Record<Code, string>>, deprecated: Readonly<Record<string, string>> = {}): { [K in Code]: K } => {
  const values = Object.fromEntries(codes.map((code) => [code, code])) as { [K in Code]: K };
  registerEnumType(values, { name, description, valuesConfig: Object.fromEntries(codes.map((code) => [code, { description: meanings[code], ...(deprecated[code] ? { deprecationReason: deprecated[code] } : {}) }])) as never });
  return values;
};
