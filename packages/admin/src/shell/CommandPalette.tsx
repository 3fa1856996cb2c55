import { useId, useState, type KeyboardEvent } from 'react';
import Dialog from '@mui/material/Dialog';
import { useTranslate } from 'ra-core';
import { useRegistry } from '../kit/console.ts';
import { inspection } from '../kit/inspection.ts';
import { usePluginContext } from '../kit/pluginContext.ts';
import { useRunCommand } from './runCommand.ts';
import { nameOf } from '../kit/registry.ts';
import { Kbd } from '../kit/ui/Button.tsx';
import { findCommands } from './commandSearch.ts';

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

/** Ctrl+K: everything that can be done or gone to, by a few letters. */
export default function CommandPalette({ onClose, onHotkeys }: { onClose: () => void; onHotkeys: () => void }) {
  const translate = useTranslate();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = findCommands(useEntries(onHotkeys), typed).slice(0, 12);
  const chosen = found[Math.min(at, found.length - 1)];
  const run = (entry: Entry | undefined): void => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setAt((Math.min(at, found.length - 1) + step + found.length) % Math.max(1, found.length));
    if (event.key === 'Enter') run(chosen);
    if (step !== 0 || event.key === 'Enter') event.preventDefault();
  };
  return (
    <Dialog open onClose={onClose} aria-label={translate('shell.command.palette')} fullWidth maxWidth="sm" sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}>
      {/* The palette was called to type into. */}
      <input className="rg-palette-field" autoFocus role="combobox" aria-expanded="true" aria-controls={id} aria-activedescendant={chosen ? `${id}${chosen.key}` : undefined}
        aria-label={translate('shell.command.search')} placeholder={translate('shell.command.search')} value={typed} onChange={(event) => { setTyped(event.target.value); setAt(0); }} onKeyDown={onKeyDown} />
      <div id={id} role="listbox" aria-label={translate('shell.command.palette')} className="rg-palette-list">
        {found.map((entry) => (
          <div key={entry.key} id={`${id}${entry.key}`} role="option" tabIndex={-1} aria-selected={entry === chosen} className="rg-palette-entry" onClick={() => run(entry)} onKeyDown={onKeyDown}>
            <span className="rg-clip">{entry.text}</span>{entry.hotkey && <Kbd keys={entry.hotkey} />}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="rg-state rg-meta" role="status">{translate('shell.command.nothing')}</p>}
    </Dialog>
  );
}
