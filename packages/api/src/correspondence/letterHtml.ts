import sanitizeHtml from 'sanitize-html';
import { isCareful } from './htmlDepth.ts';

/** What of a letter's HTML is shown. */
export interface LetterHtml {
  html: string;
  /** Images of other servers: they tell the sender that the letter is read, so they are named and not loaded until somebody asks. */
  remoteImages: number;
}

/** Where an image of a letter lies here: by its `cid:`, or by an address of ours that belongs to it. Null when there is none. */
export type ImageAddress = (source: string) => string | null;

const safeColor = [/^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i, /^[a-z]{3,20}$/i, /^rgba?\([\d\s,.%]{1,40}\)$/i];
const safeLength = /^(?:0|\d{1,3}(?:\.\d{1,3})?(?:px|pt|em|rem|%))$/;
const safeLengths = /^(?:0|\d{1,2}(?:\.\d{1,3})?(?:px|pt|em|rem))(?: (?:0|\d{1,2}(?:\.\d{1,3})?(?:px|pt|em|rem))){0,3}$/;
const safeBorder = /^(?:(?:thin|medium|thick|none|solid|dashed|dotted|double|\d{1,2}(?:\.\d)?(?:px|pt)|#[0-9a-f]{3,6}|[a-z]{3,15}|rgb\([\d\s,]{1,20}\))(?: |$)){1,3}$/i;
const spacing = Object.fromEntries(['margin', 'padding'].flatMap((name) => [name, ...['top', 'right', 'bottom', 'left'].map((side) => `${name}-${side}`)]).map((name) => [name, [safeLengths]]));
const borders = Object.fromEntries(['border', 'border-top', 'border-right', 'border-bottom', 'border-left'].map((name) => [name, [safeBorder]]));

/** Looks, and nothing that lays one thing over another, moves it out of sight, or names an address. */
export const allowedStyles = {
  color: safeColor,
  'background-color': safeColor,
  'font-weight': [/^(?:normal|bold|bolder|lighter|[1-9]00)$/],
  'font-style': [/^(?:normal|italic|oblique)$/],
  'font-size': [/^(?:[6-9]|[1-4]\d)(?:\.\d{1,2})?(?:px|pt)$/, /^(?:0?\.[6-9]\d?|[12](?:\.\d{1,2})?)r?em$/, /^(?:6|7|8|9|1\d|2\d)\d%$/, /^(?:x?x-)?(?:small|large)$/, /^(?:medium|smaller|larger)$/],
  'font-family': [/^[\p{L}\d\s,'"_-]{1,200}$/u],
  'text-align': [/^(?:left|right|center|justify|start|end)$/],
  'text-decoration': [/^(?:none|underline|line-through)$/],
  'vertical-align': [/^(?:top|middle|bottom|baseline|sub|super)$/],
  'white-space': [/^(?:normal|pre|pre-wrap|pre-line|nowrap)$/],
  'line-height': [/^(?:normal|[12](?:\.\d{1,3})?|1\d\d%)$/],
  'list-style-type': [/^[a-z-]{1,20}$/],
  'border-collapse': [/^(?:collapse|separate)$/],
  width: [safeLength],
  'max-width': [safeLength],
  height: [safeLength],
  ...spacing,
  ...borders,
};

const tables = ['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption', 'colgroup', 'col'];
const texts = ['p', 'div', 'span', 'br', 'hr', 'b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'sub', 'sup', 'small', 'big', 'font', 'center', 'code', 'pre', 'tt', 'kbd', 'samp', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'a', 'img'];
const sizes = ['width', 'height', 'align', 'valign'];

/** An image that lies in the letter itself as text; a picture drawn by a program (SVG) is none. */
const isOwnImage = (source: string): boolean => /^data:image\/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]+$/i.test(source);
const isRemote = (source: string): boolean => /^https?:\/\//i.test(source) && URL.canParse(source);

/** An address that no browser can read leads nowhere. */
const isOpenable = (address: string): boolean => /^(?:https?:|mailto:|tel:)/i.test(address) && URL.canParse(address);

const keptImage = (source: string, addressOf: ImageAddress): Record<string, string> | null => {
  const address = addressOf(source);
  if (address) return { src: address };
  if (isOwnImage(source)) return { src: source };
  return isRemote(source) ? { 'data-remote-src': source } : null;
};

/**
 * The HTML of a letter as it can be shown to staff: only tags, attributes and styles that are known to be harmless; no script, form,
 * style sheet or frame; links that open outside; images of the letter from here, images of others only named. It never shows what
 * a careful reading cannot finish: null then, and the text of the letter stands for it.
 */
export const safeHtml = (given: string, addressOf: ImageAddress): LetterHtml | null => {
  if (!isCareful(given)) return null;
  let remoteImages = 0;
  const html = sanitizeHtml(given.replaceAll('\u0000', '').toWellFormed(), {
    allowedTags: [...texts, ...tables],
    disallowedTagsMode: 'discard',
    nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'template', 'xmp', 'noembed', 'noframes', 'iframe', 'svg', 'math', 'select', 'object'],
    allowedAttributes: {
      '*': ['style', 'dir', 'lang', 'title'], a: ['href', 'rel', 'target'], img: ['src', 'data-remote-src', 'alt', ...sizes], font: ['color', 'size', 'face'], ol: ['start', 'type'],
      table: ['border', 'cellpadding', 'cellspacing', 'bgcolor', ...sizes], tr: ['bgcolor', ...sizes], td: ['colspan', 'rowspan', 'bgcolor', ...sizes], th: ['colspan', 'rowspan', 'bgcolor', ...sizes], col: ['span', ...sizes],
      div: ['align'], p: ['align'], blockquote: ['type'],
    },
    allowedStyles: { '*': allowedStyles },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    // a `cid:` that `addressOf` left standing is replaced where its file is known (see withImages)
    allowedSchemesByTag: { img: ['http', 'https', 'data', 'cid'] },
    allowedSchemesAppliedToAttributes: ['href', 'src', 'data-remote-src'],
    allowProtocolRelative: false,
    transformTags: {
      a: (tagName, { href, title }) => ({ tagName, attribs: href && isOpenable(href.trim()) ? { href: href.trim(), ...(title ? { title } : {}), rel: 'noopener noreferrer', target: '_blank' } : {} }),
      img: (tagName, { src = '', ...rest }) => {
        const { 'data-remote-src': _pretended, ...attribs } = rest;
        const kept = keptImage(src.trim(), addressOf);
        if (kept && 'data-remote-src' in kept) remoteImages += 1;
        return { tagName, attribs: { ...attribs, ...kept } };
      },
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs['src'] && !attribs['data-remote-src'],
  });
  return { html: html.trim(), remoteImages };
};

/** Images by the Content-ID under which the letter names them. */
export const imagesByContentId = (files: readonly { contentId: string | null; address: string }[]): ImageAddress => {
  const known = new Map(files.flatMap(({ contentId, address }) => (contentId ? [[contentId, address] as const] : [])));
  return (source) => {
    const [, id] = /^cid:(.+)$/i.exec(source) ?? [];
    return id === undefined ? null : (known.get(id) ?? known.get(safeDecoded(id)) ?? null);
  };
};

/** Puts addresses in place of the `cid:` that safe HTML still bears; a picture that has none is left out. */
export const withImages = (html: string, addressOf: ImageAddress): string =>
  html.replaceAll(/<img\b[^<>]*>/g, (tag) => {
    const [source, named] = / src="(cid:[^"]*)"/.exec(tag) ?? [];
    if (source === undefined || named === undefined) return tag;
    const address = addressOf(named);
    return address === null ? '' : tag.replace(source, () => ` src="${address}"`);
  });

const safeDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
