import { useTranslate } from 'react-admin';
import { postponementReasons } from '@reglament/schema';
import { Card, ListLink, Loaded, Sheet, useRead, useTerm, type SheetColumn } from '@reglament/admin/kit';
import { USE, type Use } from './documents.ts';
import { spanOf } from './spanOf.ts';
import './postponements.css';

type Row = Use & { id: string };

const Reason = ({ code }: { code: Use['reason'] }) => <>{useTerm()(postponementReasons, code)}</>;

const columns: readonly SheetColumn<Row>[] = [
  { id: 'reason', label: 'postponements.reason', render: ({ reason }) => <Reason code={reason} /> },
  { id: 'postponed', label: 'postponements.use.postponed', kind: 'number', render: ({ postponed }) => postponed },
  { id: 'refused', label: 'postponements.use.refused', kind: 'number', render: ({ refused }) => refused },
];

/** §4.13: which reasons the desk postponed and refused for on the days of a report, and the way to the tickets. */
export default function ReasonUse({ from, to }: { from: string; to: string }) {
  const translate = useTranslate();
  const result = useRead(USE, spanOf({ from, to }));
  const title = translate('postponements.use.title');
  return (
    <Card title={title}>
      <Loaded result={result}>
        {(uses) => (uses.every(({ postponed, refused }) => postponed + refused === 0)
          ? <p className="rg-meta">{translate('postponements.use.empty')}</p>
          : <Sheet<Row> rows={uses.map((use) => ({ ...use, id: use.reason }))} columns={columns} caption={title} />)}
      </Loaded>
      <p className="rg-meta postponements-lists">
        <ListLink resource="tickets" query={{ tab: 'all', status: 'POSTPONED' }}>{translate('postponements.use.toPostponed')}</ListLink>
        <ListLink resource="tickets" query={{ tab: 'all', status: 'REJECTED' }}>{translate('postponements.use.toRefused')}</ListLink>
      </p>
    </Card>
  );
}
