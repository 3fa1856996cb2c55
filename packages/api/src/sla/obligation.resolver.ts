import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { boundClientOf, type Viewer } from '../access/viewer.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readOne } from '../platform/reading/connection.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { calendarOfVersions, ruleBookOf } from '../regulation/ruleBook.ts';
import { differenceIn, sentencesOf } from './explanationSentences.ts';
import { explain, type ExplainedObligation } from './explanation.ts';
import { obligationAsOf } from './pastObligation.ts';
import { Explanation, explanationNeeds, obligationShape, ResponseObligationType } from './sla.type.ts';

/** The obligation's row as the rule wants it: instants as epoch milliseconds. */
const explainedOf = (row: Shaped, regulationVersion: string): ExplainedObligation => {
  const at = (field: string): number => new Date(row[field] as string | Date).getTime();
  return {
    kind: row['kind'] as ExplainedObligation['kind'],
    priority: row['priority'] as ExplainedObligation['priority'],
    openedAt: at('openedAt'),
    startsAt: at('startsAt'),
    dueAt: at('dueAt'),
    outerLimitAt: at('outerLimitAt'),
    regulationVersion,
    calendarVersions: String(row['calendarVersions']).split(', '),
  };
};

/** A client’s system sees what was promised to its client. */
export const ownObligations = (conditions: Conditions, viewer: Viewer): Conditions => conditions.whereGiven('t.client_id = ?', boundClientOf(viewer));

@Resolver(() => ResponseObligationType)
export class ObligationResolver {
  @Query(() => ResponseObligationType, { nullable: true, description: 'One promised reaction; with `asOf` as the ledger held it at that moment, standing, explanation and history included, and null when it was not promised yet (R19).' })
  async obligation(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('asOf', () => DateTime, { nullable: true, description: 'Not in the future.' }) asOf?: Date | null,
  ): Promise<Shaped | null> {
    const bound = boundClientOf(allowed(context, 'sla.read'));
    if (!isUuid(id)) return null;
    if (asOf) return obligationAsOf(context, id, asOf, bound);
    return readOne(context.reader, { ...obligationShape, always: explanationNeeds }, selectionOf(info), new Conditions().where('t.id = ?', id).whereGiven('t.client_id = ?', bound));
  }

  @FieldResolver(() => Explanation, { description: 'Why it is due then, day by day (R20).' })
  explanation(@Root() obligation: Shaped, @Ctx() context: Context): Explanation {
    const book = ruleBookOf(String(obligation['regulationVersionId']));
    const { parameters } = book;
    const values = explainedOf(obligation, book.number);
    // by the calendar that was in force for this promise, whatever was published since (R19)
    const explained = explain(calendarOfVersions(book, String(obligation['calendarVersions'])), parameters, values);
    return {
      termWorkingSeconds: explained.termSeconds,
      countedWorkingSeconds: explained.countedSeconds,
      workingDays: explained.workingDays,
      priority: explained.priority,
      startsAt: explained.startsAt,
      dueAt: explained.dueAt,
      outerLimitAt: explained.outerLimitAt,
      clauses: [...explained.clauses],
      regulationVersion: explained.regulationVersion,
      calendarVersions: [...explained.calendarVersions],
      provisional: explained.provisional,
      difference: differenceIn(explained, context.locale, parameters.dueRule),
      sentences: sentencesOf(explained, { locale: context.locale, timeZone: parameters.timeZone, dueRule: parameters.dueRule, openedAt: values.openedAt }),
      days: explained.days.map((day) => ({
        date: day.date,
        kind: day.kind,
        name: day.name?.[context.locale] ?? null,
        intervals: [...day.intervals],
        countedSeconds: day.countedSeconds,
      })),
    };
  }
}
