import { Suspense, useState } from 'react';
import { useTranslate } from 'ra-core';
import { applyRecordEvents, Button, lazyPart, readKey, useAct, useActions, useCan, useConsole, useHotkey, type Permission } from '@reglament/admin/kit';
import { ACT_ON_TICKETS, QUEUE_COUNTERS, type ActResult } from '../documents.ts';
import { shortNumber } from '../wording.ts';
import type { Selecting } from './useSelection.ts';

const ManyTicketsDialog = lazyPart(() => import('../acts/ManyTicketsDialog.tsx'));
const asked = [['ASSIGN', 'tickets.assign'], ['CLOSE', 'tickets.close'], ['NOTE', 'tickets.note']] as const satisfies readonly (readonly [string, Permission])[];

/** What came of the last act: how many were done, and why the others were not. */
const Outcome = ({ results, numberOf }: { results: readonly ActResult[]; numberOf: (id: string) => string }) => {
  const translate = useTranslate();
  const failed = results.filter(({ userErrors }) => userErrors.length > 0);
  return (
    <div className="tickets-outcome" role="status">
      <b>{translate('tickets.many.done', { smart_count: results.length - failed.length })}{failed.length > 0 && ` ${translate('tickets.many.failed', { smart_count: failed.length })}`}</b>
      {failed.length > 0 && <ul>{failed.map(({ ticketId, userErrors }) => <li key={ticketId}>{numberOf(ticketId)}: {userErrors.map(({ message }) => message).join(' ')}</li>)}</ul>}
    </div>
  );
};

/** Under the rows while something is picked: how many, and what may be done with all of them at once. What failed stays picked. */
export const SelectionBar = ({ selecting }: { selecting: Selecting }) => {
  const translate = useTranslate();
  const can = useCan();
  const { queryClient } = useConsole();
  const { act, pending } = useAct();
  const [dialog, setDialog] = useState<(typeof asked)[number][0] | null>(null);
  const [results, setResults] = useState<{ of: readonly ActResult[]; numbers: ReadonlyMap<string, string> } | null>(null);
  const tickets = selecting.tickets();
  const { actions, pending: isActing } = useActions('tickets', 'bulk', tickets);
  const count = selecting.ids.size;
  useHotkey('escape', () => { selecting.none(); setResults(null); }, { label: 'tickets.many.none', enabled: count > 0 || results !== null });

  const settle = (done: readonly ActResult[]): void => {
    applyRecordEvents(queryClient, done.flatMap(({ ticket }) => (ticket ? [{ resource: 'tickets', type: 'updated', id: ticket.id, version: ticket.version, patch: { ...ticket } } as const] : [])));
    void queryClient.invalidateQueries({ queryKey: readKey(QUEUE_COUNTERS) });
    setResults({ of: done, numbers: new Map(tickets.map(({ id, number }) => [id, shortNumber(number)])) });
    selecting.keep(done.filter(({ userErrors }) => userErrors.length > 0).map(({ ticketId }) => ticketId));
  };
  const take = async (): Promise<void> => {
    const { ok, data } = await act(ACT_ON_TICKETS, { ticketIds: [...selecting.ids], act: 'TAKE' });
    if (ok && data) settle(data.results);
  };
  if (count === 0 && results === null) return null;
  return (
    <section className="tickets-selection" aria-label={translate('tickets.many.title')}>
      {results && <Outcome results={results.of} numberOf={(id) => results.numbers.get(id) ?? id} />}
      <div className="rg-row">
        <b aria-live="polite">{count > 0 && translate('tickets.many.selected', { smart_count: count })}</b>
        <div className="rg-bar-end">
          {count > 0 && <button type="button" className="rg-link" onClick={selecting.all}>{translate('tickets.many.all')}</button>}
          <button type="button" className="rg-link" onClick={() => { selecting.none(); setResults(null); }}>{translate(count > 0 ? 'tickets.many.none' : 'kit.action.close')}</button>
        </div>
      </div>
      {count > 0 && (
        <div className="tickets-many">
          {can('tickets.take') && <Button size="small" pending={pending} onClick={() => { void take(); }}>{translate('tickets.act.take')}</Button>}
          {asked.filter(([, permission]) => can(permission)).map(([name]) => <Button key={name} size="small" onClick={() => setDialog(name)}>{translate(`tickets.many.act.${name}`)}</Button>)}
          {actions.map(({ name, label, run }) => <Button key={name} size="small" data-action={name} pending={isActing} onClick={run}>{translate(label)}</Button>)}
        </div>
      )}
      {dialog && <Suspense fallback={null}><ManyTicketsDialog act={dialog} ticketIds={[...selecting.ids]} onDone={(done) => { setDialog(null); settle(done); }} onClose={() => setDialog(null)} /></Suspense>}
    </section>
  );
};
