import { Card, useTranslate } from '@reglament/admin/kit';
import type { Greeted } from './documents.ts';

/** Beside a ticket: how often it was greeted. */
export default function HelloCard({ ticket: { greetings } }: { ticket: Greeted }) {
  const translate = useTranslate();
  return <Card title={translate('example-hello.card.title')}>{translate('example-hello.card.count', { smart_count: greetings ?? 0 })}</Card>;
}
