import { turningCharacters } from '@reglament/schema';
import { hidesWords } from '../../correspondence/hiddenWords.ts';
import { imagesByContentId, safeHtml } from '../../correspondence/letterHtml.ts';
import type { LetterRemark } from '../../correspondence/letterRemark.ts';
import type { LetterFile } from '../../attachments/letterFiles.ts';
import { bounceIn } from '../bounce.ts';
import { authorsOf } from './authors.ts';
import { decodedWords } from './encodedWords.ts';
import { bodyAndFiles, bodyOf, type LetterBody } from './letterBody.ts';
import { fileOf } from './letterFile.ts';
import { headersOf, idsIn, readableHeaders } from './letterHeaders.ts';
import { partsOf, type LetterPart } from './letterParts.ts';
import { plainLinesOf } from './plainLines.ts';
import { protectionOf } from './protection.ts';
import { UnreadableLetter } from './readingFaults.ts';
import type { ReadLetter } from './readLetter.ts';
import { routeOf } from './route.ts';
import { unpackWinmail, type Winmail } from './tnef.ts';

/** The marks by which a letter is a letter: bytes without any of them are something else. */
const letterMarks = ['from', 'subject', 'message-id', 'date', 'to'];
/** More than anybody reads; the request cuts it further, with a note. */
const longestSubjectInCharacters = 20_000;
const largestWinmailBytes = 20 * 1024 * 1024;

const isWinmail = ({ type, nameIn }: LetterPart): boolean => /^application\/(?:vnd\.)?ms-tnef$/.test(type) || nameIn(null)?.toLowerCase() === 'winmail.dat';

/** The files of a letter; a `winmail.dat` gives what is in it, or stays what it is. */
const filesOf = (parts: readonly LetterPart[], charset: string | null): { files: LetterFile[]; winmail: Winmail | null; kept: boolean } => {
  const files: LetterFile[] = [];
  let [winmail, kept]: [Winmail | null, boolean] = [null, false];
  for (const part of parts) {
    const file = fileOf(part, charset);
    const inside = isWinmail(part) && file.content.length <= largestWinmailBytes ? unpackWinmail(file.content) : null;
    if (inside) winmail = inside;
    // a package that holds neither a file nor a text, or its text in a form of its own, holds something that only Outlook can read
    const isEmptied = inside !== null && (inside.files.length > 0 || inside.text !== null || inside.html !== null);
    const isKept = isWinmail(part) && (!isEmptied || inside.hasHiddenText);
    if (isKept) kept = true;
    files.push(...(isEmptied ? inside.files : []), ...(isEmptied && !isKept ? [] : [file]));
  }
  return { files, winmail, kept };
};

/** What only the package says when the letter itself says nothing. */
const withWinmail = (body: LetterBody, winmail: Winmail | null): LetterBody =>
  winmail === null || body.text.trim() !== '' || body.html !== null ? body : { ...body, text: winmail.text ?? '', html: winmail.html };

/** Formats of a text that nobody opens here, and what a program says that does not know what it sends. */
const closedTexts: ReadonlySet<string> = new Set(['text/rtf', 'application/rtf', 'application/x-rtf', 'application/msword', 'application/octet-stream']);
/** A letter that is one file, whose text is in there if it has one. */
const isTextInFile = (parts: readonly LetterPart[], { text, html }: LetterBody): boolean => parts.length === 1 && parts.every(({ type }) => closedTexts.has(type)) && text.trim() === '' && html === null;

/** What a mail program would show otherwise than it is written, or not at all. */
const unseenIn = (text: string, html: string | null): LetterRemark[] => [
  ...(text.search(turningCharacters) >= 0 || (html !== null && html.search(turningCharacters) >= 0) ? ['TURNS_TEXT' as const] : []), ...(html !== null && hidesWords(html) ? ['HIDES_WORDS' as const] : []),
];

const mostReplyAddresses = 3;
const longestAddress = 254;
const repliesAskedFor = (asked: readonly { address: string }[], authors: readonly { address: string }[]): string[] =>
  [...new Set(asked.map(({ address }) => address))].filter((address) => address.includes('@') && address.length <= longestAddress && !/[\p{C}\s]/u.test(address) && !authors.some((author) => author.address === address)).slice(0, mostReplyAddresses);

/**
 * Reads a letter, whatever mail program wrote it.
 * @throws UnreadableLetter for bytes that are no letter, and for one beyond a megabyte of headers, 300 parts or three million lines
 */
export const parseLetter = async (asItCame: Buffer): Promise<ReadLetter> => {
  const { letter: raw, isMended } = plainLinesOf(asItCame);
  const headers = headersOf(raw);
  if (!letterMarks.some((name) => headers.has(name))) throw new UnreadableLetter('NOT_A_LETTER', 'no header of a letter');
  const values = (name: string): readonly string[] => headers.get(name) ?? [];
  const parts = await partsOf(raw);
  const { body: said, files: enclosed } = bodyAndFiles(parts);
  const written = bodyOf(said);
  const { files, winmail, kept } = filesOf(enclosed, written.charset);
  const body = withWinmail(written, winmail);
  const all = [...files, ...body.files];
  const html = body.html === null ? null : safeHtml(body.html, imagesByContentId(all.map(({ contentId }) => ({ contentId, address: `cid:${encodeURIComponent(contentId ?? '')}` }))));
  const protection = protectionOf(parts, body.text);
  const [subject] = values('subject');
  const remarks: LetterRemark[] = [...(protection ? [protection] : []), ...(kept ? ['WINMAIL_KEPT' as const] : []), ...(!kept && isTextInFile(parts, body) ? ['TEXT_IN_FILE' as const] : []), ...(body.html !== null && html === null ? ['HTML_LEFT' as const] : []), ...unseenIn(body.text, html === null ? null : body.html)];
  const authors = authorsOf(values('from'), body.charset);
  return {
    authors,
    replyTo: repliesAskedFor(authorsOf(values('reply-to').slice(0, 1), body.charset), authors),
    subject: subject === undefined ? null : decodedWords(subject.slice(0, longestSubjectInCharacters), body.charset).trim(),
    text: body.text,
    html,
    remarks,
    isMended,
    messageHeaderId: idsIn(values('message-id'))[0] ?? null,
    inReplyTo: idsIn(values('in-reply-to')),
    references: idsIn(values('references')),
    files: all,
    bounce: bounceIn(raw),
    route: routeOf(headers),
    headers: readableHeaders(headers),
  };
};
