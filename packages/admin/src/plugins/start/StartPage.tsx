import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { Button, cellsOf, EmptyState, nameOf, Page, useHotkey, usePreference, useWidgets, WidgetCard } from '@reglament/admin/kit';
import { fetchedIn, hidden, placed, putAside, standing } from './arrangement.ts';
import { ArrangedTile } from './ArrangedTile.tsx';
import { useWaves } from './useWaves.ts';
import './start.css';

/** What waits for this person, tile by tile; which tiles and in which order is theirs to say. */
export default function StartPage() {
  const translate = useTranslate();
  const widgets = useWidgets();
  const [kept, keep] = usePreference('startTiles');
  const [isArranging, setArranging] = useState(false);
  const tiles = widgets.map((item) => ({ name: nameOf(item), usual: item.isUsual }));
  const names = standing(tiles, kept);
  const aside = putAside(tiles, kept);
  const drawn = useWaves(names.length);
  const byName = new Map(widgets.map((item) => [nameOf(item), item]));
  const move = (name: string, place: number): void => keep(placed(tiles, kept, name, place));
  useHotkey('shift+e', () => setArranging(!isArranging), { label: 'start.arrange' });
  return (
    <Page title={translate('start.menu')} actions={<>
      {isArranging && kept !== null && <Button kind="quiet" onClick={() => keep(null)}>{translate('start.asUsual')}</Button>}
      <Button hotkey="shift+e" onClick={() => setArranging(!isArranging)}>{translate(isArranging ? 'start.ready' : 'start.arrange')}</Button>
    </>}>
      {isArranging && (
        <div className="start-aside">
          <p className="rg-meta" id="start-hint">{translate('start.hint')}</p>
          {aside.length > 0 && <span className="rg-meta">{translate('start.aside')}</span>}
          {aside.map((name) => <Button key={name} size="small" onClick={() => keep(fetchedIn(tiles, kept, name))}>+ {translate(byName.get(name)?.title ?? name)}</Button>)}
        </div>
      )}
      {names.length === 0 && <EmptyState title={translate('start.empty.title')}>{translate('start.empty.text')}</EmptyState>}
      <div className="rg-widgets">
        {names.slice(0, drawn).map((name, place) => {
          const item = byName.get(name);
          if (!item) return null;
          return isArranging
            ? <ArrangedTile key={name} item={item} name={name} onMove={(by) => move(name, place + by)} onDrop={(dragged) => move(dragged, place)} onHide={() => keep(hidden(tiles, kept, name))} />
            : <div key={name} style={cellsOf(item)} className="start-tile" data-tile={name}><WidgetCard item={item} /></div>;
        })}
      </div>
    </Page>
  );
}
