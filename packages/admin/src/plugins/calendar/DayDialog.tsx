import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActDialog, ChoiceField, LongTextField, readKey, TextField, TickField, useAct, useConsole } from '@reglament/admin/kit';
import { CHANGE_DAYS, CHANGES, YEAR, VERSIONS, type CalendarDay, type ChangeDays, type ChangePreview, type Hours, type WantedKind } from './documents.ts';
import { areWhole, usualHours } from './hours.ts';
import { HoursFields } from './HoursFields.tsx';
import { Preview } from './Preview.tsx';

const kindsFor = (day: CalendarDay): WantedKind[] => [...(day.company ? ['AS_PUBLISHED' as const] : []), ...(day.working ? ['CLOSED' as const] : ['OPENED' as const]), 'SPECIAL'];

/** Closes, opens or shortens a day (§6): shows what would move, then does it. */
export const DayDialog = ({ day, calendarCode, version, title, onClose }: { day: CalendarDay; calendarCode: string; version: number; title: string; onClose: () => void }) => {
  const translate = useTranslate();
  const { queryClient } = useConsole();
  const { act } = useAct();
  const kinds = kindsFor(day);
  const [kind, setKind] = useState<WantedKind>(kinds[0] ?? 'CLOSED');
  const [hours, setHours] = useState<readonly Hours[]>(day.hours ?? usualHours);
  const [nameRu, setNameRu] = useState('');
  const [nameEn, setNameEn] = useState('');
  const [announcementRu, setAnnouncementRu] = useState('');
  const [tellClients, setTelling] = useState(false);
  const [announcementEn, setAnnouncementEn] = useState('');
  const [preview, setPreview] = useState<ChangePreview | null>(null);
  const days = (): ChangeDays['days'] => [{ date: day.date, kind, nameRu: nameRu.trim() || null, nameEn: nameEn.trim() || null, hours: kind === 'SPECIAL' ? [...hours] : null }];

  const isWhole = areWhole(hours);
  useEffect(() => {
    if (kind === 'SPECIAL' && !isWhole) return;
    let isHere = true;
    void act(CHANGE_DAYS, { calendarCode, expectedVersion: version, days: [{ date: day.date, kind, nameRu: null, nameEn: null, hours: kind === 'SPECIAL' ? [...hours] : null }], dryRun: true }, { fields: 'return' })
      .then(({ data, userErrors }) => {
        if (!isHere) return;
        setPreview(data?.preview ?? null);
        // somebody changed the year meanwhile: what is looked at is asked for anew, and then what would move
        if (userErrors.some(({ code }) => code === 'STALE_VERSION')) void queryClient.invalidateQueries({ queryKey: readKey(YEAR) });
      });
    return () => { isHere = false; };
  }, [act, queryClient, calendarCode, version, day.date, kind, hours, isWhole]);

  return (
    <ActDialog open title={title} submit={translate(`calendar.act.${kind}`)} kind={kind === 'CLOSED' ? 'danger' : 'primary'} document={CHANGE_DAYS} onClose={onClose} success="calendar.notification.changed"
      input={() => ({ calendarCode, expectedVersion: version, days: days(), announcementRu: announcementRu.trim() || null, announcementEn: announcementEn.trim() || null, tellClients, reason: announcementRu.trim() || nameRu.trim() || null })}
      invalidates={[readKey(YEAR), readKey(VERSIONS), readKey(CHANGES)]}>
      {(errors) => (
        <>
          <ChoiceField label={translate('calendar.field.what')} value={kind} choices={kinds.map((value) => ({ value, label: translate(`calendar.act.${value}`) }))} onValue={(value) => setKind(value as WantedKind)} />
          {kind === 'SPECIAL' && <HoursFields hours={hours} error={errors['days.0.hours']} onChange={setHours} />}
          {kind !== 'AS_PUBLISHED' && (
            <div className="calendar-hours">
              <TextField label={translate('calendar.field.nameRu')} value={nameRu} onValue={setNameRu} error={errors['days.0.nameRu']} />
              <TextField label={translate('calendar.field.nameEn')} value={nameEn} onValue={setNameEn} error={errors['days.0.nameEn']} />
            </div>
          )}
          <Preview preview={preview} />
          <LongTextField rows={2} label={translate('calendar.field.announcementRu')} hint={translate('calendar.hint.announcement')} value={announcementRu} onValue={setAnnouncementRu} />
          <LongTextField rows={2} label={translate('calendar.field.announcementEn')} value={announcementEn} onValue={setAnnouncementEn} />
          {`${announcementRu}${announcementEn}`.trim() !== '' && <TickField label={translate('calendar.field.tellClients')} checked={tellClients} onValue={setTelling} />}
        </>
      )}
    </ActDialog>
  );
};
