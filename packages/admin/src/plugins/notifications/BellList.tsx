import { useState } from 'react';
import { Link } from 'react-router';
import Popover from '@mui/material/Popover';
import { useTranslate } from 'ra-core';
import { notificationKinds } from '@reglament/schema';
import { Button, EmptyState, Loaded, DeskTime, useTerm } from '@reglament/admin/kit';
import type { Told } from './documents.ts';
import { placeToLook, subjectOf } from './telling.ts';
import { useMarkRead, useNotifications } from './useNotifications.ts';

const Line = ({ told, onOpen }: { told: Told; onOpen: () => void }) => {
  const term = useTerm();
  const translate = useTranslate();
  return (
    <li>
      <Link to={placeToLook(told)} className="notifications-line" data-unread={told.unread ? '' : undefined} onClick={onOpen}>
        <span className="notifications-what">{told.unread && <span className="rg-unseen">{translate('notifications.new')} </span>}{term(notificationKinds, told.kind)}<DeskTime at={told.at} /></span>
        <span className="rg-meta rg-clip">{told.number !== null && <><span className="rg-num">{told.number}</span> · </>}{told.subject}</span>
      </Link>
    </li>
  );
};

/** What concerns the person, the latest first; opening one marks its ticket as read. */
export default function BellList({ anchor, onClose }: { anchor: HTMLElement; onClose: () => void }) {
  const translate = useTranslate();
  const list = useNotifications();
  const markRead = useMarkRead();
  const title = translate('notifications.title');
  const unread = list.data?.unread ?? 0;
  // once offered it stays, or the focus would fall out of the dialog with it, and Escape into nothing
  const [isOffered, setOffered] = useState(false);
  if (unread > 0 && !isOffered) setOffered(true);
  return (
    <Popover open anchorEl={anchor} onClose={onClose} anchorOrigin={{ vertical: 'top', horizontal: 'right' }} transformOrigin={{ vertical: 'bottom', horizontal: 'left' }} slotProps={{ paper: { role: 'dialog', 'aria-label': title } }}>
      <div className="notifications-list">
        <header><b>{title}</b>{isOffered && <Button size="small" kind="quiet" aria-disabled={unread === 0 || undefined} onClick={() => { if (list.data) void markRead(list.data.cursor); }}>{translate('notifications.readAll')}</Button>}</header>
        <Loaded result={list}>
          {({ nodes, cursor }) => (nodes.length === 0
            ? <EmptyState title={translate('notifications.empty.title')}>{translate('notifications.empty.text')}</EmptyState>
            : <ul>{nodes.map((told) => <Line key={`${told.id}/${told.kind}`} told={told} onOpen={() => { if (told.unread) void markRead(cursor, subjectOf(told)); onClose(); }} />)}</ul>)}
        </Loaded>
        <Link className="rg-tile-more" to="/settings/me" onClick={onClose}>{translate('notifications.settings')}</Link>
      </div>
    </Popover>
  );
}
