import type { MailboxRecord } from './documents.ts';

export type MailboxState = 'PAUSED' | 'FAILING' | 'LACKING' | 'NEW' | 'WORKING';

/** How a mailbox is, the worst first. */
export const stateOf = ({ active, failingSince, lettersInMailbox, lettersStored, polledAt }: Pick<MailboxRecord, 'active' | 'failingSince' | 'lettersInMailbox' | 'lettersStored' | 'polledAt'>): MailboxState => {
  if (!active) return 'PAUSED';
  if (failingSince) return 'FAILING';
  if (lackingOf({ lettersInMailbox, lettersStored }) > 0) return 'LACKING';
  return polledAt ? 'WORKING' : 'NEW';
};

/** How many letters of the folder are not stored, as of the last reconciliation. */
export const lackingOf = ({ lettersInMailbox, lettersStored }: Pick<MailboxRecord, 'lettersInMailbox' | 'lettersStored'>): number => Math.max(0, (lettersInMailbox ?? 0) - (lettersStored ?? 0));
