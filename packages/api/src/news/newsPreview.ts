import { locales, type Locale } from '@reglament/schema';
import type { PublishAnnouncementInput } from '../announcements/announcementInputs.ts';
import { announcementFields, clause } from '../announcements/announcementFields.ts';
import { numbersOf, solvedByNumbers } from '../announcements/solvedTickets.ts';
import { writtenWords, type NamedProduct } from '../announcements/writtenWords.ts';
import { letterPage } from '../outgoing/letterPage.ts';
import { letterhead } from '../outgoing/letterhead.ts';
import { wordedLetter } from '../outgoing/wordedLetter.ts';
import { clock } from '../platform/clock.ts';
import { isUuid } from '../platform/identity.ts';
import { allFields } from '../platform/input/fields.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import { refusal } from '../platform/refusal.ts';
import { ruleBookAt } from '../regulation/ruleBook.ts';
import { countReaders } from './newsReaders.ts';
import { newsPath } from './unsubscribing.ts';
import { newsWords } from './newsWords.ts';

/** A letter of news as a reader of one language would get it. */
export interface PreviewedNews {
  locale: Locale;
  subject: string;
  body: string;
  html: string;
}

export interface NewsPreview {
  recipients: number;
  letters: PreviewedNews[];
}

const someone: Readonly<Record<Locale, string>> = { ru: 'Имя контактного лица', en: 'Name of the contact' };

const productOf = async (reader: Reader, id: string | null | undefined): Promise<NamedProduct | null> => {
  if (id === null || id === undefined) return null;
  const [product] = isUuid(id) ? await readRows<NamedProduct>(reader, 'select name, name_en as "nameEn" from product where id = $1', [id]) : [];
  if (!product) throw refusal('NOT_FOUND', { field: ['productId'], clause });
  return product;
};

/** §3.3, §6: an announcement as contacts would get it by letter, made by what writes the letters. Nothing is published. */
export const newsPreview = async (reader: Reader, input: PublishAnnouncementInput): Promise<NewsPreview> => {
  const fields = allFields(announcementFields, input, clause);
  const product = await productOf(reader, input.productId);
  const { notes, ...said } = writtenWords(fields, product);
  const solved = await solvedByNumbers(reader, fields.solvedTickets);
  // each client reads its own numbers alone, so the letter shown is one to whoever is named first
  const words = { ...said, release: { product, productVersion: fields.productVersion, notes, solved: numbersOf(solved, solved[0]?.clientId ?? null), at: clock.now() } };
  const texts = ruleBookAt(clock.now()).parameters.mailTexts;
  const letters = locales.map((locale): PreviewedNews => {
    const worded = wordedLetter(newsWords(words, locale, { name: someone[locale], unsubscribeUrl: `${letterhead().publicUrl}${newsPath}…` }), texts);
    return { locale, subject: worded.subject, body: worded.body, html: letterPage({ ...worded, locale }) };
  });
  return { recipients: await countReaders(reader, { kind: words.kind, productId: input.productId ?? null, solvedFor: solved.map(({ clientId }) => clientId) }), letters };
};
