import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Card, Loaded, DeskTime, useRead } from '@reglament/admin/kit';
import { CHANGES, MOVES, type CalendarChange } from './documents.ts';
import { Moves } from './Moves.tsx';

const [whileRunningMs, otherwiseMs] = [1_000, 60_000];

/** Changes come from others too; while one runs its progress is asked for every second. */
const useChanges = (calendarCode: string) => {
  const [isRunning, setRunning] = useState(false);
  const changes = useRead(CHANGES, { calendarCode }, { staleMs: 0, refetchEveryMs: isRunning ? whileRunningMs : otherwiseMs });
  const runs = changes.data?.some(({ finishedAt }) => finishedAt === null) ?? false;
  if (runs !== isRunning) setRunning(runs);
  return changes;
};

const Progress = ({ change: { looked, remaining } }: { change: CalendarChange }) => {
  const translate = useTranslate();
  const all = looked + remaining;
  const words = translate('calendar.changes.running', { done: looked, smart_count: all });
  return <p className="calendar-progress" role="status"><progress max={Math.max(all, 1)} value={looked} aria-label={words} /> <span className="rg-meta">{words}</span></p>;
};

const Outcome = ({ change }: { change: CalendarChange }) => {
  const translate = useTranslate();
  const moved = change.later + change.earlier;
  const told = (['later', 'earlier', 'graced', 'confirmed'] as const).filter((count) => change[count] > 0).map((count) => translate(`calendar.changes.${count}`, { smart_count: change[count] }));
  return <p className="rg-meta">{translate('calendar.changes.looked', { smart_count: change.looked })}{moved === 0 ? `, ${translate('calendar.changes.nothing')}` : ''}{told.length > 0 && `: ${told.join(', ')}`}</p>;
};

const WhatMoved = ({ change }: { change: CalendarChange }) => {
  const translate = useTranslate();
  const [isOpen, setOpen] = useState(false);
  const moves = useRead(MOVES, { changeId: change.id }, { enabled: isOpen });
  const moved = change.later + change.earlier;
  if (moved === 0) return null;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{translate('calendar.changes.moves', { smart_count: moved })}</summary>
      {isOpen && <Loaded result={moves}>{(all) => <><Moves moves={all} />{moved > all.length && <p className="rg-meta">{translate('calendar.preview.more', { smart_count: moved - all.length })}</p>}</>}</Loaded>}
    </details>
  );
};

/** What changed in a calendar, by whom and why, and what became of the promises (R11, §6). */
export const Changes = ({ calendarCode }: { calendarCode: string }) => {
  const translate = useTranslate();
  const changes = useChanges(calendarCode);
  return (
    <Card title={translate('calendar.changes.title')}>
      <Loaded result={changes}>{(all) => (all.length === 0 ? <p className="rg-meta">{translate('calendar.changes.none')}</p> : (
        <ol className="calendar-changes">
          {all.map((change) => (
            <li key={change.id} data-change={change.id}>
              <p><b>{translate(`calendar.changes.kind.${change.kind}`)}</b> <span className="rg-num">{change.versions.join(', ')}</span></p>
              <p className="rg-meta"><DeskTime at={change.changedAt} style="message" /> · {change.actor.name}{change.reason && ` · ${change.reason}`}</p>
              {change.finishedAt === null ? <Progress change={change} /> : <Outcome change={change} />}
              <WhatMoved change={change} />
            </li>
          ))}
        </ol>
      ))}</Loaded>
    </Card>
  );
};
