import { useTranslate } from 'react-admin';
import { roles } from '@reglament/schema';
import { ActiveFilter, GuardedButton, Initials, RecordList, SearchFilter, useCan, useTerm, type SheetColumn } from '@reglament/admin/kit';
import type { StaffRecord } from './documents.ts';

const RoleName = ({ person }: { person: StaffRecord }) => <>{useTerm()(roles, person.role)}</>;
const Left = () => <span className="rg-chip">{useTranslate()('staff.state.off')}</span>;

const columns: readonly SheetColumn<StaffRecord>[] = [
  { id: 'name', label: 'resources.staff.fields.name', source: 'name', render: (person) => <span className="rg-row"><Initials person={person} /> {person.name} {!person.active && <Left />}</span> },
  { id: 'role', label: 'resources.staff.fields.role', source: 'role', render: (person) => <RoleName person={person} /> },
  { id: 'title', label: 'resources.staff.fields.title', kind: 'meta', render: (person) => person.title },
  { id: 'email', label: 'resources.staff.fields.email', source: 'email', render: (person) => <a href={`mailto:${person.email}`}>{person.email}</a> },
];

/** Who works at the desk, and as what (§1). */
export default function StaffList() {
  const translate = useTranslate();
  const can = useCan();
  const create = <GuardedButton permission="staff.write" right="staff.right" kind="primary" to="/staff/create">{translate('staff.act.create')}</GuardedButton>;
  return (
    <RecordList<StaffRecord>
      resource="staff" title={translate('staff.menu')} count="staff.count" columns={columns} order={{ field: 'name', order: 'ASC' }} isOff={(person) => !person.active}
      {...(can('staff.write') ? { to: (person: StaffRecord) => `/staff/${person.id}` } : {})} filterDefaults={{ active: true }} actions={create}
      filters={<><SearchFilter label={translate('staff.search')} /><ActiveFilter /></>}
      empty={{ title: translate('staff.empty.title'), text: translate('staff.empty.text'), action: create }}
    />
  );
}
