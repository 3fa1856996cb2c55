/** A letter of a mailbox, as far as the server tells without sending it. */
export interface ListedLetter {
  uid: number;
  bytes: number;
  /** When the mailbox took it (R14), epoch milliseconds. */
  arrivedAt: number;
  /** How often fetching it failed. */
  attempts: number;
}

const mostLetters = 25;
/** So many bytes are fetched by one command; a letter beyond this comes alone and in pieces. */
export const batchBytes = 4 * 1024 * 1024;

/** The oldest arrival first (§4.7); what failed before comes after everything else, so that it holds nobody up. */
export const inFetchingOrder = (letters: readonly ListedLetter[]): ListedLetter[] =>
  letters.toSorted((a, b) => a.attempts - b.attempts || a.arrivedAt - b.arrivedAt || a.uid - b.uid);

/** Letters that are fetched by one command: few enough to be held in memory; one that failed before is fetched alone. */
export const batchesOf = (letters: readonly ListedLetter[]): ListedLetter[][] => {
  const batches: ListedLetter[][] = [];
  let batch: ListedLetter[] = [];
  let bytes = 0;
  for (const letter of letters) {
    const isFull = batch.length >= mostLetters || bytes + letter.bytes > batchBytes || letter.attempts > 0;
    if (batch.length === 0 || isFull) {
      batch = [];
      bytes = 0;
      batches.push(batch);
    }
    batch.push(letter);
    bytes += letter.bytes;
  }
  return batches;
};
