import { DomUtils } from 'htmlparser2';
import { Element, hasChildren, isTag, isText, type ChildNode, type Document, type ParentNode } from 'domhandler';

const separator = /^\s*-{2,}\s*(?:original message|forwarded message|исходное сообщение|пересылаемое сообщение|пересланное сообщение)\s*-{2,}/i;
const sender = /^\s*(?:from|от|от кого):/i;
const recipient = /(?:^|\s)(?:to|кому):/i;
/** The names that mail programs put over a quote come close together. */
const headingCharacters = 500;

const isBlank = (nodes: readonly ChildNode[]): boolean => nodes.every((node) => DomUtils.textContent(node).trim() === '');
const siblingsOf = (node: ChildNode): { before: ChildNode[]; after: ChildNode[] } => {
  const all = node.parent?.children ?? [];
  const at = all.indexOf(node);
  return { before: all.slice(0, at), after: all.slice(at + 1) };
};
const endsLetter = (node: ChildNode): boolean => isBlank(siblingsOf(node).after) && (!node.parent || !isTag(node.parent) || endsLetter(node.parent));

/** Whether a heading of another letter begins here: «От: … Кому: …», or a line that says so. */
const isHeading = (text: string, following: string): boolean => separator.test(text) || (sender.test(text) && recipient.test(following.slice(0, headingCharacters)));

const startsQuote = (node: ChildNode, rest: () => string): boolean => {
  if (isTag(node)) return node.name === 'blockquote' && endsLetter(node);
  return isText(node) && isHeading(node.data, rest());
};

const firstQuote = (within: ParentNode, whole: Document): ChildNode | null => {
  for (const node of within.children) {
    // mail programs break «От: Анна» into several elements: what counts is the text that follows
    if (startsQuote(node, () => textFrom(node, whole))) return node;
    const inside = hasChildren(node) ? firstQuote(node, whole) : null;
    if (inside) return inside;
  }
  return null;
};

const textFrom = (node: ChildNode, whole: Document): string => {
  const text: string[] = [];
  let length = 0;
  for (let at: ChildNode | null = node; at && length < headingCharacters; at = nextAfter(at, whole)) {
    const own = ` ${DomUtils.textContent(at)}`;
    text.push(own);
    length += own.length;
  }
  return text.join('');
};
const nextAfter = (node: ChildNode, whole: Document): ChildNode | null => {
  for (let at: ChildNode | Document | null = node; at && at !== whole; at = at.parent as ChildNode | Document | null) if ((at as ChildNode).next) return (at as ChildNode).next;
  return null;
};

/**
 * Folds the letter that this one quotes at its end behind "…": a quote after which nothing follows, or what stands under the heading
 * of another letter. What the sender wrote between the lines of a quote stays open, and so does a letter that is nothing but a quote.
 */
export const foldQuote = (letter: Document): void => {
  let start = firstQuote(letter, letter);
  while (start?.parent && isTag(start.parent) && isBlank(siblingsOf(start).before)) start = start.parent;
  if (!start?.parent || (start.parent === letter && isBlank(siblingsOf(start).before))) return;
  const folded = [start, ...siblingsOf(start).after];
  const details = new Element('details', {}, []);
  DomUtils.prepend(start, details);
  for (const node of folded) {
    DomUtils.removeElement(node);
    DomUtils.appendChild(details, node);
  }
  const summary = new Element('summary', {}, []);
  DomUtils.prependChild(details, summary);
};
