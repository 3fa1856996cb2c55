import type { Vocabulary } from './vocabulary.ts';

/** The lawful ways for a request to arrive (§4.1). Phone, chat and forum are not among them (§4.8). */
export const channels = {
  WEB: { ru: 'Форма на сайте', en: 'Web form', clause: '4.1' },
  EMAIL: { ru: 'Письмо', en: 'E-mail', clause: '4.1' },
  PAPER: { ru: 'Бумажное письмо', en: 'Paper letter', clause: '4.1' },
  FAX: { ru: 'Факс', en: 'Fax', clause: '4.1' },
  API: { ru: 'Система партнёра', en: 'Partner system', clause: '4.1' },
} as const satisfies Vocabulary;
export type Channel = keyof typeof channels;
