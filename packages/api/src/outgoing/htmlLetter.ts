/** Stands in a template for the text of the message, and is no text that anybody writes. */
export const messageMark = '\u{f0000}message\u{f0000}';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** A letter in HTML: the words of its template with the formatted message in their midst, as often as the template asks for it. */
export const htmlLetter = (template: string, message: string): string =>
  template.split(messageMark).map((part) => `<div>${escaped(part).trim().replaceAll('\n', '<br>')}</div>`).join(`<br><div>${message}</div><br>`);

const imageOf = (id: string): RegExp => new RegExp(`src="/attachments/${id}/[^"]*"`, 'gi');

/** Whether the HTML of a letter shows this file as a picture. */
export const showsImage = (html: string | null, id: string): boolean => html !== null && imageOf(id).test(html);

/** Pictures by the Content-ID under which they go with the letter; outside of the desk nobody can fetch them. */
export const withContentIds = (html: string, fileIds: readonly string[]): string => fileIds.reduce((changed, id) => changed.replaceAll(imageOf(id), `src="cid:${id}"`), html);
