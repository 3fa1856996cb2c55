const longestWords = 1000;

/** Row 34: what a mail server said, so that it can be kept and shown. Control characters, of which the database takes no NUL, are blanks. */
export const serverWords = (said: string): string => said.replaceAll(/\p{Cc}+/gu, ' ').trim().slice(0, longestWords).toWellFormed();
