import { refusal } from '../platform/refusal.ts';
import type { Kept } from '../platform/input/fields.ts';
import { invalid } from '../platform/input/values.ts';
import { noNotes, type PublicWords, type ReleaseNotes } from './announce.ts';
import { clause, type announcementFields } from './announcementFields.ts';

/** A product as far as its release is announced. */
export interface NamedProduct {
  name: string;
  nameEn?: string | null | undefined;
}

const missing = (field: string): Error => refusal('REQUIRED_FIELD_MISSING', { field: [field], clause });

/** §3.3: a release that has no title of its own is called by its product and version. */
const releaseTitle = ({ name, nameEn }: NamedProduct, version: string): PublicWords['title'] => ({ ru: `Новая версия: ${name} ${version}`, en: `New version: ${nameEn ?? name} ${version}` });

const inBoth = (ru: string | null, en: string | null): { ru: string; en: string } | null => (ru === null ? null : { ru, en: en ?? ru });

/** §3.3: what is new or mended says enough of a release; anything else says something of its own. What is written in English alone would be told to half of the clients. */
const textOf = ({ kind, textRu, textEn, featuresRu, fixesRu }: Kept<typeof announcementFields>): PublicWords['text'] => {
  const isSaidByNotes = kind === 'RELEASE' && (featuresRu !== null || fixesRu !== null);
  if (textRu === null && (textEn !== null || !isSaidByNotes)) throw missing('textRu');
  return { ru: textRu ?? '', en: textEn ?? textRu ?? '' };
};

const ofReleases = ['featuresRu', 'featuresEn', 'fixesRu', 'fixesEn', 'url', 'solvedTickets'] as const;

/** §3.3: what only a release tells. What is written in English alone would be told to half of the clients. */
const notesOf = (given: Kept<typeof announcementFields>): ReleaseNotes => {
  for (const [ru, en] of [['featuresRu', 'featuresEn'], ['fixesRu', 'fixesEn']] as const) if (given[ru] === null && given[en] !== null) throw missing(ru);
  return { features: inBoth(given.featuresRu, given.featuresEn), fixes: inBoth(given.fixesRu, given.fixesEn), url: given.url };
};

const requireNoNotes = (given: Kept<typeof announcementFields>): void => {
  const field = ofReleases.find((name) => given[name] !== null && given[name].length > 0);
  if (field) throw invalid({ field, clause }, { ru: 'бывает только у новой версии', en: 'belongs to a release only' });
};

/** What will be said in both languages: what is not written in English is said in Russian. A release names product and version; anything else has a title. */
export const writtenWords = (given: Kept<typeof announcementFields>, product: NamedProduct | null): Pick<PublicWords, 'kind' | 'title' | 'text'> & { notes: ReleaseNotes } => {
  const { kind, productVersion, titleRu, titleEn } = given;
  const text = textOf(given);
  if (kind !== 'RELEASE') {
    requireNoNotes(given);
    if (titleRu === null) throw missing('titleRu');
    return { kind, title: { ru: titleRu, en: titleEn ?? titleRu }, text, notes: noNotes };
  }
  if (!product) throw missing('productId');
  if (productVersion === null) throw missing('productVersion');
  const usual = releaseTitle(product, productVersion);
  return { kind, title: { ru: titleRu ?? usual.ru, en: titleEn ?? titleRu ?? usual.en }, text, notes: notesOf(given) };
};
