import { isTag, isText, type ChildNode, type Document, type ParentNode, type Text } from 'domhandler';

/** A line as a reader sees it, and where it begins in the letter. */
export interface LetterLine {
  /** Without blanks around it; one of a quote begins with `>`, a picture is one character. */
  text: string;
  node: ChildNode;
  /** Where it begins in a text of several lines (`pre`), in UTF-16 units; 0 for all others. */
  offset: number;
}

const blocks: ReadonlySet<string> = new Set(['p', 'div', 'br', 'hr', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'pre', 'center']);
const keepsLines = /white-space\s*:\s*pre/;
const picture = '\ufffc';

/** The lines of a letter in HTML that hold anything. */
export const linesOfLetter = (letter: Document): LetterLine[] => {
  const lines: LetterLine[] = [];
  let isOpen = false;
  const add = (node: ChildNode, text: string, isQuoted: boolean, offset = 0): void => {
    const line = isOpen ? lines.at(-1) : undefined;
    if (line) line.text += text;
    else if (text.trim() !== '') lines.push({ text: isQuoted ? `> ${text}` : text, node, offset });
    isOpen ||= text.trim() !== '';
  };
  const addAsWritten = (node: Text, isQuoted: boolean): void => {
    let offset = 0;
    for (const [index, line] of node.data.split('\n').entries()) {
      if (index > 0) isOpen = false;
      add(node, line.replaceAll(/\s+/g, ' '), isQuoted, offset);
      offset += line.length + 1;
    }
  };
  const walk = (within: ParentNode, isQuoted: boolean, isAsWritten: boolean): void => {
    for (const node of within.children) {
      if (isText(node)) {
        if (isAsWritten) addAsWritten(node, isQuoted);
        else add(node, node.data.replaceAll(/\s+/g, ' '), isQuoted);
      }
      if (!isTag(node)) continue;
      const isBlock = blocks.has(node.name);
      if (isBlock) isOpen = false;
      if (node.name === 'img') add(node, picture, isQuoted);
      walk(node, isQuoted || node.name === 'blockquote', isAsWritten || node.name === 'pre' || keepsLines.test(node.attribs['style'] ?? ''));
      if (isBlock) isOpen = false;
    }
  };
  walk(letter, false, false);
  return lines.map(({ text, node, offset }) => ({ text: text.trim(), node, offset }));
};
