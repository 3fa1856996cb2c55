import type { Vocabulary } from './vocabulary.ts';

/** What became of a delivery to a webhook. */
export const webhookDeliveryStatuses = {
  WAITING: { ru: 'Ждёт отправки', en: 'Waits' },
  DELIVERED: { ru: 'Принято', en: 'Taken' },
  DEAD: { ru: 'Не доставлено', en: 'Not delivered' },
} as const satisfies Vocabulary;
export type WebhookDeliveryStatus = keyof typeof webhookDeliveryStatuses;
