import { useEffect, useRef, type ComponentType, type RefObject } from 'react';
import { NavLink, useLocation } from 'react-router';
import CollapseIcon from '@mui/icons-material/KeyboardDoubleArrowLeft';
import ExpandIcon from '@mui/icons-material/KeyboardDoubleArrowRight';
import { useTranslate } from 'ra-core';
import { useCan, useRegistry } from '../kit/console.ts';
import type { NavItem } from '../kit/plugin.ts';
import { nameOf, type Owned } from '../kit/registry.ts';
import { PluginBoundary, Slot } from '../kit/Slot.tsx';
import { sectionsOf } from './sections.ts';
import { UserMenu } from './UserMenu.tsx';

/** The mark and name of the desk. */
export const Brand = ({ collapsed = false }: { collapsed?: boolean }) => {
  const translate = useTranslate();
  return <NavLink to="/" className="rg-brand"><i data-letter={translate('shell.letter')} /><span className={collapsed ? 'rg-unseen' : ''}>{translate('shell.brand')}</span></NavLink>;
};

const Line = ({ item, collapsed, onNavigate }: { item: Owned<NavItem>; collapsed: boolean; onNavigate?: (() => void) | undefined }) => {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const label = translate(item.label);
  const Icon: ComponentType | undefined = item.icon;
  const Badge: ComponentType | undefined = item.badge;
  const isHere = pathname === item.to || pathname.startsWith(`${item.to}/`);
  return (
    <NavLink to={item.to} className="rg-nav" title={collapsed ? label : undefined} aria-current={isHere ? 'page' : undefined} onClick={onNavigate}>
      {Icon && <PluginBoundary plugin={item.plugin} item={`icon:${item.id}`} quiet><Icon /></PluginBoundary>}
      <span className={collapsed ? 'rg-unseen' : 'rg-clip'}>{label}</span>
      {Badge && <PluginBoundary plugin={item.plugin} item={`badge:${item.id}`}><Badge /></PluginBoundary>}
    </NavLink>
  );
};

/** Where the rail is longer than the window, whoever comes by a key or an address sees the line of the page; also when the foot of the rail has grown. */
const useLineInSight = (list: RefObject<HTMLElement | null>): void => {
  const { pathname } = useLocation();
  useEffect(() => {
    if (!list.current) return undefined;
    const observer = new ResizeObserver(() => list.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest' }));
    observer.observe(list.current);
    return () => observer.disconnect();
  }, [list, pathname]);
};

/** The left rail: where to go, what waits there, whether the desk is open, who you are. */
export const Rail = ({ collapsed = false, onCollapse, onNavigate }: { collapsed?: boolean; onCollapse?: () => void; onNavigate?: () => void }) => {
  const { nav } = useRegistry();
  const can = useCan();
  const translate = useTranslate();
  const list = useRef<HTMLElement>(null);
  useLineInSight(list);
  return (
    <div className="rg-rail" data-collapsed={collapsed ? '' : undefined}>
      <Brand collapsed={collapsed} />
      <nav ref={list} className="rg-rail-list" aria-label={translate('shell.rail.label')}>
        {sectionsOf(nav.filter((item) => can(item.permission))).map(([section, items]) => (
          <div key={section} style={{ display: 'contents' }}>
            {section && <h2>{translate(section)}</h2>}
            {items.map((item) => <Line key={nameOf(item)} item={item} collapsed={collapsed} onNavigate={onNavigate} />)}
          </div>
        ))}
      </nav>
      <footer className="rg-rail-foot">
        <Slot id="shell.rail.footer" context={{ collapsed }} />
        <UserMenu collapsed={collapsed} />
        {onCollapse && (
          <button type="button" className="rg-nav" onClick={onCollapse} aria-expanded={!collapsed} title={translate(collapsed ? 'shell.rail.expand' : 'shell.rail.collapse')}>
            {collapsed ? <ExpandIcon /> : <CollapseIcon />}
            <span className={collapsed ? 'rg-unseen' : ''}>{translate(collapsed ? 'shell.rail.expand' : 'shell.rail.collapse')}</span>
          </button>
        )}
      </footer>
    </div>
  );
};
