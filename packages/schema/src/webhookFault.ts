import type { Vocabulary } from './vocabulary.ts';

/** Why an attempt to tell a webhook failed. */
export const webhookFaults = {
  NO_ANSWER: { ru: 'Не ответил за 10 секунд', en: 'No answer within 10 seconds' },
  NO_CONNECTION: { ru: 'Соединение не установлено', en: 'No connection' },
  NAME_NOT_FOUND: { ru: 'Имя сервера не найдено', en: 'The name of the server was not found' },
  REFUSED: { ru: 'Ответил отказом', en: 'Answered with a refusal' },
  REDIRECTED: { ru: 'Перенаправил на другой адрес', en: 'Redirected to another address' },
  FORBIDDEN_NETWORK: { ru: 'Адрес ведёт во внутреннюю сеть', en: 'The address leads into a private network' },
  NOT_A_URL: { ru: 'Адрес непригоден', en: 'The address cannot be told' },
  SECRET_LOST: { ru: 'Секрет не открывается ключом службы', en: 'The key of the desk does not open the secret' },
} as const satisfies Vocabulary;
export type WebhookFault = keyof typeof webhookFaults;
