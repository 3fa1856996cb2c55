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

/** What proves a reason of §4.13, by the field in which an act names it. */
export const postponementEvidence = {
  testedConfiguration: { ru: 'На какой конфигурации проверено', en: 'Configuration that was tried', clause: '4.13' },
  questionId: { ru: 'Вопрос, на который клиент не ответил', en: 'Question that the client left open', clause: '4.13' },
  needed: { ru: 'Какая диагностика или ревизия нужна', en: 'Diagnostics or release that is needed', clause: '4.13' },
  categoryCode: { ru: 'Что именно не входит в поддержку', en: 'What support does not cover', clause: '4.13' },
  messageId: { ru: 'Сообщение клиента, о котором речь', en: 'Message of the client in question', clause: '4.13' },
} as const satisfies Vocabulary;
export type PostponementEvidence = keyof typeof postponementEvidence;

/** §4.13: each reason stands on one kind of proof, and on no other. */
export const evidenceOf: Readonly<Record<PostponementReason, PostponementEvidence>> = {
  NOT_REPRODUCIBLE: 'testedConfiguration',
  INSUFFICIENT_DATA: 'questionId',
  NEEDS_DIAGNOSTICS_OR_RELEASE: 'needed',
  OUT_OF_SCOPE: 'categoryCode',
  INCORRECT_OR_UNCONSTRUCTIVE: 'messageId',
};

/** What a reason leads to (§4.13): the solution comes later, or not at all. */
export const postponementEffects = {
  POSTPONED: { ru: 'Отложено', en: 'Postponed', clause: '4.13' },
  REFUSED: { ru: 'Решение невозможно', en: 'Refused', clause: '4.13' },
} as const satisfies Vocabulary;
export type PostponementEffect = keyof typeof postponementEffects;
