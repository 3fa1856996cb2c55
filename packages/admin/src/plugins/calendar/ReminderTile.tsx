import { useTranslate } from 'ra-core';
import { TileList, TileLoaded, useRead } from '@reglament/admin/kit';
import { REMINDERS } from './documents.ts';

/** Years whose official calendar is to be loaded (§4.6, R21). */
export default function ReminderTile() {
  const translate = useTranslate();
  const result = useRead(REMINDERS, {});
  return (
    <TileLoaded result={result}>
      {(reminders) => <TileList empty={translate('calendar.tile.empty')} rows={reminders.map(({ calendarCode, year }) => ({ key: `${calendarCode}/${year}`, to: `/calendar?year=${year}`, title: translate('calendar.tile.load', { year }), note: calendarCode }))} />}
    </TileLoaded>
  );
}
