import { CompiledQuery, type Kysely } from 'kysely';
import type { PackedRow, Shaped } from './shape.ts';

/** Lean access for reads: no entity, no identity map. */
export type Reader = Pick<Kysely<unknown>, 'executeQuery'>;

/** A reader for as long as somebody waits: once the signal is given, what it still reads is cancelled in the database, and fails with the signal's reason. */
export const readerUntil = (reader: Reader, signal: AbortSignal): Reader => ({
  executeQuery: (query, options) => reader.executeQuery(query, { ...options, signal, inflightQueryAbortStrategy: 'cancel query' }),
});

export const readRows = async <Row = Shaped>(reader: Reader, sql: string, values: readonly unknown[]): Promise<Row[]> => {
  const { rows } = await reader.executeQuery<Row>(CompiledQuery.raw(sql, [...values]));
  return rows;
};

const withOnePlan = new Set<string>();

/** A statement whose plan does not hang on its values, such as a look-up by a unique key: the database may plan it once. For texts that stand in the code. */
export const onePlan = (sql: string): string => {
  withOnePlan.add(sql);
  return sql;
};

export const hasOnePlan = (sql: string): boolean => withOnePlan.has(sql);

/** PostgreSQL gives a function at most a hundred arguments; a wide row is packed in several pieces. */
const mostArguments = 90;

/**
 * Rows packed by PostgreSQL into one JSON text: one value to take off the wire instead of one per field, and the parser of
 * the engine instead of the driver's. `rest` is the query from its FROM on.
 */
export const readPacked = async (reader: Reader, select: readonly string[], rest: string, values: readonly unknown[]): Promise<PackedRow[]> => {
  const pieces: string[] = [];
  for (let start = 0; start < select.length; start += mostArguments)
    pieces.push(`json_build_array(${select.slice(start, start + mostArguments).map((_, index) => `c${start + index}`).join(', ')})`);
  const row = pieces.length === 1 ? pieces[0] : `json_build_array(${pieces.join(', ')})`;
  const [packed] = await readRows<{ rows: PackedRow[] | string | null }>(
    reader,
    `select json_agg(${row}) as rows from (select ${select.map((expression, index) => `${expression} as c${index}`).join(', ')} ${rest}) page`,
    values,
  );
  const rows = typeof packed?.rows === 'string' ? (JSON.parse(packed.rows) as PackedRow[]) : (packed?.rows ?? []);
  return pieces.length === 1 ? rows : rows.map((piecesOfRow) => piecesOfRow.flat(1));
};
