import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslate } from 'ra-core';
import { notificationKinds } from '@reglament/schema';
import { usePreference, useRead, useTerm, useViewer } from '@reglament/admin/kit';
import { OPEN_NOW, type NotificationList, type Told } from './documents.ts';
import { keepToldTo, leadTabs, toldTo } from './tabs.ts';
import { addressOf, freshAfter, placeOf, tellingOf, type Telling } from './telling.ts';
import { playTone } from './tone.ts';

/** What comes within so long is said as one. */
const collectMs = 1_500;

/** Tells outside of the window what is new in the list, from one tab alone, once, and as far as the person wants it. */
export const useTelling = (list: NotificationList | undefined): void => {
  const translate = useTranslate();
  const term = useTerm();
  const navigate = useNavigate();
  const viewerId = useViewer()?.id;
  const [choices] = usePreference('notifications');
  const { data: hours } = useRead(OPEN_NOW, {}, { enabled: choices.desktop, refetchEveryMs: 60_000 });
  const [leads, setLeads] = useState(false);
  useEffect(() => leadTabs(setLeads), []);

  const open = useRef<Told[]>([]);
  const say = (telling: Telling, news: readonly Told[]): void => {
    const title = telling.of === 'one' ? term(notificationKinds, telling.told.kind) : translate('notifications.many', { smart_count: telling.count });
    const body = telling.of === 'one' ? [telling.told.number, telling.withText ? telling.told.subject : null].filter(Boolean).join(' · ') : translate('notifications.manyBody');
    const shown = new Notification(title, { body, tag: 'reglament', silent: true, icon: '/icon.svg' });
    open.current = [...news];
    const close = (): void => { open.current = []; };
    shown.addEventListener('close', close);
    shown.addEventListener('click', () => {
      globalThis.focus();
      void navigate(addressOf(news));
      shown.close();
      close();
    });
    if (choices.sound) playTone();
  };

  const tell = (): void => {
    if (!list || viewerId === undefined) return;
    const before = toldTo(viewerId);
    keepToldTo(viewerId, Math.max(before ?? 0, placeOf(list.cursor)));
    // what happened before this browser was first used for it is no news
    if (before === null) return;
    const fresh = freshAfter(before, list.nodes);
    if (fresh.length === 0 || !('Notification' in globalThis) || Notification.permission !== 'granted') return;
    const news = [...fresh, ...open.current];
    const telling = tellingOf(news, choices, hours?.open ?? false);
    if (telling) say(telling, news);
  };
  const current = useRef(tell);
  useEffect(() => { current.current = tell; });
  const latest = list?.cursor;
  // the first look tells nothing, so it need not wait; later ones collect what comes together
  useEffect(() => {
    if (!leads || latest === undefined || viewerId === undefined) return undefined;
    if (toldTo(viewerId) === null) { current.current(); return undefined; }
    const timer = setTimeout(() => current.current(), collectMs);
    return () => clearTimeout(timer);
  }, [leads, latest, viewerId]);
};
