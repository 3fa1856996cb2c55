import { locales, type Locale } from '@reglament/schema';
import type { LetterTemplateRecord, WordingVersion, Words } from './documents.ts';

export interface ShownWords { subject: string; body: string; isOwn: boolean }

const ownIn = (version: WordingVersion | undefined, template: string, locale: string): Words | undefined =>
  version?.parameters.mailTexts.find((one) => one.template === template && one.locale === locale);

/** The words of a letter under a version: its own, or the usual ones where it has none. */
export const wordsIn = (version: WordingVersion | undefined, letter: LetterTemplateRecord, locale: Locale): ShownWords => {
  const own = ownIn(version, letter.key, locale);
  const usual = locale === 'ru' ? { subject: letter.subjectRu, body: letter.bodyRu } : { subject: letter.subjectEn, body: letter.bodyEn };
  return { subject: own?.subject ?? usual.subject, body: own?.body ?? usual.body, isOwn: own !== undefined };
};

const saidIn = (version: WordingVersion, letter: LetterTemplateRecord): string => JSON.stringify(locales.map((locale) => wordsIn(version, letter, locale)));

/** The version by which letters are written to requests that are accepted now. */
export const inForce = (versions: readonly WordingVersion[]): WordingVersion | undefined => versions.find((one) => one.inForce);

/** The draft in which the next words can be written. */
export const draftOf = (versions: readonly WordingVersion[]): WordingVersion | undefined => versions.find(({ status }) => status === 'DRAFT');

/** The published versions that changed this letter, the latest first; the first version counts when it has words of its own. */
export const historyOf = (versions: readonly WordingVersion[], letter: LetterTemplateRecord): WordingVersion[] => {
  const published = versions.filter(({ status }) => status !== 'DRAFT').toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  return published.filter((version, index) => {
    const before = published[index - 1];
    return before ? saidIn(before, letter) !== saidIn(version, letter) : locales.some((locale) => ownIn(version, letter.key, locale));
  }).toReversed();
};

export type Piece = { text: string } | { place: string };

/** A text with its places told apart from its words. */
export const piecesOf = (text: string): Piece[] =>
  text.split(/(\{(?:\/if|if [\w.]+|[\w.]+)\})/).filter((part) => part !== '').map((part) => (part.startsWith('{') && part.endsWith('}') ? { place: part } : { text: part }));
