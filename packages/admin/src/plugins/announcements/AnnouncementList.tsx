import { useTranslate } from 'react-admin';
import { announcementKinds } from '@reglament/schema';
import { GuardedButton, DeskTime, RecordList, useConsoleLocale, useTerm, type SheetColumn } from '@reglament/admin/kit';
import type { AnnouncementRecord } from './documents.ts';
import { LetterCount } from './LetterCount.tsx';

const refetchEveryMs = 30_000;

const Title = ({ announcement }: { announcement: AnnouncementRecord }) => <>{useConsoleLocale() === 'ru' ? announcement.titleRu : announcement.titleEn}</>;
const Kind = ({ announcement }: { announcement: AnnouncementRecord }) => <>{useTerm()(announcementKinds, announcement.kind)}</>;

const columns: readonly SheetColumn<AnnouncementRecord>[] = [
  { id: 'title', label: 'resources.announcements.fields.title', render: (announcement) => <Title announcement={announcement} /> },
  { id: 'kind', label: 'resources.announcements.fields.kind', kind: 'meta', render: (announcement) => <Kind announcement={announcement} /> },
  { id: 'publishedAt', label: 'resources.announcements.fields.publishedAt', kind: 'meta', render: ({ publishedAt }) => <DeskTime at={publishedAt} style="message" /> },
  { id: 'publishedBy', label: 'resources.announcements.fields.publishedBy', kind: 'meta', render: ({ publishedBy }) => publishedBy },
  { id: 'letters', label: 'resources.announcements.fields.letters', kind: 'meta', render: ({ letters }) => <LetterCount letters={letters} /> },
];

/** What the desk announced, the newest first (§2.4, §3.3, §6). */
export default function AnnouncementList() {
  const translate = useTranslate();
  const create = <GuardedButton permission="announcements.publish" right="announcements.right" kind="primary" to="/announcements/create">{translate('announcements.act.create')}</GuardedButton>;
  return (
    <RecordList<AnnouncementRecord>
      resource="announcements" title={translate('announcements.menu')} count="announcements.count" columns={columns} order={{ field: 'publishedAt', order: 'DESC' }} refetchEveryMs={refetchEveryMs}
      to={({ id }) => `/announcements/${id}/show`} actions={create} empty={{ title: translate('announcements.empty.title'), text: translate('announcements.empty.text'), action: create }}
    />
  );
}
