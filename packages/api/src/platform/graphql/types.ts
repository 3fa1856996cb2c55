import { refusalCodes, type Locale, type RefusalCode } from '@reglament/schema';
import { Field, ID, InputType, Int, InterfaceType, ObjectType, type ClassType } from 'type-graphql';
import type { Refusal } from '../refusal.ts';
import { Cursor } from './scalars.ts';
import { enumOfCodes, enumType } from './vocabulary.ts';

export const RefusalCodeEnum = enumType(refusalCodes, 'RefusalCode', 'Why an act was refused. The list grows; treat an unknown code as a refusal.');
export const OrderDirectionEnum = enumOfCodes(['ASC', 'DESC'], 'OrderDirection', 'From small to large, or from large to small.', { ASC: 'From small to large, from early to late.', DESC: 'From large to small, from late to early.' });

@InterfaceType({ description: 'Anything with an identifier of its own.' })
export abstract class Node {
  @Field(() => ID, { description: 'UUID; unique in the whole installation, never used again.' }) id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A value that completes a sentence.' })
export class RefusalParam {
  @Field(() => String, { description: 'What it is, as the sentence calls it.' }) name!: string;
  @Field(() => String, { description: 'The value, in the language of the request.' }) value!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Why an act was refused, for people and for machines. Nothing of the act remains.' })
export class UserError {
  @Field(() => RefusalCodeEnum, { description: 'For machines: what is wrong.' }) code!: RefusalCode;
  @Field(() => String, { description: 'A sentence in the language of the request: what is wrong and what to do.' }) message!: string;
  @Field(() => [String], { description: 'Path of the input field; empty when the whole act is meant.' }) field!: string[];
  @Field(() => String, { nullable: true, description: 'The clause of the regulation that it rests on, for example 4.7.' }) clause!: string | null;
  @Field(() => [RefusalParam], { description: 'What completes the sentence, for those who write their own.' }) params!: RefusalParam[];
}

export const userErrorOf = (refused: Refusal, locale: Locale): UserError => ({
  code: refused.code,
  message: refused.sentence(locale),
  field: refused.field,
  clause: refused.clause,
  params: Object.entries(refused.paramsIn(locale)).map(([name, value]) => ({ name, value })),
});

@ObjectType({ simpleResolvers: true, description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether rows follow.' }) hasNextPage!: boolean;
  @Field(() => Boolean, { description: 'Whether rows stand before.' }) hasPreviousPage!: boolean;
  @Field(() => Cursor, { nullable: true, description: 'Cursor of the first row; null when there is none.' }) startCursor!: string | null;
  @Field(() => Cursor, { nullable: true, description: 'Cursor of the last row; null when there is none.' }) endCursor!: string | null;
}

@InputType({ description: 'A page by its offset, for tables that jump to page N. Excludes cursors; offset + limit ≤ 10,000.' })
export class OffsetPageInput {
  @Field(() => Int, { description: 'Rows to leave out, from 0.' }) offset!: number;
  @Field(() => Int, { description: 'Rows on the page, at most 100.' }) limit!: number;
}

export const upsertResults = ['CREATED', 'UPDATED', 'NOOP'] as const;
export type UpsertResult = (typeof upsertResults)[number];
export const UpsertResultEnum = enumOfCodes(upsertResults, 'UpsertResult', 'What an act did that makes a record only where there is none.', {
  CREATED: 'The record is new.',
  UPDATED: 'It was there, and what was sent changed it.',
  NOOP: 'It was there and says the same: nothing happened.',
});

/** Lets the payload of such an act tell what it did. */
export const tellResult = <Payload extends ClassType>(payload: Payload): Payload => {
  Field(() => UpsertResultEnum, { nullable: true, description: 'Whether the record is new; null when the act was refused.' })(payload.prototype as object, 'result');
  return payload;
};

/** What every act answers besides its own subject. */
@ObjectType({ simpleResolvers: true })
export abstract class ActPayload {
  @Field(() => [UserError], { description: 'Why the act was refused; empty when it was done.' }) userErrors!: UserError[];
  @Field(() => [ID], { description: 'The events that the act wrote. When the stream has shown the last of them, it has shown this act.' }) eventIds!: string[];
  @Field(() => Cursor, { nullable: true, description: 'The place in the stream behind this act: a subscription with it as `after` shows what followed what this payload shows, without gap and without the act itself. Null when the act was refused. Ask for it only when you subscribe: the act then waits for its place.' }) eventCursor?: string | null;
}

/** The Relay connection of a type: `connectionOf('Ticket', () => Ticket)` makes TicketEdge and TicketConnection. */
export const connectionOf = <T extends object>(name: string, node: () => ClassType<T>) => {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `A ${name} in its list.` })
  class Edge {
    @Field(() => Cursor) cursor!: string;
    @Field(node) node!: T;
  }
  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of a list of ${name}.` })
  class Connection {
    @Field(() => [Edge]) edges!: Edge[];
    @Field(() => [node()], { description: 'The rows without their cursors.' }) nodes!: T[];
    @Field(() => PageInfo) pageInfo!: PageInfo;
    @Field(() => Int, { description: 'How many there are; counting stops at 10,000.' }) totalCount!: number;
    @Field(() => Boolean, { description: 'False when there are more than `totalCount` says.' }) totalCountIsExact!: boolean;
  }
  return Connection;
};

/** The payload of an act: its subject under its own name, the refusals and the events. */
export const payloadOf = <T extends object>(act: string, subject: string, type: () => ClassType<T>) => {
  @ObjectType(`${act}Payload`, { simpleResolvers: true, description: `What ${act.charAt(0).toLowerCase()}${act.slice(1)} answers.` })
  class Payload extends ActPayload {}
  Field(type, { nullable: true, description: 'As it stands after the act; as it stands now where the act was refused with STALE_VERSION, null when it was refused otherwise.' })(Payload.prototype, subject);
  return Payload;
};
