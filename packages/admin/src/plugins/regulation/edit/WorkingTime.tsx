import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { outOfHoursSenders } from '@reglament/schema';
import { Button, ChoiceField, TextField, useRead } from '@reglament/admin/kit';
import { CALENDARS } from '../documents.ts';
import { PlainField, TermField } from './fields.tsx';
import { Changeable, ParameterGroup, useParameterLabel } from './ParameterFrame.tsx';
import { RemoveButton } from './RemoveButton.tsx';
import { withoutRow, withRow } from './rows.ts';
import type { DraftForm } from './useDraftForm.ts';

const CalendarField = ({ form }: { form: DraftForm }) => {
  const translate = useTranslate();
  const label = useParameterLabel();
  const { data: calendars = [] } = useRead(CALENDARS, {});
  const chosen = form.values.calendarCode;
  const known = calendars.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }));
  return (
    <Changeable form={form} parameter="calendarCode">
      <ChoiceField {...form.at('calendarCode')} label={label('calendarCode')} hint={translate('regulation.hint.calendar')} value={chosen}
        choices={known.some(({ value }) => value === chosen) ? known : [{ value: chosen, label: chosen }, ...known]} onValue={(code) => form.set('calendarCode', code)} />
    </Changeable>
  );
};

const zonesId = 'regulation-time-zones';
const ZoneField = ({ form }: { form: DraftForm }) => {
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  return <>
    <PlainField form={form} parameter="timeZone" list={zonesId} placeholder="Europe/Moscow" />
    <datalist id={zonesId}>{zones.map((zone) => <option key={zone} value={zone} />)}</datalist>
  </>;
};

const Hours = ({ form }: { form: DraftForm }) => {
  const translate = useTranslate();
  const { openingHours } = form.values;
  const change = (index: number, part: Partial<(typeof openingHours)[number]>) => form.set('openingHours', withRow(openingHours, index, part));
  return (
    <ParameterGroup form={form} parameter="openingHours" hint={translate('regulation.hint.hours')}>
      {openingHours.map(({ opens, closes }, index) => (
        <div key={index} className="regulation-row" role="group" aria-label={translate('regulation.row.interval', { row: index + 1 })}>
          <TextField {...form.firstAt('openingHours', index, 'opens')} label={translate('regulation.field.opens')} placeholder="10:00" autoComplete="off" maxLength={5} value={opens} onValue={(value) => change(index, { opens: value })} />
          <TextField {...form.at('openingHours', index, 'closes')} label={translate('regulation.field.closes')} placeholder="18:00" autoComplete="off" maxLength={5} value={closes} onValue={(value) => change(index, { closes: value })} />
          <RemoveButton what={translate('regulation.row.interval', { row: index + 1 })} onClick={() => form.set('openingHours', withoutRow(openingHours, index))} />
        </div>
      ))}
      <Button size="small" onClick={() => form.set('openingHours', [...openingHours, { opens: '', closes: '' }])}>{translate('regulation.act.addInterval')}</Button>
    </ParameterGroup>
  );
};

/** §4.6: when the desk works, by which calendar, and who may answer besides. */
export const WorkingTime = ({ form }: { form: DraftForm }) => {
  const translate = useTranslate();
  return <>
    <CalendarField form={form} />
    <ZoneField form={form} />
    <Hours form={form} />
    <PlainField form={form} parameter="shortDayCloses" placeholder="17:00" hint={translate('regulation.hint.shortDay')} />
    <TermField form={form} parameter="outOfHoursSending" vocabulary={outOfHoursSenders} />
  </>;
};
