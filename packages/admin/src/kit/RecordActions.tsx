import { useState } from 'react';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import MoreIcon from '@mui/icons-material/ExpandMore';
import { useTranslate } from 'ra-core';
import { useActions, type OfferedAction } from './actions.ts';
import { useHotkey } from './hotkeys.ts';
import type { ResourceId } from './registries.ts';
import { Button, Kbd } from './ui/Button.tsx';

const ActionHotkey = <R extends object>({ action, record }: { action: OfferedAction<R>; record: R }) => {
  useHotkey(action.hotkey ?? '', () => { void action.run([record]); }, { label: action.label });
  return null;
};

/** The entries of plugins in a menu that the page has already; react-admin's menu wants them as an array. */
export const useRecordActionItems = <R extends { id: string }>(resource: ResourceId, record: R, onChosen: () => void) => {
  const translate = useTranslate();
  const { actions, pending } = useActions<R>(resource, 'record');
  const possible = actions.filter((action) => action.isPossible([record]));
  return {
    items: possible.map((action) => (
      <MenuItem key={action.name} data-action={action.name} sx={{ gap: 2 }} disabled={pending} onClick={() => { onChosen(); void action.run([record]); }}>
        {translate(action.label)}{action.hotkey && <span className="rg-badge"><Kbd keys={action.hotkey} /></span>}
      </MenuItem>
    )),
    hotkeys: possible.filter(({ hotkey }) => hotkey).map((action) => <ActionHotkey key={action.name} action={action} record={record} />),
  };
};

/** What plugins offer to do with a record, behind one button; nothing when they offer nothing. */
export const RecordActions = <R extends { id: string }>({ resource, record }: { resource: ResourceId; record: R }) => {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { items, hotkeys } = useRecordActionItems(resource, record, () => setAnchor(null));
  if (items.length === 0) return null;
  return (
    <>
      {hotkeys}
      <Button aria-haspopup="menu" aria-expanded={anchor !== null} icon={<MoreIcon />} onClick={(event) => setAnchor(event.currentTarget)}>{translate('kit.action.more')}</Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>{items}</Menu>
    </>
  );
};
