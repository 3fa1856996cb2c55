import type { Vocabulary } from './vocabulary.ts';

/** The letters that the desk writes, by their keys. The list grows: tolerate others. */
export const letterTemplates = {
  'ticket.accepted': { ru: 'Подтверждение приёма', en: 'Confirmation of acceptance', clause: '4.2' },
  'ticket.processingStarted': { ru: 'Обработка началась', en: 'Processing began', clause: '4.4' },
  'ticket.answer': { ru: 'Ответ', en: 'Answer', clause: '4.7' },
  'ticket.infoRequest': { ru: 'Вопрос клиенту', en: 'Question to the client', clause: '4.13' },
  'ticket.questionReminder': { ru: 'Напоминание о вопросе', en: 'Reminder of a question', clause: '4.13' },
  'ticket.postponed': { ru: 'Решение отложено', en: 'Solution postponed', clause: '4.13' },
  'ticket.rejected': { ru: 'Решение невозможно', en: 'Solution refused', clause: '4.13' },
  'ticket.handedToDevelopment': { ru: 'Передано в отдел разработки', en: 'Handed over to development', clause: '3.2' },
  'ticket.priorityProposed': { ru: 'Предложен другой приоритет', en: 'Another priority proposed', clause: '4.7' },
  'ticket.followUp': { ru: 'Дополнение получено', en: 'Addition received', clause: '4.12' },
  'ticket.closed': { ru: 'Обращение закрыто', en: 'Ticket closed', clause: '4.4' },
  'ticket.priorityChanged': { ru: 'Приоритет изменён', en: 'Priority changed', clause: '4.7' },
  'ticket.merged': { ru: 'Обращения объединены', en: 'Tickets merged', clause: '4.4' },
  'intake.unidentified': { ru: 'Отправитель не опознан', en: 'Sender not identified', clause: '4.9' },
  'staff.slaWarning': { ru: 'Сотруднику: срок под угрозой', en: 'To staff: at risk', clause: '4.7' },
  'staff.slaBreach': { ru: 'Сотруднику: срок нарушен', en: 'To staff: overdue', clause: '4.7' },
  'staff.deliveryFailed': { ru: 'Сотруднику: ответ не дошёл', en: 'To staff: not delivered', clause: '4.6' },
} as const satisfies Vocabulary;
export type LetterTemplate = keyof typeof letterTemplates;
