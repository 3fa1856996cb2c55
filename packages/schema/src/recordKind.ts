import type { Vocabulary } from './vocabulary.ts';

/** What a record of the desk is called when another one hangs on it, by the name of its entity. */
export const recordKinds = {
  Client: { ru: 'клиенты', en: 'clients', clause: '1' },
  Contact: { ru: 'контакты', en: 'contacts', clause: '1' },
  Product: { ru: 'продукты', en: 'products', clause: '1' },
  Staff: { ru: 'сотрудники', en: 'staff', clause: '1' },
  Absence: { ru: 'отсутствия', en: 'absences', clause: '1' },
  Assignment: { ru: 'закрепления', en: 'assignments', clause: '1' },
  Ticket: { ru: 'обращения', en: 'tickets', clause: '1' },
  TicketWatcher: { ru: 'наблюдения за обращениями', en: 'watched tickets', clause: '1' },
  Message: { ru: 'сообщения', en: 'messages', clause: '4.4' },
  InternalNote: { ru: 'внутренние заметки', en: 'internal notes' },
  FeatureRequest: { ru: 'пожелания', en: 'wishes', clause: '3.12' },
  FeatureRequestVoice: { ru: 'голоса за пожелания', en: 'voices for wishes', clause: '3.12' },
  TermsOfReference: { ru: 'технические задания', en: 'Terms of Reference', clause: '3.16' },
  MachineUser: { ru: 'системы партнёров', en: 'partners’ systems', clause: '4.1' },
  IncomingLetter: { ru: 'входящие письма', en: 'incoming letters', clause: '4.1' },
  FetchedLetter: { ru: 'письма, принятые из ящика', en: 'letters taken from the mailbox', clause: '4.1' },
  OutgoingLetter: { ru: 'исходящие письма', en: 'outgoing letters', clause: '4.2' },
  Announcement: { ru: 'объявления', en: 'announcements', clause: '3.3' },
} as const satisfies Vocabulary;
export type RecordKind = keyof typeof recordKinds;
