import type { Vocabulary } from './vocabulary.ts';

/** How a promised reaction stands at a moment. */
export const standings = {
  ON_TIME: { ru: 'Время есть', en: 'On time', clause: '4.7' },
  AT_RISK: { ru: 'Срок под угрозой', en: 'At risk', clause: '4.7' },
  BREACHED: { ru: 'Срок нарушен', en: 'Breached', clause: '4.7' },
  MET: { ru: 'Выполнено в срок', en: 'Met', clause: '4.7' },
  NOT_REQUIRED: { ru: 'Ответ не требуется', en: 'No answer required', clause: '4.12' },
  MERGED: { ru: 'Перешло в другое обращение', en: 'Went over to another request', clause: '4.4' },
} as const satisfies Vocabulary;
export type Standing = keyof typeof standings;
