import type { Vocabulary } from './vocabulary.ts';

/** What became of a priority that staff proposed (§4.7). */
export const priorityProposalStates = {
  OPEN: { ru: 'Ждёт решения клиента', en: 'Waits for the client', clause: '4.7' },
  ACCEPTED: { ru: 'Клиент согласен', en: 'Accepted', clause: '4.7' },
  DECLINED: { ru: 'Клиент против', en: 'Declined', clause: '4.7' },
  WITHDRAWN: { ru: 'Отозвано', en: 'Withdrawn', clause: '4.7' },
} as const satisfies Vocabulary;
export type PriorityProposalState = keyof typeof priorityProposalStates;
