import { useTranslate } from 'react-admin';
import { productKinds } from '@reglament/schema';
import { BackLink, Button, Card, GuardedButton, KeyValue, nameIn, nameLang, Page, ShowPage, useAct, useCan, useConsoleLocale, useTerm } from '@reglament/admin/kit';
import { UPDATE_PRODUCT, type ProductRecord } from './documents.ts';

const Acts = ({ product }: { product: ProductRecord }) => {
  const translate = useTranslate();
  const can = useCan();
  const { act, pending } = useAct();
  const use = (active: boolean): void => {
    void act(UPDATE_PRODUCT, { id: product.id, active, expectedVersion: product.version }, {
      success: active ? 'products.notification.on' : 'products.notification.off', patches: 'products', invalidates: [['products', 'getList']],
    });
  };
  return (
    <>
      <GuardedButton permission="directory.write" right="products.right" to={`/products/${product.id}`}>{translate('ra.action.edit')}</GuardedButton>
      {can('directory.write') && <Button kind={product.active ? 'quiet' : 'plain'} pending={pending} onClick={() => use(!product.active)}>{translate(product.active ? 'products.act.off' : 'products.act.on')}</Button>}
    </>
  );
};

/** All about one product. */
export default function ProductShow() {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const term = useTerm();
  const label = (field: string): string => translate(`resources.products.fields.${field}`);
  return (
    <ShowPage<ProductRecord>>
      {(product) => (
        <Page title={nameIn(locale, product)} titleLang={nameLang(locale, product)} subtitle={<BackLink resource="products" label={translate('products.menu')} />} actions={<Acts product={product} />}>
          <div className="rg-columns">
            <div className="rg-stack">
              <Card title={label('description')}>
                <p className="rg-prose">{(locale === 'en' ? product.descriptionEn : null) ?? product.description ?? translate('products.none')}</p>
              </Card>
              <Card title={label('versions')}>
                {product.versions.length === 0 ? <p className="rg-meta">{translate('products.noVersions')}</p> : (
                  <ul className="rg-chips">{product.versions.toReversed().map((version) => <li key={version} className="rg-chip">{version}</li>)}</ul>
                )}
              </Card>
            </div>
            <aside className="rg-stack">
              <Card title={translate('products.section.what')} action={product.active ? undefined : <span className="rg-chip">{translate('products.state.off')}</span>}>
                <KeyValue pairs={[
                  [label('kind'), term(productKinds, product.kind)], locale === 'en' && product.nameEn ? [translate('products.officialName'), <span key="name" lang="ru">{product.name}</span>] : [label('nameEn'), product.nameEn], [label('key'), product.key],
                ]} />
              </Card>
            </aside>
          </div>
        </Page>
      )}
    </ShowPage>
  );
}
