import { useTranslate } from 'ra-core';
import { productKinds } from '@reglament/schema';
import { Card, KeyValue, Name, useTerm } from '@reglament/admin/kit';
import type { TicketDetails } from '../ticket.ts';

/** What it is about: the product, the version in question and the versions in use. */
export default function ProductCard({ ticket: { product, productVersion } }: { ticket: TicketDetails }) {
  const translate = useTranslate();
  const term = useTerm();
  if (!product) return null;
  return (
    <Card title={translate('tickets.product.title')}>
      <p className="tickets-card-name"><Name of={product} /></p>
      <KeyValue pairs={[
        [translate('tickets.product.kind'), term(productKinds, product.kind)],
        [translate('tickets.product.version'), productVersion],
        [translate('tickets.product.latest'), product.versions.at(-1)],
      ]} />
    </Card>
  );
}
