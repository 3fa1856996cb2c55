import type { Feature } from '../platform/feature.ts';
import { AnnouncementLettersResolver } from './announcementLetters.resolver.ts';
import { followContact } from './choosing.ts';
import { serveNews } from './newsDoor.ts';
import { sendNews } from './newsLetters.ts';
import { NewsPreviewResolver } from './newsPreview.resolver.ts';

/** News by letter: what is announced to everybody, told to contacts of clients as well, as long as they want it (§2.4, §3.3, §6). */
export default {
  name: 'news',
  requires: ['announcements', 'outgoing'],
  resolvers: [AnnouncementLettersResolver, NewsPreviewResolver],
  reactions: [{ to: 'CONTACT_UPDATED', react: followContact }],
  followers: [{ id: 'clientsOfNews', to: 'ANNOUNCEMENT_PUBLISHED', follow: sendNews }],
  serve: serveNews,
} satisfies Feature;
