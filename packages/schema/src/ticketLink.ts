import type { Vocabulary } from './vocabulary.ts';

/** How one request belongs to another, read from the later act: this one was merged into, split from, continues that one. */
export const ticketLinkKinds = {
  MERGED_INTO: { ru: 'Объединено с', en: 'Merged into', clause: '4.4' },
  SPLIT_FROM: { ru: 'Выделено из', en: 'Split from', clause: '4.4' },
  CONTINUES: { ru: 'Продолжает', en: 'Continues', clause: '4.4' },
  RELATED: { ru: 'Связано с', en: 'Related to', clause: '4.3' },
} as const satisfies Vocabulary;
export type TicketLinkKind = keyof typeof ticketLinkKinds;

/** From which end a link is seen. */
export const ticketLinkDirections = {
  FROM: { ru: 'от этого обращения', en: 'from this request' },
  TO: { ru: 'к этому обращению', en: 'to this request' },
} as const satisfies Vocabulary;
export type TicketLinkDirection = keyof typeof ticketLinkDirections;
