import { timeZone as knownZone } from '../platform/input/values.ts';
import { timeOfDay } from '../calendar/openingHours.ts';
import { parameterFault, parameterMissing } from './parameterFault.ts';
import type { RegulationParameters } from './regulationParameters.ts';

const needsTime = { ru: 'нужно время вида ЧЧ:ММ', en: 'needs a time like HH:MM' };

const timeOf = (time: string): number | null => {
  try {
    return timeOfDay(time);
  } catch {
    return null;
  }
};

/** §4.6: the desk works at known hours of the day: intervals that open before they close, within one day, and do not overlap. */
const requireSoundHours = ({ openingHours }: RegulationParameters): void => {
  if (openingHours.length === 0) throw parameterMissing('openingHours');
  if (openingHours.length > 12) throw parameterFault('openingHours', { ru: 'не больше 12 промежутков в день', en: 'holds at most 12 intervals a day' });
  const intervals = openingHours.map(({ opens, closes }, index) => {
    const [from, to] = [timeOf(opens), timeOf(closes)];
    if (from === null) throw parameterFault('openingHours', needsTime, index, 'opens');
    if (to === null) throw parameterFault('openingHours', needsTime, index, 'closes');
    if (from === to) throw parameterFault('openingHours', { ru: 'промежуток пуст', en: 'the interval is empty' }, index, 'closes');
    if (to < from)
      throw parameterFault('openingHours', { ru: 'закрытие раньше открытия; через полночь промежуток не переходит, разделите его на два', en: 'closes before it opens; an interval does not cross midnight, split it in two' }, index, 'closes');
    return { from, to, index };
  });
  const inOrder = intervals.toSorted((a, b) => a.from - b.from);
  inOrder.forEach((interval, at) => {
    const next = inOrder[at + 1];
    if (next && next.from < interval.to) throw parameterFault('openingHours', { ru: 'промежутки пересекаются', en: 'the intervals overlap' }, Math.max(next.index, interval.index), 'opens');
  });
};

/** §4.6: a day before a holiday closes after the desk has opened, or like any other day. */
const requireSoundShortDay = ({ shortDayCloses, openingHours }: RegulationParameters): void => {
  if (shortDayCloses === null) return;
  const closes = timeOf(shortDayCloses);
  if (closes === null) throw parameterFault('shortDayCloses', needsTime);
  const opens = Math.min(...openingHours.map((interval) => timeOfDay(interval.opens)));
  const usual = Math.max(...openingHours.map((interval) => timeOfDay(interval.closes)));
  if (closes <= opens || closes > usual) throw parameterFault('shortDayCloses', { ru: 'нужно время внутри часов работы', en: 'needs a time within the opening hours' });
};

const requireKnownZone = (zone: string): void => {
  try {
    knownZone(zone, { field: 'timeZone', clause: '4.6' });
  } catch {
    throw parameterFault('timeZone', { ru: 'нужен часовой пояс вида Europe/Moscow', en: 'needs a time zone like Europe/Moscow' });
  }
};

/** §4.6: hours, the days before holidays, the zone of the hours, the calendar of the days. */
export const requireSoundWorkingTime = (parameters: RegulationParameters, isCalendar: (code: string) => boolean): void => {
  requireSoundHours(parameters);
  requireSoundShortDay(parameters);
  requireKnownZone(parameters.timeZone);
  if (!isCalendar(parameters.calendarCode)) throw parameterFault('calendarCode', { ru: 'такого календаря нет', en: 'there is no such calendar' });
};
