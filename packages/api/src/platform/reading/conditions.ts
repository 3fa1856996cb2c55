import { isUuid, withoutNul } from '../identity.ts';

const boundable = (value: unknown): unknown => (typeof value === 'string' ? withoutNul(value) : value);

/** Conditions of a query: SQL written by us, values bound as parameters, never the other way round. */
export class Conditions {
  /** Conditions of several sub-queries share the values of the one query that holds them. */
  constructor(readonly values: unknown[] = []) {}

  private readonly parts: string[] = [];

  /** The placeholder of a value, `$3` for example. */
  bind(value: unknown): string {
    this.values.push(Array.isArray(value) ? value.map(boundable) : boundable(value));
    return `$${this.values.length}`;
  }

  /** Adds a condition; `?` stands for the value. */
  where(sql: string, value?: unknown): this {
    this.parts.push(value === undefined ? sql : sql.replaceAll('?', this.bind(value)));
    return this;
  }

  /** Adds the condition only when there is a value. An empty list lets nothing through. */
  whereGiven(sql: string, value: unknown): this {
    return value === undefined || value === null ? this : this.where(sql, value);
  }

  /** Lets through what has one of these values; an empty list nothing, none given everything. A single value is said as such: then an index that begins with it gives its order, too. */
  whereAnyOf(sql: string, type: 'text' | 'uuid', values: readonly string[] | null | undefined): this {
    return values?.length === 1 ? this.where(`${sql} = ?::${type}`, values[0]) : this.whereGiven(`${sql} = any(?::${type}[])`, values);
  }

  /** Lets through the records that are named by their id or by their number, as people know them. */
  whereNamed(named: readonly string[] | null | undefined): this {
    if (!named) return this;
    const ids = this.bind(named.filter(isUuid));
    const numbers = this.bind(named.map((one) => one.trim().toUpperCase()));
    return this.where(`t.id = any(${ids}::uuid[]) or t.number = any(${numbers}::text[])`);
  }

  get sql(): string {
    return this.parts.length === 0 ? '' : `where ${this.parts.map((part) => `(${part})`).join(' and ')}`;
  }
}

/** Makes user text safe inside a LIKE pattern. */
export const likePattern = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
