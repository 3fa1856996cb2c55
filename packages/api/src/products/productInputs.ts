import type { ProductKind } from '@reglament/schema';
import { Field, ID, InputType, Int } from 'type-graphql';
import { newIdMeaning, OnRecordInput, versionMeaning } from '../platform/graphql/recordInputs.ts';
import type { Sent } from '../platform/input/fields.ts';
import { ProductKindEnum } from './product.type.ts';
import type { productFields } from './productFields.ts';

@InputType()
abstract class ProductInput implements Sent<typeof productFields> {
  @Field(() => String, { nullable: true, description: 'Required. Latin letters, digits, dot, hyphen and underscore, at most 64; unique.' }) key?: string | null;
  @Field(() => String, { nullable: true, description: 'Required. At most 200 characters.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'At most 200 characters.' }) nameEn?: string | null;
  @Field(() => ProductKindEnum, { nullable: true, description: 'Required.' }) kind?: ProductKind | null;
  @Field(() => String, { nullable: true, description: 'At most 10,000 characters.' }) description?: string | null;
  @Field(() => String, { nullable: true, description: 'At most 10,000 characters.' }) descriptionEn?: string | null;
  @Field(() => [String], { nullable: true, description: 'Versions and revisions in use, oldest first: at most 200 of at most 120 characters.' }) versions?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'True when it is empty.' }) active?: boolean | null;
}

@InputType({ description: 'A new product (§1).' })
export class CreateProductInput extends ProductInput {
  @Field(() => ID, { nullable: true, description: newIdMeaning }) id?: string | null;
}

@InputType({ description: 'A change of a product: a field that is left out stays, null empties it.' })
export class UpdateProductInput extends ProductInput implements OnRecordInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: versionMeaning }) expectedVersion?: number | null;
}

@InputType({ description: 'A product to delete. One that is in use is made inactive instead.' })
export class DeleteProductInput extends OnRecordInput {}
