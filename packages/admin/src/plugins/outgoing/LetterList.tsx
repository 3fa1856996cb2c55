import { useTranslate } from 'react-admin';
import { letterStatuses } from '@reglament/schema';
import { ChoiceFilter, DeskTime, RecordLink, RecordList, SearchFilter, useCan, useChoices, type SheetColumn } from '@reglament/admin/kit';
import NoServer from './NoServer.tsx';
import type { OutgoingLetterRow } from './documents.ts';
import { StatusChip } from './StatusChip.tsx';
import './outgoing.css';

const refetchEveryMs = 15_000;

const When = ({ letter }: { letter: OutgoingLetterRow }) => {
  const translate = useTranslate();
  if (letter.sentAt) return <DeskTime at={letter.sentAt} />;
  return letter.status === 'WAITING' ? <>{translate('outgoing.notBefore')} <DeskTime at={letter.sendAfter} /></> : <DeskTime at={letter.createdAt} />;
};

const columns: readonly SheetColumn<OutgoingLetterRow>[] = [
  { id: 'subject', label: 'outgoing.field.subject', render: ({ subject }) => subject },
  { id: 'to', label: 'outgoing.field.to', render: ({ to }) => to },
  { id: 'status', label: 'outgoing.field.status', render: (letter) => <StatusChip letter={letter} /> },
  { id: 'when', label: 'outgoing.field.when', kind: 'meta', render: (letter) => <When letter={letter} /> },
  { id: 'ticket', label: 'outgoing.field.ticket', kind: 'meta', render: ({ ticket }) => ticket && <RecordLink resource="tickets" id={ticket.id}>{ticket.number}</RecordLink> },
];

/** The letters that left the desk or will (§4.2, §4.4, §4.6), newest first. */
export default function LetterList() {
  const [translate, can] = [useTranslate(), useCan()];
  return (
    <RecordList<OutgoingLetterRow>
      resource="outgoingLetters" title={translate('outgoing.menu')} count="outgoing.count" columns={columns} order={{ field: 'id', order: 'DESC' }} refetchEveryMs={refetchEveryMs}
      to={({ id }) => `/outgoingLetters/${id}/show`}
      filters={<><SearchFilter label={translate('outgoing.search')} /><ChoiceFilter source="status" label={translate('outgoing.field.status')} all={translate('outgoing.all')} choices={useChoices(letterStatuses)} toValue={(status) => [status]} /><ChoiceFilter source="toAttend" label={translate('outgoing.attention.label')} all={translate('outgoing.attention.all')} choices={[{ value: 'true', label: translate('outgoing.attention.only') }]} toValue={() => true} /></>}
      empty={{ title: translate('outgoing.empty.title'), text: translate('outgoing.empty.text') }}
    >
      {/* whoever keeps mailboxes is told above every page */}
      {!can('mailboxes.keep') && <div className="outgoing-notice"><NoServer /></div>}
    </RecordList>
  );
}
