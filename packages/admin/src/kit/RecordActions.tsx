import { useRef, useState } from 'react';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import MoreIcon from '@mui/icons-material/ExpandMore';
import { useTranslate } from 'ra-core';
import { useActions, type OfferedAction } from './actions.ts';
import { useHotkey } from './hotkeys.ts';
import { useLayoutMode } from './layoutMode.ts';
import type { ResourceId } from './registries.ts';
import { Button, Kbd } from './ui/Button.tsx';

const ActionKey = ({ hotkey = '', label, run }: OfferedAction) => {
  useHotkey(hotkey, run, { label, enabled: hotkey !== '' });
  return null;
};

/** Acts behind one button, the prominent ones before it where there is room, each with its key, which works without the menu too; nothing when there are none. */
export const ActionMenu = ({ label, actions, pending = false }: { label: string; actions: readonly OfferedAction[]; pending?: boolean }) => {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const chosen = useRef<OfferedAction | null>(null);
  /** What was chosen begins when the menu has gone, so that the focus is the act's. */
  const begin = (): void => {
    chosen.current?.run();
    chosen.current = null;
  };
  const isRoomy = useLayoutMode() !== 'narrow';
  const besides = actions.filter(({ prominent = false }) => prominent && isRoomy);
  const listed = actions.filter((action) => !besides.includes(action));
  if (actions.length === 0) return null;
  return (
    <>
      {actions.map((action) => <ActionKey key={action.name} {...action} />)}
      {besides.map(({ name, label: verb, hotkey, run }) => <Button key={name} data-action={name} pending={pending} onClick={run} {...(hotkey ? { hotkey } : {})}>{translate(verb)}</Button>)}
      {listed.length > 0 && <Button aria-haspopup="menu" aria-expanded={anchor !== null} icon={<MoreIcon />} onClick={(event) => setAnchor(event.currentTarget)}>{label}</Button>}
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} slotProps={{ transition: { onExited: begin } }}>
        {listed.map((action) => (
          <MenuItem key={action.name} data-action={action.name} disabled={pending} sx={{ gap: 2, justifyContent: 'space-between' }} onClick={() => { chosen.current = action; setAnchor(null); }}>
            {translate(action.label)}{action.hotkey && <Kbd keys={action.hotkey} />}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};

/** What plugins offer to do with a record, behind one button; nothing when they offer nothing. */
export const RecordActions = ({ resource, record }: { resource: ResourceId; record: { id: string } }) => {
  const translate = useTranslate();
  const { actions, pending } = useActions(resource, 'record', [record]);
  return <ActionMenu label={translate('kit.action.more')} actions={actions} pending={pending} />;
};
