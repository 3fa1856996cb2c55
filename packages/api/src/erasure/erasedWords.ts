/** What stands where a person's name stood; in both languages, since records are read in either. */
export const erasedName = 'Данные стёрты / Erased';

/** An address that no mail server delivers to, one for each person, so that addresses stay unique. */
export const erasedAddress = (id: string): string => `erased-${id}@erased.invalid`;

export interface PersonalWords {
  name: string;
  email: string;
  phone: string | null;
}

const shortestName = 4;
const literally = (text: string): string => text.trim().replaceAll(/[^\p{L}\p{N}\s]/gu, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s+`);

/**
 * A regular expression of PostgreSQL that finds a person in running text: the name as a whole, its longer parts as words of their own,
 * the address and the telephone. Too much is taken rather than too little, and only from correspondence of that person.
 */
export const patternOf = ({ name, email, phone }: PersonalWords): string => {
  const parts = name.split(/\s+/).filter((part) => part.length >= shortestName);
  const words = [name, ...parts].filter((word) => word.trim() !== '').map((word) => String.raw`\m${literally(word)}\M`);
  return [literally(email), ...(phone?.trim() ? [literally(phone)] : []), ...words].join('|');
};
