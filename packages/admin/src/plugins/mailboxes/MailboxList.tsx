import { useTranslate } from 'react-admin';
import { ActiveFilter, GuardedButton, DeskTime, RecordList, SearchFilter, type SheetColumn } from '@reglament/admin/kit';
import type { MailboxRecord } from './documents.ts';
import { lackingOf } from './mailboxState.ts';
import { StateChip } from './StateChip.tsx';

const refetchEveryMs = 15_000;

const Polled = ({ mailbox }: { mailbox: MailboxRecord }) => {
  const translate = useTranslate();
  return mailbox.polledAt ? <DeskTime at={mailbox.polledAt} /> : <>{translate('mailboxes.never')}</>;
};

const Reconciled = ({ mailbox }: { mailbox: MailboxRecord }) => {
  const translate = useTranslate();
  if (mailbox.reconciledAt === null) return <span className="rg-meta">{translate('mailboxes.notReconciled')}</span>;
  const lacking = lackingOf(mailbox);
  if (lacking > 0) return <span className="rg-chip" data-state="atRisk">{translate('mailboxes.lacking', { smart_count: lacking })}</span>;
  return <span className="rg-num">{mailbox.lettersInMailbox} = {mailbox.lettersStored}</span>;
};

const columns: readonly SheetColumn<MailboxRecord>[] = [
  { id: 'name', label: 'resources.mailboxes.fields.name', source: 'name', render: ({ name }) => name },
  { id: 'state', label: 'mailboxes.field.state', render: (mailbox) => <StateChip mailbox={mailbox} /> },
  { id: 'user', label: 'resources.mailboxes.fields.userName', kind: 'meta', render: ({ userName, host }) => `${userName} · ${host}` },
  { id: 'polledAt', label: 'mailboxes.field.polledAt', kind: 'meta', render: (mailbox) => <Polled mailbox={mailbox} /> },
  { id: 'taken', label: 'mailboxes.field.taken', kind: 'meta', render: ({ lettersTaken }) => lettersTaken },
  { id: 'reconciled', label: 'mailboxes.field.reconciled', render: (mailbox) => <Reconciled mailbox={mailbox} /> },
];

/** Where letters come from (§4.1), whether they come, and the proof that none is missing. */
export default function MailboxList() {
  const translate = useTranslate();
  const connect = <GuardedButton permission="mailboxes.keep" right="mailboxes.right" kind="primary" to="/mailboxes/create">{translate('mailboxes.act.connect')}</GuardedButton>;
  return (
    <RecordList<MailboxRecord>
      resource="mailboxes" title={translate('mailboxes.menu')} count="mailboxes.count" columns={columns} order={{ field: 'name', order: 'ASC' }} refetchEveryMs={refetchEveryMs}
      to={({ id }) => `/mailboxes/${id}/show`} isOff={({ active }) => !active} actions={connect}
      filters={<><SearchFilter label={translate('mailboxes.search')} /><ActiveFilter /></>}
      empty={{ title: translate('mailboxes.empty.title'), text: translate('mailboxes.empty.text'), action: connect }}
    />
  );
}
