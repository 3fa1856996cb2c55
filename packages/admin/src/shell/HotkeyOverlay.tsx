import Dialog from '@mui/material/Dialog';
import { useTranslate } from 'ra-core';
import { useActiveHotkeys } from '../kit/hotkeys.ts';
import { Button, Kbd } from '../kit/ui/Button.tsx';

/** `?`: the keys that act on this page. */
export default function HotkeyOverlay({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const hotkeys = useActiveHotkeys();
  return (
    <Dialog open onClose={onClose} slotProps={{ paper: { 'aria-label': translate('shell.hotkeys.title') } }} fullWidth maxWidth="xs">
      <h2 className="rg-dialog-title">{translate('shell.hotkeys.title')}</h2>
      <div className="rg-dialog-body">
        <ul className="rg-plain-list">
          {[...new Map(hotkeys.map((hotkey) => [hotkey.keys, hotkey])).values()].map(({ keys, label }) => (
            <li key={keys} className="rg-row"><span className="rg-clip">{translate(label)}</span><span className="rg-badge"><Kbd keys={keys} /></span></li>
          ))}
        </ul>
        <span className="rg-meta">{translate('shell.hotkeys.hint')}</span>
      </div>
      <footer className="rg-dialog-foot"><Button onClick={onClose}>{translate('kit.action.close')}</Button></footer>
    </Dialog>
  );
}
