import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Locale } from '@reglament/schema';
import type { Pool } from 'pg';
import { attemptBucket } from './attemptBucket.ts';
import { PointBuckets } from './graphql/pointBuckets.ts';

/** Where everybody reads what the desk publishes, without sign-in (§2.4, §6); the console's pages lie elsewhere. */
export const publicPath = '/public';

/** So many readings at once for an address, which fill up again within a minute: an office behind one address reads, a machine does not copy all day. */
export const publicReadings = { most: 120, withinSeconds: 60 } as const;

/** What a page by itself says: it fetches nothing, runs nothing and stands in no frame; `formAction` is where its form may go. */
export const headersOfPage = (formAction: 'none' | 'self'): Readonly<Record<string, string>> => ({
  'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; form-action '${formAction}'; base-uri 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
});

/** Of what everybody reads. */
export const publicHeaders = {
  ...headersOfPage('none'),
  'cache-control': 'no-cache',
  vary: 'accept-language',
} as const;

/** Asks whether an address may read once more. */
export const publicGate = (pool: Pool): ((request: FastifyRequest) => Promise<boolean>) => {
  const buckets = new PointBuckets(pool);
  return async ({ ip }) => (await buckets.spend(attemptBucket('public', ip, publicReadings.most, publicReadings.withinSeconds), 1)).granted;
};

/** The language that the address names, else the reader's own. */
export const publicLocale = (named: unknown, readers: Locale): Locale => (named === 'ru' || named === 'en' ? named : readers);

const tooOften: Readonly<Record<Locale, string>> = { ru: 'Слишком много запросов. Повторите через минуту.', en: 'Too many requests. Try again in a minute.' };

/** What whoever reads too often is told. */
export const refuseReading = (reply: FastifyReply, locale: Locale): FastifyReply =>
  reply.headers(publicHeaders).code(429).header('retry-after', String(publicReadings.withinSeconds)).type('text/plain; charset=utf-8').send(tooOften[locale]);
