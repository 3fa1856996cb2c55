/** What the palette can find. */
export interface Findable { readonly text: string; readonly keywords?: string | undefined }

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');

/** Those in which every typed word begins some word; matches of the text before matches of mere keywords. */
export const findCommands = <T extends Findable>(commands: readonly T[], typed: string): T[] => {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const matches = (text: string): boolean => {
    const parts = plain(text).split(/[\s:«»/-]+/);
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  };
  return [...commands.filter(({ text }) => matches(text)), ...commands.filter(({ text, keywords = '' }) => !matches(text) && matches(`${text} ${keywords}`))];
};
