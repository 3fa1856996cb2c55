import type { Vocabulary } from './vocabulary.ts';

/** What a person is told of when it concerns a ticket of theirs, one that they watch, or what they look after. */
export const notificationKinds = {
  ASSIGNED: { ru: 'Обращение назначено мне', en: 'A ticket was assigned to me' },
  CLIENT_WROTE: { ru: 'Клиент написал в моём обращении', en: 'The client wrote on a ticket of mine', clause: '4.12' },
  AT_RISK: { ru: 'Срок ответа подходит к концу', en: 'The answer is soon due', clause: '4.7' },
  BREACHED: { ru: 'Срок ответа нарушен', en: 'The answer is overdue', clause: '4.7' },
  NOT_DELIVERED: { ru: 'Письмо не доставлено', en: 'A letter was not delivered', clause: '4.6' },
  PRIORITY_CHANGED: { ru: 'Приоритет моего обращения изменён', en: 'The priority of a ticket of mine changed', clause: '4.7' },
  REVIEW_DUE: { ru: 'Пора вернуться к отложенному', en: 'The day has come to take a postponed question up again', clause: '4.13' },
  GRACED: { ru: 'Новый календарь оставил час на ответ', en: 'A new calendar has left an hour for the answer', clause: '6' },
  CLIENT_SILENT: { ru: 'Клиент молчит: пора решать', en: 'The client is silent: time to decide', clause: '4.13' },
  MENTIONED: { ru: 'Меня упомянули в заметке', en: 'A note mentions me', clause: '4.4' },
  MAILBOX_FAILED: { ru: 'Почтовый ящик не читается', en: 'A mailbox cannot be read', clause: '4.1' },
  WEBHOOK_FAILED: { ru: 'Вебхук три дня не доставляется', en: 'A webhook was not taken for three days', clause: '4.1' },
  WEBHOOK_STALLED: { ru: 'Вебхук остановился: подписка не подходит к схеме', en: 'A webhook stands still: its document no longer fits the schema', clause: '4.1' },
  MAIL_STANDS: { ru: 'Письма клиентам не уходят', en: 'Letters to clients do not leave', clause: '4.2' },
  LETTER_WAITS: { ru: 'Письмо клиента ждёт в карантине больше рабочего дня', en: 'A client’s letter has waited in the quarantine for more than a working day', clause: '4.9' },
  WATCHED: { ru: 'Новое в обращении, за которым я наблюдаю', en: 'Something new on a ticket that I watch', clause: '1' },
} as const satisfies Vocabulary;
export type NotificationKind = keyof typeof notificationKinds;
