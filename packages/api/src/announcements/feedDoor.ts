import type { FastifyInstance } from 'fastify';
import type { Locale } from '@reglament/schema';
import { localeOf } from '../access/viewer.ts';
import type { System } from '../platform/feature.ts';
import { publicGate, publicHeaders, publicLocale, refuseReading } from '../platform/publicPages.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import { atomFeed, feedPath, type FeedEntry } from './atomFeed.ts';

/** A program that reads a feed comes again sooner than so much is announced. */
const mostEntries = 50;

const columns: Readonly<Record<Locale, string>> = {
  ru: 'title_ru as title, text_ru as text, features_ru as features, fixes_ru as fixes',
  en: 'title_en as title, text_en as text, features_en as features, fixes_en as fixes',
};

const newest = async (reader: Reader, locale: Locale): Promise<FeedEntry[]> => {
  const rows = await readRows<FeedEntry>(reader, `select id, kind, ${columns[locale]}, url, period_from::text as "periodFrom", period_until::text as "periodUntil", published_at as "publishedAt" from announcement order by published_at desc, id desc limit ${mostEntries}`, []);
  return rows.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt).toISOString() }));
};

/** §2.4, §6: what the desk announces, for programs that follow feeds. */
export const serveFeed = (app: FastifyInstance, { pool, reader, config }: Pick<System, 'pool' | 'reader' | 'config'>): void => {
  const mayRead = publicGate(pool);
  app.get<{ Querystring: { language?: string } }>(feedPath, async (request, reply) => {
    const locale = publicLocale(request.query.language, localeOf(request.headers['accept-language']));
    if (!(await mayRead(request))) return refuseReading(reply, locale);
    return reply.headers(publicHeaders).type('application/atom+xml; charset=utf-8').send(atomFeed(await newest(reader, locale), locale, config.publicUrl));
  });
};
