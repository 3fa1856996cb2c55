import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { actOnRecord, deleteRecord, type RecordKind } from '../access/recordActs.ts';
import { payloadOf } from '../platform/graphql/types.ts';
import { ProductType } from './product.type.ts';
import { createProduct, deleteProduct, updateProduct } from './productActs.ts';
import { clause } from './productFields.ts';
import { CreateProductInput, DeleteProductInput, UpdateProductInput } from './productInputs.ts';
import { readProduct } from './products.resolver.ts';

const products: RecordKind<'product'> = { subject: 'product', clause, read: readProduct };

const CreateProductPayload = payloadOf('CreateProduct', 'product', () => ProductType);
const UpdateProductPayload = payloadOf('UpdateProduct', 'product', () => ProductType);
const DeleteProductPayload = payloadOf('DeleteProduct', 'product', () => ProductType);

@Resolver()
export class ProductActsResolver {
  @Mutation(() => CreateProductPayload, { description: 'Takes a product under support (§1).' })
  createProduct(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CreateProductInput) input: CreateProductInput) {
    return actOnRecord(context, info, products, 'directory.write', (work) => createProduct(work, input));
  }

  @Mutation(() => UpdateProductPayload, { description: 'Changes a product.' })
  updateProduct(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => UpdateProductInput) input: UpdateProductInput) {
    return actOnRecord(context, info, products, 'directory.write', (work) => updateProduct(work, input));
  }

  @Mutation(() => DeleteProductPayload, { description: 'Deletes a product that nothing names, and answers it as it last was; otherwise IN_USE.' })
  deleteProduct(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DeleteProductInput) input: DeleteProductInput) {
    return deleteRecord(context, info, products, 'directory.write', input.id, (work) => deleteProduct(work, input));
  }
}
