import type { Vocabulary } from './vocabulary.ts';

/** The state standard whose sections Terms of Reference follow (§3.16). */
export const termsOfReferenceStandards = {
  GOST_19_201: { ru: 'ГОСТ 19.201-78', en: 'GOST 19.201-78', clause: '3.16' },
  GOST_34_602: { ru: 'ГОСТ 34.602-2020', en: 'GOST 34.602-2020', clause: '3.16' },
} as const satisfies Vocabulary;
export type TermsOfReferenceStandard = keyof typeof termsOfReferenceStandards;
