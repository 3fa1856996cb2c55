import { refusal } from '../platform/refusal.ts';
import type { Kept } from '../platform/input/fields.ts';
import type { PublicWords } from './announce.ts';
import { clause, type announcementFields } from './announcementFields.ts';

/** A product as far as its release is announced. */
export interface NamedProduct {
  name: string;
  nameEn?: string | null | undefined;
}

const missing = (field: string): Error => refusal('REQUIRED_FIELD_MISSING', { field: [field], clause });

/** §3.3: a release that has no title of its own is called by its product and version. */
const releaseTitle = ({ name, nameEn }: NamedProduct, version: string): PublicWords['title'] => ({ ru: `Новая версия: ${name} ${version}`, en: `New version: ${nameEn ?? name} ${version}` });

/** What will be said in both languages: what is not written in English is said in Russian. A release names product and version; anything else has a title. */
export const writtenWords = (given: Kept<typeof announcementFields>, product: NamedProduct | null): Pick<PublicWords, 'kind' | 'title' | 'text'> => {
  const { kind, productVersion, titleRu, titleEn, textRu, textEn } = given;
  const text = { ru: textRu, en: textEn ?? textRu };
  if (kind !== 'RELEASE') {
    if (titleRu === null) throw missing('titleRu');
    return { kind, title: { ru: titleRu, en: titleEn ?? titleRu }, text };
  }
  if (!product) throw missing('productId');
  if (productVersion === null) throw missing('productVersion');
  const usual = releaseTitle(product, productVersion);
  return { kind, title: { ru: titleRu ?? usual.ru, en: titleEn ?? titleRu ?? usual.en }, text };
};
