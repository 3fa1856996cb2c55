import type { Locale } from '@reglament/schema';
import { GraphQLError } from 'graphql';
import { refusal } from '../refusal.ts';

/** Why a reading was broken off for its time; what is read in one request fails with one and the same. */
const timedOut = (milliseconds: number, locale: Locale): GraphQLError =>
  new GraphQLError(refusal('TIMED_OUT', { params: { seconds: milliseconds / 1000 } }).sentence(locale), { extensions: { code: 'TIMED_OUT' } });

/** Nobody will read this: whoever asked has gone. */
const gone = (): GraphQLError => new GraphQLError('The caller has gone', { extensions: { code: 'TIMED_OUT' } });

/** For how long somebody waits for an answer. */
export interface Patience {
  signal: AbortSignal;
  /** The caller has gone; nothing is read for them any longer. */
  leave: () => void;
  /** The answer is there: the clock stops. */
  end: () => void;
}

/** Patience for one request: it ends with its time, or when its caller leaves. */
export const patienceOf = (milliseconds: number, locale: Locale): Patience => {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(timedOut(milliseconds, locale)), milliseconds);
  timer.unref();
  return {
    signal: controller.signal,
    leave: () => {
      clearTimeout(timer);
      controller.abort(gone());
    },
    end: () => clearTimeout(timer),
  };
};
