import type { Vocabulary } from './vocabulary.ts';

/** What is known of whether the owner of the From address really wrote a letter (§4.9). */
export const letterAuthentications = {
  PASS: { ru: 'Отправитель подтверждён', en: 'Sender proven', clause: '4.9' },
  FAIL: { ru: 'Отправитель подделан или письмо изменено', en: 'Sender forged, or letter changed', clause: '4.9' },
  NONE: { ru: 'Домен ничего не подтверждает', en: 'Domain proves nothing', clause: '4.9' },
  UNKNOWN: { ru: 'Проверить не удалось', en: 'Could not be checked', clause: '4.9' },
} as const satisfies Vocabulary;
export type LetterAuthentication = keyof typeof letterAuthentications;
