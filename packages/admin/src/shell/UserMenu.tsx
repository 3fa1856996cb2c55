import { useId, useState } from 'react';
import Popover from '@mui/material/Popover';
import LogoutIcon from '@mui/icons-material/Logout';
import PersonIcon from '@mui/icons-material/PersonOutline';
import SettingsIcon from '@mui/icons-material/SettingsOutlined';
import { useLogout, useTranslate } from 'ra-core';
import { useNavigate } from 'react-router';
import { roles } from '@reglament/schema';
import { useViewer } from '../kit/console.ts';
import { useTerm } from '../kit/useTerm.ts';
import { LanguageSwitch, SingleKeysSwitch, ThemeSwitch } from '../kit/preferences/switches.tsx';

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
      <button type="button" className="rg-nav" aria-haspopup="dialog" aria-expanded={anchor !== null} aria-controls={id} aria-label={translate('shell.user.open', { name: viewer.name })}
        title={collapsed ? viewer.name : undefined} onClick={(event) => setAnchor(event.currentTarget)}>
        <PersonIcon />
        {!collapsed && <span className="rg-clip">{viewer.name}</span>}
      </button>
      <Popover open={anchor !== null} anchorEl={anchor} onClose={close} anchorOrigin={{ vertical: 'top', horizontal: 'left' }} transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { id, role: 'dialog', 'aria-label': translate('ra.auth.user_menu') } }}>
        <div className="rg-menu">
          <div className="rg-menu-part">
            <b>{viewer.name}</b>
            <span className="rg-meta">{[term(roles, viewer.role as keyof typeof roles | null), viewer.email].filter(Boolean).join(' · ')}</span>
          </div>
          <hr />
          <div className="rg-menu-part"><span className="rg-meta">{translate('kit.preference.language')}</span><LanguageSwitch /></div>
          <div className="rg-menu-part"><span className="rg-meta">{translate('kit.preference.theme')}</span><ThemeSwitch /></div>
          <div className="rg-menu-part"><span className="rg-meta">{translate('kit.preference.singleKeys')}</span><SingleKeysSwitch /></div>
          <hr />
          <button type="button" className="rg-nav" onClick={() => { close(); void navigate('/settings'); }}><SettingsIcon />{translate('shell.settings.title')}</button>
          <button type="button" className="rg-nav" onClick={() => { close(); void logout(); }}><LogoutIcon />{translate('ra.auth.logout')}</button>
        </div>
      </Popover>
    </>
  );
};
