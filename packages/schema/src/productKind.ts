import type { Vocabulary } from './vocabulary.ts';

/** What a product is made of (§1). */
export const productKinds = {
  HARDWARE: { ru: 'Аппаратура', en: 'Hardware', clause: '1' },
  IC: { ru: 'Интегральная схема', en: 'Integrated circuit', clause: '1' },
  SOFTWARE: { ru: 'Программное обеспечение', en: 'Software', clause: '1' },
} as const satisfies Vocabulary;
export type ProductKind = keyof typeof productKinds;
