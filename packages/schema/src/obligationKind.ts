import type { Vocabulary } from './vocabulary.ts';

/** Which message of the client a promised reaction answers. */
export const obligationKinds = {
  FIRST: { ru: 'Первый ответ', en: 'First answer', clause: '4.7' },
  FOLLOW_UP: { ru: 'Ответ на дополнение', en: 'Follow-up answer', clause: '4.12' },
} as const satisfies Vocabulary;
export type ObligationKind = keyof typeof obligationKinds;
