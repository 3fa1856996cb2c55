/** The types of events that somebody typed, separated by commas or spaces. */
export const typesIn = (text: string): string[] => text.toUpperCase().split(/[\s,;]+/).filter((type) => type !== '');
