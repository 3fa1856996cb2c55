import type { LetterAuthentication } from '@reglament/schema';

/** What makes words worth carrying for somebody else: a way to go somewhere. */
const link = /(?:https?|ftp):|\/\/|\bwww\.|[\p{L}\d-]\.(?:com|net|org|info|biz|ru|su|рф|top|xyz|site|online|shop|store|club|click|link|io|me|cc|co)(?![\p{L}\d])/iu;

/**
 * §4.2, §4.9: whether a confirmation may repeat the subject of a letter and the name in it. It goes to the address in From; where
 * nothing proves that this person wrote, somebody else may be writing to them through us. Forged letters and those of domains that
 * prove nothing are never repeated; where nobody could tell, words without a link are.
 */
export const mayEcho = (authentication: LetterAuthentication | null, words: readonly (string | null)[]): boolean => {
  if (authentication === 'PASS') return true;
  return authentication !== 'FAIL' && authentication !== 'NONE' && !words.some((text) => text !== null && link.test(text));
};
