import type { Feature } from '../platform/feature.ts';
import { followContact } from './choosing.ts';
import { serveNews } from './newsDoor.ts';
import { sendNews } from './newsLetters.ts';

/** News by letter: what is announced to everybody, told to contacts of clients as well, as long as they want it (§2.4, §6). */
export default {
  name: 'news',
  requires: ['announcements', 'outbox'],
  reactions: [{ to: 'CONTACT_UPDATED', react: followContact }],
  followers: [{ id: 'clientsOfNews', to: 'ANNOUNCEMENT_PUBLISHED', follow: sendNews }],
  serve: serveNews,
} satisfies Feature;
