import { useTranslate } from 'react-admin';
import { formatDay, useConsoleLocale } from '@reglament/admin/kit';
import type { ChangePreview } from './documents.ts';
import { Moves } from './Moves.tsx';

const shown = 6;

/** What would move, before anything does (R11); and what the source of a year does not tell. */
export const Preview = ({ preview }: { preview: ChangePreview | null }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  if (!preview) return <p className="rg-meta" role="status">{translate('calendar.preview.none')}</p>;
  const moving = preview.later + preview.earlier;
  return (
    <section className="calendar-preview" aria-live="polite">
      <p><b>{moving === 0 ? translate('calendar.preview.nothing') : translate('calendar.preview.moves', { smart_count: moving })}</b>
        {preview.earlier > 0 && `, ${translate('calendar.preview.earlier', { smart_count: preview.earlier })}`}
        {preview.graced > 0 && `, ${translate('calendar.preview.graced', { smart_count: preview.graced })}`}
        {preview.confirmed > 0 && `. ${translate('calendar.preview.confirmed', { smart_count: preview.confirmed })}`}
      </p>
      <Moves moves={preview.moved.slice(0, shown)} />
      {moving > shown && <p className="rg-meta">{translate('calendar.preview.more', { smart_count: moving - shown })}</p>}
      {preview.unknownMoves.length > 0 && <p className="calendar-unknown">{translate('calendar.preview.unknownMoves', { days: preview.unknownMoves.map((day) => formatDay(day, locale)).join(', ') })}</p>}
    </section>
  );
};
