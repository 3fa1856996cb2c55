import { Card, useTranslate } from '@reglament/admin/kit';
import type { Greeted } from './documents.ts';

/** Beside a ticket: how often it was greeted. */
export default function HelloCard({ ticket: { greetings = 0 } }: { ticket: Greeted }) {
  const translate = useTranslate();
  return <Card title={translate('example-hello.card.title')}>{translate('example-hello.card.count', { smart_count: greetings })}</Card>;
}
