/** The groups of three letters of a word, with its beginning and end: «плата» has «  п», « пл», «пла», «лат», «ата», «та ». */
export const trigramsOf = (word: string): string[] => {
  const letters = Array.from(`  ${word} `);
  return [...new Set(letters.slice(2).map((_, at) => letters.slice(at, at + 3).join('')))];
};

/** One wrong letter spoils three groups at most; words that share fewer than this are more than `edits` apart. */
export const fewestShared = (trigrams: readonly string[], edits: number): number => Math.max(1, trigrams.length - 3 * edits);
