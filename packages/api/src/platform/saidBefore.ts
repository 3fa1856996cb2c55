import type { Term } from '@reglament/schema';
import { refusal } from './refusal.ts';

/** A record that comes again under the name that another system gave it (decision 74). */
interface Said {
  number: string;
}

/** What a client said is evidence; the words that stand there stay. `instead` is the act that says it rightly. */
export const saidOtherwise = ({ number }: Said, field: string, instead: Term, clause?: string): Error => refusal('SAID_OTHERWISE', { field: [field], ...(clause ? { clause } : {}), params: { number, instead } });

/** A fact that may be added: taken where the record has none, refused where it has another. Answers whether it is new. */
export const addedFact = <Value>(
  { present, sent, take, same = Object.is }: { present: Value | null; sent: Value | null | undefined; take: (value: Value) => void; same?: (a: Value, b: Value) => boolean },
  otherwise: () => Error,
): boolean => {
  if (sent === null || sent === undefined || (present !== null && same(present, sent))) return false;
  if (present !== null) throw otherwise();
  take(sent);
  return true;
};
