import { useId, useState, type KeyboardEvent } from 'react';
import Dialog from '@mui/material/Dialog';
import { useTranslate } from 'ra-core';
import { useRegistry } from '../kit/console.ts';
import { inspection } from '../kit/inspection.ts';
import { usePluginContext } from '../kit/pluginContext.ts';
import { useRunCommand } from './runCommand.ts';
import { nameOf } from '../kit/registry.ts';
import { Kbd } from '../kit/ui/Button.tsx';
import type { FoundItem } from '../kit/plugin.ts';
import { findCommands } from './commandSearch.ts';
import { Marked } from '../kit/ui/Marked.tsx';
import { useFindings } from './useFindings.ts';

interface Entry { readonly key: string; readonly text: string; readonly keywords?: string | undefined; readonly hotkey?: string | undefined; readonly run: () => void }

const useEntries = (onHotkeys: () => void): Entry[] => {
  const { nav, commands } = useRegistry();
  const { translate, can, navigate } = usePluginContext();
  const runCommand = useRunCommand();
  return [
    ...commands.filter((item) => can(item.permission)).map((item) => ({ key: nameOf(item), text: translate(item.label), keywords: item.keywords, hotkey: item.hotkey, run: () => runCommand(item) })),
    ...nav.filter((item) => can(item.permission)).map((item) => ({ key: `go:${nameOf(item)}`, text: translate('shell.command.go', { where: translate(item.label) }), hotkey: item.hotkey, run: () => navigate(item.to) })),
    { key: 'shell/extensions', text: translate('shell.command.extensions'), run: () => navigate('/settings/extensions') },
    { key: 'shell/slots', text: translate('shell.command.slots'), hotkey: 'alt+shift+p', run: inspection.toggle },
    { key: 'shell/hotkeys', text: translate('shell.command.hotkeys'), hotkey: 'shift+slash', run: onHotkeys },
  ];
};

const mostCommands = 12;
const mostCommandsBesideFindings = 4;

/** A record that was found: its number and title, then where the words stand. */
const FoundEntry = ({ item: { number, title, detail, note } }: { item: FoundItem }) => (
  <>
    <div>{number && <span className="rg-num rg-meta">{number}</span>}<Marked {...title} />{note && <span className="rg-meta"> · {note}</span>}</div>
    {detail && detail.text !== '' && <div className="rg-meta"><Marked {...detail} /></div>}
  </>
);

/** Ctrl+K: everything that can be done or gone to, by a few letters, and what the plugins find of it. */
export default function CommandPalette({ onClose, onHotkeys }: { onClose: () => void; onHotkeys: () => void }) {
  const translate = useTranslate();
  const { navigate } = usePluginContext();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { items, hints, pages, state } = useFindings(typed);
  const isEmpty = typed.trim() === '';
  const commands = findCommands(useEntries(onHotkeys), typed).slice(0, items.length > 0 && !isEmpty ? mostCommandsBesideFindings : mostCommands)
    .map((entry) => ({ ...entry, group: 'shell.command.commands', item: null, to: null }));
  const leading = (to: string): { to: string; hotkey: undefined; run: () => void } => ({ to, hotkey: undefined, run: () => navigate(to) });
  const found = items.map((item) => ({ key: item.key, group: item.group, item, text: '', ...leading(item.to) }));
  const rest = pages.map((to) => ({ key: to, group: 'shell.command.more', item: null, text: translate('shell.command.all', { typed: typed.trim() }), ...leading(to) }));
  // before anything is typed, what was opened last is nearest
  const entries = isEmpty ? [...found, ...commands] : [...commands, ...found, ...rest];
  const chosen = entries[Math.min(at, entries.length - 1)];
  const run = (entry: typeof chosen, beside: boolean): void => {
    if (!entry) return;
    if (beside && entry.to !== null) { window.open(entry.to, '_blank', 'noopener'); return; }
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      const next = (Math.min(at, entries.length - 1) + step + entries.length) % Math.max(1, entries.length);
      setAt(next);
      document.getElementById(`${id}${entries[next]?.key}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter') run(chosen, event.ctrlKey || event.metaKey);
    if (step !== 0 || event.key === 'Enter') event.preventDefault();
  };
  const told = state === 'asking' ? 'shell.command.searching' : state === 'failed' ? 'shell.command.failed' : entries.length === 0 ? 'shell.command.nothing' : null;
  return (
    <Dialog open onClose={onClose} slotProps={{ paper: { 'aria-label': translate('shell.command.palette') } }} fullWidth maxWidth="sm" sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}>
      {/* The palette was called to type into. */}
      <input className="rg-palette-field" autoFocus role="combobox" aria-expanded="true" aria-controls={id} aria-activedescendant={chosen ? `${id}${chosen.key}` : undefined}
        aria-label={translate('shell.command.search')} placeholder={translate('shell.command.search')} value={typed} onChange={(event) => { setTyped(event.target.value); setAt(0); }} onKeyDown={onKeyDown} />
      <div id={id} role="listbox" aria-label={translate('shell.command.palette')} className="rg-palette-list">
        {entries.map((entry, index) => (
          <div key={entry.key} role="presentation">
            {entry.group !== entries[index - 1]?.group && items.length > 0 && <div className="rg-palette-group" role="presentation">{translate(entry.group)}</div>}
            <div id={`${id}${entry.key}`} role="option" tabIndex={-1} aria-selected={entry === chosen} className={`rg-palette-entry${entry.item ? ' rg-palette-found' : ''}`}
              onClick={(event) => run(entry, event.ctrlKey || event.metaKey)} onKeyDown={onKeyDown}>
              {entry.item ? <FoundEntry item={entry.item} /> : <><span className="rg-clip">{entry.text}</span>{entry.hotkey && <Kbd keys={entry.hotkey} />}</>}
            </div>
          </div>
        ))}
      </div>
      {hints.map((hint) => <p key={hint} className="rg-palette-group" role="status">{hint}</p>)}
      <p className={told ? 'rg-state rg-meta' : 'rg-unseen'} role="status">{told ? translate(told) : translate('shell.command.found', { smart_count: entries.length })}</p>
    </Dialog>
  );
}
