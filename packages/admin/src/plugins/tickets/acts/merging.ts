import { isOwed, type TicketSla } from '../ticket.ts';

/** As much of a ticket as says which of two must survive. */
export interface Mergeable { readonly number: string; readonly receivedAt: string; readonly sla: TicketSla | null }
const dueOf = ({ sla }: Mergeable): number => (isOwed(sla) ? new Date(sla.dueAt).getTime() : Number.POSITIVE_INFINITY);

/** R17: the one that has waited longer survives, for a breach is never handed on; when neither owes, the one that came first. */
export const survivorOf = <One extends Mergeable, Other extends Mergeable>(one: One, other: Other): One | Other => {
  if (dueOf(one) !== dueOf(other)) return dueOf(one) < dueOf(other) ? one : other;
  return new Date(one.receivedAt) <= new Date(other.receivedAt) ? one : other;
};

/** R17: after a merge the client waits for one answer, by the earlier of both dues; null when none is owed. */
export const dueAfterMerge = (one: Mergeable, other: Mergeable): string | null => {
  const owed = [one.sla, other.sla].filter(isOwed).map(({ dueAt }) => dueAt);
  return owed.toSorted((a, b) => new Date(a).getTime() - new Date(b).getTime())[0] ?? null;
};
