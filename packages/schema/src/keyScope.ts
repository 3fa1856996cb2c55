import type { Vocabulary } from './vocabulary.ts';

/** What the key of a machine user may do. */
export const keyScopes = {
  'tickets:read': { ru: 'Чтение обращений', en: 'Read tickets' },
  'tickets:write': { ru: 'Подача и ведение обращений', en: 'Write tickets' },
  'directory:read': { ru: 'Чтение справочников', en: 'Read directories' },
  'directory:write': { ru: 'Ведение справочников', en: 'Write directories' },
  'sla:read': { ru: 'Сроки и пояснения', en: 'Read deadlines' },
  'development:write': { ru: 'Пожелания и ТЗ', en: 'Write wishes and ToR' },
  'schema:read': { ru: 'Чтение схемы API', en: 'Read the schema of the API' },
} as const satisfies Vocabulary;
export type KeyScope = keyof typeof keyScopes;
