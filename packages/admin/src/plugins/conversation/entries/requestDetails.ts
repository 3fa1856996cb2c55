import type { Locale, Vocabulary } from '@reglament/schema';

/** What a request can be told later (§4.5), by the fields of `createTicket`. */
const details: Vocabulary = {
  contactId: { ru: 'контактное лицо', en: 'contact' },
  productId: { ru: 'продукт', en: 'product' },
  productVersion: { ru: 'версия продукта', en: 'product version' },
  criticality: { ru: 'критичность', en: 'criticality' },
  categoryCode: { ru: 'категория', en: 'category' },
  relatedLinks: { ru: 'изученные материалы', en: 'what was read before' },
};

/** The fields of a fact, in words. */
export const detailsIn = (fields: string, locale: Locale): string => fields.split(',').map((field) => details[field]?.[locale] ?? field).join(', ');
