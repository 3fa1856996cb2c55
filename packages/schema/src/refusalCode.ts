import type { Vocabulary } from './vocabulary.ts';

/**
 * Why an act was refused. Each refusal names the clause it rests on where there is one, and the sentence says what to do.
 * `%{field}` and other placeholders are filled from the refusal's parameters.
 */
export const refusalCodes = {
  REQUIRED_FIELD_MISSING: { ru: 'Заполните поле «%{field}»', en: 'Fill in "%{field}"' },
  TOO_LONG: { ru: 'Поле «%{field}»: не больше %{limit} символов, сейчас %{length}', en: '"%{field}" holds at most %{limit} characters, now %{length}' },
  INVALID_VALUE: { ru: 'Поле «%{field}»: %{reason}', en: '"%{field}": %{reason}' },
  NOT_FOUND: { ru: 'Не найдено: «%{field}». Проверьте номер или обновите страницу', en: 'Not found: "%{field}". Check the number or refresh the page' },
  STALE_VERSION: { ru: 'Запись успели изменить. Обновите её и повторите действие', en: 'Somebody changed this meanwhile. Refresh it and repeat' },
  FORBIDDEN: { ru: 'Нет права: %{right}. Его даёт %{grantedBy}', en: 'You may not do this: %{right}. Ask: %{grantedBy}' },
  ALREADY_EXISTS: { ru: 'Уже есть запись с таким значением поля «%{field}»', en: 'A record with this "%{field}" exists already' },
  IN_USE: { ru: 'Запись используется (%{usedBy}), её нельзя удалить. Отметьте её неактивной', en: 'It is in use (%{usedBy}) and cannot be deleted. Mark it inactive instead' },
  PRIORITY_BELONGS_TO_CLIENT: { ru: 'Приоритет устанавливает клиент (§4.7). Укажите сообщение клиента, в котором он согласился', en: 'The client sets the priority (§4.7). Name the client\'s message that agrees', clause: '4.7' },
  TICKET_CLOSED: { ru: 'Обращение закрыто. Оно откроется, когда клиент напишет снова', en: 'The ticket is closed. It reopens when the client writes again', clause: '4.4' },
  TICKET_MERGED: { ru: 'Обращение объединено с %{number}. Работайте с ним', en: 'The ticket was merged into %{number}. Work on that one', clause: '4.4' },
  MERGE_WITH_ITSELF: { ru: 'Обращение нельзя объединить с самим собой. Выберите другое', en: 'A ticket cannot be merged with itself. Choose another one', clause: '4.4' },
  MERGE_OTHER_CLIENT: { ru: 'Это обращения разных клиентов, их нельзя объединить. Выберите обращение того же клиента', en: 'These are tickets of different clients and cannot be merged. Choose one of the same client', clause: '4.4' },
  MERGE_BROKEN_PROMISE: { ru: 'Срок присоединяемого обращения уже нарушен, и он раньше. Объедините наоборот: пусть останется то, что ждёт дольше', en: 'The due of the ticket to be merged is past, and is the earlier one. Merge the other way round: keep the ticket that has waited longer', clause: '4.4' },
  SPLIT_LEAVES_NOTHING: { ru: 'В обращении не останется ни одного сообщения клиента. Оставьте хотя бы одно или скопируйте сообщение', en: 'No message of the client would be left in the ticket. Leave one, or copy the message instead', clause: '4.4' },
  SPLIT_BROKEN_PROMISE: { ru: 'Срок ответа на это сообщение уже нарушен. Ответьте на него в этом обращении, потом выделяйте', en: 'The answer to this message is overdue already. Answer it in this ticket before you split it off', clause: '4.4' },
  ACT_NOT_POSSIBLE: { ru: 'Действие невозможно в состоянии «%{status}»', en: 'Not possible while the status is "%{status}"' },
  REQUISITES_MISSING: { ru: 'Без реквизитов письмо не принять: %{field}', en: 'A letter cannot be accepted without its requisites: %{field}', clause: '4.1' },
  RECEIPT_IN_FUTURE: { ru: 'Дата получения не может быть в будущем', en: 'The date of receipt cannot lie in the future', clause: '4.1' },
  CHANNEL_NOT_OFFICIAL: { ru: 'Этот способ подачи не является официальным (§4.8)', en: 'This is not an official channel (§4.8)', clause: '4.8' },
  SECTION_MISSING: { ru: 'В техническом задании нет обязательных разделов: %{sections}', en: 'Required sections are missing: %{sections}', clause: '3.16' },
  TERM_MISSING: { ru: 'Согласуйте срок: он определяется индивидуально (§3.16)', en: 'Agree on the term: it is set individually (§3.16)', clause: '3.16' },
  ALREADY_SUPPORTED: { ru: 'Голос этого клиента уже учтён', en: 'This client\'s voice is already counted', clause: '3.12' },
  WRONG_CREDENTIALS: { ru: 'Почта или пароль не подходят', en: 'E-mail or password do not match' },
  TOO_MANY_ATTEMPTS: { ru: 'Слишком много попыток. Повторите через %{seconds} с', en: 'Too many attempts. Try again in %{seconds} s' },
  TOO_MANY_INPUTS: { ru: 'Не больше %{limit} значений за один вызов, сейчас %{length}', en: 'At most %{limit} inputs a call, now %{length}' },
  INTERVAL_REVERSED: { ru: 'Начало интервала позже конца', en: 'The interval starts after it ends' },
  CALENDAR_UNREADABLE: { ru: 'Календарь не прочитать: %{reason}', en: 'The calendar cannot be read: %{reason}', clause: '4.6' },
  CALENDAR_UNCHANGED: { ru: 'В календаре уже так: менять нечего', en: 'The calendar says so already: nothing to change', clause: '6' },
  DATE_OUTSIDE_YEAR: { ru: 'День %{date} не относится к %{year} году', en: '%{date} is not a day of %{year}', clause: '4.6' },
  DATE_REPEATED: { ru: 'День %{date} указан дважды', en: '%{date} is given twice', clause: '4.6' },
  DAY_CONTRADICTORY: { ru: 'День %{date} указан и выходным, и рабочим', en: '%{date} is given both as a day off and as a working day', clause: '4.6' },
  HOLIDAY_MISSING: { ru: 'Нет праздничного дня %{date}: ст. 112 ТК РФ', en: 'The holiday %{date} is missing: Labour Code art. 112', clause: '4.6' },
  TRANSFER_FROM_WORKING_DAY: { ru: 'Перенос с %{from} на %{to}: %{from} — рабочий день, переносят только выходной', en: 'The move from %{from} to %{to}: %{from} is a working day, only a day off can be moved', clause: '4.6' },
  TRANSFER_TO_DAY_OFF: { ru: 'Перенос с %{from} на %{to}: %{to} — и так выходной', en: 'The move from %{from} to %{to}: %{to} is a day off anyway', clause: '4.6' },
  TRANSFER_UNPAIRED: { ru: 'День %{date} отличается от закона, а переноса, который это объясняет, нет', en: '%{date} differs from the law, and no move explains it', clause: '4.6' },
  WORKING_DAYS_DIFFER: { ru: 'Рабочих дней получилось %{counted}, а заявлено %{stated}. Проверьте списки', en: 'There are %{counted} working days, %{stated} are stated. Check the lists', clause: '4.6' },
  DECREE_MISSING: { ru: 'Утверждённому году нужно постановление: номер и дата', en: 'An official year needs its decree: number and date', clause: '4.6' },
  OPENING_HOURS_WRONG: { ru: 'Часы работы: %{reason}', en: 'Opening hours: %{reason}', clause: '4.6' },
  IDEMPOTENCY_CONFLICT: { ru: 'Этот ключ уже использован с другими данными', en: 'This key was already used with other data' },
} as const satisfies Vocabulary;
export type RefusalCode = keyof typeof refusalCodes;
