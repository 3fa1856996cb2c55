import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../access/context.ts';
import { incomingLetterShape } from '../mail/incomingLetter.type.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readOne } from '../platform/reading/connection.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';

/** The letter that an act was about, as its payload is asked for; null when the act was refused. */
export const shownLetter = async (context: Context, info: GraphQLResolveInfo, id: string | null): Promise<Shaped | null> =>
  id === null ? null : readOne(context.reader, incomingLetterShape, selectionOf(info, 'letter'), new Conditions().where('t.id = ?', id));
