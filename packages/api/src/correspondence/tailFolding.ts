import { DomUtils } from 'htmlparser2';
import { Element, Text, isTag, isText, type ChildNode, type Document } from 'domhandler';
import { linesOfLetter, type LetterLine } from './letterLines.ts';
import { tailLine } from './textTail.ts';

const isBlank = (nodes: readonly ChildNode[]): boolean => nodes.every((node) => DomUtils.textContent(node).trim() === '' && !(isTag(node) && (node.name === 'img' || DomUtils.getElementsByTagName('img', node).length > 0)));

const before = (node: ChildNode): ChildNode[] => {
  const all = node.parent?.children ?? [];
  return all.slice(0, all.indexOf(node));
};

/** Takes a node's later siblings, with itself where that is asked, at one go: one by one each would be looked for among all. */
const cutBehind = (node: ChildNode, withItself: boolean): ChildNode[] => {
  const all = node.parent?.children ?? [];
  const behind = all.splice(all.indexOf(node) + (withItself ? 0 : 1));
  const last = all.at(-1);
  if (last) last.next = null;
  const [first] = behind;
  if (first) first.prev = null;
  for (const one of behind) one.parent = null;
  return behind;
};

/** Takes a node out with everything that stands behind it, each in a copy of what is around it: it looks as it did. */
const takeFrom = (start: ChildNode, letter: Document): ChildNode[] => {
  let taken: ChildNode[] = [];
  for (let node = start; ; ) {
    const { parent } = node;
    taken = [...taken, ...cutBehind(node, node === start)];
    if (!parent || parent === letter || !isTag(parent)) return taken;
    taken = [new Element(parent.name, { ...parent.attribs }, taken)];
    node = parent;
  }
};

/** The node that begins with a line: a text of several lines is cut above it. */
const startOf = (line: LetterLine | undefined): ChildNode | undefined => {
  if (!line || line.offset === 0 || !isText(line.node)) return line?.node;
  const rest = new Text(line.node.data.slice(line.offset));
  line.node.data = line.node.data.slice(0, line.offset);
  DomUtils.append(line.node, rest);
  return rest;
};

/** Folds the signature of a letter and the letter that it quotes behind "…" (§4.4; see tailLine). Nothing of it is lost. */
export const foldTail = (letter: Document): void => {
  const lines = linesOfLetter(letter);
  const at = tailLine(lines.map(({ text }) => text));
  if (at === null) return;
  let start = startOf(lines[at]);
  while (start?.parent && isTag(start.parent) && isBlank(before(start))) start = start.parent;
  if (!start) return;
  const tail = takeFrom(start, letter);
  DomUtils.appendChild(letter, new Element('details', {}, [new Element('summary', {}, []), ...tail]));
};
