import { defineEntity, p } from '@mikro-orm/core';
import { codesOf, productKinds } from '@reglament/schema';
import { newId } from '../platform/identity.ts';

const ProductSchema = defineEntity({
  name: 'Product',
  tableName: 'product',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    key: p.string().length(64).unique(),
    name: p.string().length(200),
    nameEn: p.string().length(200).nullable(),
    kind: p.enum(codesOf(productKinds)),
    description: p.text().nullable(),
    descriptionEn: p.text().nullable(),
    /** Versions and revisions in use, oldest first. */
    versions: p.array().$type<string[]>(),
    active: p.boolean().default(true),
    version: p.integer().version(),
  },
  // the orders of its list
  indexes: [
    { name: 'product_name', expression: 'create index product_name on product (name, id)' },
  ],
});

/** Hardware, a circuit or a program that clients use (§1). */
export class Product extends ProductSchema.class {}
ProductSchema.setClass(Product);
