import type { Vocabulary } from './vocabulary.ts';

/** How badly the problem hurts (§4.5); it never moves the clock. */
export const criticalities = {
  BLOCKING: { ru: 'Блокирующая', en: 'Blocking', clause: '4.5' },
  CRITICAL: { ru: 'Критическая', en: 'Critical', clause: '4.5' },
  MAJOR: { ru: 'Значительная', en: 'Major', clause: '4.5' },
  MINOR: { ru: 'Незначительная', en: 'Minor', clause: '4.5' },
  COSMETIC: { ru: 'Косметическая', en: 'Cosmetic', clause: '4.5' },
} as const satisfies Vocabulary;
export type Criticality = keyof typeof criticalities;
