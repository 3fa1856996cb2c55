import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { useTopic, useViewer } from '@reglament/admin/kit';
import { mayConcern } from './concerning.ts';
import { placeToLook, subjectOf } from './telling.ts';
import { useTabBadge } from './useTabBadge.ts';
import { useMarkRead, useNotifications, useRefresh } from './useNotifications.ts';
import { useTelling } from './useTelling.ts';

/** Events come in bursts; the log has them placed a moment later. */
const refreshAfterMs = 400;

/** Keeps the list up to date, tells it outside of the window, and marks as read what somebody looks at. It draws nothing. */
export default function Teller() {
  const viewerId = useViewer()?.id;
  const { pathname } = useLocation();
  const { data } = useNotifications();
  const refresh = useRefresh();
  const markRead = useMarkRead();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useTopic('tickets.events', (event) => {
    if (waiting.current !== undefined || !mayConcern(event, viewerId, data?.watching)) return;
    waiting.current = setTimeout(() => { waiting.current = undefined; refresh(); }, refreshAfterMs);
  });
  useEffect(() => () => clearTimeout(waiting.current), []);
  useTabBadge(data?.unread ?? 0);
  useTelling(data);

  const looked = data?.nodes.find((told) => told.unread && pathname === placeToLook(told));
  const [upTo, ticketId] = [data?.cursor, looked && subjectOf(looked)];
  useEffect(() => {
    if (ticketId !== undefined && upTo !== undefined && document.visibilityState === 'visible') void markRead(upTo, ticketId);
  }, [upTo, ticketId, markRead]);
  return null;
}
