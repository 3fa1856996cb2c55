import { letterhead } from '../outgoing/letterhead.ts';
import { threadKey } from '../outgoing/threadKey.ts';
import { newsToken, type NewsChoice } from './newsToken.ts';

/** Where a contact says that it wants no more news of a kind. */
export const newsPath = '/news/';

/** The link of one contact and one kind of news. */
export const unsubscribeUrl = (choice: NewsChoice): string => `${letterhead().publicUrl}${newsPath}${newsToken(threadKey(), choice)}`;
