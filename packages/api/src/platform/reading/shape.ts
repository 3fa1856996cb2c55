import type { Selection } from './selection.ts';

/** A GraphQL type as the database knows it: which expression gives each field, and which tables its relations join. */
export interface Shape {
  table: string;
  /** Field of the GraphQL type → SQL expression over the alias `@`. */
  columns: Readonly<Record<string, string>>;
  /** Field → another shape, joined once when somebody asks for it. */
  relations?: Readonly<Record<string, Relation>>;
  /** Fields worked out from other fields of the row. */
  derived?: Readonly<Record<string, Derived>>;
  /** Columns that field resolvers need whether or not anybody asks for them. */
  always?: readonly string[];
}

export interface Derived {
  needs: readonly string[];
  from: (row: Shaped) => unknown;
}

export interface Relation {
  shape: () => Shape;
  /** Join condition; `@` is the owner's alias, `^` the relation's. */
  on: string;
}

/** A row of the database in the shape of its GraphQL type. */
export type Shaped = Record<string, unknown>;

/** A row as PostgreSQL packs it: the values of the asked expressions, in their order. */
export type PackedRow = readonly unknown[];

export interface Projection {
  /** SQL expressions, in the order of a packed row. */
  select: string[];
  joins: string[];
  /** Turns a packed row into the nested one. */
  read(row: PackedRow): Shaped;
}

interface Reader {
  field: string;
  at: number;
}

const project = (shape: Shape, selection: Selection, alias: string, out: Pick<Projection, 'select' | 'joins'>): ((row: PackedRow) => Shaped | null) => {
  const readers: Reader[] = [];
  const derived = Object.entries(shape.derived ?? {}).filter(([field]) => selection.has(field));
  const asked = [...selection.keys()].filter((field) => field in shape.columns);
  const wanted = new Set(['id', ...(shape.always ?? []), ...asked, ...derived.flatMap(([, { needs }]) => needs)]);
  const idAt = out.select.length;
  for (const field of wanted) {
    const expression = shape.columns[field];
    if (expression === undefined) continue;
    readers.push({ field, at: out.select.push(expression.replaceAll('@', alias)) - 1 });
  }
  const below: { field: string; read: (row: PackedRow) => Shaped | null }[] = [];
  for (const [field, relation] of Object.entries(shape.relations ?? {})) {
    const askedBelow = selection.get(field);
    if (!askedBelow) continue;
    const childAlias = `${alias}_${field.toLowerCase()}`;
    const child = relation.shape();
    out.joins.push(`left join ${child.table} ${childAlias} on ${relation.on.replaceAll('@', alias).replaceAll('^', childAlias)}`);
    below.push({ field, read: project(child, askedBelow, childAlias, out) });
  }
  return (row) => {
    if (row[idAt] === null) return null;
    const shaped: Shaped = {};
    for (const { field, at } of readers) shaped[field] = row[at];
    for (const { field, read } of below) shaped[field] = read(row);
    for (const [field, { from }] of derived) shaped[field] = from(shaped);
    return shaped;
  };
};

const projections = new WeakMap<Selection, Map<Shape, Projection>>();

/** The columns and joins that a selection needs, and nothing more. Worked out once per document. */
export const projectionOf = (shape: Shape, selection: Selection, alias = 't'): Projection => {
  const known = projections.get(selection)?.get(shape);
  if (known) return known;
  const out = { select: [] as string[], joins: [] as string[] };
  const read = project(shape, selection, alias, out);
  const projection: Projection = { ...out, read: (row) => read(row) ?? {} };
  const ofSelection = projections.get(selection) ?? new Map<Shape, Projection>();
  ofSelection.set(shape, projection);
  projections.set(selection, ofSelection);
  return projection;
};
