import { useTranslate } from 'react-admin';
import { useCan, useRead } from '@reglament/admin/kit';
import { CALENDAR_IN_FORCE, CALENDARS } from './documents.ts';

const another = '+';

/** Which of the calendars is looked at; whoever may, begins another one here. */
export const CalendarChoice = ({ code, onChoose, onCreate }: { code: string | null; onChoose: (code: string) => void; onCreate: () => void }) => {
  const translate = useTranslate();
  const can = useCan();
  const { data: calendars = [] } = useRead(CALENDARS, {});
  const { data: version } = useRead(CALENDAR_IN_FORCE, {});
  const inForce = version?.parameters.calendarCode;
  if (code === null || calendars.length === 0) return null;
  return (
    <select className="rg-input rg-select calendar-choice" aria-label={translate('calendar.field.calendar')} value={code} onChange={({ target: { value } }) => (value === another ? onCreate() : onChoose(value))}>
      {calendars.map((one) => <option key={one.code} value={one.code}>{one.code === inForce ? translate('calendar.inForce', { name: one.name }) : one.name}</option>)}
      {can('calendar.change') && <option value={another}>{translate('calendar.act.create')}…</option>}
    </select>
  );
};
