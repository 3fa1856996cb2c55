import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { ActDialog, ConfirmDialog, Loaded, readKey, useRead } from '@reglament/admin/kit';
import { HAND_TO_DEPUTIES, mostAtOnce, TEAM_LOAD, TICKETS_IN_HAND, type HandedOver, type PersonLoad } from './documents.ts';

/** What came of each ticket. */
const Results = ({ results }: { results: readonly HandedOver[] }) => {
  const translate = useTranslate();
  return (
    <ul className="team-results">
      {results.map(({ ticketId, ticket, userErrors }) => (
        <li key={ticketId}>{ticket ? translate(ticket.assignee ? 'team.handOver.given' : 'team.handOver.common', { number: ticket.number, name: ticket.assignee?.name }) : <span className="rg-error">{userErrors.map(({ message }) => message).join(' ')}</span>}</li>
      ))}
    </ul>
  );
};

/** Gives what waits for somebody who is away to whoever stands in; tells the result of each ticket (§1). */
export const HandOverDialog = ({ load: { staff, open }, onClose }: { load: PersonLoad; onClose: () => void }) => {
  const translate = useTranslate();
  const found = useRead(TICKETS_IN_HAND, { filter: { assigneeId: [staff.id], ended: false } }, { staleMs: 0 });
  const [results, setResults] = useState<readonly HandedOver[] | null>(null);
  const title = translate('team.handOver.title', { name: staff.name });
  if (results) return <ConfirmDialog open title={title} submit={translate('team.handOver.close')} onConfirm={onClose} onClose={onClose}><Results results={results} /></ConfirmDialog>;
  return (
    <ActDialog
      open title={title} submit={translate('team.act.handOver')} document={HAND_TO_DEPUTIES} input={() => (found.data ? { ticketIds: found.data.nodes.map(({ id }) => id), act: 'HAND_TO_DEPUTY' as const } : null)}
      invalidates={[readKey(TEAM_LOAD), ['tickets']]} onDone={(payload) => setResults(payload.results)} onClose={onClose}
    >
      {() => (
        <Loaded result={found}>
          {({ nodes }) => <><p>{translate('team.handOver.ask', { smart_count: nodes.length })}</p>{open > mostAtOnce && <p className="rg-meta">{translate('team.handOver.most', { smart_count: mostAtOnce })}</p>}<p className="rg-meta">{translate('team.handOver.hint')}</p></>}
        </Loaded>
      )}
    </ActDialog>
  );
};
