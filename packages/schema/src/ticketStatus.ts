import type { Vocabulary } from './vocabulary.ts';

/** Where a ticket stands. A status never pauses the clock. */
export const ticketStatuses = {
  RECEIVED: { ru: 'Получено, проверяется', en: 'Received, being checked', clause: '4.9' },
  REGISTERED: { ru: 'Зарегистрировано', en: 'Registered', clause: '4.4' },
  IN_PROGRESS: { ru: 'В работе', en: 'In progress', clause: '4.4' },
  WAITING_CLIENT: { ru: 'Ждём клиента', en: 'Waiting for the client', clause: '4.13' },
  IN_DEVELOPMENT: { ru: 'В отделе разработки', en: 'With development', clause: '3.2' },
  POSTPONED: { ru: 'Отложено', en: 'Postponed', clause: '4.13' },
  ANSWERED: { ru: 'Отвечено', en: 'Answered', clause: '4.7' },
  CLOSED: { ru: 'Закрыто', en: 'Closed', clause: '4.4' },
  REJECTED: { ru: 'Решение невозможно', en: 'Rejected', clause: '4.13' },
} as const satisfies Vocabulary;
export type TicketStatus = keyof typeof ticketStatuses;

/** States in which the desk is done with a ticket until the client writes again (§4.12). */
export const endedStatuses = ['CLOSED', 'REJECTED'] as const satisfies readonly TicketStatus[];

export const isEnded = (status: TicketStatus): boolean => endedStatuses.some((one) => one === status);
