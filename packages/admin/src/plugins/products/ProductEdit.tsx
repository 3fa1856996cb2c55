import { useTranslate } from 'react-admin';
import { BackLink, EditPage, nameIn, useConsoleLocale } from '@reglament/admin/kit';
import type { ProductRecord } from './documents.ts';
import { ProductFields } from './ProductFields.tsx';

/** Changes what is known about a product. */
export default function ProductEdit() {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  return (
    <EditPage<ProductRecord> title={(product) => nameIn(locale, product)} submit={translate('ra.action.save')} back={<BackLink resource="products" label={translate('products.menu')} />}>
      <ProductFields />
    </EditPage>
  );
}
