import { Suspense, useState } from 'react';
import { Link } from 'react-router';
import Popover from '@mui/material/Popover';
import MoreIcon from '@mui/icons-material/ExpandMore';
import { useTranslate } from 'ra-core';
import { Button, lazyPart, Loaded, useCan, useHotkey, useRead } from '@reglament/admin/kit';
import type { QueueAddress } from '../queue/useQueueAddress.ts';
import { VIEW_COUNTERS, VIEWS, type View, type ViewCounter, type ViewScope } from './documents.ts';

const SaveViewDialog = lazyPart(() => import('./SaveViewDialog.tsx'));
const ViewActs = lazyPart(() => import('./ViewActs.tsx'));
const scopes = ['TEAM', 'PRIVATE'] as const satisfies readonly ViewScope[];

const countText = (counter: ViewCounter | undefined): string => (counter?.count == null ? '' : `${counter.count}${counter.exact ? '' : '+'}`);

const ViewLinks = ({ views, address, onClose }: { views: readonly View[]; address: QueueAddress; onClose: () => void }) => {
  const translate = useTranslate();
  const { data: counters } = useRead(VIEW_COUNTERS, {}, { refreshOn: 'tickets.events', staleMs: 0 });
  const open = typeof address.view === 'object' ? address.view.id : null;
  return scopes.map((scope) => {
    const those = views.filter((view) => view.scope === scope);
    return those.length === 0 ? null : (
      <section key={scope} aria-label={translate(`tickets.view.scope.${scope}`)}>
        <span className="rg-meta">{translate(`tickets.view.scope.${scope}`)}</span>
        {those.map((view) => (
          <Link key={view.id} to={{ search: address.searchOfView(view.id) }} aria-current={view.id === open ? 'page' : undefined} onClick={onClose}>
            <span className="rg-clip">{view.name}</span>
            <span className="rg-num">{view.filter === null ? translate('tickets.view.staleMark') : countText(counters?.find(({ viewId }) => viewId === view.id))}</span>
          </Link>
        ))}
      </section>
    );
  });
};

/** The title of the queue: the name of the open view. It opens the saved views, private and of the team, with how many tickets each holds. */
export const ViewsMenu = ({ address }: { address: QueueAddress }) => {
  const translate = useTranslate();
  const can = useCan();
  const [button, setButton] = useState<HTMLElement | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const views = useRead(VIEWS, {}, { enabled: isOpen });
  const view = typeof address.view === 'object' ? address.view : null;
  const close = (): void => setIsOpen(false);
  useHotkey('v', () => setIsOpen(true), { label: 'tickets.view.open' });
  return (
    <>
      <button type="button" ref={setButton} className="tickets-views" aria-haspopup="dialog" aria-expanded={isOpen} title={translate('tickets.view.open')} onClick={() => setIsOpen(true)}>
        <span className="rg-clip">{view?.name ?? translate('tickets.queue.title')}</span>{address.isChanged && view && <span className="rg-unseen">{translate('tickets.view.changed')}</span>}<MoreIcon />
      </button>
      <Popover open={isOpen} anchorEl={button} onClose={close} anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }} slotProps={{ paper: { role: 'dialog', 'aria-label': translate('tickets.view.menu') } }}>
        <div className="tickets-view-menu">
          <Loaded result={views}>
            {(known) => (known.length === 0 ? <p className="rg-meta">{translate('tickets.view.none')}</p> : <ViewLinks views={known} address={address} onClose={close} />)}
          </Loaded>
          {can('views.keep') && (
            <footer>
              {view && <Suspense fallback={null}><ViewActs view={view} address={address} onDone={close} /></Suspense>}
              <Button size="small" onClick={() => { close(); setIsSaving(true); }}>{translate('tickets.view.saveAs')}</Button>
            </footer>
          )}
        </div>
      </Popover>
      {isSaving && <Suspense fallback={null}><SaveViewDialog address={address} onClose={() => setIsSaving(false)} /></Suspense>}
    </>
  );
};
