import sanitizeHtml from 'sanitize-html';

/** Beyond these a careful reading would take too long; what is left of the tags then stays out all the same. */
const longestCarefulHtml = 1_000_000;
const deepestCarefulHtml = 256;

/** They hold nothing, so nobody closes them. */
const empty: ReadonlySet<string> = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);

/** How deep the tags of a document lie, in one pass; tags that nobody closes count too. */
export const depthOf = (html: string): number => {
  let depth = 0;
  let deepest = 0;
  for (const [, closing, name = '', selfClosing] of html.matchAll(/<(\/)?([a-z][a-z0-9]*)\b[^<>]*?(\/)?>/gi)) {
    if (closing) depth = Math.max(depth - 1, 0);
    else if (!selfClosing && !empty.has(name.toLowerCase())) deepest = Math.max(deepest, (depth += 1));
  }
  return deepest;
};

/** Where a reader sees the line end. */
const lineEnds = /<br\s*\/?>|<\/(?:p|div|tr|li|ul|ol|table|blockquote|h[1-6]|pre)\s*>/gi;

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&nbsp;': ' ', '&#39;': "'" };
const decodeEntities = (text: string): string => text.replaceAll(/&(?:amp|lt|gt|quot|nbsp|#39);/g, (entity) => entities[entity] ?? entity);

/** Whether a document can be read with care: neither too long nor too deep for a parser. */
export const isCareful = (html: string): boolean => html.length <= longestCarefulHtml && depthOf(html) <= deepestCarefulHtml;

/** The text of a letter that came as HTML only: words and line ends, no mark-up, no scripts, no styles. */
export const textOfHtml = (html: string): string => {
  const lined = html.replaceAll(/\r\n?|\n/g, ' ').replaceAll(lineEnds, '\n');
  const words = isCareful(html)
    ? sanitizeHtml(lined, { allowedTags: [], allowedAttributes: {}, nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title'] })
    : lined.replaceAll(/<[^<>]*>/g, ' ');
  return decodeEntities(words)
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
};
