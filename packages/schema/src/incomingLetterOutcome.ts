import type { Vocabulary } from './vocabulary.ts';

/** What became of an incoming letter (§4.9). */
export const incomingLetterOutcomes = {
  REGISTERED: { ru: 'Зарегистрировано', en: 'Registered', clause: '4.2' },
  JOINED: { ru: 'Добавлено к обращению', en: 'Joined a ticket', clause: '4.4' },
  QUARANTINED: { ru: 'Ждёт проверки', en: 'Quarantined', clause: '4.9' },
  DUPLICATE: { ru: 'Повтор', en: 'Duplicate', clause: '4.4' },
  STORED: { ru: 'Сохранено без ответа', en: 'Stored, not answered', clause: '4.9' },
  UNREADABLE: { ru: 'Не прочитано', en: 'Unreadable', clause: '4.9' },
} as const satisfies Vocabulary;
export type IncomingLetterOutcome = keyof typeof incomingLetterOutcomes;
