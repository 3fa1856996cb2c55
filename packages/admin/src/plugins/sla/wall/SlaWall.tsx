import type { CSSProperties } from 'react';
import { Link } from 'react-router';
import { useTranslate } from 'react-admin';
import { cssVariablesOf, darkTokens, formatInstant, useConsoleLocale, useLiveStatus, useMachineNow, usePageTitle, share, theDesk, zoneName } from '@reglament/admin/kit';
import { isStale, serverNow, type BoardState } from './boardState.ts';
import { openness } from './headline.ts';
import { Compliance } from './Compliance.tsx';
import { Load } from './Load.tsx';
import { NextDeadlines } from './NextDeadlines.tsx';
import { useBoard, useNightlyReload } from './useBoard.ts';
import './wall.css';

/** A wall is dark whatever theme the console has. */
const dark = { ...cssVariablesOf(darkTokens), colorScheme: 'dark' } as CSSProperties;

const Header = ({ state, now }: { state: BoardState; now: number }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const { key, at } = openness(state.board.open, state.board.changesAt, now, locale);
  return (
    <header className="sla-wall-head">
      <h1><Link to="/" title={translate('sla.wall.back')}>{translate('sla.wall.title')}</Link></h1>
      <span>{formatInstant(now, locale, 'longDay')} · {translate(key, { at })}</span>
      <time dateTime={new Date(now).toISOString()}>{formatInstant(now, locale, 'time')} <small>{zoneName(theDesk().zone, locale, now)}</small></time>
    </header>
  );
};

const Tile = ({ value, label, mood }: { value: string; label: string; mood?: 'bad' | 'warn' | undefined }) => (
  <div className="sla-wall-tile" data-mood={mood}><b>{value}</b><span>{label}</span></div>
);

const Tiles = ({ board }: { board: BoardState['board'] }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const closing = formatInstant(board.changesAt, locale, 'time');
  return (
    <div className="sla-wall-tiles">
      <Tile value={String(board.breached)} label={translate('sla.wall.breached')} mood={board.breached > 0 ? 'bad' : undefined} />
      <Tile value={String(board.dueToday)} label={board.open ? translate('sla.wall.dueBefore', { at: closing }) : translate('sla.wall.dueToday')} mood={board.dueToday > 0 ? 'warn' : undefined} />
      <Tile value={String(board.awaitingAnswer)} label={translate('sla.wall.awaiting')} />
      <Tile value={share(board.compliance, locale)} label={translate('sla.wall.compliance', { smart_count: board.complianceDays })} />
    </div>
  );
};

const Footer = ({ state, lineIsUp, stale }: { state: BoardState; lineIsUp: boolean; stale: boolean }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const { lastEventAt, board } = state;
  const line = stale ? 'disconnected' : lineIsUp ? 'connected' : 'reconnecting';
  return (
    <footer className="sla-wall-foot">
      <span>{lastEventAt ? translate('sla.wall.lastEvent', { at: formatInstant(lastEventAt, locale, 'seconds') }) : translate('sla.wall.asOf', { at: formatInstant(board.asOf, locale, 'seconds') })}</span>
      <span data-line={line}>{translate(`sla.wall.${line}`)}</span>
      <span>{translate('sla.wall.regulation', { number: board.regulationVersion })} · {translate('sla.wall.calendar', { year: board.calendarYear })}</span>
    </footer>
  );
};

/** The promises of the desk for everybody in the room (§4.7): read at five metres, fed by the subscription alone. */
export default function SlaWall() {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const now = useMachineNow('second');
  const lineIsUp = useLiveStatus().state === 'live';
  const state = useBoard();
  usePageTitle(translate('sla.wall.menu'));
  useNightlyReload(state, lineIsUp);
  if (!state) return <main className="sla-wall" style={dark}><p className="sla-wall-waiting" role="status">{translate('sla.wall.waiting')}…</p></main>;
  const { board } = state;
  const stale = isStale(state, now, lineIsUp);
  const at = serverNow(state, now);
  return (
    <main className="sla-wall" style={dark} data-stale={stale || undefined}>
      <Header state={state} now={at} />
      <div role="alert">{stale && <p className="sla-wall-banner">{translate('sla.wall.stale', { at: formatInstant(board.asOf, locale, 'seconds') })}</p>}</div>
      <Tiles board={board} />
      <div className="sla-wall-columns">
        <NextDeadlines rows={board.next} asOf={board.asOf} now={at} />
        <div className="sla-wall-side">
          <Load load={board.load} />
          <Compliance rows={board.complianceByPriority} days={board.complianceDays} />
        </div>
      </div>
      <Footer state={state} lineIsUp={lineIsUp} stale={stale} />
    </main>
  );
}
