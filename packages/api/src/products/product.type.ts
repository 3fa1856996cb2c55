import { productKinds, type ProductKind } from '@reglament/schema';
import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf, Node } from '../platform/graphql/types.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';
import type { Shape } from '../platform/reading/shape.ts';

export const ProductKindEnum = enumType(productKinds, 'ProductKind', 'What a product is made of (§1).');

@ObjectType('Product', { implements: Node, simpleResolvers: true, description: 'Hardware, a circuit or a program that clients use (§1).' })
export class ProductType extends Node {
  @Field(() => String, { description: 'Short latin name for integrations, unique.' }) key!: string;
  @Field(() => String, { description: 'Its name in Russian.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'Its name in English, where there is one.' }) nameEn!: string | null;
  @Field(() => ProductKindEnum, { description: 'Of what kind it is.' }) kind!: ProductKind;
  @Field(() => String, { nullable: true, description: 'What it is, in Russian.' }) description!: string | null;
  @Field(() => String, { nullable: true, description: 'What it is, in English.' }) descriptionEn!: string | null;
  @Field(() => [String], { description: 'Versions and revisions in use, oldest first.' }) versions!: string[];
  @Field(() => Boolean, { description: 'False: kept for history.' }) active!: boolean;
  @Field(() => Int, { description: 'Rises with each change; give it back as `expectedVersion`.' }) version!: number;
}

export const ProductConnection = connectionOf('Product', () => ProductType);

export const productShape: Shape = {
  table: 'product',
  columns: {
    id: '@.id', key: '@.key', name: '@.name', nameEn: '@.name_en', kind: '@.kind', description: '@.description',
    descriptionEn: '@.description_en', versions: '@.versions', active: '@.active', version: '@.version',
  },
};
