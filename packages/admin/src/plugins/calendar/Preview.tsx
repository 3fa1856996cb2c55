import { useTranslate } from 'react-admin';
import { MoscowTime } from '@reglament/admin/kit';
import type { ChangePreview } from './documents.ts';

const shown = 6;

/** What would move, before anything does (R11). */
export const Preview = ({ preview }: { preview: ChangePreview | null }) => {
  const translate = useTranslate();
  if (!preview) return <p className="rg-meta" role="status">{translate('calendar.preview.none')}</p>;
  const moving = preview.later + preview.earlier;
  return (
    <section className="calendar-preview" aria-live="polite">
      <p><b>{moving === 0 ? translate('calendar.preview.nothing') : translate('calendar.preview.moves', { smart_count: moving })}</b>
        {preview.earlier > 0 && `, ${translate('calendar.preview.earlier', { smart_count: preview.earlier })}`}
        {preview.graced > 0 && `, ${translate('calendar.preview.graced', { smart_count: preview.graced })}`}
        {preview.confirmed > 0 && `. ${translate('calendar.preview.confirmed', { smart_count: preview.confirmed })}`}
      </p>
      <ul>
        {preview.moved.slice(0, shown).map((one) => (
          <li key={one.obligationId} data-graced={one.graced || undefined}><span className="rg-num">{one.number}</span> <span className="rg-num"><MoscowTime at={one.previousDueAt} style="short" /> → <MoscowTime at={one.dueAt} style="short" /></span></li>
        ))}
      </ul>
      {preview.moved.length > shown && <p className="rg-meta">{translate('calendar.preview.more', { smart_count: moving - shown })}</p>}
    </section>
  );
};
