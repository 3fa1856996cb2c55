import type { Vocabulary } from './vocabulary.ts';

/** What a standard answer is (§4.10). */
export const articleKinds = {
  MACRO: { ru: 'Макрос', en: 'Macro', clause: '4.10' },
  ARTICLE: { ru: 'Статья', en: 'Article', clause: '4.10' },
} as const satisfies Vocabulary;
export type ArticleKind = keyof typeof articleKinds;
