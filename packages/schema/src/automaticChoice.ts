import type { Vocabulary } from './vocabulary.ts';

/** Where a request goes when neither the client's specialist nor a deputy is there (§1). */
export const automaticChoices = {
  COMMON_QUEUE: { ru: 'в общую очередь', en: 'to the common queue', clause: '1' },
  LEAST_LOADED: { ru: 'специалисту, у которого меньше всего обещаний', en: 'to the specialist with the fewest promises', clause: '1' },
} as const satisfies Vocabulary;
export type AutomaticChoiceWay = keyof typeof automaticChoices;
