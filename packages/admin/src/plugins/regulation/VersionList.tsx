import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { formatDay, GuardedButton, DeskTime, RecordList, useAct, useConsoleLocale, type SheetColumn } from '@reglament/admin/kit';
import { CREATE_DRAFT, type RegulationVersion } from './documents.ts';
import { StateChip } from './StateChip.tsx';

const From = ({ day }: { day: string }) => <span className="rg-num">{formatDay(day, useConsoleLocale())}</span>;

const columns: readonly SheetColumn<RegulationVersion>[] = [
  { id: 'number', label: 'resources.regulation.fields.number', render: ({ number }) => <span className="rg-num">{number}</span> },
  { id: 'status', label: 'resources.regulation.fields.status', render: (version) => <StateChip version={version} /> },
  { id: 'effectiveFrom', label: 'resources.regulation.fields.effectiveFrom', render: ({ effectiveFrom }) => <From day={effectiveFrom} /> },
  { id: 'publishedAt', label: 'resources.regulation.fields.publishedAt', kind: 'meta', render: ({ publishedAt }) => publishedAt && <DeskTime at={publishedAt} style="message" /> },
  { id: 'summary', label: 'resources.regulation.fields.summary', kind: 'meta', render: ({ summary }) => summary },
];

/** The versions of the regulation, the latest first (§2.4). */
export default function VersionList() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { act, pending } = useAct();
  const draft = async (): Promise<void> => {
    const answer = await act(CREATE_DRAFT, {}, { success: 'regulation.notification.drafted', invalidates: [['regulation', 'getList']] });
    const made = answer.data?.regulationVersion;
    if (made) void navigate(`/regulation/${made.id}/show`);
  };
  const create = <GuardedButton permission="regulation.change" right="regulation.right" kind="primary" pending={pending} onClick={() => { void draft(); }}>{translate('regulation.act.draft')}</GuardedButton>;
  return (
    <RecordList<RegulationVersion>
      resource="regulation" title={translate('regulation.menu')} count="regulation.count" columns={columns} order={{ field: 'effectiveFrom', order: 'DESC' }} to={({ id }) => `/regulation/${id}/show`} actions={create}
      empty={{ title: translate('regulation.empty.title'), text: translate('regulation.empty.text'), action: create }}
    />
  );
}
