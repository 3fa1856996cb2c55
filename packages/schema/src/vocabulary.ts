/** One word of the desk's language: its label in both languages and, where it comes from the regulation, the clause. */
export interface Term {
  readonly ru: string;
  readonly en: string;
  readonly clause?: string;
}

/** A closed list of words, keyed by the code that GraphQL, SQL and TypeScript share. */
export type Vocabulary = Readonly<Record<string, Term>>;

/** The languages of the desk, in the order in which they are tried. */
export const locales = ['ru', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The codes of a vocabulary, in the order in which people read them. */
export const codesOf = <V extends Vocabulary>(vocabulary: V): (keyof V & string)[] => Object.keys(vocabulary);

/** The enum object that GraphQL and the ORM want: each code maps to itself. */
export const enumOf = <V extends Vocabulary>(vocabulary: V): { [K in keyof V & string]: K } =>
  Object.fromEntries(codesOf(vocabulary).map((code) => [code, code])) as { [K in keyof V & string]: K };
