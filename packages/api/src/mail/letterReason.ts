import type { LetterAuthentication, Locale, Vocabulary } from '@reglament/schema';

/** Why an incoming letter became what it became, for staff. */
export const letterReasons = {
  UNKNOWN_SENDER: { ru: 'Отправитель не значится ни за одним клиентом: ни контактом, ни разрешённым адресом, ни доменом', en: 'No client names the sender: neither as a contact, nor by an address or a domain that may write for it', clause: '4.9' },
  AMBIGUOUS_SENDER: { ru: 'Нельзя сказать, кто отправитель: адресов несколько или домен у нескольких клиентов', en: 'The sender is not certain: several addresses, or a domain of several clients', clause: '4.9' },
  INACTIVE_SENDER: { ru: 'Контакт или клиент отправителя отмечен неактивным', en: 'The contact or the client of the sender is marked inactive', clause: '4.9' },
  NO_SENDER: { ru: 'В письме нет адреса отправителя', en: 'The letter names no sender', clause: '4.9' },
  UNPROVEN_SENDER: { ru: 'Ничто не подтверждает, что письмо от этого отправителя', en: 'Nothing proves that this sender wrote it', clause: '4.9' },
  BLOCKED_SENDER: { ru: 'Сотрудник заблокировал этого отправителя', en: 'Staff blocked this sender', clause: '4.9' },
  STAFF_SENDER: { ru: 'Письмо переслал сотрудник: чьё оно, решает человек', en: 'A colleague passed it on: a person says whose it is', clause: '4.1' },
  OWN_ADDRESS: { ru: 'В поле «От» наш собственный адрес, а письмо не наше: кто его написал, решает человек', en: 'It bears our own address as its sender and is none of ours: a person says who wrote it', clause: '4.1' },
  FOREIGN_SENDER: { ru: 'Письмо ссылается на обращение другого клиента', en: 'The letter names a ticket of another client', clause: '4.4' },
  SPAM: { ru: 'Фильтр почтового сервера считает письмо нежелательным, и ничто не подтверждает отправителя: обращение ли это, решает человек', en: 'The filter of the mail server calls it unwanted, and nothing proves its sender: a person says whether it is a request', clause: '4.9' },
  MACHINE: { ru: 'Автоматическое письмо: ответа не требует', en: 'A machine wrote it: no answer is owed', clause: '4.12' },
  MACHINE_UNASKED: { ru: 'Похоже на автоматическое письмо и не относится ни к одному обращению: обращение ли это, решает человек', en: 'It looks like a machine’s and belongs to no ticket: a person says whether it is a request', clause: '4.12' },
  REOPENED_TOO_OFTEN: { ru: 'Письма уже трижды за час возвращали это обращение: похоже, отвечает машина', en: 'Letters have brought this ticket back three times within an hour: a machine seems to answer', clause: '4.4' },
  OWN_LETTER: { ru: 'Наше собственное письмо, которое вернулось', en: 'A letter of our own that came back', clause: '4.12' },
  BOUNCE: { ru: 'Почта вернула наше письмо: оно не доставлено', en: 'A letter of ours came back undelivered', clause: '4.2' },
  SAME_LETTER: { ru: 'То же письмо уже принято', en: 'The same letter was taken before', clause: '4.4' },
  NOT_A_LETTER: { ru: 'Не удалось прочитать как письмо', en: 'It could not be read as a letter', clause: '4.9' },
  BEYOND_LIMITS: { ru: 'В письме слишком много частей или заголовков: его не прочитать', en: 'It has more parts or headers than can be read', clause: '4.9' },
  READING_BROKE_OFF: { ru: 'Трижды не удалось прочитать за отведённые время и память; письмо сохранено', en: 'Three times it could not be read within its time and memory; it is kept', clause: '4.9' },
  TOO_LARGE: { ru: 'Письмо больше предела и осталось в почтовом ящике; здесь его заголовки', en: 'It is larger than the limit and was left in the mailbox; its headers are here', clause: '4.9' },
  PROCESSING_FAILED: { ru: 'Письмо сохранено, но обработать его не удалось; причина в журнале', en: 'It is kept but could not be processed; the log says why', clause: '4.9' },
  PUT_ASIDE: { ru: 'Сотрудник отложил письмо', en: 'Staff put it aside', clause: '4.9' },
  RELEASED: { ru: 'Принято сотрудником после проверки', en: 'Accepted by staff after a check', clause: '4.9' },
} as const satisfies Vocabulary;
export type LetterReason = keyof typeof letterReasons;

/** §4.1: why a letter is somebody else's than its From says; whose, a person says each time. */
export const passedOnReasons: readonly LetterReason[] = ['STAFF_SENDER', 'OWN_ADDRESS'];
/**
 * Decision 0114: why letters of one address and one proof are decided about one by one all the same: each is somebody else's. What our own domain disowns under its
 * address may be a flood, which is put aside together.
 */
export const reasonsToWaitAlone = (authentication: LetterAuthentication | null | undefined): readonly LetterReason[] => passedOnReasons.filter((reason) => reason !== 'OWN_ADDRESS' || authentication !== 'FAIL');
const inSql = (reasons: readonly LetterReason[]): string => reasons.map((reason) => `'${reason}'`).join(', ');
/** The same as lists in SQL. */
export const passedOnReasonsInSql = inSql(passedOnReasons);
export const reasonsToWaitAloneInSql = { disowned: inSql(reasonsToWaitAlone('FAIL')), others: inSql(reasonsToWaitAlone(null)) };

/** The sentence for a reason, in the language of whoever asks. */
export const writtenReason = (reason: string | null, locale: Locale): string | null => {
  const known: Vocabulary = letterReasons;
  return reason === null ? null : (known[reason]?.[locale] ?? reason);
};
