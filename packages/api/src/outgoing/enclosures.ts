import type { Locale } from '@reglament/schema';
import { escaped } from './htmlLetter.ts';

/** A file as far as it matters for a letter. */
export interface Enclosure {
  id: string;
  fileName: string;
  size: number;
}

/**
 * §4.4: the files of an answer go with its letter, in their order, as long as they fit together; a smaller one behind one that does
 * not fit may still go. The others stay in the request.
 */
export const enclose = <File extends Enclosure>(files: readonly File[], mostBytes: number): { enclosed: File[]; left: File[] } => {
  const enclosed: File[] = [];
  const left: File[] = [];
  let bytes = 0;
  for (const file of files) {
    const fits = bytes + file.size <= mostBytes;
    if (fits) bytes += file.size;
    (fits ? enclosed : left).push(file);
  }
  return { enclosed, left };
};

const sentences = {
  ru: (names: string, number: string) => `В письмо не поместилось: ${names}. Файлы хранятся в обращении ${number}: ответьте на это письмо, и мы передадим их другим способом.`,
  en: (names: string, number: string) => `Too large for this letter: ${names}. The files are kept with request ${number}: reply to this letter and we will hand them over in another way.`,
} satisfies Record<Locale, (names: string, number: string) => string>;

const mentioned = (left: readonly Enclosure[], locale: Locale, number: string): string => sentences[locale](left.map(({ fileName }) => fileName).join(', '), number);

/** The text of an answer with a sentence that says where the files are that could not go with it. */
export const withMentioned = (body: string, left: readonly Enclosure[], locale: Locale, number: string): string =>
  left.length === 0 ? body : `${body}\n\n${mentioned(left, locale, number)}`;

/** The same sentence for a letter in HTML; empty when everything fits. */
export const mentionedInHtml = (left: readonly Enclosure[], locale: Locale, number: string): string => (left.length === 0 ? '' : `<p>${escaped(mentioned(left, locale, number))}</p>`);
