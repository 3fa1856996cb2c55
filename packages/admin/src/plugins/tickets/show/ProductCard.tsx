import { useTranslate } from 'ra-core';
import { productKinds } from '@reglament/schema';
import { Card, KeyValue, useConsoleLocale, useTerm } from '@reglament/admin/kit';
import type { TicketDetails } from '../ticket.ts';
import { nameIn } from '../wording.ts';

/** What it is about: the product, the version in question and the versions in use. */
export default function ProductCard({ ticket: { product, productVersion } }: { ticket: TicketDetails }) {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const term = useTerm();
  if (!product) return null;
  return (
    <Card title={translate('tickets.product.title')}>
      <p className="tickets-card-name">{nameIn(locale, product)}</p>
      <KeyValue pairs={[
        [translate('tickets.product.kind'), term(productKinds, product.kind)],
        [translate('tickets.product.version'), productVersion],
        [translate('tickets.product.latest'), product.versions.at(-1)],
      ]} />
    </Card>
  );
}
