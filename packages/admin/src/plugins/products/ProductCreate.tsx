import { useTranslate } from 'react-admin';
import { BackLink, CreatePage } from '@reglament/admin/kit';
import { ProductFields } from './ProductFields.tsx';

/** A new product. */
export default function ProductCreate() {
  const translate = useTranslate();
  return (
    <CreatePage title={translate('products.title.create')} submit={translate('products.act.create')} back={<BackLink resource="products" label={translate('products.menu')} />}>
      <ProductFields isNew />
    </CreatePage>
  );
}
