import { GraphQLError } from 'graphql';
import { Refusal } from '../platform/refusal.ts';
import type { Context } from './context.ts';

/** A query has no payload for refusals: they come as errors with the same code, field, clause and sentence. */
export const refusedQuery = ({ locale }: Context, refused: Refusal): GraphQLError =>
  new GraphQLError(refused.sentence(locale), { extensions: { code: refused.code, field: refused.field, clause: refused.clause } });

/** Reads, and says a refusal of a rule in the language of whoever asks. */
export const refusingQuery = <T>(context: Context, read: () => T): T => {
  try {
    return read();
  } catch (error) {
    throw error instanceof Refusal ? refusedQuery(context, error) : error;
  }
};
