import { useTranslate } from 'react-admin';
import { AwayChip, deskDay, formatDay, GuardedButton, Initials, Name, RecordLink, RecordList, SearchFilter, useCan, useConsoleLocale, useNow, type SheetColumn } from '@reglament/admin/kit';
import { AutomaticChoiceLine } from './AutomaticChoiceLine.tsx';
import type { AssignmentRecord } from './documents.ts';

const Day = ({ day }: { day: string | null }) => {
  const locale = useConsoleLocale();
  const translate = useTranslate();
  return <>{day ? formatDay(day, locale) : translate('assignments.open')}</>;
};
const ToClient = ({ id }: { id: string }) => {
  const translate = useTranslate();
  return <RecordLink resource="clients" id={id} otherwise={null}>{translate('assignments.act.client')}</RecordLink>;
};
const Person = ({ person }: { person: AssignmentRecord['deputy'] }) => {
  const translate = useTranslate();
  if (!person) return <span className="rg-meta">—</span>;
  return <span className="rg-row"><Initials person={person} /> {person.name} {!person.active && <span className="rg-chip" data-state="note">{translate('assignments.away')}</span>}<AwayChip absence={person.absence} /></span>;
};

const columns: readonly SheetColumn<AssignmentRecord>[] = [
  { id: 'client', label: 'assignments.client', source: 'client', render: ({ client }) => <Name of={client} /> },
  { id: 'specialist', label: 'assignments.specialist', source: 'specialist', render: ({ specialist }) => <Person person={specialist} /> },
  { id: 'deputy', label: 'assignments.deputy', render: ({ deputy }) => <Person person={deputy} /> },
  { id: 'from', label: 'assignments.from', source: 'validFrom', kind: 'meta', render: ({ validFrom }) => <Day day={validFrom} /> },
  { id: 'until', label: 'assignments.until', source: 'validUntil', kind: 'meta', render: ({ validUntil }) => <Day day={validUntil} /> },
  { id: 'open', label: 'assignments.act.client', kind: 'act', render: ({ client }) => <ToClient id={client.id} /> },
];

/** Which specialist answers for which client, and who stands in (§1). */
export default function AssignmentList() {
  const translate = useTranslate();
  const can = useCan();
  const today = deskDay(useNow());
  const create = <GuardedButton permission="assignments.write" right="assignments.right" kind="primary" to="/assignments/create">{translate('assignments.act.create')}</GuardedButton>;
  return (
    <RecordList<AssignmentRecord>
      resource="assignments" title={translate('assignments.menu')} count="assignments.count" columns={columns} order={{ field: 'client', order: 'ASC' }} actions={create}
      {...(can('assignments.write') ? { to: (assignment: AssignmentRecord) => `/assignments/${assignment.id}` } : {})}
      isOff={({ validUntil }) => validUntil !== null && validUntil < today}
      filters={<SearchFilter label={translate('assignments.search')} />}
      empty={{ title: translate('assignments.empty.title'), text: translate('assignments.empty.text'), action: create }}
    >
      <p className="rg-hint">{translate('assignments.hint.list')}</p>
      <AutomaticChoiceLine />
    </RecordList>
  );
}
