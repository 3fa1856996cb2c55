import { searchKinds, type SearchKind } from '@reglament/schema';
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import { Cursor, DateTime } from '../platform/graphql/scalars.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';

export const SearchKindEnum = enumType(searchKinds, 'SearchKind', 'What the search finds. The list grows.');

@ObjectType('TextRange', { simpleResolvers: true, description: 'A part of a text.' })
export class TextRangeType {
  @Field(() => Int, { description: 'From 0, in UTF-16 units.' }) start!: number;
  @Field(() => Int, { description: 'In UTF-16 units.' }) length!: number;
}

@ObjectType('MarkedText', { simpleResolvers: true, description: 'Plain text, never markup, with the places of the words that were looked for.' })
export class MarkedTextType {
  @Field(() => String, { description: 'The words of this stretch.' }) text!: string;
  @Field(() => [TextRangeType], { description: 'In their order; none overlap.' }) marks!: TextRangeType[];
}

@ObjectType('SearchHit', { simpleResolvers: true, description: 'A record that was found.' })
export class SearchHitType {
  @Field(() => SearchKindEnum, { description: 'What kind of record it is.' }) kind!: SearchKind;
  @Field(() => ID, { description: 'Of the record.' }) id!: string;
  @Field(() => String, { nullable: true, description: 'As people cite it, TP-2026-000123; null for what has none.' }) number!: string | null;
  @Field(() => MarkedTextType, { description: 'Its subject, title or name.' }) title!: MarkedTextType;
  @Field(() => MarkedTextType, { nullable: true, description: 'The part of its texts that speaks of what was looked for, about 180 characters on one line.' }) snippet!: MarkedTextType | null;
  @Field(() => Boolean, { description: 'True: the snippet is what only staff see.' }) internal!: boolean;
  @Field(() => ID, { nullable: true, description: 'Its client; null for what belongs to none, and for a wish of another client.' }) clientId!: string | null;
  @Field(() => String, { nullable: true, description: 'The name of its client; null for what belongs to none, and for a wish of another client.' }) clientName!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it came about; null for what has no date.' }) at!: Date | null;
}

@ObjectType('SearchCount', { simpleResolvers: true, description: 'How many records of one kind were found that the viewer may see.' })
export class SearchCountType {
  @Field(() => SearchKindEnum, { description: 'The kind that is counted.' }) kind!: SearchKind;
  @Field(() => Int, { description: 'Counting stops at 1,000.' }) count!: number;
  @Field(() => Boolean, { description: 'False when there are more than `count` says; then the newest 1,000 are ranked.' }) exact!: boolean;
}

@ObjectType('SearchCorrection', { simpleResolvers: true, description: 'A word that nobody wrote, and what was looked for instead.' })
export class SearchCorrectionType {
  @Field(() => String, { description: 'The word as it was typed.' }) typed!: string;
  @Field(() => String, { description: 'The word that was searched for.' }) taken!: string;
}

@ObjectType('SearchAnswer', { simpleResolvers: true, description: 'What was found; the best first.' })
export class SearchAnswer {
  @Field(() => [SearchHitType], { description: 'What was found, the best first.' }) hits!: SearchHitType[];
  @Field(() => [SearchCountType], { description: 'By kind, in the order of the kinds; those with none are left out.' }) counts!: SearchCountType[];
  @Field(() => [SearchCorrectionType], { description: 'Empty when the words were found as they were typed.' }) corrections!: SearchCorrectionType[];
  @Field(() => Cursor, { nullable: true, description: 'Give it back as `after` for the next page; null on the last one.' }) endCursor!: string | null;
}

@ArgsType()
export class SearchArgs {
  @Field(() => String, { description: 'Words that must all occur; "a phrase"; -without; client:name; number:TP-2026. The last word may be unfinished. Beyond 500 characters it is not read.' }) text!: string;
  @Field(() => [SearchKindEnum], { nullable: true, description: 'Without it: all that the viewer may see.' }) kinds?: SearchKind[] | null;
  @Field(() => ID, { nullable: true, description: 'Only what belongs to this client.' }) clientId?: string | null;
  @Field(() => Int, { nullable: true, description: 'At most 50; 20 when nothing is said.' }) first?: number | null;
  @Field(() => Int, { nullable: true, description: 'At most so many of one kind, for a list in groups.' }) firstOfKind?: number | null;
  @Field(() => Cursor, { nullable: true }) after?: string | null;
}
