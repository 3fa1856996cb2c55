import type { AcceptedFile } from '../attachments/letterFiles.ts';
import { imagesByContentId, safeHtml, type LetterHtml } from '../correspondence/letterHtml.ts';
import { longestBody } from '../tickets/requestFields.ts';
import type { ReadLetter } from './letterReading.ts';

/** §4.4: the HTML of a letter as its message shows it, its pictures from the files of the message; null when it has none that can be shown. */
export const shownHtml = ({ html }: ReadLetter, files: readonly AcceptedFile[]): LetterHtml | null => {
  const safe = html === null ? null : safeHtml(html, imagesByContentId(files));
  return safe && safe.html !== '' && Buffer.byteLength(safe.html) <= 2 * longestBody ? safe : null;
};
