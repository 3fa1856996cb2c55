import type { Vocabulary } from './vocabulary.ts';

/** By what a report counts the promises that ended in its period. */
export const complianceGroupings = {
  PRIORITY: { ru: 'По приоритету', en: 'By priority', clause: '4.7' },
  SPECIALIST: { ru: 'По специалисту', en: 'By specialist', clause: '1' },
  CLIENT: { ru: 'По клиенту', en: 'By client', clause: '1' },
  PRODUCT: { ru: 'По продукту', en: 'By product', clause: '1' },
  KIND: { ru: 'По виду ответа', en: 'By kind of answer', clause: '4.12' },
  MONTH: { ru: 'По месяцу', en: 'By month' },
} as const satisfies Vocabulary;
export type ComplianceGrouping = keyof typeof complianceGroupings;
