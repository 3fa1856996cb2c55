/** How long the second key of a sequence is waited for, milliseconds. */
const patience = 1000;

interface Press { readonly key: string; readonly at: number }
/** What a key event tells of itself; `at` in milliseconds of any one clock. */
export interface KeyPress { readonly code: string; readonly at: number; /** The letter belongs to a text, or Ctrl or Alt is held. */ readonly isOther: boolean }

let [before, latest]: [Press | null, Press | null] = [null, null];
const held = new Map<string, number>();

/** Takes each key before anybody acts on it. A letter that is typed into a text leads no sequence. */
export const notePress = ({ code, at, isOther }: KeyPress): void => {
  before = latest;
  latest = isOther ? null : { key: code.replace(/^(Key|Digit)/, '').toLowerCase(), at };
};

/** True when the two latest keys are `g>t`, the second soon after the first. */
export const completes = (sequence: string): boolean =>
  before !== null && latest !== null && `${before.key}>${latest.key}` === sequence && latest.at - before.at <= patience;

/** True when the latest key ends a sequence that somebody listens for: then it means nothing by itself. */
export const endsSequence = (): boolean => [...held.keys()].some(completes);

/** Somebody listens for a sequence until the returned function is called. */
export const holdSequence = (sequence: string): (() => void) => {
  held.set(sequence, (held.get(sequence) ?? 0) + 1);
  return () => {
    const others = (held.get(sequence) ?? 1) - 1;
    if (others === 0) held.delete(sequence);
    else held.set(sequence, others);
  };
};
