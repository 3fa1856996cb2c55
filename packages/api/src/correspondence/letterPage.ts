import { DomUtils, parseDocument } from 'htmlparser2';
import { withTurnsShown } from '@reglament/schema';
import render from 'dom-serializer';
import { remotePicturesIn } from './remotePictures/pictureAddress.ts';
import { foldTail } from './tailFolding.ts';

/** The console hands its colours over as variables; a letter with colours of its own lies on white paper, as its author saw it. */
const style = `
:root { color-scheme: light; }
html { overflow: auto hidden; background: transparent; }
body { margin: 0; font: 14px/20px var(--font, system-ui, sans-serif); color: var(--text, #1d2129); overflow-wrap: anywhere; }
body[data-paper] { padding: 12px; border-radius: 6px; background: #fff; color: #1d2129; }
p { margin: 0 0 .7em; } body > :last-child { margin-bottom: 0; }
a { color: var(--accent, #1f5fbf); } body[data-paper] a { color: #1f5fbf; }
img { max-width: 100%; height: auto; } pre { white-space: pre-wrap; } table { max-width: 100%; }
img[data-remote-src]:not([src]) { display: inline-block; min-width: 24px; min-height: 24px; border: 1px dashed var(--edge, #8a8f98); border-radius: 3px; }
blockquote { margin: .5em 0; padding-left: 12px; border-left: 2px solid var(--border, #d0d4da); }
details { margin-top: 8px; } summary { display: inline-block; padding: 0 10px; border-radius: 9px; background: var(--sunken, #eceef1); color: var(--muted, #565c66); line-height: 18px; cursor: pointer; list-style: none; }
body[data-paper] summary { background: #eceef1; color: #565c66; } summary::-webkit-details-marker { display: none; } summary::before { content: '…'; } summary:focus-visible { outline: 2px solid var(--accent, #1f5fbf); }
`;

const ownColours = /\sbgcolor="|background-color\s*:|\bcolor\s*[:=]/i;

export interface PageOptions {
  /** Where the desk gives out the images that lie on other servers, by their place in the letter; null: they stay out. */
  pictureAt: ((place: number) => string) | null;
  /** What a folded signature and quote are called, for those who do not see. */
  tailLabel: string;
}

/** What a letter may do in its frame: show itself, open a link outside, and nothing else. Scripts, forms, styles and images of others have no way in. */
export const letterPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox allow-same-origin; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** The page of a letter for its frame; `html` has been made safe before it was kept. */
export const letterPage = (html: string, { pictureAt, tailLabel }: PageOptions): string => {
  const letter = parseDocument(withTurnsShown(html));
  if (pictureAt) for (const [place, image] of remotePicturesIn(letter).entries()) image.attribs['src'] = pictureAt(place);
  foldTail(letter);
  for (const summary of DomUtils.getElementsByTagName('summary', letter)) summary.attribs['aria-label'] = tailLabel;
  const paper = ownColours.test(html) ? ' data-paper' : '';
  return `<!doctype html><html><head><meta charset="utf-8"><title></title><style>${style}</style></head><body${paper}>${render(letter, { encodeEntities: 'utf8' })}</body></html>`;
};
