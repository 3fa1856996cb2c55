import type { Vocabulary } from './vocabulary.ts';

/** The five reasons to postpone or refuse a solution (§4.13). */
export const postponementReasons = {
  NOT_REPRODUCIBLE: { ru: 'Не воспроизводится на такой же конфигурации', en: 'Not reproducible', clause: '4.13' },
  INSUFFICIENT_DATA: { ru: 'Недостаточно исходных данных', en: 'Insufficient data', clause: '4.13' },
  NEEDS_DIAGNOSTICS_OR_RELEASE: { ru: 'Нужна диагностика или новая ревизия', en: 'Needs diagnostics or a release', clause: '4.13' },
  OUT_OF_SCOPE: { ru: 'За рамками поддержки', en: 'Out of scope', clause: '4.13' },
  INCORRECT_OR_UNCONSTRUCTIVE: { ru: 'Некорректный вопрос или неконструктивное обсуждение', en: 'Incorrect or unconstructive', clause: '4.13' },
} as const satisfies Vocabulary;
export type PostponementReason = keyof typeof postponementReasons;
