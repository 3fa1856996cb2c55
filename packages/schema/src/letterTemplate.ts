import type { Term, Vocabulary } from './vocabulary.ts';

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
  'intake.unreadable': { ru: 'Письмо не прочитано', en: 'Letter not readable', clause: '4.9' },
  'staff.slaWarning': { ru: 'Сотруднику: срок под угрозой', en: 'To staff: at risk', clause: '4.7' },
  'staff.slaBreach': { ru: 'Сотруднику: срок нарушен', en: 'To staff: overdue', clause: '4.7' },
  'staff.deliveryFailed': { ru: 'Сотруднику: ответ не дошёл', en: 'To staff: not delivered', clause: '4.6' },
  'regulation.changed': { ru: 'Новая редакция регламента', en: 'New version of the regulation', clause: '2.4' },
  'notice.workingMode': { ru: 'Объявление о режиме работы', en: 'Announcement of working hours', clause: '6' },
  'release.announced': { ru: 'Новая версия продукта', en: 'Release of a product', clause: '3.3' },
  'notice.announcement': { ru: 'Объявление', en: 'Announcement', clause: '6' },
} as const satisfies Vocabulary;
export type LetterTemplate = keyof typeof letterTemplates;

/** When each of them is written, and to whom. */
export const letterMoments = {
  'ticket.accepted': { ru: 'Клиенту, один раз, сразу после регистрации обращения, в любое время суток', en: 'To the client, once, as soon as the request is registered, day and night' },
  'ticket.processingStarted': { ru: 'Клиенту, когда специалист взял обращение; в первые минуты входит в подтверждение', en: 'To the client, when a specialist takes the request; within the first minutes it is part of the confirmation' },
  'ticket.answer': { ru: 'Клиенту с ответом специалиста, в рабочие часы', en: 'To the client with the answer of a specialist, in working hours' },
  'ticket.infoRequest': { ru: 'Клиенту с вопросом специалиста, в рабочие часы', en: 'To the client with a question of a specialist, in working hours' },
  'ticket.questionReminder': { ru: 'Клиенту, один раз, если вопрос ждёт ответа пять рабочих дней', en: 'To the client, once, when a question has waited for five working days' },
  'ticket.postponed': { ru: 'Клиенту, когда решение отложено', en: 'To the client, when the solution is postponed' },
  'ticket.rejected': { ru: 'Клиенту, когда в решении отказано', en: 'To the client, when the solution is refused' },
  'ticket.handedToDevelopment': { ru: 'Клиенту, когда обращение передано в разработку', en: 'To the client, when the request is handed over to development' },
  'ticket.priorityProposed': { ru: 'Клиенту, когда специалист предлагает другой приоритет', en: 'To the client, when a specialist proposes another priority' },
  'ticket.followUp': { ru: 'Клиенту, когда его дополнение пришло; не чаще раза в полчаса', en: 'To the client, when an addition arrived; at most once in half an hour' },
  'ticket.closed': { ru: 'Клиенту, когда обращение закрыто', en: 'To the client, when the request is closed' },
  'ticket.priorityChanged': { ru: 'Клиенту, когда приоритет изменён', en: 'To the client, when the priority is changed' },
  'ticket.merged': { ru: 'Тем, кто писал в объединённые обращения', en: 'To those who wrote the merged requests' },
  'intake.unidentified': { ru: 'Неизвестному отправителю, не чаще раза в день', en: 'To an unknown sender, at most once a day' },
  'intake.unreadable': { ru: 'Отправителю письма, которое не удалось прочитать, не чаще раза в день', en: 'To whoever sent what could not be read, at most once a day' },
  'staff.slaWarning': { ru: 'Исполнителю и руководителю, когда срок под угрозой', en: 'To the specialist and the head, when a promise is at risk' },
  'staff.slaBreach': { ru: 'Исполнителю и руководителю, когда срок нарушен', en: 'To the specialist and the head, when a promise is broken' },
  'staff.deliveryFailed': { ru: 'Исполнителю и руководителю, когда ответ не дошёл', en: 'To the specialist and the head, when an answer did not arrive' },
  'regulation.changed': { ru: 'Контактным лицам клиентов, когда опубликована редакция и выбрано письмо; кто отказался, не получает', en: 'To contacts of clients, when a version is published and a letter is wanted; not to those who declined' },
  'notice.workingMode': { ru: 'Контактным лицам клиентов, когда объявлено о режиме работы и выбрано письмо; кто отказался, не получает', en: 'To contacts of clients, when working hours are announced and a letter is wanted; not to those who declined' },
  'release.announced': { ru: 'Контактным лицам клиентов, когда объявлена новая версия продукта и выбрано письмо; кто отказался, не получает', en: 'To contacts of clients, when a release is announced and a letter is wanted; not to those who declined' },
  'notice.announcement': { ru: 'Контактным лицам клиентов, когда объявлено о недоступности или о другом и выбрано письмо; кто отказался, не получает', en: 'To contacts of clients, when an outage or anything else is announced and a letter is wanted; not to those who declined' },
} as const satisfies Record<LetterTemplate, Term>;
