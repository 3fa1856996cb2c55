import { useSyncExternalStore } from 'react';

/** An answer of one’s own that was just written and can be taken back. */
export interface LeavingAnswer {
  readonly messageId: string;
  readonly ticketId: string;
  readonly number: string;
  readonly leavesAt: string;
  /** For how long it is offered here, counted from the server’s answer: the browser’s clock may be wrong. */
  readonly offeredSeconds: number;
  /** It waits for the opening (§4.6), not for second thoughts. */
  readonly isHeld: boolean;
}

const longestOfferSeconds = 30;
let answers: readonly LeavingAnswer[] = [];
const listeners = new Set<() => void>();
const change = (next: readonly LeavingAnswer[]): void => { answers = next; listeners.forEach((listener) => listener()); };
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What is offered of an answer that has not left yet. */
export const offerOf = ({ at, leavesAt }: { at: string; leavesAt: string }): Pick<LeavingAnswer, 'offeredSeconds' | 'isHeld'> => {
  const waits = Math.round((Date.parse(leavesAt) - Date.parse(at)) / 1000);
  return { isHeld: waits > longestOfferSeconds, offeredSeconds: waits > longestOfferSeconds ? 10 : waits };
};

export const offerToTakeBack = (answer: LeavingAnswer): void => change([...answers, answer]);
export const forgetLeaving = (messageId: string): void => change(answers.filter((answer) => answer.messageId !== messageId));
export const useLeavingAnswers = (): readonly LeavingAnswer[] => useSyncExternalStore(subscribe, () => answers);
