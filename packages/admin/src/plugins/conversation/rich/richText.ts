import type { JSONContent } from '@tiptap/core';

type Node = JSONContent;
const paragraph = (lines: readonly string[]): Node => {
  const content = lines.flatMap((line, index): Node[] => [...(index > 0 ? [{ type: 'hardBreak' }] : []), ...(line === '' ? [] : [{ type: 'text', text: line }])]);
  return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' };
};

/** Plain text as paragraphs: an empty line parts them, lines that all begin with `>` are a quote. */
export const blocksOf = (text: string): Node[] => text.split('\n\n').map((block) => {
  const lines = block.split('\n');
  return block !== '' && lines.every((line) => line.startsWith('>')) ? { type: 'blockquote', content: blocksOf(lines.map((line) => line.replace(/^> ?/, '')).join('\n')) } : paragraph(lines);
});

/** Lines of text within a paragraph. */
export const linesOf = (text: string): Node[] => paragraph(text.split('\n')).content ?? [];

const plainTypes = new Set(['doc', 'paragraph', 'text', 'hardBreak']);
/** Whether anything of it would be lost in plain text. */
export const isFormatted = ({ type = '', marks = [], content = [] }: Node): boolean => !plainTypes.has(type) || marks.length > 0 || content.some(isFormatted);

/** The address behind a word stands after it, unless the word is the address. */
const wordOf = ({ text = '', marks = [] }: Node): string => {
  const address: unknown = marks.find(({ type }) => type === 'link')?.attrs?.['href'];
  return typeof address === 'string' && address.replace(/^(?:mailto|tel):/, '') !== text ? `${text} (${address})` : text;
};
const inline = ({ content = [] }: Node): string => content.map((part) => (part.type === 'hardBreak' ? '\n' : wordOf(part))).join('');
const indented = (text: string, sign: string): string => sign + text.replaceAll('\n', `\n${' '.repeat(sign.length)}`);
const itemsOf = ({ content = [] }: Node, sign: (index: number) => string): string => content.map((item, index) => indented((item.content ?? []).map(blockText).join('\n'), sign(index))).join('\n');

const blockText = (node: Node): string => {
  switch (node.type) {
    case 'blockquote': return textOf(node).split('\n').map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
    case 'bulletList': return itemsOf(node, () => '- ');
    case 'orderedList': return itemsOf(node, (index) => `${Number(node.attrs?.['start'] ?? 1) + index}. `);
    default: return inline(node);
  }
};
/** What a formatted text says in plain text. */
export const textOf = ({ content = [] }: Node): string => content.map(blockText).join('\n\n');
