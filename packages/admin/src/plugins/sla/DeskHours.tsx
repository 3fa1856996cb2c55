import { useTranslate } from 'ra-core';
import { useConsoleLocale, useNow, useRead } from '@reglament/admin/kit';
import { deskWords } from './desk.ts';
import { DESK_NOW } from './documents.ts';
import './sla.css';

const everyMinuteMs = 60_000;

/** The foot of the rail: whether the desk is open, until when, and what time it is there (§4.6). */
export default function DeskHours({ collapsed }: { collapsed: boolean }) {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const now = useNow();
  const { data } = useRead(DESK_NOW, {}, { refetchEveryMs: everyMinuteMs, staleMs: everyMinuteMs });
  if (!data) return <div className="sla-desk" aria-hidden="true" />;
  const { state, clock } = deskWords(data, locale, now);
  const text = translate(`sla.desk.${state.key}`, { at: state.at });
  return (
    <div className="sla-desk" data-open={data.open ? '' : undefined} title={collapsed ? `${text} · ${clock}` : undefined}>
      <span className="sla-desk-dot" aria-hidden="true" />
      <span className={collapsed ? 'rg-unseen' : undefined}>{text}</span>
      <span className={collapsed ? 'rg-unseen' : 'rg-meta rg-num'}>{clock}</span>
    </div>
  );
}
