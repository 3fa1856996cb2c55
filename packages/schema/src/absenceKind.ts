import type { Vocabulary } from './vocabulary.ts';

/** Why somebody of the staff is not at the desk (§1). */
export const absenceKinds = {
  VACATION: { ru: 'Отпуск', en: 'Vacation', clause: '1' },
  ILLNESS: { ru: 'Болезнь', en: 'Illness', clause: '1' },
  TRIP: { ru: 'Командировка', en: 'Business trip', clause: '1' },
  OTHER: { ru: 'Другое', en: 'Other', clause: '1' },
} as const satisfies Vocabulary;
export type AbsenceKind = keyof typeof absenceKinds;
