import { isTag, isText, type ChildNode, type Document, type ParentNode } from 'domhandler';

/** A line as a reader sees it, and where it begins in the letter. */
export interface LetterLine {
  /** Without blanks around it; one of a quote begins with `>`, a picture is one character. */
  text: string;
  node: ChildNode;
}

const blocks: ReadonlySet<string> = new Set(['p', 'div', 'br', 'hr', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'pre', 'center']);
const picture = '\ufffc';

/** The lines of a letter in HTML that hold anything. */
export const linesOfLetter = (letter: Document): LetterLine[] => {
  const lines: LetterLine[] = [];
  let isOpen = false;
  const add = (node: ChildNode, text: string, isQuoted: boolean): void => {
    const line = isOpen ? lines.at(-1) : undefined;
    if (line) line.text += text;
    else if (text.trim() !== '') lines.push({ text: isQuoted ? `> ${text}` : text, node });
    isOpen ||= text.trim() !== '';
  };
  const walk = (within: ParentNode, isQuoted: boolean): void => {
    for (const node of within.children) {
      if (isText(node)) add(node, node.data.replaceAll(/\s+/g, ' '), isQuoted);
      if (!isTag(node)) continue;
      const isBlock = blocks.has(node.name);
      if (isBlock) isOpen = false;
      if (node.name === 'img') add(node, picture, isQuoted);
      walk(node, isQuoted || node.name === 'blockquote');
      if (isBlock) isOpen = false;
    }
  };
  walk(letter, false);
  return lines.map(({ text, node }) => ({ text: text.trim(), node }));
};
