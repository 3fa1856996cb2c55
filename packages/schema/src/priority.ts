import type { Vocabulary } from './vocabulary.ts';

/** Urgency as the client sets it (§4.7); it alone chooses the answer term. */
export const priorities = {
  HIGH: { ru: 'Высокий', en: 'High', clause: '4.7' },
  MEDIUM: { ru: 'Средний', en: 'Medium', clause: '4.7' },
  LOW: { ru: 'Низкий', en: 'Low', clause: '4.7' },
} as const satisfies Vocabulary;
export type Priority = keyof typeof priorities;
