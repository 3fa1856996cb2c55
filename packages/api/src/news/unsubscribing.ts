import { letterhead } from '../outgoing/letterhead.ts';
import { threadKey } from '../outgoing/threadKey.ts';
import { newsToken, type NewsChoice } from './newsToken.ts';

/** Where a contact says that it wants no more news of a kind. */
export const newsPath = '/news/';

/** The link of one contact and one kind of news. */
export const unsubscribeUrl = (choice: NewsChoice): string => `${letterhead().publicUrl}${newsPath}${newsToken(threadKey(), choice)}`;

/** The same for mail programs, which do it by one click where the desk is reached by TLS (RFC 2369, RFC 8058); and that it is news to many. */
export const newsHeaders = (url: string): Record<string, string> => ({
  'List-Unsubscribe': `<${url}>`,
  ...(url.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
  Precedence: 'bulk',
});
