import type { ProductKind } from '@reglament/schema';
import { gql, type Payload } from '@reglament/admin/kit';

export interface ProductRecord {
  id: string; key: string; name: string; nameEn: string | null; kind: ProductKind; description: string | null; descriptionEn: string | null;
  /** Versions and revisions in use, oldest first. */
  versions: string[];
  active: boolean; version: number;
}

const ROW = gql`fragment ProductRow on Product { id key name nameEn kind description descriptionEn versions active version }`;

export const PRODUCTS = gql`query Products($page: OffsetPageInput, $filter: DirectoryFilter, $orderBy: [ProductOrder!]) { products(page: $page, filter: $filter, orderBy: $orderBy) { nodes { ...ProductRow } totalCount } } ${ROW}`;
export const PRODUCT = gql`query Product($id: ID!) { product(id: $id) { ...ProductRow } } ${ROW}`;
export const CREATE_PRODUCT = gql`mutation CreateProduct($input: CreateProductInput!) { createProduct(input: $input) { product { ...ProductRow } userErrors { code message field clause } } } ${ROW}`;
export const UPDATE_PRODUCT = gql<{ updateProduct: Payload & { product: ProductRecord | null } }, { input: { id: string; expectedVersion: number; active?: boolean } }>`
  mutation UpdateProduct($input: UpdateProductInput!) { updateProduct(input: $input) { product { ...ProductRow } userErrors { code message field clause } } } ${ROW}`;
