import type { Vocabulary } from './vocabulary.ts';

/** What somebody of the staff does on a ticket right now. */
export const presenceStates = {
  VIEWING: { ru: 'Смотрит', en: 'Viewing' },
  WRITING: { ru: 'Пишет', en: 'Writing' },
} as const satisfies Vocabulary;
export type PresenceState = keyof typeof presenceStates;
