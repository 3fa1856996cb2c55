import type { Priority } from '@reglament/schema';
import type { SlaPreview, SlaPreviewInput } from '../forms/pickerDocuments.ts';
import { isOwed, type TicketSla } from '../ticket.ts';

const urgency: Readonly<Record<Priority, number>> = { LOW: 0, MEDIUM: 1, HIGH: 2 };

/** Whether the change makes the answer more urgent. */
export const isRaise = (from: Priority, to: Priority): boolean => urgency[to] > urgency[from];

/**
 * What to ask the server in order to show the due after a change (§4.7): a raise counts the new term from now (R9),
 * a lowering from the start of the promise (R10). Null when nothing is owed.
 */
export const previewInputOf = (sla: TicketSla | null, from: Priority, to: Priority, now: string): SlaPreviewInput | null => {
  if (!isOwed(sla)) return null;
  return { priority: to, receivedAt: isRaise(from, to) ? now : sla.startsAt };
};

/** R9: a raise never postpones the due; otherwise it is what the server counted. */
export const dueAfterChange = (sla: TicketSla, from: Priority, to: Priority, preview: SlaPreview): string =>
  (isRaise(from, to) && new Date(sla.dueAt) < new Date(preview.dueAt) ? sla.dueAt : preview.dueAt);
