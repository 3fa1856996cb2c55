import { useEffect } from 'react';
import { useTranslate } from 'ra-core';
import WatchedIcon from '@mui/icons-material/Visibility';
import WatchIcon from '@mui/icons-material/VisibilityOutlined';
import { Button, readKey, useAct, useHotkey, useViewer } from '@reglament/admin/kit';
import { UNWATCH, WATCH, WATCHERS } from './documents.ts';
import { offerToggle } from './shownTicket.ts';
import { useWatchers } from './useWatchers.ts';

/** In the head of a ticket: whether one keeps an eye on it oneself, by a click or a key. */
export default function WatchButton({ ticket: { id } }: { ticket: { id: string } }) {
  const translate = useTranslate();
  const viewerId = useViewer()?.id;
  const watchers = useWatchers(id);
  const { act, pending } = useAct();
  const watches = watchers?.some((one) => one.id === viewerId) ?? false;
  const label = translate(watches ? 'watchers.act.unwatch' : 'watchers.act.watch');
  const toggle = (): void => {
    if (!watchers || pending) return;
    const [input, invalidates] = [{ ticketId: id, staffId: null }, [readKey(WATCHERS, { id })]];
    void (watches ? act(UNWATCH, input, { success: 'watchers.notification.unwatched', invalidates }) : act(WATCH, input, { success: 'watchers.notification.watched', invalidates }));
  };
  useHotkey('e', toggle, { label: 'watchers.act.toggle' });
  useEffect(() => offerToggle(toggle));
  return <Button kind="quiet" className="watchers-button" icon={watches ? <WatchedIcon /> : <WatchIcon />} aria-label={label} title={label} aria-pressed={watches} pending={pending} onClick={toggle} />;
}
