import { Link } from 'react-router';
import { useTranslate } from 'react-admin';
import { incomingLetterOutcomes, letterAuthentications } from '@reglament/schema';
import { ChoiceFilter, DeskTime, RecordLink, RecordList, SearchFilter, useChoices, type SheetColumn } from '@reglament/admin/kit';
import { AuthenticationChip } from './AuthenticationChip.tsx';
import type { IncomingLetterRecord } from './documents.ts';
import { OutcomeChip } from './OutcomeChip.tsx';
import { SenderAddress } from './SenderAddress.tsx';

const refetchEveryMs = 15_000;
const Subject = ({ letter }: { letter: IncomingLetterRecord }) => {
  const translate = useTranslate();
  return <>{letter.subject?.trim() || translate('mail.noSubject')}</>;
};
const Sender = ({ letter }: { letter: IncomingLetterRecord }) => <>{!letter.from ? <span className="rg-meta"><SenderAddress letter={letter} /></span> : <SenderAddress letter={letter} />}{letter.authentication === 'FAIL' && <> <AuthenticationChip authentication="FAIL" /></>}</>;

/** The ticket of a letter; one that it only names stands with a question mark. */
const TicketOf = ({ ticket, isNamed }: { ticket: IncomingLetterRecord['ticket']; isNamed: boolean }) => {
  const translate = useTranslate();
  if (!ticket) return null;
  return <><RecordLink resource="tickets" id={ticket.id}>{ticket.number}</RecordLink>{isNamed && <span className="rg-meta" title={translate('mail.hint.named')}> ?</span>}</>;
};

const columns: readonly SheetColumn<IncomingLetterRecord>[] = [
  { id: 'subject', label: 'mail.field.subject', render: (letter) => <Subject letter={letter} /> },
  { id: 'from', label: 'mail.field.from', render: (letter) => <Sender letter={letter} /> },
  { id: 'outcome', label: 'mail.field.outcome', render: ({ outcome }) => <OutcomeChip outcome={outcome} /> },
  { id: 'reason', label: 'mail.field.reason', render: ({ reason }) => reason && <span className="rg-meta">{reason}</span> },
  { id: 'when', label: 'mail.field.receivedAt', kind: 'meta', render: ({ receivedAt }) => <DeskTime at={receivedAt} /> },
  { id: 'ticket', label: 'mail.field.ticket', kind: 'meta', render: ({ ticket, namedTicket }) => <TicketOf ticket={ticket ?? namedTicket} isNamed={!ticket} /> },
];

/** Every letter that reached the desk and what became of it (§4.1, §4.9), newest first. */
export default function LetterList() {
  const translate = useTranslate();
  return (
    <RecordList<IncomingLetterRecord>
      resource="incomingLetters" title={translate('mail.menu')} count="mail.count" columns={columns} order={{ field: 'id', order: 'DESC' }} refetchEveryMs={refetchEveryMs}
      to={({ id }) => `/incomingLetters/${id}/show`}
      actions={<Link className="rg-button" data-kind="plain" to="/mail/blocked">{translate('mail.block.page')}</Link>}
      filters={<><SearchFilter label={translate('mail.search')} /><ChoiceFilter source="outcome" label={translate('mail.field.outcome')} all={translate('mail.all')} choices={useChoices(incomingLetterOutcomes)} toValue={(outcome) => [outcome]} /><ChoiceFilter source="authentication" label={translate('mail.sender')} all={translate('mail.anySender')} choices={useChoices(letterAuthentications)} toValue={(authentication) => [authentication]} /></>}
      empty={{ title: translate('mail.empty.title'), text: translate('mail.empty.text') }}
    />
  );
}
