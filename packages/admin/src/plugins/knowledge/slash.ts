import type { FieldWord } from '@reglament/admin/kit';
import type { ArticleRecord, MacroTicket } from './documents.ts';

/** The slash at the beginning of a word before the cursor, and what was typed after it; a path or a date holds a slash inside a word and is none. */
export const slashWordAt = (before: string): FieldWord | null => {
  const found = /(?:^|\s)\/([^/\n]{0,40})$/.exec(before);
  return found ? { start: before.length - (found[1]?.length ?? 0) - 1, end: before.length, query: found[1] ?? '' } : null;
};

const place = /\{\{\s*([\w.]+)\s*\}\}/g;

/** Whether something of the ticket stands in the text. */
export const hasPlaces = ({ kind, text }: Pick<ArticleRecord, 'kind' | 'text'>): boolean => kind === 'MACRO' && (text ?? '').search(place) >= 0;

/** The text of a macro with its places filled in; a place that nobody knows stays, so that the writer sees it. */
export const filled = (text: string, ticket: MacroTicket | null, specialist: string): string => {
  const values: Readonly<Record<string, string | undefined>> = { 'ticket.number': ticket?.number, 'client.name': ticket?.client.name, 'contact.name': ticket?.contact?.name, 'specialist.name': specialist };
  return text.replaceAll(place, (whole, name: string) => values[name] ?? whole);
};

/** What an answer gets of a standard answer: the text of a macro, or the title of an article with its link (§4.10). */
export const insertionOf = (article: Pick<ArticleRecord, 'title' | 'text' | 'link' | 'kind'>, ticket: MacroTicket | null, specialist: string): string => {
  const text = article.kind === 'MACRO' ? filled(article.text ?? '', ticket, specialist) : article.title;
  return article.link ? `${text}${article.kind === 'MACRO' ? '\n' : ': '}${article.link}` : text;
};
