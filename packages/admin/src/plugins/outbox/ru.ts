export default {
  outbox: {
    menu: 'Исходящая почта',
    count: '%{smart_count} письмо |||| %{smart_count} письма |||| %{smart_count} писем',
    failed: '%{smart_count} письмо не доставлено |||| %{smart_count} письма не доставлены |||| %{smart_count} писем не доставлено',
    search: 'Адрес, тема, текст',
    all: 'Все письма',
    delivery: 'Отправка',
    notBefore: 'не раньше',
    nobody: 'некому: у клиента нет действующего контакта',
    field: {
      subject: 'Тема', to: 'Кому', status: 'Состояние', when: 'Когда', ticket: 'Обращение', template: 'Что это', written: 'Написано', sendAfter: 'Уйдёт не раньше',
      sentAt: 'Отправлено', attempts: 'Попыток',
    },
    template: {
      ticket_accepted: 'Подтверждение приёма (§4.2)', ticket_processingStarted: 'Обработка началась (§4.4)', ticket_answer: 'Ответ (§4.7)', ticket_infoRequest: 'Вопрос клиенту (§4.13)',
      ticket_followUp: 'Дополнение получено (§4.12)', ticket_closed: 'Обращение закрыто (§4.4)', ticket_priorityChanged: 'Приоритет изменён (§4.7)', intake_unidentified: 'Отправитель не опознан (§4.9)',
    },
    hint: { waiting: 'Ответы уходят в рабочие часы: с 10:00 до 18:00 по московскому времени (§4.6).' },
    empty: { title: 'Писем пока не было', text: 'Подтверждение уйдёт само, как только придёт первое обращение (§4.2).' },
  },
  resources: { outgoingLetters: { name: 'Исходящее письмо |||| Исходящие письма |||| Исходящих писем' } },
};
