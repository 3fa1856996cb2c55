const once = (word: string): string => `(tsvector_to_array(to_tsvector('russian', ${word})))[1]`;

/**
 * What the index keeps of a word: SQL over an expression; null for a stop word. Stemmed twice, because the stemmer takes the end of «микросхем» for
 * that of a verb and leaves «микросх», while «микросхемы» becomes «микросхем»: the second time both are «микросх». Latin words are stemmed as English.
 */
export const stemOf = (word: string): string => once(once(word));

/** What `to_tsvector` and `to_tsquery` are to be given for a word, so that they keep its `stemOf`. */
export const beforeStem = (word: string): string => `coalesce(${once(word)}, ${word})`;
