import type { Vocabulary } from './vocabulary.ts';

/** What a version of the regulation sets, in the words of its clauses (§2.4). */
export const regulationParameters = {
  calendarCode: { ru: 'Календарь рабочих дней', en: 'Calendar of working days', clause: '4.6' },
  timeZone: { ru: 'Часовой пояс', en: 'Time zone', clause: '4.6' },
  openingHours: { ru: 'Часы приёма и ответов', en: 'Hours of requests and answers', clause: '4.6' },
  shortDayCloses: { ru: 'Закрытие перед праздником', en: 'Closing before a holiday', clause: '4.6' },
  outOfHoursSending: { ru: 'Кто отправляет ответ вне рабочих часов', en: 'Who may send an answer out of hours', clause: '4.6' },
  answerTerms: { ru: 'Срок ответа по приоритету', en: 'Term of an answer by priority', clause: '4.7' },
  nominalDayHours: { ru: 'Часов в рабочем дне срока', en: 'Hours in one working day of a term', clause: '4.7' },
  dueRule: { ru: 'Правило счёта срока', en: 'How a term is counted', clause: '4.7' },
  queueOrder: { ru: 'Порядок очереди', en: 'Order of the queue', clause: '4.7' },
  defaultPriority: { ru: 'Приоритет, если он не указан', en: 'Priority when none is named', clause: '4.7' },
  warnings: { ru: 'Предупреждения о сроке', en: 'Warnings of a due', clause: '4.7' },
  quarantineClock: { ru: 'Срок письма из карантина', en: 'Term of a quarantined letter', clause: '4.9' },
  archiveAfterDays: { ru: 'Срок возврата закрытого обращения', en: 'How long a closed ticket can come back', clause: '4.4' },
  combinedNoticeMinutes: { ru: 'Одно письмо о приёме и начале работы', en: 'One letter for acceptance and the beginning of work', clause: '4.4' },
  graceWorkingMinutes: { ru: 'Запас при смене календаря', en: 'Grace when the calendar changes', clause: '6' },
  termsOfReferenceReviewDays: { ru: 'Рассмотрение технического задания', en: 'Review of Terms of Reference', clause: '3.16' },
  numberPrefixes: { ru: 'Начало номеров', en: 'Prefixes of numbers', clause: '4.4' },
  reasons: { ru: 'Причины отложить или отказать', en: 'Reasons to postpone or refuse', clause: '4.13' },
  categories: { ru: 'Категории обращений', en: 'Categories of requests', clause: '3' },
  mailTexts: { ru: 'Тексты писем', en: 'Texts of letters', clause: '4.2' },
} as const satisfies Vocabulary;
export type RegulationParameter = keyof typeof regulationParameters;

/** How a term of working days is counted (§4.7). */
export const dueRules = {
  WORKING_TIME: { ru: 'по рабочему времени', en: 'as an amount of working time', clause: '4.7' },
  END_OF_NTH_DAY: { ru: 'до закрытия последнего дня срока', en: 'to the closing of the last day', clause: '4.7' },
} as const satisfies Vocabulary;

/** In what order requests are taken (§4.7). */
export const queueOrders = {
  EARLIEST_DUE: { ru: 'сначала ближайший срок', en: 'earliest due first', clause: '4.7' },
  STRICT_ARRIVAL: { ru: 'строго по времени поступления', en: 'strictly by arrival', clause: '4.7' },
  PRIORITY_THEN_ARRIVAL: { ru: 'по приоритету, затем по поступлению', en: 'by priority, then by arrival', clause: '4.7' },
} as const satisfies Vocabulary;

/** From when the term of a letter released from quarantine is counted (§4.9). */
export const quarantineClocks = {
  RELEASE: { ru: 'с приёма сотрудником', en: 'from its release by staff', clause: '4.9' },
  ARRIVAL: { ru: 'с поступления письма', en: 'from its arrival', clause: '4.9' },
} as const satisfies Vocabulary;

/** Who may send an answer out of hours (§4.6). */
export const outOfHoursSenders = {
  LEAD: { ru: 'руководитель поддержки', en: 'the head of support', clause: '4.6' },
  STAFF: { ru: 'любой специалист', en: 'any specialist', clause: '4.6' },
} as const satisfies Vocabulary;

/** Where a version of the regulation stands (§2.4). */
export const regulationVersionStatuses = {
  DRAFT: { ru: 'Черновик', en: 'Draft', clause: '2.4' },
  PUBLISHED: { ru: 'Опубликована', en: 'Published', clause: '2.4' },
  SUPERSEDED: { ru: 'Заменена', en: 'Superseded', clause: '2.4' },
} as const satisfies Vocabulary;
export type RegulationVersionStatus = keyof typeof regulationVersionStatuses;
