import { useTranslate } from 'react-admin';
import { productKinds } from '@reglament/schema';
import { ActiveFilter, GuardedButton, Name, RecordList, SearchFilter, useTerm, type SheetColumn } from '@reglament/admin/kit';
import type { ProductRecord } from './documents.ts';

const Kind = ({ product }: { product: ProductRecord }) => <>{useTerm()(productKinds, product.kind)}</>;

/** The newest versions say most; the rest is a number. */
const versionsShown = 3;
const Versions = ({ product }: { product: ProductRecord }) => {
  const hidden = product.versions.length - versionsShown;
  return <>{product.versions.slice(-versionsShown).toReversed().join(', ')}{hidden > 0 && ` +${hidden}`}</>;
};

const columns: readonly SheetColumn<ProductRecord>[] = [
  { id: 'name', label: 'resources.products.fields.name', source: 'name', render: (product) => <Name of={product} /> },
  { id: 'kind', label: 'resources.products.fields.kind', kind: 'meta', render: (product) => <Kind product={product} /> },
  { id: 'versions', label: 'resources.products.fields.versions', render: (product) => <Versions product={product} /> },
  { id: 'key', label: 'resources.products.fields.key', kind: 'meta', render: (product) => product.key },
];

/** What clients use and support answers for (§1). */
export default function ProductList() {
  const translate = useTranslate();
  const create = <GuardedButton permission="directory.write" right="products.right" kind="primary" to="/products/create">{translate('products.act.create')}</GuardedButton>;
  return (
    <RecordList<ProductRecord>
      resource="products" title={translate('products.menu')} count="products.count" columns={columns} order={{ field: 'name', order: 'ASC' }}
      to={(product) => `/products/${product.id}/show`} isOff={(product) => !product.active} filterDefaults={{ active: true }} actions={create}
      filters={<><SearchFilter label={translate('products.search')} /><ActiveFilter /></>}
      empty={{ title: translate('products.empty.title'), text: translate('products.empty.text'), action: create }}
    />
  );
}
