import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'ra-core';
import { obligationChanges, priorities } from '@reglament/schema';
import { Loaded, DeskTime, useConsoleLocale, useRead, useTerm } from '@reglament/admin/kit';
import { LEDGER, type LedgerEntry } from './documents.ts';

const Entry = ({ entry }: { entry: LedgerEntry }) => {
  const [translate, term] = [useTranslate(), useTerm()];
  const locale = useConsoleLocale();
  const { change, clause, occurredAt, actorKind, actorName, previousDueAt, dueAt, previousPriority, priority } = entry;
  const who = actorName ?? translate(actorKind === 'CONTACT' ? 'sla.obligations.byClient' : 'sla.obligations.byDesk');
  return (
    <li>
      <p>{term(obligationChanges, change)} {clause && <span className="rg-meta">§{clause}</span>}</p>
      <p className="rg-meta"><DeskTime at={occurredAt} /> · {who}</p>
      {previousPriority && <p className="rg-meta">{term(priorities, previousPriority)} → {term(priorities, priority).toLocaleLowerCase(locale)}</p>}
      {previousDueAt && <p className="rg-num rg-meta">{translate('sla.obligations.due')}: <DeskTime at={previousDueAt} /> → <b><DeskTime at={dueAt} /></b></p>}
    </li>
  );
};

const Entries = ({ obligationId, ticketVersion }: { obligationId: string; ticketVersion: number }) => {
  const result = useRead(LEDGER, { id: obligationId }, { staleMs: 0 });
  const { refetch } = result;
  const seen = useRef(ticketVersion);
  useEffect(() => {
    if (seen.current !== ticketVersion) void refetch();
    seen.current = ticketVersion;
  }, [ticketVersion, refetch]);
  return <Loaded result={result}>{(obligation) => <ol className="sla-history">{obligation?.ledger.map((entry) => <Entry key={entry.id} entry={entry} />)}</ol>}</Loaded>;
};

/** Everything that happened to a promise, from the ledger: who, when, what, and the due before and after (R19). Asked for when it is opened. */
export const History = ({ obligationId, ticketVersion }: { obligationId: string; ticketVersion: number }) => {
  const translate = useTranslate();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{translate('sla.obligations.history')}</summary>
      {isOpen && <Entries obligationId={obligationId} ticketVersion={ticketVersion} />}
    </details>
  );
};
