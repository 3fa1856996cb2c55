import { articleKinds, type ArticleKind, type Locale } from '@reglament/schema';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../platform/graphql/scalars.ts';
import { OnRecordInput, versionMeaning } from '../platform/graphql/recordInputs.ts';
import { connectionOf, Node } from '../platform/graphql/types.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';
import type { Shape } from '../platform/reading/shape.ts';
import { ProductType, productShape } from '../products/product.type.ts';
import type { SentArticle } from './articleActs.ts';

export const ArticleKindEnum = enumType(articleKinds, 'ArticleKind', 'What a standard answer is (§4.10).');

@ObjectType('Article', { implements: Node, simpleResolvers: true, description: 'A standard answer (§3.6, §4.10): a text to insert, or a link to where the answer stands.' })
export class ArticleType extends Node {
  @Field(() => ArticleKindEnum, { description: 'What it is: a text to put into an answer, or a link.' }) kind!: ArticleKind;
  @Field(() => String, { description: 'Its name in the list, in the language of the article.' }) title!: string;
  @Field(() => String, { nullable: true, description: 'Of a macro what is inserted; `{{ticket.number}}`, `{{client.name}}`, `{{contact.name}}` and `{{specialist.name}}` are filled in. Of an article what it is about.' }) text!: string | null;
  @Field(() => String, { nullable: true, description: 'An http or https address.' }) link!: string | null;
  @Field(() => String, { description: 'ru or en.' }) language!: Locale;
  @Field(() => ProductType, { nullable: true, description: 'The product that it is about; null when it is about any.' }) product!: ProductType | null;
  @Field(() => Int, { description: 'How often an answer used it.' }) useCount!: number;
  @Field(() => Boolean, { description: 'False: archived, offered no longer.' }) active!: boolean;
  @Field(() => DateTime) updatedAt!: string;
  @Field(() => Int, { description: versionMeaning }) version!: number;
}

export const ArticleConnection = connectionOf('Article', () => ArticleType);

export const articleShape: Shape = {
  table: 'article',
  columns: { id: '@.id', kind: '@.kind', title: '@.title', text: '@.text', link: '@.link', language: '@.language', useCount: '@.use_count', active: '@.active', updatedAt: '@.updated_at', version: '@.version' },
  relations: { product: { shape: () => productShape, on: '^.id = @.product_id' } },
};

@InputType()
abstract class ArticleInput implements SentArticle {
  @Field(() => ArticleKindEnum, { nullable: true, description: 'Required.' }) kind?: ArticleKind | null;
  @Field(() => String, { nullable: true, description: 'Required. At most 300 characters.' }) title?: string | null;
  @Field(() => String, { nullable: true, description: 'Required for a macro. At most 50,000 characters.' }) text?: string | null;
  @Field(() => String, { nullable: true, description: 'Required for an article. An http or https address of at most 2,000 characters.' }) link?: string | null;
  @Field(() => String, { nullable: true, description: 'ru or en; ru when it is empty.' }) language?: string | null;
  @Field(() => ID, { nullable: true, description: 'The product that it is about; null for any.' }) productId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True when it is empty.' }) active?: boolean | null;
}

@InputType({ description: 'A new standard answer (§4.10).' })
export class CreateArticleInput extends ArticleInput {}

@InputType({ description: 'A change of a standard answer: a field that is left out stays, null empties it.' })
export class UpdateArticleInput extends ArticleInput implements OnRecordInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: versionMeaning }) expectedVersion?: number | null;
}

@InputType({ description: 'An answer uses a standard answer.' })
export class UseArticleInput {
  @Field(() => ID) id!: string;
  @Field(() => ID, { description: 'Id or number of the ticket that is answered.' }) ticketId!: string;
}
