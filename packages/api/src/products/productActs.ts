import { createdOnce, type NewRecord } from '../platform/creation.ts';
import { changeRecord, recordForAct, type OnRecord } from '../platform/database/recordForAct.ts';
import { requireUnused } from '../platform/database/uses.ts';
import { allFields, givenFields, type Sent } from '../platform/input/fields.ts';
import type { Work } from '../platform/work.ts';
import { Product } from './product.entity.ts';
import { clause, productFields } from './productFields.ts';

const recordOn = (work: Work, product: Product, type: string, subjectVersion: number, payload: Record<string, unknown>): Promise<string> =>
  work.record({ type, subjectType: 'product', subjectId: product.id, subjectVersion, payload: { key: product.key, ...payload } });

/** §1: hardware, a circuit or a program comes under support. */
export const createProduct = async (work: Work, input: Sent<typeof productFields> & NewRecord): Promise<Product> => {
  const { record } = await createdOnce(work, { act: 'createProduct', kind: Product, clause }, input, async (id) => {
    const product = work.em.create(Product, { id, ...allFields(productFields, input, clause) });
    await recordOn(work, product, 'PRODUCT_CREATED', 1, { name: product.name });
    return product;
  });
  return record;
};

/** Changes the fields that were sent. */
export const updateProduct = async (work: Work, input: OnRecord & Sent<typeof productFields>): Promise<Product> => {
  const product = await recordForAct(work, Product, input, clause);
  const changed = changeRecord(product, givenFields(productFields, input, clause));
  if (changed.length > 0) await recordOn(work, product, 'PRODUCT_UPDATED', product.version + 1, { changed });
  return product;
};

/** Deletes a product that nothing names; any other one is made inactive instead. */
export const deleteProduct = async (work: Work, input: OnRecord): Promise<void> => {
  const product = await recordForAct(work, Product, input, clause);
  await requireUnused(work, Product, product.id, clause);
  work.em.remove(product);
  await recordOn(work, product, 'PRODUCT_DELETED', product.version + 1, { name: product.name });
};
