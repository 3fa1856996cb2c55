import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from '../access/viewer.ts';
import { threadKey } from '../outgoing/threadKey.ts';
import { attemptBucket } from '../platform/attemptBucket.ts';
import type { System } from '../platform/feature.ts';
import { PointBuckets } from '../platform/graphql/pointBuckets.ts';
import { headersOfPage } from '../platform/publicPages.ts';
import { chooseNews } from './choosing.ts';
import { newsPage, type NewsState } from './newsPage.ts';
import { readNewsToken, type NewsChoice } from './newsToken.ts';
import { newsPath } from './unsubscribing.ts';

/** Whoever follows a link has one that works; a machine that guesses has none. */
const mostWrong = 30;
const wrongWithinSeconds = 10 * 60;
const longestBodyBytes = 4096;

const whoever = { kind: 'SYSTEM', id: null, name: 'link in a letter' } as const;

const pageHeaders = { ...headersOfPage('self'), 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

/**
 * §2.4, §6: the link in letters of news, without sign-in. Opening it only asks, for mail programs and virus scanners open every link;
 * a press of the button, or the one click of a mail program (RFC 8058), acts. It can do nothing but this.
 */
export const serveNews = (app: FastifyInstance, { workshop, pool }: Pick<System, 'workshop' | 'pool'>): void => {
  const buckets = new PointBuckets(pool);
  const answer = (request: FastifyRequest, reply: FastifyReply, state: NewsState, choice: NewsChoice | null): FastifyReply =>
    reply.headers(pageHeaders).code(state === 'UNKNOWN' ? 404 : state === 'TOO_OFTEN' ? 429 : 200).send(newsPage(state, choice?.kind ?? null, localeOf(request.headers['accept-language'])));
  const unknown = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { granted } = await buckets.spend(attemptBucket('link', request.ip, mostWrong, wrongWithinSeconds), 1);
    return answer(request, reply, granted ? 'UNKNOWN' : 'TOO_OFTEN', null);
  };

  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: longestBodyBytes }, (_request, body, done) => done(null, body));
    scope.get<{ Params: { token: string } }>(`${newsPath}:token`, async (request, reply) => {
      const choice = readNewsToken(threadKey(), request.params.token);
      return choice ? answer(request, reply, 'ASKED', choice) : unknown(request, reply);
    });
    scope.post<{ Params: { token: string } }>(`${newsPath}:token`, async (request, reply) => {
      const choice = readNewsToken(threadKey(), request.params.token);
      if (!choice) return unknown(request, reply);
      const isWanted = request.body === 'choice=WANTED';
      await workshop.perform(whoever, (work) => chooseNews(work, choice, isWanted));
      return answer(request, reply, isWanted ? 'WANTED' : 'REFUSED', choice);
    });
  });
};
