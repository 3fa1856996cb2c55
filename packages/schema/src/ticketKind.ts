import type { Vocabulary } from './vocabulary.ts';

/** What a request asks for (§1, §3.12, §3.16). */
export const ticketKinds = {
  FAILURE: { ru: 'Отказ продукта', en: 'Product failure', clause: '1' },
  QUESTION: { ru: 'Вопрос', en: 'Question', clause: '1' },
  WISH: { ru: 'Пожелание', en: 'Feature wish', clause: '3.12' },
  TERMS_OF_REFERENCE: { ru: 'Техническое задание', en: 'Terms of Reference', clause: '3.16' },
} as const satisfies Vocabulary;
export type TicketKind = keyof typeof ticketKinds;
