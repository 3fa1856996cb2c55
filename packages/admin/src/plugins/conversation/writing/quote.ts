/** Words of a message that an answer refers to. */
export interface Quote {
  /** Whose they are and of when: `Пётр Петров, пн 23.11 16:00`. */
  readonly source: string;
  readonly text: string;
}

const marked = (text: string): string => text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');

/** A quote as mail programs write it in plain text, with the lines between it and what stands before the caret. */
export const quoteLines = ({ source, text }: Quote, before: string): string => {
  const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  return `${gap}${source}:\n${marked(text.trim())}\n\n`;
};
