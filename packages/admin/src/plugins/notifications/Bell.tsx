import { Suspense, useId, useState } from 'react';
import BellIcon from '@mui/icons-material/NotificationsNoneOutlined';
import { useTranslate } from 'ra-core';
import { lazyPart, useHotkey } from '@reglament/admin/kit';
import { useNotifications } from './useNotifications.ts';
import './notifications.css';

const BellList = lazyPart(() => import('./BellList.tsx'));

/** The bell: how much is unread of what concerns the person, and the list behind it. In the bar of a narrow window it is the icon alone. */
export default function Bell({ collapsed, layout }: { collapsed?: boolean; layout?: string }) {
  const translate = useTranslate();
  const id = useId();
  const unread = useNotifications().data?.unread ?? 0;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const label = translate('notifications.title');
  const isBare = collapsed === true || layout !== undefined;
  useHotkey('g>b', () => setAnchor(document.getElementById(id)), { label: 'notifications.open' });
  return (
    <>
      <button type="button" id={id} className={layout === undefined ? 'rg-nav' : 'rg-icon-button notifications-bell'} aria-haspopup="dialog" aria-expanded={anchor !== null}
        title={isBare ? label : undefined} onClick={(event) => setAnchor(event.currentTarget)}>
        <BellIcon />
        <span className={isBare ? 'rg-unseen' : 'rg-clip'}>{label}</span>
        {unread > 0 && <span className="rg-badge"><span aria-hidden="true">{unread > 99 ? '99+' : unread}</span><span className="rg-unseen">{translate('notifications.unread', { smart_count: unread })}</span></span>}
      </button>
      {anchor && <Suspense fallback={null}><BellList anchor={anchor} onClose={() => setAnchor(null)} /></Suspense>}
    </>
  );
}
