import type { Vocabulary } from './vocabulary.ts';

/** Where a request stands at development (§3.2, §3.8). */
export const handoverStates = {
  HANDED_OVER: { ru: 'Передано', en: 'Handed over', clause: '3.2' },
  TAKEN: { ru: 'Взято в разработку', en: 'Taken', clause: '3.2' },
  FIXED: { ru: 'Исправлено, ждёт выпуска', en: 'Fixed, waits for a release', clause: '3.8' },
  RELEASED: { ru: 'Выпущено', en: 'Released', clause: '3.8' },
  REJECTED: { ru: 'Исправления не будет', en: 'Will not be fixed', clause: '3.2' },
  RETURNED: { ru: 'Возвращено', en: 'Returned', clause: '3.2' },
} as const satisfies Vocabulary;
export type HandoverState = keyof typeof handoverStates;
