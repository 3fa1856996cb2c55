import { Parser } from 'htmlparser2';

/** Beyond these a careful reading would take too long. */
const longestCarefulHtml = 1_000_000;
const deepestCarefulHtml = 256;

/** They hold nothing, so they are no level. */
const empty: ReadonlySet<string> = new Set(['area', 'base', 'basefont', 'br', 'col', 'command', 'embed', 'frame', 'hr', 'img', 'input', 'isindex', 'keygen', 'link', 'meta', 'param', 'source', 'track', 'wbr']);

/**
 * How deep the elements of a document lie, as the parser lays them who reads it afterwards: paragraphs, items, cells and rows end where
 * the next one begins, whether or not somebody closed them; what stands in comments and style sheets is no element.
 * @returns one more than `most` when they lie deeper: nobody looks on
 */
export const depthOf = (html: string, most = deepestCarefulHtml): number => {
  let [depth, deepest] = [0, 0];
  const parser = new Parser({
    onopentagname: (name) => {
      if (empty.has(name)) return;
      depth += 1;
      deepest = Math.max(deepest, depth);
      if (deepest > most) parser.pause();
    },
    onclosetag: (name) => {
      if (!empty.has(name)) depth -= 1;
    },
  });
  parser.write(html);
  return deepest;
};

/** Whether a document can be read with care: neither too long nor too deep for a parser. */
export const isCareful = (html: string): boolean => html.length <= longestCarefulHtml && depthOf(html) <= deepestCarefulHtml;
