import type { Vocabulary } from './vocabulary.ts';

/** Whether a category of questions is covered by support (§3). */
export const supportScopes = {
  IN: { ru: 'Входит в поддержку', en: 'Covered', clause: '3' },
  LIMITED: { ru: 'Только общие рекомендации', en: 'General advice only', clause: '3.14' },
  OUT: { ru: 'Не входит в поддержку', en: 'Not covered', clause: '3.13' },
  TOR: { ru: 'Только как техническое задание', en: 'Terms of Reference only', clause: '3.16' },
} as const satisfies Vocabulary;
export type SupportScope = keyof typeof supportScopes;
