import type { Vocabulary } from './vocabulary.ts';

/** Why a webhook that is switched on is told nothing; it misses nothing meanwhile. */
export const webhookStalls = {
  SYSTEM_OFF: { ru: 'Система отключена', en: 'Its system is switched off' },
  CLIENT_INACTIVE: { ru: 'Клиент системы отключён', en: 'The client of its system is inactive', clause: '4.1' },
  DOCUMENT_NOT_ALLOWED: { ru: 'Подписка не подходит к схеме: исправьте её', en: 'Its document no longer fits the schema: mend it' },
  EVENT_NOT_TOLD: { ru: 'Событие не удалось описать, служба повторит', en: 'An event could not be put into words; the desk tries again' },
} as const satisfies Vocabulary;
export type WebhookStall = keyof typeof webhookStalls;
