import { Page, useTranslate } from '@reglament/admin/kit';

/** A page of its own under /hello. */
export default function HelloPage() {
  const translate = useTranslate();
  return <Page title={translate('example-hello.page.title')}><p>{translate('example-hello.page.text')}</p></Page>;
}
