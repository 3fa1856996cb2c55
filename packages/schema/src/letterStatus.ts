import type { Vocabulary } from './vocabulary.ts';

/** What became of an outgoing letter. */
export const letterStatuses = {
  WAITING: { ru: 'Ждёт отправки', en: 'Waiting', clause: '4.2' },
  HELD: { ru: 'Ждёт одобрения', en: 'Held back', clause: '4.2' },
  SENT: { ru: 'Отправлено', en: 'Sent', clause: '4.2' },
  RETURNED: { ru: 'Вернулось недоставленным', en: 'Came back undelivered', clause: '4.2' },
  CANCELLED: { ru: 'Отменено до отправки', en: 'Cancelled before it left', clause: '4.6' },
  FAILED: { ru: 'Не доставлено', en: 'Not delivered', clause: '4.2' },
} as const satisfies Vocabulary;
export type LetterStatus = keyof typeof letterStatuses;
