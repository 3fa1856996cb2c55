const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What XML 1.0 cannot hold, however it is written: most control characters, halves of pairs, two code points that are no characters. */
const impossible = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu;

/** A text as text of HTML or XML, in an element or in an attribute between quotes. */
export const markupOf = (text: string): string => text.toWellFormed().replaceAll(impossible, '').replaceAll(/[&<>"']/g, (found) => entities[found] ?? found);
