import type { Locale, Vocabulary } from './vocabulary.ts';

/** Why a letter was not delivered, where the reason is our own and not the mail server's. */
export const letterFaults = {
  NO_ADDRESS: {
    ru: 'Некому отправить: у обращения нет контактного лица с адресом. Сообщите клиенту другим путём',
    en: 'Nobody to send it to: the ticket has no contact with an address. Tell the client in another way',
    clause: '4.5',
  },
  ADDRESS_STOPPED: {
    ru: 'Письма на адрес контакта трижды вернулись, больше они туда не уходят. Сообщите клиенту другим путём и исправьте адрес',
    en: 'Three letters to the contact came back, and no more go there. Tell the client in another way and correct the address',
    clause: '4.6',
  },
  CONTACT_INACTIVE: {
    ru: 'Контактное лицо отмечено неактивным, письма ему больше не уходят. Сообщите клиенту другим путём',
    en: 'The contact is marked inactive, and no letters go there any more. Tell the client in another way',
    clause: '4.5',
  },
  CLIENT_INACTIVE: {
    ru: 'Клиент отмечен неактивным, новости его контактным лицам больше не отправляются',
    en: 'The client is marked inactive, and its contacts get no news any more',
    clause: '2.4',
  },
  DELAYED: {
    ru: 'Почтовый сервер откладывает письмо уже четыре часа, попытки продолжаются. Если ответ срочный, сообщите клиенту другим путём',
    en: 'A mail server has put the letter off for four hours; attempts go on. If the answer is urgent, tell the client in another way',
    clause: '4.6',
  },
  OUTCOME_UNKNOWN: {
    ru: 'Почтовый сервер принял письмо дважды, но записать это не удалось: скорее всего, оно дошло. Само оно больше не уходит; уточните у клиента, прежде чем отправлять его ещё раз',
    en: 'The mail server took the letter twice, and that could not be written down: it has most likely arrived. It leaves no more by itself; ask the client before you send it again',
    clause: '4.6',
  },
  GIVEN_UP: {
    ru: 'Почтовый сервер не принимал письмо пять дней (десять, считая нерабочее время), попытки закончены',
    en: 'The mail server has not taken the letter for five days (ten with closed hours); no more attempts',
  },
} as const satisfies Vocabulary;
export type LetterFault = keyof typeof letterFaults;

/** The sentence for a reason of ours, also beside the address for which it holds; what a mail server said is left as it is. */
export const writtenFault = (lastError: string | null, locale: Locale): string | null => {
  const ours: Vocabulary = letterFaults;
  return lastError === null ? null : lastError.replaceAll(/(^|; )([A-Z_]+)(?=$| — )/g, (_, before: string, code: string) => `${before}${ours[code]?.[locale] ?? code}`);
};
