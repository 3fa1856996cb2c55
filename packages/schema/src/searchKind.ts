import type { Vocabulary } from './vocabulary.ts';

/** What the search finds, in the order in which people read the groups. */
export const searchKinds = {
  TICKET: { ru: 'Обращения', en: 'Tickets' },
  CLIENT: { ru: 'Клиенты', en: 'Clients' },
  CONTACT: { ru: 'Контакты', en: 'Contacts' },
  PRODUCT: { ru: 'Продукты', en: 'Products' },
  ARTICLE: { ru: 'Готовые ответы', en: 'Standard answers' },
  FEATURE_REQUEST: { ru: 'Пожелания', en: 'Wishes' },
  TERMS_OF_REFERENCE: { ru: 'Технические задания', en: 'Terms of Reference' },
} as const satisfies Vocabulary;
export type SearchKind = keyof typeof searchKinds;
