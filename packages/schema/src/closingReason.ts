import type { Vocabulary } from './vocabulary.ts';

/** How a ticket ended. */
export const closingReasons = {
  ANSWERED: { ru: 'Ответ дан', en: 'Answered', clause: '4.7' },
  FIXED: { ru: 'Исправлено', en: 'Fixed', clause: '3.8' },
  CLIENT_ENVIRONMENT: { ru: 'Причина в системе клиента', en: 'Client environment', clause: '5.1' },
  USED_AGAINST_DOCUMENTATION: { ru: 'Использование вопреки документации', en: 'Used against documentation', clause: '5.2' },
  WITHDRAWN: { ru: 'Отозвано клиентом', en: 'Withdrawn by the client', clause: '4.11' },
  DUPLICATE: { ru: 'Повтор другого обращения', en: 'Duplicate', clause: '4.4' },
} as const satisfies Vocabulary;
export type ClosingReason = keyof typeof closingReasons;
