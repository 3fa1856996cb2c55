import { addressInName } from '@reglament/schema';
import { safeFileName } from '../attachments/fileName.ts';
import type { AcceptedFile, LetterFile } from '../attachments/letterFiles.ts';
import { imagesByContentId, withImages, type LetterHtml } from '../correspondence/letterHtml.ts';
import { remarkNaming, remarkWith } from '../correspondence/letterRemark.ts';
import { longestBody } from '../tickets/requestFields.ts';
import type { ReadLetter } from './letterReading.ts';

/** §4.4: the HTML of a letter as its message shows it, its pictures from the files of the message; null when it has none that can be shown. */
export const shownHtml = ({ html }: ReadLetter, files: readonly AcceptedFile[]): LetterHtml | null => {
  if (html === null) return null;
  const shown = withImages(html.html, imagesByContentId(files));
  return shown !== '' && Buffer.byteLength(shown) <= 2 * longestBody ? { ...html, html: shown } : null;
};

/** What staff should know about a letter; `left` are its files that could not become attachments. */
export const remarksOf = ({ remarks, replyTo, authors: [author] }: ReadLetter, left: readonly LetterFile[]): string[] => {
  const [infected, others] = [left.filter(isInfected), left.filter((file) => !isInfected(file))];
  const posing = author ? addressInName(author.name, author.address) : null;
  return [
    ...remarks,
    ...(author && posing !== null ? [remarkWith('NAME_POSES', `${posing} <${author.address}>`)] : []),
    ...(replyTo.length === 0 ? [] : [remarkWith('REPLY_TO', replyTo.join(', '))]),
    ...(infected.length === 0 ? [] : [remarkNaming('FILES_INFECTED', infected.map(({ name, verdict }) => `${safeFileName(name)} (${verdict?.finding ?? '?'})`))]),
    ...(others.length === 0 ? [] : [remarkNaming('FILES_LEFT', others.map(({ name }) => safeFileName(name)))]),
  ];
};
const isInfected = ({ verdict }: LetterFile): boolean => verdict?.state === 'INFECTED';
