import { Link } from 'react-router';
import { useTranslate } from 'react-admin';
import { incomingLetterOutcomes, letterAuthentications } from '@reglament/schema';
import { ChoiceFilter, DeskTime, GivenFilter, RecordLink, RecordList, SearchFilter, useChoices, type SheetColumn } from '@reglament/admin/kit';
import { AuthenticationChip } from './AuthenticationChip.tsx';
import type { IncomingLetterRecord } from './documents.ts';
import { OutcomeChip } from './OutcomeChip.tsx';
import { SenderAddress } from './SenderAddress.tsx';
import { SenderChips } from './SenderChips.tsx';
import { waitingOutcomes } from './waiting.ts';

const refetchEveryMs = 15_000;
/** A choice beside the outcomes: all that waits for a person. */
const waiting = 'WAITING';
const Subject = ({ letter }: { letter: IncomingLetterRecord }) => {
  const translate = useTranslate();
  return <>{letter.subject?.trim() || translate('quarantine.noSubject')}</>;
};
const Sender = ({ letter }: { letter: IncomingLetterRecord }) => <>{!letter.from ? <span className="rg-meta"><SenderAddress letter={letter} /></span> : <SenderAddress letter={letter} />}{letter.authentication === 'FAIL' && <span className="quarantine-chips quarantine-forged"><AuthenticationChip authentication="FAIL" /></span>}</>;

/** The ticket of a letter; one that it only names stands with a question mark. */
const TicketOf = ({ ticket, isNamed }: { ticket: IncomingLetterRecord['ticket']; isNamed: boolean }) => {
  const translate = useTranslate();
  if (!ticket) return null;
  return <><RecordLink resource="tickets" id={ticket.id}>{ticket.number}</RecordLink>{isNamed && <span className="rg-meta" title={translate('quarantine.hint.named')}> ?</span>}</>;
};

const columns: readonly SheetColumn<IncomingLetterRecord>[] = [
  { id: 'subject', label: 'quarantine.field.subject', render: (letter) => <Subject letter={letter} /> },
  { id: 'from', label: 'quarantine.field.from', render: (letter) => <div className="quarantine-from"><Sender letter={letter} /><SenderChips letter={letter} /></div> },
  { id: 'outcome', label: 'quarantine.field.outcome', render: ({ outcome }) => <OutcomeChip outcome={outcome} /> },
  { id: 'reason', label: 'quarantine.field.reason', render: ({ reason }) => reason && <span className="rg-meta">{reason}</span> },
  { id: 'when', label: 'quarantine.field.receivedAt', kind: 'meta', render: ({ receivedAt }) => <DeskTime at={receivedAt} /> },
  { id: 'ticket', label: 'quarantine.field.ticket', kind: 'meta', render: ({ ticket, namedTicket }) => <TicketOf ticket={ticket ?? namedTicket} isNamed={!ticket} /> },
];

/** Every letter that reached the desk and what became of it (§4.1, §4.9), newest first. */
export default function LetterList() {
  const translate = useTranslate();
  return (
    <RecordList<IncomingLetterRecord>
      resource="incomingLetters" title={translate('quarantine.menu')} count="quarantine.count" columns={columns} order={{ field: 'id', order: 'DESC' }} refetchEveryMs={refetchEveryMs}
      to={({ id }) => `/incomingLetters/${id}/show`}
      actions={<Link className="rg-button" data-kind="plain" to="/quarantine/blocked">{translate('quarantine.block.page')}</Link>}
      filters={<><SearchFilter label={translate('quarantine.search')} /><ChoiceFilter source="outcome" label={translate('quarantine.field.outcome')} all={translate('quarantine.all')} choices={[{ value: waiting, label: translate('quarantine.waitingOnly') }, ...useChoices(incomingLetterOutcomes)]} toValue={(outcome) => (outcome === waiting ? waitingOutcomes : [outcome])} /><ChoiceFilter source="authentication" label={translate('quarantine.sender')} all={translate('quarantine.anySender')} choices={useChoices(letterAuthentications)} toValue={(authentication) => [authentication]} /><ChoiceFilter source="newestOfSender" label={translate('quarantine.others.filter')} all={translate('quarantine.others.each')} choices={[{ value: 'true', label: translate('quarantine.others.newest') }]} toValue={() => true} /><GivenFilter source="from" label={translate('quarantine.field.from')} /></>}
      empty={{ title: translate('quarantine.empty.title'), text: translate('quarantine.empty.text') }}
    />
  );
}
