import type { LetterAuthentication } from '@reglament/schema';

/**
 * §4.2, §4.9: whether what the desk writes by itself may repeat the subject of a letter and the name in it. It goes to the address in
 * From; where nothing proves that this person wrote, somebody else may be writing to them through us, and a way to go somewhere can be
 * spelt in more ways than anybody lists.
 */
export const mayEcho = (authentication: LetterAuthentication | null | undefined): boolean => authentication === 'PASS';
