import { useDeferredValue, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useTranslate } from 'ra-core';
import { ActDialog, DueChip, formatInstant, Loaded, readKey, TextField, useConsoleLocale, useNow, useRead } from '@reglament/admin/kit';
import { MERGE_CANDIDATES, MERGE_TICKETS, QUEUE_COUNTERS, TICKET_LINKS, type Merge, type MergeCandidate } from '../documents.ts';
import { isOwed, type TicketDetails } from '../ticket.ts';
import { dueAfterMerge, survivorOf } from './merging.ts';

const searchFrom = 8;

const Candidates = ({ ticket, chosen, onChoose }: { ticket: TicketDetails; chosen: MergeCandidate | null; onChoose: (other: MergeCandidate) => void }) => {
  const translate = useTranslate();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const found = useRead(MERGE_CANDIDATES, { filter: { clientId: [ticket.client.id], ended: false, ...(wanted ? { text: wanted } : {}) } }, { staleMs: 0 });
  const [isLong, setLong] = useState(false);
  if (!isLong && (found.data?.totalCount ?? 0) > searchFrom) setLong(true);
  return (
    <fieldset className="tickets-choices">
      <legend>{translate('tickets.merge.with')}</legend>
      {isLong && <TextField type="search" label={translate('tickets.merge.search')} value={text} onValue={setText} />}
      <Loaded result={found}>{({ nodes }) => {
        const others = nodes.filter(({ id }) => id !== ticket.id);
        if (others.length === 0) return <p className="rg-meta">{translate('tickets.merge.none')}</p>;
        return others.map((other) => (
          <label key={other.id}>
            <input type="radio" name="other" checked={chosen?.id === other.id} onChange={() => onChoose(other)} />
            <span className="tickets-quote"><span className="rg-num">{other.number}</span> {other.subject} {isOwed(other.sla) && <DueChip sla={other.sla} />}</span>
          </label>
        ));
      }}</Loaded>
    </fieldset>
  );
};

/** R17 (§4.4): two requests of a client about the same thing become one; says which number stays and by when it is answered. */
export default function MergeDialog({ ticket, onClose }: { ticket: TicketDetails; onClose: () => void }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { search } = useLocation();
  const locale = useConsoleLocale();
  const now = useNow();
  const [other, setOther] = useState<MergeCandidate | null>(null);
  const [survivorId, setSurvivorId] = useState(ticket.id);
  const [isMissing, setMissing] = useState(false);
  const choose = (candidate: MergeCandidate): void => {
    setMissing(false);
    setOther(candidate);
    setSurvivorId(survivorOf(ticket, candidate).number === ticket.number ? ticket.id : candidate.id);
  };
  const survivor = other && survivorId === other.id ? other : ticket;
  const input = (): Merge | null => {
    setMissing(other === null);
    if (!other) return null;
    const merged = survivor === other ? ticket : other;
    return { survivorId: survivor.id, mergedId: merged.id, expectedVersion: survivor.version, mergedVersion: merged.version };
  };
  const done = (): void => {
    onClose();
    if (survivor.id !== ticket.id) void navigate({ pathname: `/tickets/${survivor.number}`, search });
  };
  const due = other && dueAfterMerge(ticket, other);
  return (
    <ActDialog
      open title={translate('tickets.merge.title', { number: ticket.number })} submit={translate('tickets.merge.submit')} document={MERGE_TICKETS} input={input} success="tickets.notification.merged" successArgs={{ number: survivor.number }}
      patches="tickets" invalidates={[readKey(QUEUE_COUNTERS), readKey(TICKET_LINKS), readKey(MERGE_CANDIDATES), ['tickets', 'getOne']]} onClose={onClose} onDone={done}
    >
      {(errors) => (
        <>
          <Candidates ticket={ticket} chosen={other} onChoose={choose} />
          {isMissing && <p className="rg-error" role="alert">{translate('tickets.merge.missing')}</p>}
          {other && (
            <fieldset className="tickets-choices" data-inline="">
              <legend>{translate('tickets.merge.survivor')}</legend>
              {[ticket, other].map(({ id, number }) => <label key={id}><input type="radio" name="survivor" checked={survivorId === id} onChange={() => setSurvivorId(id)} /><span className="rg-num">{number}</span></label>)}
            </fieldset>
          )}
          {other && <p className="rg-meta">{due === null ? translate('tickets.merge.nothingOwed') : translate('tickets.merge.due', { at: formatInstant(due, locale, 'message', now) })} {translate('tickets.merge.hint')}</p>}
          {['mergedId', 'survivorId'].map((field) => errors[field] && <p key={field} className="rg-error" role="alert">{errors[field]}</p>)}
        </>
      )}
    </ActDialog>
  );
}
