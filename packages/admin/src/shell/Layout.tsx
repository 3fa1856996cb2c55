import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useLocation } from 'react-router';
import Drawer from '@mui/material/Drawer';
import MenuIcon from '@mui/icons-material/Menu';
import { TitlePortal } from 'react-admin';
import { useStore, useTranslate } from 'ra-core';
import { useConsole } from '../kit/console.ts';
import { useLayoutMode } from '../kit/layoutMode.ts';
import { Slot } from '../kit/Slot.tsx';
import { allowRetry } from '../kit/views.ts';
import { ErrorPage } from './ErrorPage.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import { Brand, Rail } from './Rail.tsx';
import { Running } from './Running.tsx';
import { Waiting } from './Waiting.tsx';

/** The bar of a narrow window: the menu, the name of the desk, room for plugins. */
const TopBar = ({ onMenu }: { onMenu: () => void }) => {
  const translate = useTranslate();
  return (
    <header className="rg-topbar">
      <button type="button" className="rg-icon-button" aria-label={translate('shell.rail.open')} onClick={onMenu}><MenuIcon /></button>
      <Brand />
      <div className="rg-bar-end"><Slot id="shell.bar" context={{ layout: 'narrow' }} /></div>
    </header>
  );
};

/** Pages of react-admin write their title into the bar; the window bears it too. */
const useTitleOfBar = (): void => {
  useEffect(() => {
    const title = document.getElementById('react-admin-title');
    if (!title) return undefined;
    const observer = new MutationObserver(() => { if (title.textContent) document.title = `${title.textContent} · Reglament`; });
    observer.observe(title, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }, []);
};

/** The page in its place. It may fill the window (`<Page full>`) or scroll; a page that fails leaves the rail alone. */
const Main = ({ children }: { children: ReactNode }) => {
  const { incidents } = useConsole();
  const { pathname } = useLocation();
  useTitleOfBar();
  return (
    <main className="rg-main">
      <OfflineBanner />
      <Slot id="shell.banner" context={{}} />
      <div className="rg-bar rg-titlebar"><TitlePortal component="h1" /></div>
      {/* a page without a link or a field is scrolled by the keyboard too */}
      <div className="rg-scroll" id="main-content" tabIndex={0}>
        <ErrorBoundary onReset={allowRetry} resetKeys={[pathname]} FallbackComponent={ErrorPage} onError={(error) => incidents.report('shell', `page:${pathname}`, error)}>
          <Suspense fallback={<Waiting />}>{children}</Suspense>
        </ErrorBoundary>
      </div>
    </main>
  );
};

/** The frame: the rail on the left, in a narrow window behind a menu button. */
export const Layout = ({ children }: { children: ReactNode }) => {
  const translate = useTranslate();
  const mode = useLayoutMode();
  const [collapsed, setCollapsed] = useStore<boolean | undefined>('rail.collapsed');
  const [menuOpen, setMenuOpen] = useState(false);
  const isCollapsed = collapsed ?? mode === 'medium';
  return (
    <Running>
      <a className="rg-skip" href="#main-content">{translate('shell.skip')}</a>
      <div className="rg-frame" data-mode={mode}>
        {mode === 'narrow' ? (
          <>
            <TopBar onMenu={() => setMenuOpen(true)} />
            <Drawer open={menuOpen} onClose={() => setMenuOpen(false)}><Rail onNavigate={() => setMenuOpen(false)} /></Drawer>
          </>
        ) : <Rail collapsed={isCollapsed} onCollapse={() => setCollapsed(!isCollapsed)} />}
        <Main>{children}</Main>
      </div>
    </Running>
  );
};
