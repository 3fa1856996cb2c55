import { useTranslate } from 'react-admin';
import { Button, TextField } from '@reglament/admin/kit';
import type { Hours } from './documents.ts';
import { withAnother } from './hours.ts';

const mostIntervals = 6;

/** The hours of one day alone (§6): one interval or several, with a break between them. */
export const HoursFields = ({ hours, error, onChange }: { hours: readonly Hours[]; error?: string | undefined; onChange: (hours: readonly Hours[]) => void }) => {
  const translate = useTranslate();
  const change = (index: number, part: Partial<Hours>): void => onChange(hours.map((one, place) => (place === index ? { ...one, ...part } : one)));
  return (
    <>
      {hours.map(({ opens, closes }, index) => (
        <div key={index} className="calendar-hours" role="group" aria-label={translate('calendar.field.interval', { number: index + 1 })}>
          <TextField type="time" label={translate('calendar.field.opens')} value={opens} onValue={(value) => change(index, { opens: value })} error={index === 0 ? error : undefined} />
          <TextField type="time" label={translate('calendar.field.closes')} value={closes} onValue={(value) => change(index, { closes: value })} />
          {hours.length > 1 && <Button size="small" kind="quiet" aria-label={translate('calendar.act.removeInterval', { number: index + 1 })} onClick={() => onChange(hours.filter((_, place) => place !== index))}>×</Button>}
        </div>
      ))}
      {hours.length < mostIntervals && <Button size="small" kind="quiet" onClick={() => onChange(withAnother(hours))}>{translate('calendar.act.addInterval')}</Button>}
    </>
  );
};
