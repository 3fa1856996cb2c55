import { useTranslate } from 'react-admin';
import { Button, Card, Loaded, DeskTime, useRead } from '@reglament/admin/kit';
import { VERSIONS } from './documents.ts';

/** Every version of a year: who made it, when and why. */
export const Versions = ({ calendarCode, year, chosen, onVersion }: { calendarCode: string; year: number; chosen: number | null; onVersion: (version: number | null) => void }) => {
  const translate = useTranslate();
  const versions = useRead(VERSIONS, { calendarCode, year });
  return (
    <Card title={translate('calendar.versions')}>
      <Loaded result={versions}>{(rows) => rows.length === 0 ? <p className="rg-meta">{translate('calendar.noVersions')}</p> : (
        <ul className="calendar-versions">
          {rows.map((row, index) => (
            <li key={row.id}>
              <Button size="small" kind="quiet" aria-pressed={chosen === row.version || (chosen === null && index === 0)} onClick={() => onVersion(index === 0 ? null : row.version)}>{translate('calendar.version', { version: row.version })}</Button>
              <span className="rg-meta"><DeskTime at={row.loadedAt} style="message" /> · {row.loadedBy?.name}{row.reason && ` · ${row.reason}`}</span>
            </li>
          ))}
        </ul>
      )}</Loaded>
    </Card>
  );
};
