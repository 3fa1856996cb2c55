import { useId, useState } from 'react';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Divider from '@mui/material/Divider';
import PersonIcon from '@mui/icons-material/PersonOutline';
import { useLogout, useTranslate } from 'ra-core';
import { useNavigate } from 'react-router';
import { roles } from '@reglament/schema';
import { useViewer } from '../kit/console.ts';
import { useTerm } from '../kit/useTerm.ts';
import { LanguageSwitch, SingleKeysSwitch, ThemeSwitch } from './preferences.tsx';

/** Who is at the window: the name, what he set for himself, the way out. */
export const UserMenu = ({ collapsed = false }: { collapsed?: boolean }) => {
  const translate = useTranslate();
  const term = useTerm();
  const viewer = useViewer();
  const logout = useLogout();
  const navigate = useNavigate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const close = (): void => setAnchor(null);
  if (!viewer) return null;
  return (
    <>
      <button type="button" className="rg-nav" aria-haspopup="menu" aria-expanded={anchor !== null} aria-controls={id} aria-label={translate('shell.user.open', { name: viewer.name })}
        title={collapsed ? viewer.name : undefined} onClick={(event) => setAnchor(event.currentTarget)}>
        <PersonIcon />
        {!collapsed && <span className="rg-clip">{viewer.name}</span>}
      </button>
      <Menu id={id} open={anchor !== null} anchorEl={anchor} onClose={close} anchorOrigin={{ vertical: 'top', horizontal: 'left' }} transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}>
        <div className="rg-menu-part">
          <b>{viewer.name}</b>
          <span className="rg-meta">{[term(roles, viewer.role as keyof typeof roles | null), viewer.email].filter(Boolean).join(' · ')}</span>
        </div>
        <Divider />
        <div className="rg-menu-part"><span className="rg-meta">{translate('shell.user.language')}</span><LanguageSwitch /></div>
        <div className="rg-menu-part"><span className="rg-meta">{translate('shell.user.theme')}</span><ThemeSwitch /></div>
        <div className="rg-menu-part"><span className="rg-meta">{translate('shell.user.singleKeys')}</span><SingleKeysSwitch /></div>
        <Divider />
        <MenuItem onClick={() => { close(); void navigate('/settings'); }}>{translate('shell.settings.title')}</MenuItem>
        <MenuItem onClick={() => { close(); void logout(); }}>{translate('ra.auth.logout')}</MenuItem>
      </Menu>
    </>
  );
};
