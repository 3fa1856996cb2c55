import type { Vocabulary } from '@reglament/schema';

/** What a calendar day is to the support desk (§4.6; Labour Code art. 112). */
export const dayKinds = {
  WORKING: { ru: 'Рабочий день', en: 'Working day', clause: '4.6' },
  WEEKEND: { ru: 'Выходной', en: 'Weekend', clause: '4.6' },
  HOLIDAY: { ru: 'Праздничный день', en: 'Public holiday', clause: '4.6' },
  MOVED_OFF: { ru: 'Перенесённый выходной', en: 'Moved day off', clause: '4.6' },
  WORKING_WEEKEND: { ru: 'Рабочая суббота или воскресенье', en: 'Working weekend day', clause: '4.6' },
  SHORT: { ru: 'Предпраздничный рабочий день', en: 'Working day before a holiday', clause: '4.6' },
  CLOSED: { ru: 'Нерабочий день компании', en: 'Closed by the company', clause: '6' },
  OPENED: { ru: 'Рабочий день компании', en: 'Opened by the company', clause: '6' },
  SPECIAL: { ru: 'День с особыми часами', en: 'Day with hours of its own', clause: '6' },
} as const satisfies Vocabulary;
export type DayKind = keyof typeof dayKinds;

const working: Readonly<Record<DayKind, boolean>> = {
  WORKING: true, WEEKEND: false, HOLIDAY: false, MOVED_OFF: false, WORKING_WEEKEND: true, SHORT: true, CLOSED: false, OPENED: true, SPECIAL: true,
};

/** Whether the desk works on such a day, so that its hours count (§4.6). */
export const isWorkingKind = (kind: DayKind): boolean => working[kind];
