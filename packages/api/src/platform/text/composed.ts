/**
 * Marks on one letter, after which the standard lets a joiner stand (UAX #15, Stream-Safe Text Format): no language has as many, and
 * putting an endless run of them in order takes the square of its length.
 */
const tooManyMarks = /(?:(?!\u034f)\p{M}){30}(?=(?!\u034f)\p{M})/gu;
const joiner = '\u034f';

/** Composed letters, in a time that grows as the text does whatever stands in it; nothing is lost. */
export const composed = (text: string, form: 'NFC' | 'NFKC' = 'NFC'): string => text.replaceAll(tooManyMarks, `$&${joiner}`).normalize(form);
