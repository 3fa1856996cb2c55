import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Loaded, SkeletonRows } from './states.tsx';

/** One line of a tile: it leads to its record; `end` stands at the right edge. */
export interface TileRow { readonly key: string; readonly to: string; readonly number?: string; readonly title: string; readonly note?: string | null; readonly end?: ReactNode }

/** A short list on a tile; what it is empty of is said in a sentence, and `more` leads to the rest. */
export const TileList = ({ rows, empty, more }: { rows: readonly TileRow[]; empty: string; more?: { to: string; text: string } | null }) => (
  <>
    {rows.length === 0 ? <p className="rg-meta rg-tile-empty">{empty}</p> : (
      <ul className="rg-tile-list">
        {rows.map(({ key, to, number, title, note, end }) => (
          <li key={key}><Link to={to} className="rg-tile-row">{number && <span className="rg-num rg-meta">{number}</span>}<span className="rg-clip">{title}</span>{note && <span className="rg-meta rg-clip rg-tile-note">{note}</span>}{end && <span className="rg-tile-end">{end}</span>}</Link></li>
        ))}
      </ul>
    )}
    {more && <Link className="rg-tile-more" to={more.to}>{more.text}</Link>}
  </>
);

/** The figures of a tile, large; one that asks for action has a mood, and each may lead to what it counts. */
export const TileFigures = ({ figures }: { figures: readonly { readonly label: string; readonly value: string; readonly mood?: 'atRisk' | 'breached' | undefined; readonly to?: string }[] }) => (
  <ul className="rg-tile-figures">
    {figures.map(({ label, value, mood, to }) => {
      const figure = <><b className="rg-num" data-mood={mood}>{value}</b><span className="rg-meta">{label}</span></>;
      return <li key={label}>{to ? <Link to={to}>{figure}</Link> : figure}</li>;
    })}
  </ul>
);

/** The states of a tile that asks the server; its skeleton has the shape of the list. */
export const TileLoaded = <D,>({ result, children }: { result: { data: D | undefined; error: unknown; isPending: boolean; refetch: () => unknown }; children: (data: D) => ReactNode }) =>
  <Loaded result={result} skeleton={<SkeletonRows rows={5} height={34} />}>{children}</Loaded>;
