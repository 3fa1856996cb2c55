import { useDeferredValue, useState } from 'react';
import { useTranslate } from 'ra-core';
import { DueChip, Loaded, TextField, useRead } from '@reglament/admin/kit';
import { OTHER_TICKETS, type OtherTicket, type OtherTicketsFilter } from '../documents.ts';
import { isOwed } from '../ticket.ts';

const searchFrom = 8;

/** Chooses another ticket among those that a filter lets through; a long list is searched. */
export const OtherTickets = ({ legend, none, exceptId, filter, chosen, onChoose }: {
  legend: string; none: string; exceptId: string; filter: OtherTicketsFilter; chosen: OtherTicket | null; onChoose: (other: OtherTicket) => void;
}) => {
  const translate = useTranslate();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const found = useRead(OTHER_TICKETS, { filter: { ...filter, ...(wanted ? { text: wanted } : {}) } }, { staleMs: 0 });
  const [isLong, setLong] = useState(false);
  if (!isLong && (found.data?.totalCount ?? 0) > searchFrom) setLong(true);
  return (
    <fieldset className="tickets-choices">
      <legend>{legend}</legend>
      {isLong && <TextField type="search" label={translate('tickets.merge.search')} value={text} onValue={setText} />}
      <Loaded result={found}>{({ nodes }) => {
        const others = nodes.filter(({ id }) => id !== exceptId);
        if (others.length === 0) return <p className="rg-meta">{none}</p>;
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
