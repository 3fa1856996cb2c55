import type { Vocabulary } from './vocabulary.ts';

/** What a public announcement is about (§2.4, §3.3, §6). */
export const announcementKinds = {
  REGULATION: { ru: 'Регламент', en: 'Regulation', clause: '2.4' },
  CALENDAR: { ru: 'Режим работы', en: 'Working hours', clause: '6' },
  RELEASE: { ru: 'Новая версия продукта', en: 'Release of a product', clause: '3.3' },
  OUTAGE: { ru: 'Недоступность службы', en: 'Outage', clause: '6' },
  OTHER: { ru: 'Объявление', en: 'Announcement', clause: '6' },
} as const satisfies Vocabulary;
export type AnnouncementKind = keyof typeof announcementKinds;
