/** Characters that turn the direction in which text is shown (UAX #9): what stands between them reads otherwise than it is written. */
export const turningCharacters = /[\u202A-\u202E\u2066-\u2069]/gu;

const names: Readonly<Record<string, string>> = { '\u202A': 'LRE', '\u202B': 'RLE', '\u202C': 'PDF', '\u202D': 'LRO', '\u202E': 'RLO', '\u2066': 'LRI', '\u2067': 'RLI', '\u2068': 'FSI', '\u2069': 'PDI' };

/** §4.4: the same with those characters named instead of obeyed, so that a reader sees what is written, in the order in which it is. */
export const withTurnsShown = (text: string): string => text.replaceAll(turningCharacters, (character) => `⟦${names[character] ?? ''}⟧`);
