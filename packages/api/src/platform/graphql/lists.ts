import { GraphQLError } from 'graphql';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { isUuid } from '../identity.ts';
import { Conditions, likePattern } from '../reading/conditions.ts';
import type { OrderTerm } from '../reading/connection.ts';
import { Cursor } from './scalars.ts';
import { OffsetPageInput, OrderDirectionEnum } from './types.ts';
import { enumOfCodes } from './vocabulary.ts';

/** Which page of a list: by cursors, or by an offset. */
@ArgsType()
export abstract class PageArgs {
  @Field(() => Int, { nullable: true, description: 'So many from the beginning, or after the cursor; at most 100, 50 when nothing is said.' }) first?: number | null;
  @Field(() => Cursor, { nullable: true }) after?: string | null;
  @Field(() => Int, { nullable: true, description: 'So many from the end, or before the cursor.' }) last?: number | null;
  @Field(() => Cursor, { nullable: true }) before?: string | null;
  @Field(() => OffsetPageInput, { nullable: true }) page?: OffsetPageInput | null;
}

@InputType({ description: 'Which records of a directory (§1). All given conditions must hold.' })
export class DirectoryFilter {
  @Field(() => [ID], { nullable: true }) ids?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Part of a name, a key, an address.' }) text?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True: in use today; false: kept for history. An assignment is active while it is valid.' }) active?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Of this client; products and staff belong to no client and refuse it.' }) clientId?: string | null;
}

/** Where the conditions of a directory filter look; expressions over the alias `t`. */
export interface Directory {
  text: readonly string[];
  active: string;
  /** The client to whom the record belongs; null when there is none. */
  client: string | null;
}

/** The rows that a filter lets through. */
export const directoryConditions = (directory: Directory, filter: DirectoryFilter | null | undefined): Conditions => {
  const conditions = new Conditions().whereGiven('t.id = any(?::uuid[])', filter?.ids?.filter(isUuid));
  if (filter?.active != null) conditions.where(filter.active ? directory.active : `not (${directory.active})`);
  whereTextIn(conditions, directory.text, filter?.text);
  if (filter?.clientId == null) return conditions;
  if (directory.client === null) throw new GraphQLError('This directory belongs to no client; leave clientId out', { extensions: { code: 'BAD_USER_INPUT' } });
  return isUuid(filter.clientId) ? conditions.where(`${directory.client} = ?`, filter.clientId) : conditions.where('false');
};

/** Adds that one of the columns contains the text, in whatever case. */
export const whereTextIn = (conditions: Conditions, columns: readonly string[], text: string | null | undefined): void => {
  const wanted = text?.trim();
  if (wanted) conditions.where(columns.map((column) => `${column} ilike ?`).join(' or '), likePattern(wanted));
};

/** A field of an order is called as people call it. */
export const meaningsOf = <Code extends string>(codes: readonly Code[]): Record<Code, string> =>
  Object.fromEntries(codes.map((code) => [code, `By ${code.toLowerCase().replaceAll('_', ' ')}.`])) as Record<Code, string>;

/** Every column that is not deprecated stands at the beginning of an index (orders.test.ts). */
interface OrderColumn extends Omit<OrderTerm, 'direction'> {
  /** Since when it goes, and what to use instead. */
  deprecated?: string;
}

/** Why the order by what is in use goes everywhere: half of a list is equal by it. */
export const activeOrderGoes = 'Since 2026-11-29: use `filter: { active }`.';

/** A column that tells the name of a record to which each row belongs: the order of that table's index. */
export const byNameOf = (table: string, column: string): OrderColumn => ({ sql: `${table}_of_${column}.name`, type: 'text', join: `join ${table} ${table}_of_${column} on ${table}_of_${column}.id = t.${column}` });

/** The order of a list: `orderOf('Client', { NAME: … })` makes the input ClientOrder; the first field is the order without another wish. */
export const orderOf = <Code extends string>(name: string, columns: Readonly<Record<Code, OrderColumn>>, usual: readonly { field: NoInfer<Code>; direction: 'ASC' | 'DESC' }[]) => {
  const codes = Object.keys(columns) as Code[];
  const deprecated = Object.fromEntries(codes.flatMap((code) => (columns[code].deprecated ? [[code, columns[code].deprecated]] : [])));
  const FieldEnum = enumOfCodes(codes, `${name}OrderField`, `What a list of ${name} is ordered by.`, meaningsOf(codes), deprecated);
  @InputType(`${name}Order`, { description: `One term of the order of a list of ${name}.` })
  class Order {
    @Field(() => FieldEnum) field!: Code;
    @Field(() => OrderDirectionEnum, { defaultValue: 'ASC' }) direction!: 'ASC' | 'DESC';
  }
  const terms = (orderBy: readonly Order[] | null | undefined): OrderTerm[] => (orderBy?.length ? orderBy : usual).map(({ field, direction }) => ({ ...columns[field], direction }));
  return { Order, terms };
};
